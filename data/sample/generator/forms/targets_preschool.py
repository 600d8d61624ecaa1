"""Form (a): targets of the preschools. A plain layout by ownership, and the layout of a desk that counts by commune, total first."""

from dataclasses import dataclass

from generator.forms.columns import (
    Words,
    divided,
    label_column,
    number_column,
    remarks,
    states,
    subtracted,
    words,
    year_words,
)
from generator.forms.rows import school_rows, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits
from generator.office.sheet import SheetPlan
from generator.story import Story

BANDS = (("nursery", "Nhà trẻ"), ("kindergarten", "Mẫu giáo"))
AGES = (("k3", "3-4 tuổi"), ("k4", "4-5 tuổi"), ("k5", "5-6 tuổi"))


@dataclass(frozen=True)
class Layout:
    """How a desk lays the form out in one year."""

    desk: str
    with_actual: bool
    style: str
    ages: bool = False
    """Kindergarten by the three ages instead of the five-year-olds alone."""
    by_commune: bool = False
    left: int = 0
    column_numbers: str = "(1)"
    zero: str | int = "-"


def _actual(said: Words, year: int) -> list[Column]:
    parent = said["actual"].format(year_words(said, year - 1))
    before = year_dimension(year - 1) | {"kind": "actual"}
    found = [
        states((parent, said["total"], said["groups_and_classes"]), "classes", also=before),
        states((parent, said["total"], said["children"]), "pupils", also=before),
    ]
    for grade, word in BANDS:
        counted = "Nhóm" if grade == "nursery" else "Lớp"
        found.append(states((parent, word, counted), "classes", grade=grade, also=before))
        found.append(states((parent, word, said["children"]), "pupils", grade=grade, also=before))
    return found


def _plan(said: Words, parent: str, ages: bool) -> list[Column]:
    found = [
        states((parent, said["total"], said["groups_and_classes"]), "classes"),
        states((parent, said["total"], said["children"]), "pupils"),
        states((parent, "Nhà trẻ", "Nhóm"), "classes", grade="nursery"),
        states((parent, "Nhà trẻ", said["children"]), "pupils", grade="nursery"),
        states((parent, "Mẫu giáo", "Tổng số", "Lớp"), "classes", grade="kindergarten"),
        states((parent, "Mẫu giáo", "Tổng số", said["children"]), "pupils", grade="kindergarten"),
    ]
    named = [(grade, f"MG {word}") for grade, word in AGES] if ages else [("k5", "Trong đó: MG 5 tuổi")]
    for grade, word in named:
        found.append(states((parent, "Mẫu giáo", word, "Lớp"), "classes", grade=grade))
        found.append(states((parent, "Mẫu giáo", word, said["children"]), "pupils", grade=grade))
    return [
        *found,
        states((parent, said["of_which"], said["female"]), "pupils", group="female"),
        states((parent, said["of_which"], said["ethnic_minority"]), "pupils", group="ethnic_minority"),
        states((parent, said["of_which"], "Khuyết tật học hòa nhập"), "pupils", group="disabled", width=9),
        states((parent, said["lunch"]), "lunch_pupils", width=9),
    ]


def _comparison(said: Words, year: int, parent: str, by_commune: bool) -> list[Column]:
    before = said["actual"].format(year_words(said, year - 1))
    planned, reached = ((name, said["total"], said["children"]) for name in (parent, before))
    if by_commune:
        return [subtracted(("Tăng (+), giảm (-)", said["children"]), planned, reached)]
    return [divided(("Tỷ lệ KH/TH về số trẻ (%)",), planned, reached)]


def preschool_targets(
    story: Story, year: int, layout: Layout, head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The sheet of the preschools of `year`."""
    said = words(layout.desk)
    parent = said["plan"].format(year_words(said, year))
    columns = [number_column("TT" if layout.by_commune else "STT"), label_column(said["unit"])]
    columns += _actual(said, year) if layout.with_actual else []
    columns += _plan(said, parent, layout.ages)
    columns += _comparison(said, year, parent, layout.by_commune) if layout.with_actual else []
    rows = school_rows(
        story,
        year,
        "preschool",
        style=layout.style,
        grouped="commune" if layout.by_commune else "ownership",
        total="TOÀN THÀNH PHỐ" if layout.by_commune else said["sum"],
        on_top=layout.by_commune,
    )
    sheet = year_dimension(year) | {"period": "year", "kind": "target"}
    habits = Habits(layout.zero, layout.column_numbers, sheet)
    return SheetPlan(name, head, [*columns, remarks()], rows, habits, foot, left=layout.left)
