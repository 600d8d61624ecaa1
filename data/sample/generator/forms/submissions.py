"""Form (l): which school handed in which monthly report, a matrix of schools and months. No facts."""

from generator.chance import draw
from generator.forms.columns import label_column, number_column, remarks
from generator.forms.rows import written_name
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.story import School, Story

MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5)
COPIES = ("Tổng hợp", "CV")


def _state(school: School, month: int, copy: str, careless: bool) -> str:
    """`x` (handed in), a date of receipt, `muộn`, `chưa` or nothing."""
    chance = draw("submission", school.code, month)
    if copy == "CV" and draw("copy", school.code, month) < 0.06:
        return ""
    if chance < (0.30 if careless else 0.06):
        return "muộn"
    if chance < (0.40 if careless else 0.08):
        return "chưa"
    if chance < 0.55:
        return "x"
    return f"{1 + int(draw('day', school.code, month) * 5):02d}/{month % 12 + 1:02d}"


def submissions(
    story: Story, year: int, careless: tuple[str, ...], head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The matrix of all schools open in `year`; the schools in `careless` are often late."""
    schools = [school for school in story.schools if school.is_open(year)]
    cells = {
        (school.code, month, copy): _state(school, month, copy, school.code in careless)
        for school in schools
        for month in MONTHS
        for copy in COPIES
    }
    officers = {school.code: school.officer for school in schools}

    def month_column(month: int, copy: str) -> Column:
        return Column(
            (f"Tháng {month}", copy), role="text", text=lambda row: cells[row.id, month, copy], width=7
        )

    columns = [
        number_column(),
        label_column("Đơn vị"),
        Column(("Chuyên viên phụ trách",), role="text", text=lambda row: officers[row.id], width=14),
        *(month_column(month, copy) for month in MONTHS for copy in COPIES),
        Column(
            ("Số lần chậm",),
            role="text",
            text=lambda row: str(sum(cells[row.id, month, COPIES[0]] == "muộn" for month in MONTHS)),
        ),
        remarks(),
    ]
    rows = [
        Row(school.code, written_name(school, "full"), number=number)
        for number, school in enumerate(schools, 1)
    ]
    return SheetPlan(name, head, columns, rows, Habits(column_numbers=""), foot)
