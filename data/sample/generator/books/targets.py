"""The workbooks of targets: one a year, in 2023-2024 three from three desks."""

from dataclasses import replace
from datetime import datetime

from generator.books.book import CITY, Book, dated, folder, office_foot
from generator.facts import World, school_year
from generator.forms import recognition, targets_commune, targets_general, targets_preschool
from generator.office.layout import Foot, Head
from generator.office.sheet import SheetPlan
from generator.story import Story

PRESCHOOL = {
    2021: targets_preschool.Layout("plain", with_actual=False, style="full"),
    2022: targets_preschool.Layout("plain", with_actual=True, style="full"),
    2023: targets_preschool.Layout(
        "desk", True, "short", ages=True, by_commune=True, left=1, column_numbers="A B 1", zero=0
    ),
    2024: targets_preschool.Layout("long", with_actual=True, style="full", ages=True),
    2025: targets_preschool.Layout("plain", with_actual=True, style="short"),
}
PRIMARY = {
    2021: targets_general.Layout("plain", with_actual=False, style="full"),
    2022: targets_general.Layout("plain", with_actual=True, style="full"),
    2023: targets_general.Layout("desk", with_actual=True, style="dash", column_numbers="1"),
    2024: targets_general.Layout("long", with_actual=True, style="bare", grouped="kind"),
    2025: targets_general.Layout("plain", with_actual=True, style="short"),
}
LOWER_SECONDARY = PRIMARY | {
    2023: targets_general.Layout("desk", with_actual=True, style="bare", parents=True, column_numbers="1"),
}
COMMUNES = {
    2021: targets_commune.Layout(counts=True),
    2022: targets_commune.Layout(counts=True),
    2023: targets_commune.Layout(
        counts=False, grouped=True, short_names=True, percent_cells=True, standards=True
    ),
    2024: targets_commune.Layout(counts=True, standards=True, classes=True),
    2025: targets_commune.Layout(counts=True, classes=True),
}
DAYS = {2021: (25, 2), 2022: (18, 2), 2023: (8, 3), 2024: (21, 2), 2025: (17, 2)}
SCHOOLS = ("preschool", "primary", "lower_secondary")
DRAFT_YEAR = 2024
FILES = {
    2021: (("Giao chi tieu nam hoc 2021-2022.xls", (*SCHOOLS, "commune", "standard")),),
    2022: (("QD giao chi tieu 2022 (NH 2022-2023).xlsx", (*SCHOOLS, "commune", "standard")),),
    2023: (
        ("To Mam non - KH giao chi tieu 2023-2024.xlsx", ("preschool",)),
        ("TH, THCS - giao chi tieu 2023-2024.xlsx", ("primary", "lower_secondary", "standard")),
        ("BCD PCGD - chi tieu xa, phuong 2023-2024.xlsx", ("commune",)),
    ),
    2024: (("Bieu giao chi tieu 2024-2025.xlsx", (*SCHOOLS, "commune", "standard", "draft")),),
    2025: (
        ("Chi tieu nam hoc 2025-2026.xlsx", (*SCHOOLS, "standard")),
        ("BCD tinh - chi tieu PCGD xa, phuong 2025-2026.xlsx", ("commune",)),
    ),
}
"""Which desk sends which sheets in which workbook."""
COMMUNE_DAYS = {2025: datetime(2025, 8, 12, 8, 0)}
"""The communes of 01/07/2025 get their targets after they exist."""
BOARDS = {
    2023: ("UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ", "BAN CHỈ ĐẠO PCGD, XMC"),
    2025: ("UBND TỈNH ĐIỆN BIÊN", "BAN CHỈ ĐẠO PCGD, XMC"),
}
BOARD_FOOT = Foot(("TRƯỞNG BAN",), ("- UBND các xã, phường;", "- Lưu: VT, BCĐ."))
UNIT_LINES = {
    "preschool": "Đơn vị tính: nhóm/lớp, trẻ",
    "general": "Đơn vị tính: lớp, học sinh",
    "commune": "Đơn vị tính: người, %",
}


def _day(year: int) -> datetime:
    day, month = DAYS[year]
    return datetime(year, month, day, 8, 0)


def _head(
    year: int, title: str, unit_line: str, *, sender: tuple[str, ...] = CITY, form_line: str = ""
) -> Head:
    """Title over two lines, the plan year beside the school year in some of the years."""
    day = _day(year)
    when = (
        f"NĂM {year} (NĂM HỌC {school_year(year)})"
        if year in (2022, 2024)
        else f"NĂM HỌC {school_year(year)}"
    )
    decision = (
        f"(Kèm theo Quyết định số      /QĐ-UBND ngày {day.day:02d}/{day.month:02d}/{year} của UBND thành phố)"
    )
    return Head(sender, dated("Điện Biên Phủ", day), (title, when), (decision,), unit_line, form_line)


def _preschool(story: Story, year: int, foot: Foot, name: str) -> SheetPlan:
    head = _head(
        year,
        "CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC MẦM NON",
        "ĐVT: nhóm/lớp, cháu" if year == 2023 else UNIT_LINES["preschool"],
        form_line="Biểu số 01" if year in (2023, 2024) else "",
    )
    plan = targets_preschool.preschool_targets(story, year, PRESCHOOL[year], head, foot, name)
    return replace(plan, scratch={(6, 2): 1250, (7, 2): "kiểm tra lại"}) if year == 2023 else plan


def _general(story: Story, year: int, level: str, foot: Foot, name: str) -> SheetPlan:
    layouts, word = (PRIMARY, "TIỂU HỌC") if level == "primary" else (LOWER_SECONDARY, "TRUNG HỌC CƠ SỞ")
    head = _head(year, f"CHỈ TIÊU KẾ HOẠCH GIÁO DỤC {word}", UNIT_LINES["general"])
    return targets_general.general_targets(story, year, level, layouts[year], head, foot, name)


def _commune(story: Story, year: int, foot: Foot, name: str) -> SheetPlan:
    title = "CHỈ TIÊU HUY ĐỘNG VÀ PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ"
    head = _head(year, title, UNIT_LINES["commune"], sender=BOARDS.get(year, CITY))
    if year in COMMUNE_DAYS:
        decision = "(Kèm theo Kế hoạch số      /KH-UBND của UBND tỉnh)"
        head = replace(head, place_date=dated("Điện Biên Phủ", COMMUNE_DAYS[year]), subtitle=(decision,))
    return targets_commune.commune_targets(story, year, COMMUNES[year], head, foot, name)


def _recognition(story: Story, world: World, year: int, foot: Foot, name: str) -> SheetPlan:
    head = _head(year, "KẾ HOẠCH XÂY DỰNG TRƯỜNG ĐẠT CHUẨN QUỐC GIA, KIỂM ĐỊNH CHẤT LƯỢNG GIÁO DỤC", "")
    return recognition.recognition(story, world, year, head, foot, name, "full" if year < 2024 else "short")


def _draft(story: Story, foot: Foot) -> SheetPlan:
    """A forgotten draft of the plan, hidden in the workbook."""
    head = replace(_head(DRAFT_YEAR, "BẢN NHÁP CHỈ TIÊU MẦM NON", ""), subtitle=("(Chưa trình ký)",))
    layout = targets_preschool.Layout("long", with_actual=False, style="full")
    plan = targets_preschool.preschool_targets(story, DRAFT_YEAR, layout, head, foot, "Nhap")
    return replace(plan, rows=plan.rows[:8], hidden=True)


def _sheets(story: Story, world: World, year: int) -> dict[str, SheetPlan]:
    """Every target sheet of a year by the names used in `FILES`."""
    foot = office_foot(_day(year))
    found = {
        "preschool": _preschool(story, year, foot, "Mam non"),
        "primary": _general(story, year, "primary", foot, "Tieu hoc"),
        "lower_secondary": _general(story, year, "lower_secondary", foot, "THCS"),
        "commune": _commune(story, year, BOARD_FOOT, "PCGD"),
        "standard": _recognition(story, world, year, foot, "CQG"),
    }
    return found | ({"draft": _draft(story, foot)} if year == DRAFT_YEAR else {})


def target_books(story: Story, world: World) -> list[Book]:
    """Every workbook of targets."""
    books = []
    for year in story.years:
        sheets = _sheets(story, world, year)
        for name, parts in FILES[year]:
            day = COMMUNE_DAYS.get(year, _day(year)) if parts == ("commune",) else _day(year)
            books.append(Book(f"{folder(year)}/{name}", day, [sheets[part] for part in parts]))
    return books
