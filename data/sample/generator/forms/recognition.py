"""Form (e): national-standard and accreditation levels of the schools, and when the next level is planned. A sheet of ticks and levels."""

from collections.abc import Callable

from generator.facts import Key, World, school_year
from generator.forms.columns import answered, label_column, number_column, states
from generator.forms.rows import written_name, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.simulation.investment import own_level
from generator.simulation.quality import FIRST_YEAR
from generator.story import Story


def _decision(world: World, year: int) -> Callable[[Row], str]:
    """The text column of the decisions: numbers that are no facts."""

    def text(row: Row) -> str:
        key = Key(
            row.fact["unit_code"],
            row.fact["level"],
            "national_standard_level",
            school_year=school_year(year),
            period="year",
        )
        reached = world.get(key)
        return f"Số {1100 + 37 * int(row.number)}/QĐ-UBND" if reached else ""

    return text


def _followed_up() -> list[Column]:
    """What the office asks for since 2023: certificates that end, open criteria, what is planned and paid for them."""
    expiry = Column(
        ("Năm hết hạn bằng chuẩn quốc gia",),
        fact={"measure": "certificate_expiry_year"},
        number_format="0",
        summed=False,
        width=10,
    )
    return [
        expiry,
        states(("Số tiêu chí kiểm định chưa đạt",), "criteria_unmet", width=10),
        states(("Số tiêu chí chưa đạt đã có kế hoạch cải tiến",), "criteria_unmet_planned", width=11),
        answered(("Có kế hoạch cải tiến chất lượng",), "improvement_plan"),
        answered(("Được đầu tư trong năm",), "invested_for_standard"),
    ]


def recognition(
    story: Story, world: World, year: int, head: Head, foot: Foot, name: str, style: str
) -> SheetPlan:
    """The sheet of all schools open in `year`, with the plan of the next two years."""
    plan = "Kế hoạch đạt chuẩn quốc gia"
    ahead = [
        Column(
            (plan, f"Năm học {school_year(year + step)}"),
            fact={"measure": "national_standard_level", "kind": "target", **year_dimension(year + step)},
            written="M{}",
            summed=False,
            width=11,
        )
        for step in (1, 2)
    ]
    columns = [
        number_column("TT"),
        label_column("Tên trường"),
        states(
            ("Đã được công nhận", "Chuẩn quốc gia (mức độ)"),
            "national_standard_level",
            total_mark="x",
            width=12,
        ),
        Column(("Đã được công nhận", "Số QĐ"), role="text", text=_decision(world, year), width=16),
        states(("Đã được công nhận", "KĐCLGD (cấp độ)"), "accreditation_level", total_mark="x", width=12),
        *ahead,
        *(_followed_up() if year >= FIRST_YEAR else ()),
    ]
    rows = [
        Row(
            school.code,
            written_name(school, style),
            number=number,
            fact={"unit_code": school.code, "level": own_level(school)},
        )
        for number, school in enumerate((school for school in story.schools if school.is_open(year)), 1)
    ]
    sheet = year_dimension(year) | {"period": "year", "kind": "actual"}
    return SheetPlan(name, head, columns, rows, Habits("-", "1", sheet), foot)
