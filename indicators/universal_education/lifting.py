"""Which unit to lift next so that the tier above reaches its next level, and how many persons that takes.

The price of a unit is the sum of what its failing tests lack, lower levels included: tests of one cohort and numerator
are met together, so the largest counts; a person whom two different tests lack counts in both. A unit without complete
numbers has no price.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalog.standards import ladders
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from indicators.units import named
from indicators.universal_education.judging import Result
from indicators.universal_education.rollup import Member, Share, Tier, area_groups, tiers
from indicators.universal_education.survey import Survey, surveyed
from indicators.warehouse import Warehouse

COLUMNS = ("tier_id", "tier_code", "tier_name", "tier_kind", "standard", "level", "rule", "area", "still_needed",
           "rank", "unit_id", "unit_code", "unit_name", "unit_kind", "persons", "criteria", "chosen", "cumulative",
           "rule_status", "note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Price:
    """Persons that a unit lacks for a level, and the tests they lack for; None where numbers are missing."""

    persons: int | None
    criteria: str


def next_to_lift(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: for every tier and standard the units below its next level, cheapest first, those without a price last.

    `still_needed` units more carry the share; the first of them are `chosen`, `cumulative` adds up their persons.
    `area` is '' or, where each area class has a share of its own, `difficult` or `other`.
    """
    survey = surveyed(warehouse, school_year)
    found = tiers(survey)
    names = {
        unit_id: each for unit_id, each, _ in named(survey.units, dict.fromkeys(survey.units["unit_id"]))
    }
    rows = [
        (tier_id, *tier_names, standard, *row)
        for tier_id, tier_names, tier in named(survey.units, found)
        for standard in tier.shares
        for row in _standard_rows(survey, found, names, tier, standard)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"persons": "Int64", "cumulative": "Int64"})


def _standard_rows(
    survey: Survey,
    found: Mapping[int, Tier],
    names: Mapping[int, tuple[str, str, str]],
    tier: Tier,
    standard: str,
) -> Iterator[tuple[object, ...]]:
    open_share = next((share for share in tier.shares[standard] if share.state != "pass"), None)
    if open_share is None:
        return
    rule = open_share.rule
    for area, share, members in _groups(open_share, tier.members[rule.id]):
        below = [unit for unit in members if unit.at_least < rule.level]
        priced = [(price(survey, found, unit.unit_id, standard, rule.level), unit.unit_id) for unit in below]
        priced.sort(key=lambda each: (each[0].persons is None, each[0].persons))
        total: int | None = 0
        for rank, (cost, unit_id) in enumerate(priced, 1):
            chosen = cost.persons is not None and rank <= share.needed
            total = (
                total + cost.persons if chosen and total is not None and cost.persons is not None else None
            )
            note = "" if cost.persons is not None else text("standards", "lift_unknown")
            yield (rule.level, rule.id, area, share.needed, rank, unit_id, *names[unit_id], cost.persons,
                   cost.criteria, chosen, total, rule.status, note)  # fmt: skip


def _groups(share: Share, members: Sequence[Member]) -> Iterator[tuple[str, Share, list[Member]]]:
    """The share with its units, or one share for each area class; a unit without a class stands in neither."""
    if share.rule.test != "share_of_communes_by_area":
        yield "", share, list(members)
        return
    for area, difficult, group in zip(
        ("other", "difficult"), (False, True), area_groups(share.rule, members), strict=True
    ):
        yield area, group, [unit for unit in members if unit.difficult is difficult]


def price(survey: Survey, found: Mapping[int, Tier], unit_id: int, standard: str, level: int) -> Price:
    """What lifts a unit to a level: a commune by its own tests, a tier by its cheapest units below."""
    if unit_id in survey.judged:
        ladder = ladders(tuple(rule.id for rule in survey.rules))[standard]
        names = dict.fromkeys(name for rung in ladder[:level] for name in rung)
        return _commune_price([survey.judged[unit_id].results[name] for name in names])
    share = next(share for share in found[unit_id].shares[standard] if share.rule.level == level)
    below = [
        price(survey, found, unit.unit_id, standard, level).persons
        for unit in found[unit_id].members[share.rule.id]
        if unit.at_least < level
    ]
    known = sorted(persons for persons in below if persons is not None)
    if len(known) < share.needed:
        return Price(None, "")
    return Price(sum(known[: share.needed]), text("standards", "lift_units", needed=share.needed))


def _commune_price(results: Sequence[Result]) -> Price:
    unknown = any(result.state in ("missing", "unclassified") for result in results)
    if unknown or all(result.state == "no_subject" for result in results):
        return Price(None, "")
    by_cohort: dict[tuple[object, ...], int] = {}
    words = []
    for result in results:
        lacking = result.needed or 0
        if result.state == "fail":
            cohort = (result.rule.numerator, result.age)
            by_cohort[cohort] = max(lacking, by_cohort.get(cohort, 0))
            words.append(text("standards", "lift_criterion", label=result.rule.label, rule=result.rule.id,
                              needed=lacking))  # fmt: skip
    return Price(sum(by_cohort.values()), "; ".join(words))
