"""Form (g): principals, teachers and staff of the schools at the start of a year."""

from generator.forms.columns import divided, label_column, number_column, remarks, states
from generator.forms.rows import school_rows, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits
from generator.office.sheet import SheetPlan
from generator.simulation.quality import FIRST_YEAR
from generator.story import Story

TRAINING = {
    "postgraduate": "Trên ĐH",
    "university": "Đại học",
    "college": "Cao đẳng",
    "secondary": "Trung cấp",
}
SUBJECTS = {
    "subject.english": "Tiếng Anh",
    "subject.informatics": "Tin học",
    "subject.physical_education": "Thể dục",
    "subject.music": "Âm nhạc",
    "subject.art": "Mỹ thuật",
}
SUPPORT = {
    "youth_leader": "Tổng phụ trách Đội",
    "office": "Văn phòng",
    "library_equipment": "Thư viện, thiết bị",
    "medical": "Y tế",
}


def _columns(level: str, year: int) -> list[Column]:
    teachers = "Giáo viên"
    subjects = [states(("GV môn chuyên", word), "teachers", category=code) for code, word in SUBJECTS.items()]
    support = {code: word for code, word in SUPPORT.items() if level != "preschool" or code != "youth_leader"}
    return [
        states(("Cán bộ quản lý", "Hiệu trưởng"), "principals"),
        states(("Cán bộ quản lý", "Phó hiệu trưởng"), "vice_principals"),
        states((teachers, "Tổng số"), "teachers"),
        states((teachers, "Biên chế"), "teachers", category="permanent"),
        states((teachers, "Hợp đồng"), "teachers", category="contract"),
        states((teachers, "Nữ"), "teachers", group="female"),
        states((teachers, "Dân tộc"), "teachers", group="ethnic_minority"),
        *(states(("Trình độ đào tạo", word), "teachers", category=code) for code, word in TRAINING.items()),
        states(("Chuẩn trình độ", "Đạt chuẩn trở lên"), "teachers_qualified"),
        states(("Chuẩn trình độ", "Trên chuẩn"), "teachers_above_standard"),
        *(subjects if level != "preschool" else []),
        *(states(("Nhân viên", word), "support_staff", category=code) for code, word in support.items()),
        states(("Giáo viên còn thiếu",), "teachers_lacking"),
        *(_followed_up(level) if year >= FIRST_YEAR else ()),
    ]


def _followed_up(level: str) -> list[Column]:
    """What the office asks for since 2023: posts, upgrades, training, English."""
    english = states(("GV tiếng Anh đạt chuẩn năng lực",), "english_teachers_at_level", width=10)
    return [
        states(("Biên chế được tuyển",), "recruitment_quota", width=9),
        states(("Đã tuyển trong năm",), "teachers_recruited", width=9),
        states(("Phải nâng chuẩn",), "teachers_to_upgrade", width=9),
        states(("Đang học, đã nâng chuẩn",), "teachers_upgrading", width=10),
        states(("GV hoàn thành bồi dưỡng thường xuyên",), "training_completed_teachers", width=11),
        *([english] if level != "preschool" else []),
    ]


def staff_summary(
    story: Story, year: int, level: str, style: str, head: Head, foot: Foot, name: str, *, classes: bool
) -> SheetPlan:
    """The sheet of one level; with `classes`, the number of classes and the ratio of teachers to them."""
    columns = [number_column("TT"), label_column("Đơn vị")]
    if classes:
        columns.append(states(("Số nhóm, lớp" if level == "preschool" else "Số lớp",), "classes"))
    columns += _columns(level, year)
    if classes:
        columns.append(
            divided(("Tỷ lệ GV/lớp",), ("Giáo viên", "Tổng số"), columns[2].path, times=1, digits=2)
        )
    rows = school_rows(story, year, level, style=style, total="Cộng")
    sheet = year_dimension(year) | {"period": "start"}
    return SheetPlan(name, head, [*columns, remarks()], rows, Habits("-", "(1)", sheet), foot)
