"""Every indicator for every unit it can be computed for: value, target, gap, status, coverage.

Signs: `gap` (points) and `gap_count` (persons, classes, rooms) are negative where the value is worse than the target in
the declared direction. Sums are made before any division; a missing unit lowers the coverage and never counts as zero.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.answers.counted import (
    assigned_lines,
    from_conflicts,
    from_gates,
    from_lines,
    from_ownership,
    from_schools,
    missed_targets,
    schools_due,
)
from indicators.answers.derived import from_answers, from_gaps, from_levels, from_submissions, from_tests
from indicators.answers.norm_extras import with_extras
from indicators.answers.targets import GATHERED, judged
from indicators.catalog.facilities import staffing_items
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import codes
from indicators.resources import gaps
from indicators.resources.staffing import staff_totals
from indicators.sums.compiler import sums
from indicators.sums.plan import question_of
from indicators.terms import SchoolYear
from indicators.units import ancestors, incomplete, open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year", "period", "numerator",
           "denominator", "value", "target", "gap", "gap_count", "status", "coverage")  # fmt: skip
"""Columns of the contract, in its order."""

EXTRA_COLUMNS = ("unit_id", "parent_id", "short_name", "official_order", "contributing", "expected", "stated",
                 "rule_status", "note", "target_basis", "reported_numerator", "reported_denominator")  # fmt: skip

_COUNTED = {
    "schools": from_schools,
    "ownership": from_ownership,
    "gates": from_gates,
    "conflicts": from_conflicts,
}


def answers(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    period: str = "",
    only: Sequence[str] = (),
    boundaries: str = "then",
) -> pd.DataFrame:
    """`COLUMNS` and `EXTRA_COLUMNS`, units in official order, indicators in the order of the catalogue.

    `period` narrows school measures to one period; '' takes for each line the period in which most units are known.
    `boundaries` = now sums up to the units of today through the crosswalk; shares of divided units are noted.
    `only` names the indicators wanted, all by default. `stated` tells that the value is a rate reported without parts.
    `target_basis`: assigned, inherited (added up from former units), weighed, from_parts, declared (fixed value or norm), ''.
    `reported_*`: what a unit above others states itself for the same line and period, beside the computed sum.
    """
    year = SchoolYear.of(school_year)
    chosen = [entry for key, entry in indicators().items() if not only or key in only]
    units = open_units(warehouse, year, boundaries)
    gathered = _gathered(warehouse, year, period, _asked(chosen), boundaries)
    frame = judged(with_extras(warehouse, year, gathered, units, chosen), units, year)
    over = _over_answers(warehouse, year, frame, chosen, boundaries)
    if len(over):
        counted = judged(over.reindex(columns=list(GATHERED)), units, year)
        frame = pd.concat([frame, counted], ignore_index=True)
    frame = frame[frame["indicator"].isin([entry.id for entry in chosen])]
    partial = incomplete(warehouse, year, boundaries)
    frame["note"] = [
        note if partial.get(unit_id, "") in note else f"{note} {partial[unit_id]}".strip()
        for unit_id, note in zip(frame["unit_id"], frame["note"], strict=True)
    ]
    return _ordered(frame)


def _asked(chosen: Sequence[Indicator]) -> list[Indicator]:
    """The chosen indicators and those over whose answers they count."""
    wanted = {entry.id for entry in chosen} | {entry.item for entry in chosen if entry.source == "lines"}
    every = any(entry.source == "answers" for entry in chosen)
    return [entry for entry in indicators().values() if entry.id in wanted or (every and entry.assigned)]


def _over_answers(
    warehouse: Warehouse,
    year: SchoolYear,
    answered: pd.DataFrame,
    chosen: Sequence[Indicator],
    boundaries: str,
) -> pd.DataFrame:
    """Indicators that count over the other answers of the year, or over those of the year before."""
    of = {
        source: [e for e in chosen if e.source == source] for source in ("answers", "lines", "carried_over")
    }
    pieces = [from_answers(assigned_lines(answered), of["answers"])] if of["answers"] else []
    if of["lines"]:
        pairs = ancestors(warehouse, year, boundaries)
        pieces.append(from_lines(answered, of["lines"], schools_due(warehouse, year), pairs))
    if of["carried_over"]:
        assigned = [key for key, entry in indicators().items() if entry.assigned]
        pieces.append(
            missed_targets(answers(warehouse, year.previous, "", assigned, boundaries), of["carried_over"])
        )
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def _gathered(
    warehouse: Warehouse, year: SchoolYear, period: str, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Numerators, denominators and what is known of targets, from each source; `stated` is still the stated rate."""
    of = {
        source: [entry for entry in chosen if entry.source == source]
        for source in ("facts", "tests", "levels", "needed", "gaps", "submissions", *_COUNTED)
    }
    plain = [question_of(entry) for entry in of["facts"] if not entry.denominator_levels]
    pieces = [sums(warehouse, plain, year, period, boundaries)] if plain else []
    pieces += [
        _summed_apart(warehouse, year, period, entry, boundaries)
        for entry in of["facts"]
        if entry.denominator_levels
    ]
    if of["tests"]:
        pieces.append(from_tests(warehouse, year, of["tests"], boundaries))
    if of["levels"] or of["needed"]:
        pieces.append(from_levels(warehouse, year, [*of["levels"], *of["needed"]]))
    if of["gaps"]:
        posts = [entry for entry in of["gaps"] if entry.item in staffing_items()]
        rooms = [entry for entry in of["gaps"] if entry not in posts]
        pieces += [from_gaps(gaps.totals(warehouse, year, boundaries), rooms)] if rooms else []
        pieces += [from_gaps(staff_totals(warehouse, year, boundaries), posts)] if posts else []
    if of["submissions"]:
        pieces.append(from_submissions(warehouse, year, of["submissions"], boundaries))
    pieces += [
        count(warehouse, year, of[source], boundaries) for source, count in _COUNTED.items() if of[source]
    ]
    pieces = [piece.reindex(columns=list(GATHERED)).astype(object) for piece in pieces if len(piece)]
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame(columns=list(GATHERED))


def _summed_apart(
    warehouse: Warehouse, year: SchoolYear, period: str, entry: Indicator, boundaries: str
) -> pd.DataFrame:
    """A ratio whose two sides are stated by different schools: each summed over its own, for the units above them."""
    above = replace(question_of(entry), sides=(("numerator", entry.numerator),))
    below = replace(above, sides=(("numerator", entry.denominator),), levels=entry.denominator_levels)
    keys = ["indicator", "unit_id"]
    left, right = (sums(warehouse, [question], year, period, boundaries) for question in (above, below))
    both = left.merge(right, on=keys, suffixes=("", "_below"))
    both["denominator"] = both["numerator_below"]
    share, share_below = (
        both["contributing"] / both["expected"],
        both["contributing_below"] / both["expected_below"],
    )
    for column in ("contributing", "expected"):
        both[column] = both[column].where(share <= share_below, both[f"{column}_below"])
    known = (both["contributing"] > 0) & both["unit_id"].isin(_not_schools(warehouse, year, boundaries))
    return both[known].drop(columns=[name for name in both.columns if name.endswith("_below")])


def _not_schools(warehouse: Warehouse, year: SchoolYear, boundaries: str) -> pd.Series:
    units = open_units(warehouse, year, boundaries)
    return units.loc[units["unit_kind"] != "school", "unit_id"]


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Official order of units, catalogue order of indicators, levels and grades."""
    places = {
        "indicator": {key: place for place, key in enumerate(indicators())},
        "level": {"": -1} | {key: place for place, key in enumerate(codes()["level"])},
        "grade": {"": -1} | {key: place for place, key in enumerate(codes()["grade"])},
    }
    for name, place in places.items():
        frame[f"by_{name}"] = frame[name].map(place)
    ordered = frame.sort_values(
        ["official_order", "unit_id", "by_indicator", "by_level", "by_grade"], kind="stable"
    )
    ordered["unit_id"] = ordered["unit_id"].astype("int64")
    for column in ("contributing", "expected"):
        ordered[column] = ordered[column].astype("Int64")
    return ordered[[*COLUMNS, *EXTRA_COLUMNS]].reset_index(drop=True)
