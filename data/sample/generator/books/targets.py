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
    2024: targets_commune.Layout(counts=True, standards=True),
    2025: targets_commune.Layout(counts=True),
}
DAYS = {2021: (25, 2), 2022: (18, 2), 2023: (8, 3), 2024: (21, 2), 2025: (17, 2)}
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
    board = ("UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ", "BAN CHỈ ĐẠO PCGD, XMC")
    head = _head(
        year,
        "CHỈ TIÊU HUY ĐỘNG VÀ PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ",
        UNIT_LINES["commune"],
        sender=board if year == 2023 else CITY,
    )
    return targets_commune.commune_targets(story, year, COMMUNES[year], head, foot, name)


def _recognition(story: Story, world: World, year: int, foot: Foot, name: str) -> SheetPlan:
    head = _head(year, "KẾ HOẠCH XÂY DỰNG TRƯỜNG ĐẠT CHUẨN QUỐC GIA, KIỂM ĐỊNH CHẤT LƯỢNG GIÁO DỤC", "")
    return recognition.recognition(story, world, year, head, foot, name, "full" if year < 2024 else "short")


def _draft(story: Story, foot: Foot) -> SheetPlan:
    """A forgotten draft of the plan of 2024, hidden in the workbook."""
    head = replace(_head(2024, "BẢN NHÁP CHỈ TIÊU MẦM NON", ""), subtitle=("(Chưa trình ký)",))
    layout = targets_preschool.Layout("long", with_actual=False, style="full")
    plan = targets_preschool.preschool_targets(story, 2024, layout, head, foot, "Nhap")
    return replace(plan, rows=plan.rows[:8], hidden=True)


def target_books(story: Story, world: World) -> list[Book]:
    """Every workbook of targets."""
    names = {
        2021: "Giao chi tieu nam hoc 2021-2022.xls",
        2022: "QD giao chi tieu 2022 (NH 2022-2023).xlsx",
        2024: "Bieu giao chi tieu 2024-2025.xlsx",
        2025: "Chi tieu nam hoc 2025-2026.xlsx",
    }
    books = []
    for year in story.years:
        day = _day(year)
        foot = office_foot(day)
        preschool = _preschool(story, year, foot, "Mam non")
        primary = _general(story, year, "primary", foot, "Tieu hoc")
        lower_secondary = _general(story, year, "lower_secondary", foot, "THCS")
        commune = _commune(
            story, year, Foot(("TRƯỞNG BAN",), ("- UBND các xã, phường;", "- Lưu: VT, BCĐ.")), "PCGD"
        )
        standard = _recognition(story, world, year, foot, "CQG")
        if year == 2023:
            where = f"{folder(year)}/"
            books.append(Book(where + "To Mam non - KH giao chi tieu 2023-2024.xlsx", day, [preschool]))
            books.append(
                Book(
                    where + "TH, THCS - giao chi tieu 2023-2024.xlsx",
                    day,
                    [primary, lower_secondary, standard],
                )
            )
            books.append(Book(where + "BCD PCGD - chi tieu xa, phuong 2023-2024.xlsx", day, [commune]))
            continue
        sheets = [preschool, primary, lower_secondary, commune, standard]
        if year == 2024:
            sheets.append(_draft(story, foot))
        books.append(Book(f"{folder(year)}/{names[year]}", day, sheets))
    return books
