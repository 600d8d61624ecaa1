"""Form (f) at the end of a year, second sheet: pupils at risk, policies for pupils, where leavers of lower secondary go."""

from generator.forms.columns import label_column, number_column, remarks, states
from generator.forms.rows import school_rows, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits
from generator.office.sheet import SheetPlan
from generator.story import Story

POLICIES = {
    "tuition": "Miễn, giảm học phí",
    "study_cost": "Hỗ trợ chi phí học tập",
    "boarding": "Hỗ trợ học sinh bán trú",
}
DESTINATIONS = {
    "upper_secondary": "Vào THPT",
    "continuing": "Vào GDTX",
    "vocational": "Học nghề",
    "work": "Lao động",
}


def _policies(level: str) -> list[Column]:
    """Primary pupils pay no tuition."""
    found = []
    for code, word in POLICIES.items():
        if code != "tuition" or level != "primary":
            found.append(states((word, "Thuộc diện"), "entitled_pupils", category=code))
            found.append(states((word, "Đã hưởng"), "supported_pupils", category=code))
    return found


def _lower_secondary() -> list[Column]:
    parent = "Học sinh tốt nghiệp THCS"
    onward = [states((parent, word), "onward_pupils", category=code) for code, word in DESTINATIONS.items()]
    return [*onward, states(("Số lớp học 2 buổi/ngày",), "two_session_classes", width=9)]


def support_summary(
    story: Story, year: int, level: str, style: str, head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The sheet of primary or lower secondary schools at the end of `year`: schools as rows."""
    columns = [
        number_column(),
        label_column("Trường"),
        states(("HS có nguy cơ bỏ học",), "at_risk_pupils", width=9),
        states(("HS đi học không chuyên cần",), "irregular_pupils", width=9),
        *_policies(level),
        *(_lower_secondary() if level == "lower_secondary" else []),
        remarks(),
    ]
    rows = school_rows(story, year, level, style=style)
    sheet = year_dimension(year) | {"period": "end"}
    return SheetPlan(name, head, columns, rows, Habits("-", "1", sheet), foot)
