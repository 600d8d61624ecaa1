"""Forms (b) and (c): targets of primary and lower secondary schools by grade."""

from dataclasses import dataclass

from generator.forms.columns import (
    Words,
    divided,
    groups,
    label_column,
    number_column,
    remarks,
    states,
    words,
    year_words,
)
from generator.forms.rows import group_row, mixed_rows, school_row, school_rows, sum_row, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.story import GRADES, Story

DESTINATIONS = {"upper_secondary": "THPT", "continuing": "GDTX", "vocational": "Học nghề", "work": "Lao động"}


@dataclass(frozen=True)
class Layout:
    """How a desk lays the form out in one year."""

    desk: str
    with_actual: bool
    style: str
    grouped: str = ""
    parents: bool = False
    """Lower secondary: mixed schools as a parent row over their two levels."""
    column_numbers: str = "(1)"
    zero: str | int = "-"


def _size(said: Words, parent: str, level: str) -> list[Column]:
    found = [
        states((parent, said["total"], said["classes"]), "classes"),
        states((parent, said["total"], said["pupils"]), "pupils"),
    ]
    for grade in GRADES[level]:
        word = said["grade"].format(grade)
        found.append(states((parent, word, said["classes"]), "classes", grade=grade))
        found.append(states((parent, word, said["pupils"]), "pupils", grade=grade))
    return found


def _actual(said: Words, year: int) -> list[Column]:
    parent = said["actual"].format(year_words(said, year - 1))
    before = year_dimension(year - 1) | {"kind": "actual"}
    return [
        states((parent, said["classes"]), "classes", also=before),
        states((parent, said["pupils"]), "pupils", also=before),
    ]


def _primary(said: Words, parent: str) -> list[Column]:
    return [
        *groups(
            (parent, said["of_which"]),
            said,
            ("female", "ethnic_minority", "female_ethnic_minority", "disabled"),
        ),
        states((parent, "Học 2 buổi/ngày", said["classes"]), "two_session_classes"),
        states((parent, "Học 2 buổi/ngày", said["pupils"]), "two_session_pupils"),
        states((parent, "Lớp ghép", said["classes"]), "combined_classes"),
        states((parent, "Lớp ghép", said["pupils"]), "combined_class_pupils"),
        states((parent, "Tuyển mới lớp 1"), "new_pupils", grade="1"),
        states((parent, "Tin học lớp 3 (lớp)"), "informatics_classes", grade="3"),
        states((parent, "Ngoại ngữ lớp 3 (lớp)"), "foreign_language_classes", grade="3"),
        states((parent, said["boarders"]), "boarders"),
        states((parent, "HTCT tiểu học"), "primary_completers", width=9),
    ]


def _lower_secondary(said: Words, parent: str) -> list[Column]:
    onward = [
        states((parent, "Phân luồng sau tốt nghiệp", word), "onward_pupils", category=code)
        for code, word in DESTINATIONS.items()
    ]
    return [
        *groups((parent, said["of_which"]), said, ("female", "ethnic_minority")),
        states((parent, said["boarders"]), "boarders"),
        states((parent, "Tuyển mới lớp 6"), "new_pupils", grade="6"),
        states((parent, "TN THCS"), "lower_secondary_completers"),
        *onward,
    ]


def _rows(story: Story, year: int, level: str, layout: Layout, total: str) -> list[Row]:
    if not layout.parents:
        return school_rows(story, year, level, style=layout.style, grouped=layout.grouped, total=total)
    schools = story.open_schools(year, level)
    single = [school for school in schools if len(school.levels) == 1]
    mixed = [school for school in schools if len(school.levels) > 1]
    rows = [group_row("TRƯỜNG THCS", "I")]
    rows += [school_row(school, level, layout.style, number) for number, school in enumerate(single, 1)]
    rows += [group_row("TRƯỜNG TH&THCS", "II"), *mixed_rows(mixed, layout.style, 1)]
    return [*rows, sum_row("total", f"{total} (I+II)", [row.id for row in rows if row.role == "unit"])]


def general_targets(
    story: Story, year: int, level: str, layout: Layout, head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The sheet of one level (`primary` or `lower_secondary`) of `year`."""
    said = words(layout.desk)
    parent = said["plan"].format(year_words(said, year))
    columns = [number_column(), label_column(said["unit"])]
    columns += _actual(said, year) if layout.with_actual else []
    columns += [states((parent, "Số điểm trường"), "sites")] if level == "primary" else []
    columns += _size(said, parent, level)
    columns += (_primary if level == "primary" else _lower_secondary)(said, parent)
    pupils, classes = ((parent, said["total"], said[noun]) for noun in ("pupils", "classes"))
    columns += [divided(("BQ HS/lớp",), pupils, classes, times=1), remarks()]
    sheet = year_dimension(year) | {"period": "year", "kind": "target"}
    rows = _rows(story, year, level, layout, said["sum"])
    return SheetPlan(name, head, columns, rows, Habits(layout.zero, layout.column_numbers, sheet), foot)
