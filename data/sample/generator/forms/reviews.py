"""Reports on single subjects at the end of a year: quality, assessment of the staff, safety, investment, learning of adults."""

from collections.abc import Sequence

from generator.forms.columns import answered, label_column, money, number_column, remarks, states
from generator.forms.rows import school_rows, written_name, year_dimension
from generator.forms.targets_commune import commune_rows
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.simulation.investment import has_project, own_level
from generator.simulation.quality import SUBJECTS
from generator.story import School, Story

SUBJECT_WORDS = {"mathematics": "Toán", "english": "Tiếng Anh", "history": "Lịch sử"}


def _groups(level: str) -> list[Column]:
    """Disabled pupils and those who get more Vietnamese, beside all of them."""
    pupils, minority = ("trẻ", "Trẻ DTTS") if level == "preschool" else ("HS", "HS DTTS")
    found = [
        states((f"Số {pupils} khuyết tật",), "pupils", group="disabled"),
        states(("Khuyết tật đạt kế hoạch giáo dục cá nhân",), "disabled_pupils_on_plan", width=11),
    ]
    if level != "lower_secondary":
        found += [
            states((f"Số {minority}",), "pupils", group="ethnic_minority"),
            states((f"{minority} được tăng cường tiếng Việt",), "vietnamese_strengthened_pupils", width=11),
        ]
    return found


def _preschool() -> list[Column]:
    return [
        states(("Số trẻ 5 tuổi",), "pupils", grade="k5"),
        states(("Số trẻ 5 tuổi đạt chuẩn phát triển",), "children_ready_for_grade_1", width=11),
        answered(("Lấy trẻ làm trung tâm",), "child_centred"),
    ]


def _lessons(level: str) -> list[Column]:
    found = [
        states(("Số HS yếu cần phụ đạo",), "weak_pupils"),
        states(("Số HS được phụ đạo",), "tutored_pupils"),
        states(("Số HS được phụ đạo có tiến bộ",), "improved_pupils", width=10),
        states(("Số HS dự thi học sinh giỏi",), "contest_participants", width=10),
        states(("Số giải học sinh giỏi",), "contest_prizes"),
    ]
    for subject in SUBJECTS:
        if level == "lower_secondary" or subject != "history":
            parent = f"Kiểm tra môn {SUBJECT_WORDS[subject]}"
            found.append(states((parent, "Số HS dự kiểm tra"), "tested_pupils", category=subject))
            found.append(states((parent, "Điểm 5 trở lên"), "tested_pupils_passing", category=subject))
    return found


def quality(story: Story, year: int, level: str, head: Head, foot: Foot, name: str) -> SheetPlan:
    """The sheet of one level: support lessons, contests, marks, groups."""
    columns = [*(_preschool() if level == "preschool" else _lessons(level)), *_groups(level)]
    return _of_level(story, year, level, columns, head, foot, name)


def assessments(story: Story, year: int, level: str, head: Head, foot: Foot, name: str) -> SheetPlan:
    """The sheet of one level: teachers and principals by their professional standards."""
    columns = [
        states(("GV được đánh giá chuẩn nghề nghiệp",), "teachers_assessed", width=11),
        states(
            ("GV xếp loại đạt trở lên theo chuẩn nghề nghiệp",), "teachers_at_professional_standard", width=12
        ),
        states(("Hiệu trưởng được đánh giá chuẩn",), "principals_assessed", width=11),
        states(("Hiệu trưởng xếp loại đạt trở lên",), "principals_at_standard", width=11),
    ]
    return _of_level(story, year, level, columns, head, foot, name)


def safety(story: Story, year: int, head: Head, foot: Foot, name: str) -> SheetPlan:
    """All schools: inspected and safe, cases of food poisoning, money raised."""
    columns = [
        answered(("Được kiểm tra, bảo đảm an toàn",), "safety_checked"),
        states(("Số vụ ngộ độc thực phẩm",), "food_safety_incidents", width=10),
        money("Kinh phí huy động xã hội hóa", "funds_mobilised"),
    ]
    schools = [school for school in story.schools if school.is_open(year)]
    return _of_schools(schools, year, columns, head, foot, name)


def investment(story: Story, year: int, head: Head, foot: Foot, name: str) -> SheetPlan:
    """Schools with a project: capital allocated and paid out, rooms planned and handed over."""
    columns = [
        money("Vốn được giao", "capital_allocated"),
        money("Vốn đã giải ngân", "capital_disbursed"),
        states(("Số phòng học theo kế hoạch dự án trong năm",), "rooms_under_project", width=11),
        states(("Số phòng học đã bàn giao trong năm",), "rooms_handed_over", width=11),
    ]
    schools = [school for school in story.schools if school.is_open(year) and has_project(school)]
    return _of_schools(schools, year, columns, head, foot, name)


def adult_learning(story: Story, year: int, head: Head, foot: Foot, name: str) -> SheetPlan:
    """The communes: learning centres, literacy classes, second-chance classes."""
    columns = [
        number_column("TT"),
        label_column("Xã, phường", 22),
        states(("Trung tâm học tập cộng đồng hiện có",), "learning_centres", width=11),
        states(("Trung tâm học tập cộng đồng xếp loại tốt hoặc khá",), "learning_centres_good", width=12),
        states(("Số học viên lớp xóa mù chữ",), "literacy_class_learners", width=10),
        states(("Số học viên hoàn thành lớp xóa mù chữ",), "literacy_class_completers", width=11),
        states(("Số học viên bổ túc THCS",), "second_chance_learners", width=10),
        states(("Số học viên bổ túc THCS học nghề",), "second_chance_trade_learners", width=10),
    ]
    sheet = year_dimension(year) | {"period": "survey"}
    return SheetPlan(name, head, columns, commune_rows(story, year), Habits(0, "(1)", sheet), foot)


def _of_level(
    story: Story, year: int, level: str, columns: Sequence[Column], head: Head, foot: Foot, name: str
) -> SheetPlan:
    rows = school_rows(story, year, level)
    sheet = year_dimension(year) | {"period": "end"}
    whole = [number_column(), label_column("Trường"), *columns, remarks()]
    return SheetPlan(name, head, whole, rows, Habits("-", "1", sheet), foot)


def _of_schools(
    schools: Sequence[School], year: int, columns: Sequence[Column], head: Head, foot: Foot, name: str
) -> SheetPlan:
    rows = [
        Row(
            school.code,
            written_name(school, "full"),
            number=number,
            fact={"unit_code": school.code, "level": own_level(school)},
        )
        for number, school in enumerate(schools, 1)
    ]
    sheet = year_dimension(year) | {"period": "end"}
    whole = [number_column("TT"), label_column("Tên trường"), *columns, remarks()]
    return SheetPlan(name, head, whole, rows, Habits("-", "1", sheet), foot)
