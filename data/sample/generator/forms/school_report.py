"""Form (f) as one school sends it at the start of a year: a row per grade and the total of the school."""

from generator.forms.columns import label_column, number_column, states
from generator.forms.rows import sum_row, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.story import GRADES, School

PRESCHOOL_ROWS = {
    "nursery": "Nhà trẻ",
    "k3": "Mẫu giáo 3-4 tuổi",
    "k4": "Mẫu giáo 4-5 tuổi",
    "k5": "Mẫu giáo 5-6 tuổi",
}
GROUP_WORDS = {
    "female": "Nữ",
    "ethnic_minority": "DTTS",
    "female_ethnic_minority": "Nữ DTTS",
    "disabled": "Khuyết tật",
}


def _pupils(parent: str) -> list[Column]:
    found = [states((parent, "Tổng số"), "pupils")]
    return [*found, *(states((parent, word), "pupils", group=code) for code, word in GROUP_WORDS.items())]


def _preschool() -> list[Column]:
    return [
        number_column(),
        label_column("Nhóm, lớp", 24),
        states(("Số nhóm, lớp",), "classes"),
        *_pupils("Số trẻ"),
    ]


def _general(level: str) -> list[Column]:
    sessions = [
        states(("Học 2 buổi/ngày", "Lớp"), "two_session_classes"),
        states(("Học 2 buổi/ngày", "HS"), "two_session_pupils"),
    ]
    return [
        number_column(),
        label_column("Khối lớp", 14),
        states(("Số lớp",), "classes"),
        *_pupils("Học sinh"),
        states(("Tuyển mới",), "new_pupils"),
        *(sessions if level == "primary" else []),
        states(("Sách giáo khoa", "HS có đủ"), "textbook_pupils"),
        states(("Sách giáo khoa", "HS thiếu"), "textbook_lacking_pupils"),
        states(("HS có nguy cơ bỏ học",), "at_risk_pupils", width=9),
        states(("HS có hồ sơ sức khỏe",), "health_record_pupils", width=9),
        states(("HS có hồ sơ điện tử",), "electronic_record_pupils", width=9),
        states(("HS đã tiêm vắc xin",), "vaccinated_pupils", width=9),
    ]


def school_start(school: School, level: str, year: int, head: Head, foot: Foot, name: str) -> SheetPlan:
    """The sheet of one level of a school at the start of `year`."""
    rows = []
    for number, grade in enumerate(GRADES[level], 1):
        label = PRESCHOOL_ROWS.get(grade, f"Lớp {grade}")
        fact = {"unit_code": school.code, "level": level, "grade": grade}
        rows.append(Row(f"{school.code}/{grade}", label, number=number, fact=fact))
    rows.append(sum_row("total", "Toàn trường", [row.id for row in rows]))
    columns = _preschool() if level == "preschool" else _general(level)
    return SheetPlan(
        name, head, columns, rows, Habits(0, "1", year_dimension(year) | {"period": "start"}), foot
    )
