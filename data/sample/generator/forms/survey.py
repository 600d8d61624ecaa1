"""Form (j), summary: the survey of universal education and literacy, communes as rows."""

from collections.abc import Sequence

from generator.forms.columns import divided, label_column, number_column, states
from generator.forms.rows import year_dimension
from generator.forms.targets_commune import commune_rows
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits
from generator.office.sheet import SheetPlan
from generator.story import Story

STANDARDS = {
    "preschool_5": "PCGDMN 5 tuổi",
    "primary": "PCGD tiểu học",
    "lower_secondary": "PCGD THCS",
    "literacy": "XMC",
}


Counted = Sequence[tuple[str, str, bool]]
"""Word, measure, whether its percentage of the obliged residents stands beside it."""

PRESCHOOL: Counted = (
    ("Ra lớp", "attending_residents", True),
    ("HT CT GDMN", "preschool_completed_residents", False),
)
AGE_BLOCKS: Sequence[tuple[str, str, Counted]] = (
    ("Trẻ 0-2 tuổi", "0-2", (("Ra lớp", "attending_residents", True),)),
    ("Trẻ 3-5 tuổi", "3-5", PRESCHOOL),
    ("Trẻ 5 tuổi", "5", PRESCHOOL),
    ("Trẻ 6 tuổi", "6", (("Vào lớp 1", "grade_1_residents", True),)),
    ("Trẻ 6-10 tuổi", "6-10", (("Đang học", "attending_residents", False),)),
    (
        "Trẻ 11 tuổi",
        "11",
        (
            ("HTCT tiểu học", "primary_completed_residents", True),
            ("Đang học tiểu học", "primary_studying_residents", False),
        ),
    ),
    ("Trẻ 11-14 tuổi", "11-14", (("Đang học", "attending_residents", False),)),
    ("Trẻ 14 tuổi", "14", (("HTCT tiểu học", "primary_completed_residents", True),)),
    (
        "Thanh, thiếu niên 15-18 tuổi",
        "15-18",
        (
            ("Tốt nghiệp THCS", "lower_secondary_completed_residents", True),
            ("Đang học THPT, GDTX, GDNN", "upper_studying_residents", True),
        ),
    ),
)


def _age_block(parent: str, age: str, counted: Counted) -> list[Column]:
    """Obliged residents of an age, then (word, measure, with its percentage) columns."""
    obliged = (parent, "Phải phổ cập")
    found = [states(obliged, "obliged_residents", age=age)]
    for word, measure, percentage in counted:
        found.append(states((parent, word), measure, age=age, width=9))
        if percentage:
            title = f"Tỷ lệ {_inside(word)} (%)"
            found.append(divided((parent, title), (parent, word), obliged, digits=2))
    return found


def _inside(word: str) -> str:
    """A word as it stands inside a phrase: abbreviations keep their capitals."""
    return word if word[:2].isupper() else word[0].lower() + word[1:]


def _literacy() -> list[Column]:
    found = []
    for age in ("15-25", "15-35", "15-60"):
        parent = ("Biết chữ", f"{age} tuổi")
        found.append(states((*parent, "Dân số"), "residents", age=age))
        found.append(states((*parent, "Mức độ 1"), "literate_1_residents", age=age))
        found.append(states((*parent, "Mức độ 2"), "literate_2_residents", age=age))
    return found


def _columns() -> list[Column]:
    found: list[Column] = []
    for parent, age, counted in AGE_BLOCKS:
        found += _age_block(parent, age, counted)
    found += _literacy()
    for code, word in STANDARDS.items():
        path = ("Mức độ đạt chuẩn đã được công nhận", word)
        found.append(states(path, "recognised_level", category=code, total_mark="x"))
    return found


def survey_summary(
    story: Story, year: int, head: Head, foot: Foot, name: str, *, grouped: bool = False
) -> SheetPlan:
    """The survey of autumn `year`: twelve communes, from 2025 the four new ones."""
    rows = commune_rows(story, year, grouped=grouped)
    columns = [number_column("TT"), label_column("Xã, phường", 22), *_columns()]
    sheet = year_dimension(year) | {"period": "survey"}
    return SheetPlan(name, head, columns, rows, Habits(0, "(1)", sheet), foot)
