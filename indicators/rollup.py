"""The tiers above the communes: certain and possible shares against the legal ones (Điều 6-21 NĐ 20/2014; NĐ 142/2025).

A unit without a verdict counts as failing for the certain share and as passing for the possible one; the tier passes
only if the certain share does, and fails only if the possible one does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from indicators import exact
from indicators.catalog.standards import RATE_TESTS, SHARE_TESTS, Rule, rules_on
from indicators.catalog.texts import text
from indicators.judging import Judged, Outcome
from indicators.survey import judged_communes, recognised_levels
from indicators.terms import SchoolYear
from indicators.units import ancestors, named, open_units
from indicators.warehouse import Warehouse

TEST_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "standard", "level", "rule", "label", "numerator",
                "denominator", "value", "threshold", "needed", "state", "certain", "possible", "units", "recognised",
                "document", "article", "rule_status", "note")  # fmt: skip


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


def tiers(
    units: pd.DataFrame,
    pairs: pd.DataFrame,
    judged: Mapping[int, Judged],
    recognised: Mapping[tuple[int, str], int],
    year: SchoolYear,
) -> dict[int, Tier]:
    """Every unit that has communes below it, lowest tier first, so that districts can be counted for the province."""
    difficult = dict(zip(units["unit_id"], units["difficult"], strict=True))
    kinds = dict(zip(units["unit_id"], units["unit_kind"], strict=True))
    below: dict[int, list[int]] = {}
    for unit_id, ancestor_id in zip(pairs["unit_id"], pairs["ancestor_id"], strict=True):
        if unit_id != ancestor_id and kinds[unit_id] != "school":
            below.setdefault(int(ancestor_id), []).append(int(unit_id))
    standards = dict.fromkeys(rule.standard for rule in rules_on(year.survey_day, RATE_TESTS))
    known: dict[int, dict[str, Outcome]] = {unit_id: found.outcomes for unit_id, found in judged.items()}
    found: dict[int, Tier] = {}
    for unit_id in sorted(below, key=lambda each: len(below[each])):
        tier = Tier({}, {})
        for standard in standards:
            shares = []
            for rule in rules_on(year.survey_day, SHARE_TESTS, kinds[unit_id]):
                if rule.standard == standard:
                    counted = "district" if rule.test == "share_of_districts" else "commune"
                    inside = [
                        Member(each, difficult[each], known[each][standard].at_least, known[each][standard].at_most,
                               recognised.get((each, standard)))
                        for each in below[unit_id] if kinds[each] == counted
                    ]  # fmt: skip
                    shares.append(share(rule, inside))
            top = max(
                rule.level for rule in rules_on(year.survey_day, RATE_TESTS) if rule.standard == standard
            )
            tier.shares[standard] = shares
            tier.outcomes[standard] = climb(shares) if shares else Outcome(None, "insufficient_data", 0, top)
        found[unit_id] = tier
        known[unit_id] = tier.outcomes
    return found


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
    """Both groups must pass, each against its own share; units without a class may belong to either."""
    assert rule.threshold is not None
    assert rule.threshold_difficult is not None
    others = _group(rule, below, False, rule.threshold)
    difficult = _group(rule, below, True, rule.threshold_difficult)
    notes = " ".join(
        text("standards", key, certain=group.certain, units=group.units)
        for key, group in (("by_area_other", others), ("by_area_difficult", difficult))
    )
    worst = min((others, difficult), key=lambda group: ("fail", "unknown", "pass").index(group.state))
    return Share(
        rule,
        worst.state,
        worst.certain,
        worst.possible,
        worst.units,
        worst.threshold,
        worst.recognised,
        notes,
    )


def _group(rule: Rule, below: Sequence[Member], difficult: bool, threshold: Decimal) -> Share:
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


def tier_tests(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`TEST_COLUMNS`: every share of every tier; `recognised` counts the units below recognised at the level."""
    year = SchoolYear.of(school_year)
    units = open_units(warehouse, year)
    found = tiers(units, ancestors(warehouse, year), judged_communes(warehouse, year, units),
                  recognised_levels(warehouse, year), year)  # fmt: skip
    rows = [
        (unit_id, *names, *_share_row(tested))
        for unit_id, names, tier in named(units, found)
        for shares in tier.shares.values()
        for tested in shares
    ]
    return pd.DataFrame(rows, columns=list(TEST_COLUMNS))


def _share_row(tested: Share) -> tuple[object, ...]:
    rule = tested.rule
    return (
        rule.standard, rule.level, rule.id, rule.label, tested.certain, tested.units, tested.value,
        float(tested.threshold), tested.needed, tested.state, tested.certain, tested.possible, tested.units,
        tested.recognised, rule.document, rule.article, rule.status, tested.note,
    )  # fmt: skip
