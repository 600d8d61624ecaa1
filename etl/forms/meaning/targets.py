"""Meaning of a path + what the sheet says → the complete key of a number, or why there is none.

Fills year, period, kind and level where the path is silent, codes ratings by grade and year, and keeps what cannot be
decided undecided. Knows no cells and no units.
"""

from dataclasses import dataclass, replace

from etl.forms.meaning.applicability import (
    applies,
    ends_another_level,
    grades_of_level,
    level_of_grade,
    only_level,
)
from etl.forms.meaning.number_kinds import kind_of_number
from etl.forms.meaning.ratings import is_of_another_scale, rating_code, scale_of, scale_of_level
from etl.forms.meaning.terms import SheetTerms
from etl.forms.meaning.values import Meaning
from etl.forms.numbers.parsing import AREA, COUNT, PERCENT, QUANTITIES
from etl.forms.words import years
from indicators.catalog import measures

FACT, RATE, DERIVED, IGNORED, UNKNOWN, NOT_DUE, ASK = (
    "fact", "rate", "derived", "ignored", "unknown", "not_due", "ask",
)  # fmt: skip
KEY = ("level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind")
"""The dimensions of a fact besides its unit, in the order of `Target.key`."""
_HECTARE = 10_000.0


@dataclass(frozen=True, slots=True)
class Target:
    """Where a number goes. `status` NOT_DUE: the column cannot apply to this row, a blank is no gap (ruling 21)."""

    status: str
    reason: str = ""
    measure: str = ""
    base: str = ""
    level: str = ""
    grade: str = ""
    age: str = ""
    group: str = ""
    category: str = ""
    school_year: str = ""
    period: str = ""
    kind: str = ""
    quantity: str = COUNT
    factor: float = 1.0
    degree: str = ""
    grade_dropped: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The dimensions of a fact besides its unit."""
        return (
            self.level, self.measure, self.grade, self.age, self.group, self.category,
            self.school_year, self.period, self.kind,
        )  # fmt: skip


def resolve(
    meaning: Meaning,
    row_level: str,
    unit_text_factor: tuple[str, float],
    sheet: SheetTerms,
    named_level: str = "",
) -> Target:
    """The target of a meaning in a row of `row_level`; `unit_text_factor` = (area unit, multiplier) of the row."""
    if meaning.status in (IGNORED, UNKNOWN):
        return Target(meaning.status, meaning.reason)
    kind, kind_problem, year, problem = _kind_and_year(meaning, sheet)
    period = "year" if kind == "target" else _period(meaning, sheet)
    meaning, of_title = _graded_by_title(meaning, sheet)
    grade_level = level_of_grade(meaning.grade or meaning.grade_dropped)
    level = grade_level or meaning.level or row_level or sheet.level
    if not level and named_level and ends_another_level(meaning.measure, named_level):
        return Target(NOT_DUE, "chỉ tiêu thuộc cấp học khác")  # "HTCT tiểu học" in the row of a THCS
    level = level or only_level(meaning.measure or meaning.base)
    if sheet.kind.grain == "commune" or sheet.kind.id == "e":
        level = ""
    if meaning.status == DERIVED:
        return Target(
            DERIVED, meaning.reason, "", meaning.base, level, meaning.grade, meaning.age, meaning.group,
            meaning.category, year, period, kind, PERCENT,
        )  # fmt: skip
    category, rating_problem = _category(meaning, year, level or _only(sheet.sender_levels))
    unit = measures()[meaning.measure].unit
    quantity = QUANTITIES.get(unit, COUNT)
    area, factor = unit_text_factor
    if quantity == AREA:
        factor = _HECTARE if (meaning.unit_area or area) == "ha" else 1.0
    elif unit == "person":
        factor = factor * sheet.factor
    else:
        factor = 1.0
    status, reason = _status(meaning, level, grade_level, row_level, rating_problem)
    if status in (FACT, RATE) and of_title:
        return Target(UNKNOWN, of_title)
    if status in (FACT, RATE) and problem:
        status, reason = ASK, problem
    elif status in (FACT, RATE) and kind_problem:
        status, reason = ASK, kind_problem
    elif status in (FACT, RATE) and not period:
        status, reason = ASK, "period"
    measure = meaning.measure_at.get(level, meaning.measure)
    if measure == "pupils_at_start" and period == "start":
        measure = "pupils"  # in the report of the start itself the two are one number (ruling 19 is about later reports)
    grade = meaning.grade or meaning.grade_in.get(level, "")
    return Target(
        status, reason, measure, meaning.base, level, grade, meaning.age, meaning.group, category,
        year, period, kind, quantity, factor, meaning.degree, meaning.grade_dropped,
    )  # fmt: skip


def _only(levels: tuple[str, ...]) -> str:
    return levels[0] if len(levels) == 1 else ""


def _graded_by_title(meaning: Meaning, sheet: SheetTerms) -> tuple[Meaning, str]:
    """(the meaning with the one grade of the title, why it must not be read where the title names several)."""
    said = meaning.grade or meaning.grade_dropped or meaning.scope or meaning.of_whole
    if (
        said
        or not sheet.title_grades
        or meaning.status != FACT
        or sheet.kind.grain != "school"
        or not measures()[meaning.measure].has_grade
    ):
        return meaning, ""
    if len(sheet.title_grades) == 1:
        return replace(meaning, grade=sheet.title_grades[0]), ""
    every = {grade for level in sheet.levels for grade in grades_of_level(level)}
    return meaning, "" if every and every <= set(sheet.title_grades) else "tiêu đề chỉ nói về một số khối"


def _kind_and_year(meaning: Meaning, sheet: SheetTerms) -> tuple[str, str, str, str]:
    """(kind, why it is not known, school year, why there is none)."""
    year, problem = _year(meaning, meaning.kind or sheet.kind.default_kind, sheet)
    kind, open_kind = kind_of_number(
        meaning.kind,
        year if meaning.year else "",
        sheet.kind.default_kind,
        sheet.title_kinds,
        sheet.planned_from,
        sheet.school_year,
        sheet.reported,
        sheet.assigned,
    )
    return kind, open_kind, year, problem


def _year(meaning: Meaning, kind: str, sheet: SheetTerms) -> tuple[str, str]:
    """(school year, why there is none)."""
    said = meaning.year
    if said.startswith("bad:"):
        return "", "impossible_year"
    if said and said not in ("previous", "current") and not said.startswith("span:"):
        own_year = sheet.school_year
        if (
            not meaning.kind
            and sheet.is_plan
            and own_year
            and said < own_year
            and sheet.kind.period == "year"
        ):
            return (
                "",
                "year_of_actual",
            )  # "Năm học 2022-2023" in the plan of 2023-2024: plan or result of that year?
        return said, ""
    if said.startswith("span:"):
        return "", "year"
    own = sheet.school_year
    if not own:
        return "", "impossible_year" if sheet.impossible_year else "year"
    if said == "previous":
        return years.previous(own), ""
    if (
        not said
        and sheet.is_plan
        and kind in ("actual", "estimate")
        and kind != sheet.reported
        and sheet.kind.id in ("a", "b", "c", "d")
    ):
        return "", "year_of_actual"
    return own, ""


def _period(meaning: Meaning, sheet: SheetTerms) -> str:
    rule = sheet.kind.period
    if rule == "year":
        return rule
    if rule == "survey":
        return rule if sheet.is_survey else ""
    if rule == "month":
        return meaning.period if meaning.period in years.MONTH_CODES else sheet.month or sheet.period
    return meaning.period or sheet.period or sheet.month or sheet.date_period


def _category(meaning: Meaning, year: str, level: str) -> tuple[str, str]:
    """(category, problem): ratings need the scale of their grade and year."""
    if not meaning.rating:
        return meaning.category, ""
    grade = meaning.grade
    if meaning.scope and grade and grade not in meaning.scope:
        return "", "not_due"
    if grade:
        scale = scale_of(year, grade)
        if meaning.scale and scale and meaning.scale != scale:
            return "", "not_due"
        scale = scale or meaning.scale
    else:
        scale = meaning.scale or scale_of_level(year, grades_of_level(level))
    if not scale:
        return "", "scale"
    words = meaning.ratings_beside | {meaning.rating}
    if meaning.scale != scale and rating_code(scale, meaning.rating) and is_of_another_scale(scale, words):
        return "", "scale"
    code = rating_code(scale, meaning.rating)
    if not code:
        return "", "not_due" if grade else "scale"
    return code, ""


def _covers(scope: frozenset[str], measure: str, level: str) -> bool:
    """ "Lên lớp (lớp 6, 7, 8)" leaves out no grade of its level from which pupils are promoted."""
    due = (
        {grade for grade in grades_of_level(level) if applies(measure, grade, "", level)} if level else set()
    )
    return bool(due) and due <= scope


def _status(
    meaning: Meaning, level: str, grade_level: str, row_level: str, rating_problem: str
) -> tuple[str, str]:
    if rating_problem == "not_due":
        return NOT_DUE, "thang đánh giá không áp dụng cho khối này"
    if rating_problem:
        return ASK, rating_problem
    if grade_level and row_level and grade_level != row_level:
        return NOT_DUE, "khối lớp không thuộc cấp học của dòng"
    if meaning.level and row_level and meaning.level != row_level:
        return NOT_DUE, "cấp học của cột khác cấp học của dòng"
    if meaning.scope and not meaning.rating:
        if not meaning.grade and not _covers(meaning.scope, meaning.measure, level):
            return UNKNOWN, "chỉ gồm một số khối"
        if meaning.grade and meaning.grade not in meaning.scope:
            return NOT_DUE, "cột không dành cho khối này"
    if meaning.grade_dropped and not applies(meaning.measure, meaning.grade_dropped, "", level):
        return NOT_DUE, "chỉ tiêu không áp dụng cho khối này"
    if ends_another_level(meaning.measure, level):
        return NOT_DUE, "chỉ tiêu thuộc cấp học khác"
    return meaning.status, ""
