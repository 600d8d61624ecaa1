"""Where a number comes from: every cell that was added, with file, sheet, address and the text as written."""

from dataclasses import replace

import pandas as pd

from indicators.catalog.facilities import staffing_items
from indicators.catalog.formulas import Term
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.norms import norms
from indicators.catalog.standards import Rule, rules
from indicators.resources.gaps import gap_questions
from indicators.sums.compiler import contributing_cells, has_table
from indicators.sums.plan import Question, question_of
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.universal_education.standards import tests
from indicators.warehouse import Warehouse

COLUMNS = ("unit_code", "unit_name", "side", "measure", "level", "grade", "age", "group", "category", "school_year",
           "period", "kind", "value", "state", "raw", "file", "sheet", "cell", "received_at", "sender")  # fmt: skip

_EXTRA = "extra"
"""Side of the cells from which the part of a norm follows that is a school's own; shown for the school alone."""

_OF_STANDARDS = ("tests", "levels", "needed")

_SHEETS = """
SELECT s.sheet_id, s.sheet_name AS sheet, f.file_name AS file, f.received_at, coalesce(w.sender, '') AS sender
FROM sheet s
JOIN file f ON f.file_id = s.file_id
LEFT JOIN {words} w ON w.sheet_id = s.sheet_id
"""
_NO_WORDS = "(SELECT 0 AS sheet_id, '' AS sender WHERE FALSE)"


def cells(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    indicator: str,
    unit_code: str,
    level: str = "",
    grade: str = "",
    period: str = "",
) -> pd.DataFrame:
    """`COLUMNS` for one line of one unit; an aggregate lists the cells of all units below it.

    `sender`: offices and units of the sheet's letterhead, '' where it names none.
    `level`, `grade`, `period` are those of the line in the table. Units whose other side is not known, and that
    therefore do not count, are listed too: their cells tell what is missing.
    """
    year, entry = SchoolYear.of(school_year), indicators()[indicator]
    found = [
        contributing_cells(warehouse, question, year, level=of_level, grade=grade, period=period)
        for question in _questions(entry)
        for of_level in (question.levels if level not in question.levels else (level,))
    ]
    if not found:
        return pd.DataFrame(columns=list(COLUMNS))
    frame = pd.concat(found, ignore_index=True)
    if entry.source in _OF_STANDARDS:
        frame = _that_served(frame, tests(warehouse, year), _rules_of(entry))
    frame = _below(warehouse, year, frame, unit_code, entry.grain)
    frame = frame[(frame["side"] != _EXTRA) | (frame["unit_code"] == unit_code)]
    known = "sheet_words" if has_table(warehouse, "sheet_words") else _NO_WORDS
    sheets = warehouse.frame(_SHEETS.format(words=known))
    named = frame.merge(sheets, on="sheet_id", how="left").rename(columns={"grp": "group"})
    ordered = named.drop_duplicates(["unit_id", "side", "file", "sheet", "cell"]).sort_values(
        ["official_order", "side", "measure", "level", "grade", "age", "category"], kind="stable"
    )
    return ordered[list(COLUMNS)].reset_index(drop=True)


def _below(
    warehouse: Warehouse, year: SchoolYear, frame: pd.DataFrame, unit_code: str, grain: str
) -> pd.DataFrame:
    """Cells of the unit itself, and of the units of the grain below it."""
    units = open_units(warehouse, year)
    wanted = units.loc[units["unit_code"] == unit_code, "unit_id"]
    pairs = ancestors(warehouse, year)
    inside = pairs.loc[pairs["ancestor_id"].isin(wanted), "unit_id"]
    counted = units[
        units["unit_id"].isin(inside) & ((units["unit_kind"] == grain) | units["unit_id"].isin(wanted))
    ]
    return frame.merge(counted[["unit_id", "unit_code", "unit_name", "official_order"]], on="unit_id")


def _questions(entry: Indicator) -> list[Question]:
    """The facts behind an indicator; behind a standard those of its tests, at every age that may have served."""
    if entry.source == "facts":
        whole = question_of(entry)
        if entry.target.extra_norm:
            return [whole, _extra_question(entry)]
        if not entry.denominator_levels:
            return [whole]
        return [
            replace(whole, sides=whole.sides[:1]),
            replace(whole, sides=whole.sides[1:], levels=entry.denominator_levels),
        ]
    if entry.source == "gaps":
        posts = staffing_items() if entry.item in staffing_items() else None
        return list(gap_questions(entry.item, posts))
    found: dict[str, Question] = {}
    for rule in _rules_of(entry):
        for age in filter(None, (rule.age, rule.age_difficult, rule.age_fallback)):
            for side, measures in (("numerator", rule.numerator), ("denominator", rule.denominators)):
                for measure in measures:
                    name = _name(side, measure, age)
                    found[name] = Question(
                        name, ((side, (Term(measure, age=age),)),), "commune", ("",), ("survey",)
                    )
    return list(found.values())


def _extra_question(entry: Indicator) -> Question:
    """Those for whom a norm asks more of a school, at the levels of the norm."""
    of_levels = {norm.level for norm in norms().values() if norm.subject == entry.target.extra_norm}
    sides = ((_EXTRA, (Term(entry.target.extra_of),)),)
    return Question(f"{entry.id}:{_EXTRA}", sides, "school", tuple(sorted(of_levels)), entry.periods)


def _rules_of(entry: Indicator) -> list[Rule]:
    """The tests behind an indicator of the standards."""
    if entry.source == "tests":
        return [rules()[name] for name in entry.target.rules]
    if entry.source in _OF_STANDARDS:
        return [rule for rule in rules().values() if rule.standard == entry.item and rule.age]
    return []


def _name(side: str, measure: str, age: str) -> str:
    return f"{side}:{measure}@{age}"


def _that_served(frame: pd.DataFrame, judged: pd.DataFrame, of: list[Rule]) -> pd.DataFrame:
    """Cells of the cohort by which each commune was judged, and of the denominator that was stated."""
    stated = set(zip(frame["unit_id"], frame["indicator"], strict=True))
    served: set[tuple[int, str]] = set()
    ids = {rule.id: rule for rule in of}
    for unit_id, name, age in zip(judged["unit_id"], judged["rule"], judged["age"], strict=True):
        if name in ids:
            rule = ids[name]
            served.update((unit_id, _name("numerator", measure, age)) for measure in rule.numerator)
            denominators = [(unit_id, _name("denominator", measure, age)) for measure in rule.denominators]
            served.update([pair for pair in denominators if pair in stated][:1])
    pairs = zip(frame["unit_id"], frame["indicator"], strict=True)
    return frame[pd.Series([pair in served for pair in pairs], index=frame.index, dtype=bool)]
