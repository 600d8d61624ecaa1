"""The tiers above the communes: certain and possible shares against the legal ones (Điều 6-21 NĐ 20/2014; NĐ 142/2025).

A unit without a verdict counts as failing for the certain share and as passing for the possible one; the tier passes
only if the certain share does, and fails only if the possible one does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from indicators import exact
from indicators.catalog.standards import SHARE_TESTS, Rule, ladders, rules_on
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from indicators.units import named
from indicators.universal_education.judging import Outcome
from indicators.universal_education.survey import Survey, surveyed
from indicators.warehouse import Warehouse

TEST_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "standard", "level", "rule", "label", "numerator",
                "denominator", "value", "threshold", "needed", "state", "certain", "possible", "units", "recognised",
                "document", "article", "rule_status", "note", "outlook", "outlook_label")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A unit below a tier, as far as its level is known."""

    unit_id: int
    difficult: bool | None
    at_least: int
    at_most: int
    recognised: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """One share against its threshold: units certainly and possibly at the level, of all units."""

    rule: Rule
    state: str
    certain: int
    possible: int
    units: int
    threshold: Decimal
    recognised: int
    note: str = ""

    @property
    def value(self) -> float | None:
        return self.certain * 100 / self.units if self.units else None

    @property
    def needed(self) -> int:
        """Units still lacking for the share."""
        return exact.needed(self.certain, self.units, self.threshold)


@dataclass(frozen=True, slots=True)
class Tier:
    """A unit above the communes: shares and outcome by standard; no share where no rule is known."""

    shares: dict[str, list[Share]]
    outcomes: dict[str, Outcome]
    members: dict[str, list[Member]]
    """The units that each rule counts, by rule id."""


def tiers(survey: Survey) -> dict[int, Tier]:
    """Every unit that has communes below it, lowest tier first, so that districts can be counted for the province."""
    below = _below(survey)
    known: dict[int, dict[str, Outcome]] = {
        unit_id: found.outcomes for unit_id, found in survey.judged.items()
    }
    kinds, difficult = (dict(zip(survey.units["unit_id"], survey.units[name], strict=True))
                        for name in ("unit_kind", "difficult"))  # fmt: skip
    found: dict[int, Tier] = {}
    for unit_id in sorted(below, key=lambda each: len(below[each])):
        tier = Tier({}, {}, {})
        inside = [each for each in below[unit_id] if each in known]
        for standard, ladder in ladders(tuple(rule.id for rule in survey.rules)).items():
            shares = []
            for rule in rules_on(survey.year.survey_day, SHARE_TESTS, kinds[unit_id]):
                if rule.standard == standard:
                    counted = "district" if rule.test == "share_of_districts" else "commune"
                    tier.members[rule.id] = [
                        Member(each, difficult[each], known[each][standard].at_least, known[each][standard].at_most,
                               survey.recognised.get((each, standard)))
                        for each in inside if kinds[each] == counted
                    ]  # fmt: skip
                    shares.append(share(rule, tier.members[rule.id]))
            tier.shares[standard] = shares
            open_end = Outcome(None, "insufficient_data", 0, len(ladder))
            tier.outcomes[standard] = climb(shares) if shares else open_end
        found[unit_id] = tier
        known[unit_id] = tier.outcomes
    return found


def _below(survey: Survey) -> dict[int, list[int]]:
    """Communes and districts under every unit above them."""
    below: dict[int, list[int]] = {}
    for unit_id, ancestor_id in zip(survey.pairs["unit_id"].tolist(), survey.pairs["ancestor_id"].tolist(),
                                    strict=True):  # fmt: skip
        if unit_id != ancestor_id:
            below.setdefault(ancestor_id, []).append(unit_id)
    return below


def share(rule: Rule, below: Sequence[Member]) -> Share:
    """The test of one level of a tier; nothing is known of a tier without the units that the rule counts."""
    assert rule.threshold is not None
    if not below:
        return Share(rule, "unknown", 0, 0, 0, rule.threshold, 0)
    if rule.test == "share_of_communes_by_area":
        return _by_area(rule, below)
    certain = sum(unit.at_least >= rule.level for unit in below)
    possible = sum(unit.at_most >= rule.level for unit in below)
    return _judged(rule, certain, possible, len(below), len(below), rule.threshold, below)


def _by_area(rule: Rule, below: Sequence[Member]) -> Share:
    """Both groups must pass, each against its own share; the worse one speaks for both."""
    others, difficult = area_groups(rule, below)
    notes = " ".join(
        text("standards", key, certain=group.certain, units=group.units)
        for key, group in (("by_area_other", others), ("by_area_difficult", difficult))
    )
    worst = min((others, difficult), key=lambda group: ("fail", "unknown", "pass").index(group.state))
    return replace(worst, note=notes)


def area_groups(rule: Rule, below: Sequence[Member]) -> tuple[Share, Share]:
    """The share of the other communes and that of the difficult ones, each inside its own group."""
    assert rule.threshold is not None
    assert rule.threshold_difficult is not None
    return _group(rule, below, False, rule.threshold), _group(rule, below, True, rule.threshold_difficult)


def _group(rule: Rule, below: Sequence[Member], difficult: bool, threshold: Decimal) -> Share:
    """Units without a class may belong to either group: certain and possible share allow for both."""
    own = [unit for unit in below if unit.difficult is difficult]
    either = [unit for unit in below if unit.difficult is None]
    certain = sum(unit.at_least >= rule.level for unit in own)
    possible = sum(unit.at_most >= rule.level for unit in own)
    strangers_failing = sum(unit.at_least < rule.level for unit in either)
    strangers_passing = sum(unit.at_most >= rule.level for unit in either)
    most = possible + strangers_passing
    return _judged(
        rule, certain, most, len(own) + strangers_failing, len(own) + strangers_passing, threshold, own
    )


def _judged(rule: Rule, certain: int, possible: int, most_units: int, fewest_units: int, threshold: Decimal,
            below: Sequence[Member]) -> Share:  # fmt: skip
    """Pass if the certain share passes, fail if the possible one fails. An empty group holds nobody back."""
    if exact.reaches(certain, most_units, threshold):
        state = "pass"
    elif not exact.reaches(possible, fewest_units, threshold):
        state = "fail"
    else:
        state = "unknown"
    recognised = sum((unit.recognised or 0) >= rule.level for unit in below)
    return Share(rule, state, certain, possible, len(below), threshold, recognised)


def climb(shares: Sequence[Share]) -> Outcome:
    """The level of a tier: the highest up to which every level passes."""
    reached = 0
    for tested in shares:
        if tested.state == "unknown":
            ceiling = next(
                (other.rule.level - 1 for other in shares if other.state == "fail"), shares[-1].rule.level
            )
            return Outcome(None, "insufficient_data", reached, ceiling)
        if tested.state == "fail":
            return Outcome(reached, "met" if reached else "not_met", reached, reached, tested.rule.level)
        reached = tested.rule.level
    return Outcome(reached, "met", reached, reached)


def outlooks(shares: Sequence[Share]) -> list[str]:
    """Whether each level is certain, possible or impossible; a level is no better than those below it."""
    found: list[str] = []
    for place in range(len(shares)):
        states = {each.state for each in shares[: place + 1]}
        found.append("impossible" if "fail" in states else "possible" if "unknown" in states else "certain")
    return found


def tier_tests(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`TEST_COLUMNS`: every share of every tier; `recognised` counts the units below recognised at the level.

    `outlook` of the level, lower levels included: certain, possible (numbers missing may decide), impossible.
    """
    survey = surveyed(warehouse, school_year)
    rows = [
        (unit_id, *names, *_share_row(tested), outlook, text("standards", f"outlook_{outlook}"))
        for unit_id, names, tier in named(survey.units, tiers(survey))
        for shares in tier.shares.values()
        for tested, outlook in zip(shares, outlooks(shares), strict=True)
    ]
    return pd.DataFrame(rows, columns=list(TEST_COLUMNS))


def _share_row(tested: Share) -> tuple[object, ...]:
    rule = tested.rule
    return (
        rule.standard, rule.level, rule.id, rule.label, tested.certain, tested.units, tested.value,
        float(tested.threshold), tested.needed, tested.state, tested.certain, tested.possible, tested.units,
        tested.recognised, rule.document, rule.article, rule.status, tested.note,
    )  # fmt: skip
