"""The workbooks of single subjects that the office collects at the end of a year since 2023."""

from datetime import datetime

from generator.books.book import Book, folder, office_foot, office_head
from generator.books.reports import LEVELS
from generator.facts import school_year
from generator.forms.reviews import adult_learning, assessments, investment, quality, safety
from generator.office.sheet import SheetPlan
from generator.story import Story

YEARS = (2023, 2024)


def _quality(story: Story, year: int) -> Book:
    day = datetime(year + 1, 6, 6, 8, 0)
    titles = {
        "preschool": "BÁO CÁO CHẤT LƯỢNG CHĂM SÓC, GIÁO DỤC TRẺ",
        "primary": "BÁO CÁO CHẤT LƯỢNG GIÁO DỤC, PHỤ ĐẠO HỌC SINH, BỒI DƯỠNG HỌC SINH GIỎI",
        "lower_secondary": "BÁO CÁO CHẤT LƯỢNG GIÁO DỤC, PHỤ ĐẠO HỌC SINH, BỒI DƯỠNG HỌC SINH GIỎI",
    }
    sheets: list[SheetPlan] = []
    for level, (word, name) in LEVELS.items():
        head = office_head(day, [titles[level], f"CUỐI NĂM HỌC {school_year(year)} (CẤP {word})"])
        sheets.append(quality(story, year, level, head, office_foot(day), name))
    return Book(f"{folder(year)}/Chat luong cuoi nam {school_year(year)}.xlsx", day, sheets)


def _assessments(story: Story, year: int) -> Book:
    day = datetime(year + 1, 6, 10, 8, 0)
    sheets: list[SheetPlan] = []
    for level, (word, name) in LEVELS.items():
        title = "KẾT QUẢ ĐÁNH GIÁ GIÁO VIÊN, HIỆU TRƯỞNG THEO CHUẨN NGHỀ NGHIỆP"
        head = office_head(
            day, [title, f"CUỐI NĂM HỌC {school_year(year)} (CẤP {word})"], (), "Đơn vị tính: người"
        )
        sheets.append(assessments(story, year, level, head, office_foot(day), name))
    return Book(f"{folder(year)}/Danh gia chuan nghe nghiep {school_year(year)}.xlsx", day, sheets)


def _safety(story: Story, year: int) -> Book:
    day = datetime(year + 1, 6, 12, 8, 0)
    when = f"CUỐI NĂM HỌC {school_year(year)}"
    foot = office_foot(day)
    sheets = [
        safety(
            story,
            year,
            office_head(day, ["BÁO CÁO AN TOÀN TRƯỜNG HỌC, XÃ HỘI HÓA GIÁO DỤC", when]),
            foot,
            "An toan",
        ),
        investment(
            story,
            year,
            office_head(day, ["TỔNG HỢP VỐN ĐẦU TƯ CƠ SỞ VẬT CHẤT TRƯỜNG HỌC", when]),
            foot,
            "Dau tu",
        ),
    ]
    return Book(f"{folder(year)}/An toan, dau tu cuoi nam {school_year(year)}.xlsx", day, sheets)


def _adult_learning(story: Story, year: int) -> Book:
    day = datetime(year, 10, 20, 8, 0)
    title = "TỔNG HỢP LỚP XÓA MÙ CHỮ, TRUNG TÂM HỌC TẬP CỘNG ĐỒNG, BỔ TÚC THCS"
    head = office_head(day, [title, f"NĂM HỌC {school_year(year)}"])
    plan = adult_learning(story, year, head, office_foot(day), "Xa phuong")
    return Book(f"{folder(year)}/XMC, hoc tap cong dong {school_year(year)}.xlsx", day, [plan])


def review_books(story: Story) -> list[Book]:
    """Every workbook of a single subject."""
    makers = (_quality, _assessments, _safety, _adult_learning)
    return [make(story, year) for year in YEARS for make in makers]
