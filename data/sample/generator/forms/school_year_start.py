"""Form (f) at the start of a year, consolidated by the office: schools as rows, classes and pupils by grade."""

from generator.forms.columns import Words, groups, label_column, number_column, remarks, states, words
from generator.forms.rows import school_rows, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits
from generator.office.sheet import SheetPlan
from generator.simulation.quality import FIRST_YEAR
from generator.story import GRADES, Story

GROUPS = ("female", "ethnic_minority", "female_ethnic_minority", "disabled")
PRESCHOOL = {
    "nursery": ("Nhà trẻ", "Số nhóm"),
    "k3": ("MG 3-4 tuổi", "Số lớp"),
    "k4": ("MG 4-5 tuổi", "Số lớp"),
    "k5": ("MG 5-6 tuổi", "Số lớp"),
}


def _preschool(said: Words) -> list[Column]:
    total = said["total"]
    found = [
        states((total, said["groups_and_classes"]), "classes"),
        states((total, said["children"]), "pupils"),
    ]
    found += groups(("Trong đó",), said, GROUPS)
    for grade, (word, counted) in PRESCHOOL.items():
        found += [
            states((word, counted), "classes", grade=grade),
            states((word, "Số trẻ"), "pupils", grade=grade),
        ]
    return [*found, states((said["lunch"],), "lunch_pupils", width=9)]


def _general(said: Words, level: str) -> list[Column]:
    total = said["total"]
    found = [states((total, said["classes"]), "classes"), states((total, said["pupils"]), "pupils")]
    found += groups(("Trong đó",), said, GROUPS)
    for grade in GRADES[level]:
        word = said["grade"].format(grade)
        found.append(states((word, said["classes"]), "classes", grade=grade))
        found.append(states((word, said["pupils"]), "pupils", grade=grade))
    if level == "primary":
        parent = "Học 2 buổi/ngày"
        found += [
            states((parent, said["classes"]), "two_session_classes"),
            states((parent, said["pupils"]), "two_session_pupils"),
            states(("Lớp ghép", said["classes"]), "combined_classes"),
            states(("Lớp ghép", said["pupils"]), "combined_class_pupils"),
        ]
    return [*found, states((said["boarders"],), "boarders", width=9)]


def start_summary(
    story: Story,
    year: int,
    level: str,
    desk: str,
    style: str,
    head: Head,
    foot: Foot,
    name: str,
    *,
    grouped: str = "",
    zero: str | int = "-",
) -> SheetPlan:
    """The sheet of one level at the start of `year`."""
    said = words(desk)
    columns = [number_column(), label_column(said["unit"])]
    columns += _preschool(said) if level == "preschool" else _general(said, level)
    if year >= FIRST_YEAR:
        columns.append(states(("Số lớp vượt sĩ số",), "oversized_classes", width=9))
    rows = school_rows(story, year, level, style=style, grouped=grouped, total=said["sum"])
    sheet = year_dimension(year) | {"period": "start"}
    return SheetPlan(name, head, [*columns, remarks()], rows, Habits(zero, "1", sheet), foot)
