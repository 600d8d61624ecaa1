"""The schools' own start reports of 2025-2026, one workbook each: one school has not reported, one reported late."""

from datetime import datetime

from generator.books.book import Book, dated, folder, plain_letters
from generator.chance import draw
from generator.facts import school_year
from generator.forms.rows import written_name
from generator.forms.school_report import school_start
from generator.office.layout import Foot, Head
from generator.story import School, Story

YEAR = 2025
SILENT = "MP-MN-18"
"""The school whose report never came."""
LATE = "MP-TH-08"
"""The school whose report came three weeks late."""
VARIANT = {"MP-TH-02": "TRƯỜNG TIỂU HỌC MÔ PHỎNG SỐ II"}
"""Schools that write another of their names in the letterhead."""
SHEETS = {
    "preschool": ("Bao cao", ""),
    "primary": ("Cap TH", " CẤP TIỂU HỌC"),
    "lower_secondary": ("Cap THCS", " CẤP THCS"),
}


def _day(school: School) -> datetime:
    if school.code == LATE:
        return datetime(YEAR, 10, 27, 8, 0)
    return datetime(YEAR, 9, 15 + int(draw("reported", school.code) * 14), 8, 0)


def _book(story: Story, school: School) -> Book:
    day, commune = _day(school), story.new_commune_of(school)
    written = VARIANT.get(school.code, school.name.upper())
    foot = Foot(("HIỆU TRƯỞNG",), (f"- UBND {commune.name.lower().split()[0]};", "- Lưu: VT."))
    sheets = []
    for level in school.levels:
        name, suffix = SHEETS[level] if len(school.levels) > 1 else ("Bao cao", "")
        head = Head(
            (f"UBND {commune.name.upper()}", written),
            dated(commune.name.split(" ", 1)[1], day),
            (f"BÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC {school_year(YEAR)}{suffix}",),
            (),
            "Đơn vị tính: lớp, học sinh" if level != "preschool" else "Đơn vị tính: nhóm/lớp, trẻ",
        )
        sheets.append(school_start(school, level, YEAR, head, foot, name))
    late = " (nop muon)" if school.code == LATE else ""
    file = f"{plain_letters(written_name(school, 'dash'))} - BC dau nam {school_year(YEAR)}{late}.xlsx"
    return Book(f"{folder(YEAR)}/bao cao truong/{file}", day, sheets)


def school_books(story: Story) -> list[Book]:
    """A workbook for each school that reported."""
    return [
        _book(story, school) for school in story.schools if school.is_open(YEAR) and school.code != SILENT
    ]
