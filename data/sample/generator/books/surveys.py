"""The workbooks of the autumn survey: the summary by commune each year, and the age-by-age forms of some communes."""

from datetime import datetime

from generator.books.book import Book, dated, folder, office_foot, office_head, plain_letters
from generator.facts import school_year
from generator.forms.survey import survey_summary
from generator.forms.survey_ages import literacy_ages, lower_secondary_ages, preschool_ages, primary_ages
from generator.office.layout import Foot, Head
from generator.story import FIRST_NEW_UNITS, Commune, Story

OWN_FORMS = {2023: ("03316", "03326"), 2024: ("03145", "03316", "03325", "03326")}
"""Communes whose own workbooks are in the sample, by survey; every new commune sends its own."""
FORMS = (
    (preschool_ages, "Mẫu MN-1TE", "THỐNG KÊ TRẺ EM TỪ 0 ĐẾN 6 TUỔI"),
    (primary_ages, "Mẫu TH-1TE", "THỐNG KÊ TRẺ EM TỪ 6 ĐẾN 14 TUỔI"),
    (lower_secondary_ages, "Mẫu THCS-1TTN", "THỐNG KÊ THANH, THIẾU NIÊN TỪ 11 ĐẾN 18 TUỔI"),
    (literacy_ages, "Mẫu XMC-3", "TỔNG HỢP SỐ NGƯỜI BIẾT CHỮ THEO ĐỘ TUỔI 15-60"),
)


def _summary(story: Story, year: int) -> Book:
    day = datetime(year, 10, 9, 8, 0)
    head = office_head(
        day,
        [
            "TỔNG HỢP KẾT QUẢ ĐIỀU TRA PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ",
            f"THỜI ĐIỂM 30/9/{year} (NĂM HỌC {school_year(year)})",
        ],
        (),
        "Đơn vị tính: người",
    )
    plan = survey_summary(story, year, head, office_foot(day), f"Nam {year}", grouped=year == 2022)
    return Book(f"{folder(year)}/Dieu tra PCGD-XMC nam {year}.xlsx", day, [plan])


def _own_forms(commune: Commune, year: int) -> Book:
    day = datetime(year, 10, 5, 8, 0)
    place = commune.name.split(" ", 1)[1]
    foot = Foot(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), ("- BCĐ cấp trên;", "- Lưu."))
    sheets = []
    for form, form_line, title in FORMS:
        head = Head(
            (f"UBND {commune.name.upper()}", "BAN CHỈ ĐẠO PCGD, XMC"),
            dated(place, day),
            (title, f"THỜI ĐIỂM 30/9/{year}"),
            (),
            "Đơn vị tính: người",
            form_line,
        )
        sheets.append(form(commune, year, head, foot))
    return Book(f"{folder(year)}/{plain_letters(commune.name)} - PCGD XMC {year}.xlsx", day, sheets)


def survey_books(story: Story) -> list[Book]:
    """Every workbook of the surveys."""
    books = []
    for year in story.years:
        books.append(_summary(story, year))
        for commune in story.communes_of(year):
            if year >= FIRST_NEW_UNITS or commune.code in OWN_FORMS.get(year, ()):
                books.append(_own_forms(commune, year))
    return books
