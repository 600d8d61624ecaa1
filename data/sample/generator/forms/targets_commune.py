"""Form (d): targets of the communes for enrolment, universal education and literacy."""

from dataclasses import dataclass

from generator.forms.columns import divided, label_column, number_column, rate, states
from generator.forms.rows import ROMAN, group_row, sum_row, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.story import FIRST_NEW_UNITS, Story

CITY = "094"
"""The former city: where rates stand alone, its row states rates of its own."""


@dataclass(frozen=True)
class Layout:
    """How a desk lays the form out in one year."""

    counts: bool
    """Residents and attending residents with their percentage, or rates alone."""
    grouped: bool = False
    short_names: bool = False
    percent_cells: bool = False
    standards: bool = False
    classes: bool = False
    """Learners of literacy classes."""


def commune_rows(story: Story, year: int, *, grouped: bool = False, short_names: bool = False) -> list[Row]:
    """Rows of the communes of `year`, grouped into wards and rural communes or not, and their sum."""
    rows: list[Row] = []
    communes = story.communes_of(year)
    total = "Toàn thành phố" if year < FIRST_NEW_UNITS else "Tổng cộng"
    wards = [commune for commune in communes if commune.name.startswith("Phường")]
    others = [commune for commune in communes if commune not in wards]
    number = 0
    for position, (label, members) in enumerate((("Các phường", wards), ("Các xã", others))):
        if grouped:
            rows.append(group_row(label, ROMAN[position]))
            number = 0
        for commune in members:
            number += 1
            written = (
                commune.name.replace("Phường ", "P. ").replace("Xã ", "X. ") if short_names else commune.name
            )
            rows.append(Row(commune.code, written, number=number, fact={"unit_code": commune.code}))
    return [*rows, sum_row("total", total, [row.id for row in rows if row.role == "unit"])]


def _counted(word: str, age: str) -> list[Column]:
    people, attending = (word, "Dân số"), (word, "Ra lớp")
    return [
        states(people, "residents", age=age),
        states(attending, "attending_residents", age=age),
        divided((word, "Tỷ lệ (%)"), attending, people),
    ]


def _counts() -> list[Column]:
    people, entering = ("Trẻ 6 tuổi vào lớp 1", "Dân số"), ("Trẻ 6 tuổi vào lớp 1", "Vào lớp 1")
    return [
        *_counted("Trẻ 0-2 tuổi", "0-2"),
        *_counted("Trẻ 3-5 tuổi", "3-5"),
        *_counted("Trẻ 5 tuổi", "5"),
        states(people, "residents", age="6"),
        states(entering, "grade_1_residents", age="6"),
        divided(("Trẻ 6 tuổi vào lớp 1", "Tỷ lệ (%)"), entering, people),
    ]


def _rates(layout: Layout) -> list[Column]:
    form = "0.0%" if layout.percent_cells else "0.0"
    tertiary = "15-18 tuổi (%)"
    found = [
        rate(
            ("Tỷ lệ 6-10 tuổi đi học (%)",), "attending_rate", age="6-10", number_format=form, total_mark="x"
        ),
        rate(("Tỷ lệ 11-14 tuổi học THCS (%)",), "attending_rate", age="11-14", total_mark="x"),
        rate(
            ("Tỷ lệ hoàn thành chương trình tiểu học (%)", "11 tuổi"),
            "primary_completion_rate",
            age="11",
            total_mark="x",
        ),
        rate(
            ("Tỷ lệ hoàn thành chương trình tiểu học (%)", "14 tuổi"),
            "primary_completion_rate",
            age="14",
            total_mark="x",
        ),
        rate((tertiary, "Tốt nghiệp THCS"), "lower_secondary_completion_rate", age="15-18", total_mark="x"),
        rate((tertiary, "Đang học THPT, GDTX, GDNN"), "upper_studying_rate", age="15-18", total_mark="x"),
        rate(
            ("Tỷ lệ biết chữ (%)", "15-35 tuổi", "Mức độ 1"), "literacy_1_rate", age="15-35", total_mark="x"
        ),
        rate(
            ("Tỷ lệ biết chữ (%)", "15-60 tuổi", "Mức độ 2"), "literacy_2_rate", age="15-60", total_mark="x"
        ),
    ]
    if layout.standards:
        marks = {
            "preschool_5": "PCGDMN 5 tuổi",
            "primary": "PCGD tiểu học",
            "lower_secondary": "PCGD THCS",
            "literacy": "XMC",
        }
        found += [
            states(("Mức độ đạt chuẩn", word), "recognised_level", category=code, total_mark="x")
            for code, word in marks.items()
        ]
    return found


def _rates_alone() -> list[Column]:
    attending = "Tỷ lệ huy động ra lớp (%)"
    return [
        rate((attending, "Nhà trẻ (0-2 tuổi)"), "attending_rate", age="0-2"),
        rate((attending, "Mẫu giáo (3-5 tuổi)"), "attending_rate", age="3-5"),
        rate((attending, "Trẻ 5 tuổi"), "attending_rate", age="5", number_format="0.0%"),
        rate(("Trẻ 5 tuổi hoàn thành CT GDMN (%)",), "preschool_completion_rate", age="5"),
        rate(("Trẻ 6 tuổi vào lớp 1 (%)",), "grade_1_rate", age="6"),
    ]


def commune_targets(story: Story, year: int, layout: Layout, head: Head, foot: Foot, name: str) -> SheetPlan:
    """The sheet of the communes for `year`."""
    columns = [number_column("TT" if layout.grouped else "STT"), label_column("Xã, phường", 22)]
    columns += _counts() if layout.counts else _rates_alone()
    columns += _rates(layout)
    if layout.classes:
        columns.append(states(("Số học viên lớp xóa mù chữ",), "literacy_class_learners", width=10))
    rows = commune_rows(story, year, grouped=layout.grouped, short_names=layout.short_names)
    if not layout.counts:
        rows[-1] = Row("total", "TOÀN THÀNH PHỐ", fact={"unit_code": CITY}, heading=True)
    sheet = year_dimension(year) | {"period": "year", "kind": "target"}
    return SheetPlan(name, head, columns, rows, Habits("-", "(1)", sheet), foot)
