"""Form (h): rooms, sites, toilets, land and equipment of the schools at the start of a year."""

from generator.forms.columns import divided, label_column, lacking, number_column, states
from generator.forms.rows import school_rows, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits
from generator.office.sheet import SheetPlan
from generator.simulation.quality import FIRST_YEAR
from generator.story import Story

CONSTRUCTION = {"solid": "Kiên cố", "semi_solid": "Bán kiên cố", "temporary": "Tạm", "borrowed": "Nhờ, mượn"}
SUBJECT_ROOMS = {"informatics": "Tin học", "foreign_language": "Ngoại ngữ"}
OTHER_SUBJECT_ROOMS = {
    "primary": {
        "music": "Âm nhạc",
        "art": "Mỹ thuật",
        "science_technology": "Khoa học - Công nghệ",
        "multipurpose": "Đa chức năng",
    },
    "lower_secondary": {
        "music": "Âm nhạc",
        "art": "Mỹ thuật",
        "technology": "Công nghệ",
        "multipurpose": "Đa chức năng",
    },
}
OTHER_SUPPORT_ROOMS = {
    "equipment": "Phòng thiết bị",
    "office": "Văn phòng",
    "meeting": "Phòng họp",
    "principal": "Phòng hiệu trưởng",
    "vice_principal": "Phòng phó hiệu trưởng",
    "youth": "Phòng Đội",
}


def _classrooms() -> list[Column]:
    parent = "Phòng học"
    need, have = (parent, "Nhu cầu"), (parent, "Hiện có", "Tổng số")
    return [
        states(need, "classrooms", kind="need"),
        states(have, "classrooms"),
        *(
            states((parent, "Hiện có", word), "classrooms", category=code)
            for code, word in CONSTRUCTION.items()
        ),
        lacking((parent, "Còn thiếu"), need, have),
    ]


def _subject_rooms(level: str) -> list[Column]:
    rooms = SUBJECT_ROOMS | ({"natural_science": "Khoa học tự nhiên"} if level == "lower_secondary" else {})
    found = []
    for code, word in rooms.items():
        found.append(states(("Phòng bộ môn", word, "Nhu cầu"), "subject_rooms", category=code, kind="need"))
        found.append(states(("Phòng bộ môn", word, "Có"), "subject_rooms", category=code))
    for code, word in OTHER_SUBJECT_ROOMS[level].items():
        found.append(states(("Phòng bộ môn", word, "Có"), "subject_rooms", category=code))
    return found


def _level_columns(level: str, year: int) -> list[Column]:
    if level == "preschool":
        certified = states(("Bếp ăn được chứng nhận an toàn thực phẩm",), "certified_kitchens", width=10)
        return [
            states(("Bếp ăn",), "kitchens"),
            *([certified] if year >= FIRST_YEAR else []),
            states(("Bộ thiết bị tối thiểu", "Nhu cầu"), "equipment_sets", kind="need"),
            states(("Bộ thiết bị tối thiểu", "Hiện có"), "equipment_sets"),
        ]
    return [
        *_subject_rooms(level),
        states(("Phòng hỗ trợ", "Thư viện"), "support_rooms", category="library"),
        states(("Phòng hỗ trợ", "Y tế"), "support_rooms", category="medical"),
        *(
            states(("Phòng hỗ trợ", word), "support_rooms", category=code)
            for code, word in OTHER_SUPPORT_ROOMS.items()
        ),
        states(("Phòng ở HS bán trú", "Nhu cầu"), "boarding_rooms", kind="need"),
        states(("Phòng ở HS bán trú", "Hiện có"), "boarding_rooms"),
        states(("Nhà công vụ giáo viên", "Nhu cầu"), "teacher_housing_rooms", kind="need"),
        states(("Nhà công vụ giáo viên", "Hiện có"), "teacher_housing_rooms"),
        states(("Máy tính phục vụ học tập",), "computers", width=9),
    ]


def _area(title: str, measure: str, hectares: bool) -> Column:
    if hectares:
        return Column(
            (f"{title} (ha)",), fact={"measure": measure}, number_format="0.00##", scale=0.0001, width=10
        )
    return Column((f"{title} (m²)",), fact={"measure": measure}, number_format="#,##0", width=10)


def facilities_summary(
    story: Story,
    year: int,
    level: str,
    style: str,
    head: Head,
    foot: Foot,
    name: str,
    *,
    hectares: bool = False,
    ratio: bool = False,
) -> SheetPlan:
    """The sheet of one level; land in hectares or m²; with `ratio`, classrooms per class."""
    classes = "Số nhóm, lớp" if level == "preschool" else "Số lớp"
    columns = [
        number_column("TT"),
        label_column("Tên trường"),
        states(("Số điểm trường",), "sites"),
        states((classes,), "classes"),
    ]
    columns += _classrooms()
    if ratio:
        columns.append(
            divided(
                ("Phòng học", "Phòng/lớp"), ("Phòng học", "Hiện có", "Tổng số"), (classes,), times=1, digits=2
            )
        )
    columns += _level_columns(level, year)
    columns += [
        states(("Nhà vệ sinh", "Học sinh" if level != "preschool" else "Trẻ em"), "pupil_toilets"),
        states(("Nhà vệ sinh", "Giáo viên"), "staff_toilets"),
        states(
            ("Nhà vệ sinh học sinh" if level != "preschool" else "Nhà vệ sinh trẻ em", "Nhu cầu"),
            "pupil_toilets",
            kind="need",
        ),
        states(("Số điểm trường có", "Nước sạch"), "clean_water_sites"),
        states(("Số điểm trường có", "Internet"), "internet_sites"),
        _area("Diện tích đất", "land_area_m2", hectares),
        _area("Diện tích sân chơi, bãi tập", "yard_area_m2", False),
    ]
    rows = school_rows(story, year, level, style=style, total="Tổng số")
    return SheetPlan(
        name, head, columns, rows, Habits("-", "1", year_dimension(year) | {"period": "start"}), foot
    )
