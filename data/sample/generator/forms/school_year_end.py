"""Form (f) at the end of a year: who came, left, was rated, promoted or completed; a block per school, a row per grade."""

from generator.forms.columns import divided, label_column, number_column, remarks, states, words
from generator.forms.rows import ROMAN, grade_rows, group_row, school_rows, written_name, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Column, Habits, Row
from generator.office.sheet import SheetPlan
from generator.simulation.results import SCALES, rating_scale
from generator.story import GRADES, Story

REASONS = {
    "poverty": "Kinh tế khó khăn",
    "weak_study": "Học lực yếu",
    "early_marriage": "Tảo hôn",
    "moved_with_parents": "Theo cha mẹ",
    "other": "Lý do khác",
}
SCALE_TITLES = {
    "tt27": "Đánh giá theo TT 27/2020",
    "tt22p": "Đánh giá theo TT 22/2016",
    "tt22": "Kết quả học tập (TT 22/2021)",
    "tt58": "Học lực (TT 58/2011)",
}
FIRST_MINORITY_RATINGS = 2023
RATING_WORDS = {
    "tt27": ("HTXS", "HTT", "HT", "CHT"),
    "tt22p": ("HTT", "HT", "CHT"),
    "tt22": ("Tốt", "Khá", "Đạt", "Chưa đạt"),
    "tt58": ("Giỏi", "Khá", "TB", "Yếu", "Kém"),
}


def _movement() -> list[Column]:
    parent = ("Bỏ học",)
    reasons = [
        states((*parent, "Lý do", word), "dropouts", category=code, width=9) for code, word in REASONS.items()
    ]
    return [
        states(("Số lớp",), "classes"),
        states(("Sĩ số đầu năm",), "pupils_at_start"),
        states(("Tăng", "Chuyển đến"), "transfers_in"),
        states(("Giảm", "Chuyển đi"), "transfers_out"),
        states((*parent, "Số HS"), "dropouts"),
        divided((*parent, "%"), (*parent, "Số HS"), ("Sĩ số đầu năm",), digits=2),
        *reasons,
        states(("Sĩ số cuối năm", "Tổng số"), "pupils"),
        states(("Sĩ số cuối năm", "Nữ"), "pupils", group="female"),
        states(("Sĩ số cuối năm", "DTTS"), "pupils", group="ethnic_minority"),
    ]


def _ratings(story: Story, level: str, year: int) -> list[Column]:
    by_scale: dict[str, list[str]] = {}
    for grade in GRADES[level]:
        by_scale.setdefault(rating_scale(story, grade, year), []).append(grade)
    found = []
    for scale, grades in by_scale.items():
        title = f"{SCALE_TITLES[scale]} (lớp {', '.join(grades)})"
        for code, word in zip(SCALES[scale], RATING_WORDS[scale], strict=True):
            found.append(states((title, word), "rated_pupils", category=f"{scale}.{code}"))
    return found


def _minority_ratings(story: Story, level: str, year: int) -> list[Column]:
    """The same ratings of the pupils of ethnic minorities, since the office asks for them."""
    if year < FIRST_MINORITY_RATINGS:
        return []
    return [
        Column(("Trong đó HS DTTS", *column.path), fact={**column.fact, "group": "ethnic_minority"})
        for column in _ratings(story, level, year)
    ]


def _outcome(level: str) -> list[Column]:
    done = (
        ("HTCT tiểu học", "primary_completers")
        if level == "primary"
        else ("Tốt nghiệp THCS", "lower_secondary_completers")
    )
    return [
        states(("Lên lớp",), "promoted_pupils"),
        states(("Lưu ban",), "repeaters"),
        states((done[0],), done[1], grade="", width=9),
        states(("Vận động trở lại",), "returned_pupils", width=9),
    ]


def _rows(story: Story, year: int, level: str, style: str) -> list[Row]:
    last, completers = GRADES[level][-1], f"{level}_completers"
    rows: list[Row] = []
    for position, school in enumerate(story.open_schools(year, level)):
        rows.append(group_row(written_name(school, style), ROMAN[position]))
        for row in grade_rows(school, "Lớp {}", levels=(level,)):
            earlier = row.role == "unit" and row.fact["grade"] != last
            rows.append(Row(**{**vars(row), "without": frozenset({completers})}) if earlier else row)
    return rows


def end_summary(
    story: Story, year: int, level: str, style: str, head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The sheet of primary or lower secondary schools at the end of `year`."""
    columns = [
        number_column(),
        label_column("Trường, khối lớp", 30),
        *_movement(),
        *_ratings(story, level, year),
        *_outcome(level),
        *_minority_ratings(story, level, year),
    ]
    sheet = year_dimension(year) | {"period": "end"}
    return SheetPlan(name, head, columns, _rows(story, year, level, style), Habits(0, "(1)", sheet), foot)


def preschool_end(
    story: Story, year: int, desk: str, style: str, head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The sheet of the preschools at the end of `year`: schools as rows."""
    said = words(desk)
    columns = [
        number_column(),
        label_column(said["unit"]),
        states(("Số nhóm, lớp",), "classes"),
        states(("Sĩ số đầu năm",), "pupils_at_start"),
        states(("Tăng", "Chuyển đến"), "transfers_in"),
        states(("Giảm", "Chuyển đi"), "transfers_out"),
        states(("Số trẻ cuối năm", "Tổng số"), "pupils"),
        states(("Số trẻ cuối năm", "Nữ"), "pupils", group="female"),
        states(("Số trẻ cuối năm", "DTTS"), "pupils", group="ethnic_minority"),
        states(("Số trẻ cuối năm", "Nhà trẻ"), "pupils", grade="nursery"),
        states(("Số trẻ cuối năm", "Mẫu giáo"), "pupils", grade="kindergarten"),
        states((said["lunch"],), "lunch_pupils", width=9),
        Column(
            ("Tỷ lệ chuyên cần (%)",),
            fact={"measure": "attendance_rate"},
            number_format="0.0",
            summed=False,
            width=10,
        ),
        states(("Hỗ trợ ăn trưa mẫu giáo", "Thuộc diện"), "entitled_pupils", category="lunch"),
        states(("Hỗ trợ ăn trưa mẫu giáo", "Đã hưởng"), "supported_pupils", category="lunch"),
        remarks(),
    ]
    rows = school_rows(story, year, "preschool", style=style, total=said["sum"])
    sheet = year_dimension(year) | {"period": "end"}
    return SheetPlan(name, head, columns, rows, Habits("-", "1", sheet), foot)
