"""Form (i): conditions for GDPT 2018, a block per school and a row per grade."""

from generator.forms.columns import divided, label_column, money, number_column, states
from generator.forms.rows import ROMAN, grade_rows, group_row, written_name, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.simulation.quality import FIRST_YEAR
from generator.story import Story


def _columns(level: str, year: int) -> list[Column]:
    need, have = ("Bộ TBDH tối thiểu (bộ)", "Nhu cầu"), ("Bộ TBDH tối thiểu (bộ)", "Hiện có")
    sessions = [
        states(("Học 2 buổi/ngày", "Số lớp"), "two_session_classes"),
        states(("Học 2 buổi/ngày", "Số HS"), "two_session_pupils"),
    ]
    return [
        number_column(),
        label_column("Khối lớp", 30),
        states(("Số lớp",), "classes"),
        states(("Số HS",), "pupils"),
        states(("Giáo viên dạy khối", "Tổng số"), "teachers"),
        states(("Giáo viên dạy khối", "Đã tập huấn CT GDPT 2018"), "teachers_trained", width=10),
        states(("Giáo viên dạy khối", "Còn thiếu"), "teachers_lacking"),
        states(("Sách giáo khoa", "Số HS có đủ"), "textbook_pupils"),
        states(("Sách giáo khoa", "Số HS thiếu"), "textbook_lacking_pupils"),
        states(need, "equipment_sets", kind="need"),
        states(have, "equipment_sets"),
        divided(("Bộ TBDH tối thiểu (bộ)", "Tỷ lệ đáp ứng (%)"), have, need),
        states(("Phòng học hiện có",), "classrooms"),
        *(sessions if level == "primary" else []),
        states(("Số lớp học Tin học",), "informatics_classes", width=9),
        states(("Số lớp học Ngoại ngữ",), "foreign_language_classes", width=9),
        *(_followed_up() if year >= FIRST_YEAR else ()),
    ]


def _followed_up() -> list[Column]:
    """What the office asks for since 2023."""
    return [
        states(("Số HS học tiếng Anh",), "english_pupils", width=9),
        money("Giá trị thiết bị dạy học còn thiếu", "equipment_value_lacking"),
    ]


def readiness_summary(
    story: Story, year: int, level: str, style: str, head: Head, foot: Foot, name: str, grade_word: str
) -> SheetPlan:
    """The sheet of one level at the start of `year`."""
    rows: list[Row] = []
    for position, school in enumerate(story.open_schools(year, level)):
        rows.append(group_row(written_name(school, style), ROMAN[position]))
        rows += grade_rows(school, grade_word, levels=(level,))
    sheet = year_dimension(year) | {"period": "start"}
    return SheetPlan(name, head, _columns(level, year), rows, Habits("-", "1", sheet), foot)
