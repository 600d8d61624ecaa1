"""Form (j) as a commune fills it: single ages across (with their birth years) or down, measures in the other direction."""

from generator.forms.columns import states
from generator.forms.rows import year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.story import Commune

AgeRow = tuple[str, str, dict[str, str]]
"""Number, label, fact."""

PEOPLE: tuple[AgeRow, ...] = (
    ("1", "Tổng số trẻ trong độ tuổi", {"measure": "residents"}),
    ("", "Trong đó: Nữ", {"measure": "residents", "group": "female"}),
    ("", "Dân tộc", {"measure": "residents", "group": "ethnic_minority"}),
    ("2", "Số trẻ khuyết tật", {"measure": "disabled_residents"}),
    ("", "KT có khả năng học tập", {"measure": "able_disabled_residents"}),
    ("", "KT được tiếp cận giáo dục", {"measure": "reached_disabled_residents"}),
    ("3", "Số trẻ phải phổ cập", {"measure": "obliged_residents"}),
)
PRESCHOOL: tuple[AgeRow, ...] = (
    *PEOPLE,
    ("4", "Số trẻ ra lớp", {"measure": "attending_residents"}),
    ("5", "Hoàn thành chương trình GDMN", {"measure": "preschool_completed_residents"}),
)
PRIMARY: tuple[AgeRow, ...] = (
    *PEOPLE,
    ("4", "Cộng số trẻ của xã đang học tiểu học", {"measure": "primary_studying_residents"}),
    ("5", "Trẻ vào học lớp 1", {"measure": "grade_1_residents"}),
    ("6", "Hoàn thành chương trình tiểu học", {"measure": "primary_completed_residents"}),
)
LOWER_SECONDARY: tuple[AgeRow, ...] = (
    *PEOPLE,
    ("4", "Đã tốt nghiệp THCS", {"measure": "lower_secondary_completed_residents"}),
    ("5", "Đang học THPT, GDTX, GDNN", {"measure": "upper_studying_residents"}),
)


def _age_columns(first: int, last: int, bands: tuple[str, ...], year: int) -> list[Column]:
    found = [Column(("TT",), role="number", width=5), Column(("Độ tuổi", "Năm sinh"), role="label", width=38)]
    for age in range(first, last + 1):
        found.append(Column((f"{age} tuổi", str(year - age)), fact={"age": str(age)}, number_format="#,##0"))
    return [*found, *(Column((f"Cộng {band} tuổi",), fact={"age": band}, width=9) for band in bands)]


def _ages_across(
    commune: Commune,
    year: int,
    told: tuple[AgeRow, ...],
    columns: list[Column],
    head: Head,
    foot: Foot,
    name: str,
) -> SheetPlan:
    rows = [
        Row(
            f"{fact['measure']}:{fact.get('group', '')}",
            label,
            number=number,
            fact={"unit_code": commune.code, **fact},
        )
        for number, label, fact in told
    ]
    return SheetPlan(
        name, head, columns, rows, Habits("-", "", year_dimension(year) | {"period": "survey"}), foot
    )


def preschool_ages(commune: Commune, year: int, head: Head, foot: Foot) -> SheetPlan:
    """MN-1TE: ages 0-6."""
    return _ages_across(commune, year, PRESCHOOL, _age_columns(0, 6, ("0-5",), year), head, foot, "MN-1TE")


def primary_ages(commune: Commune, year: int, head: Head, foot: Foot) -> SheetPlan:
    """TH-1TE: ages 6-14."""
    return _ages_across(
        commune, year, PRIMARY, _age_columns(6, 14, ("6-10", "11-14"), year), head, foot, "TH-1TE"
    )


def lower_secondary_ages(commune: Commune, year: int, head: Head, foot: Foot) -> SheetPlan:
    """THCS-1TTN: ages 11-18."""
    return _ages_across(
        commune,
        year,
        LOWER_SECONDARY,
        _age_columns(11, 18, ("11-14", "15-18"), year),
        head,
        foot,
        "THCS-1TTN",
    )


def literacy_ages(commune: Commune, year: int, head: Head, foot: Foot) -> SheetPlan:
    """XMC-3: single ages 15-60 down, with subtotals inside the run."""
    rows: list[Row] = []
    everybody: list[str] = []
    for first, last in ((15, 25), (26, 35), (36, 60)):
        ages = [str(age) for age in range(first, last + 1)]
        rows += [Row(age, age, fact={"unit_code": commune.code, "age": age}) for age in ages]
        rows.append(Row(f"sum {first}-{last}", f"Cộng {first}-{last}", role="sum", members=tuple(ages)))
        everybody += ages
    rows.append(Row("total", "Tổng cộng", role="sum", members=tuple(everybody)))
    columns = [
        Column(("Độ tuổi",), role="label", width=16),
        Column(("Năm sinh",), role="text", text=lambda row: str(year - int(row.id)), width=10),
        states(("Tổng số người",), "residents", width=12),
        states(("Biết chữ mức độ 1", "Số người"), "literate_1_residents", width=12),
        states(("Biết chữ mức độ 2", "Số người"), "literate_2_residents", width=12),
    ]
    return SheetPlan(
        "XMC-3",
        head,
        columns,
        rows,
        Habits(0, "", year_dimension(year) | {"period": "survey"}),
        foot,
        left=1,
        landscape=False,
    )
