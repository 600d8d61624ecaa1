"""The workbooks that the office consolidates from the schools: start and end of the year, staff, facilities, GDPT 2018, submissions."""

from datetime import datetime

from generator.books.book import Book, folder, office_foot, office_head
from generator.facts import school_year
from generator.forms.facilities import facilities_summary
from generator.forms.online import online_summary
from generator.forms.pupil_support import support_summary
from generator.forms.readiness import readiness_summary
from generator.forms.school_year_end import end_summary, preschool_end
from generator.forms.school_year_start import start_summary
from generator.forms.staff import staff_summary
from generator.forms.submissions import submissions
from generator.office.sheet import SheetPlan
from generator.simulation.online import PERIOD, YEAR
from generator.story import Story

LEVELS = {
    "preschool": ("MẦM NON", "MN"),
    "primary": ("TIỂU HỌC", "TH"),
    "lower_secondary": ("TRUNG HỌC CƠ SỞ", "THCS"),
}
GENERAL = ("primary", "lower_secondary")
DESKS = {
    2021: ("plain", "full"),
    2022: ("long", "short"),
    2023: ("plain", "dash"),
    2024: ("long", "full"),
    2025: ("plain", "full"),
}
CARELESS = ("MP-TH-08", "MP-CS-10", "MP-MN-16")
TRACKED_YEAR = 2024


def _starts(story: Story, year: int) -> Book:
    day, (desk, style) = datetime(year, 10, 4, 8, 0), DESKS[year]
    sheets = []
    for level, (word, name) in LEVELS.items():
        head = office_head(
            day,
            [f"TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC {school_year(year)} CẤP {word}"],
            ["(Số liệu tại thời điểm đầu năm học)"],
            "Đơn vị tính: lớp, học sinh" if level != "preschool" else "Đơn vị tính: nhóm/lớp, trẻ",
        )
        grouped = "kind" if year == 2023 and level != "preschool" else ""
        zero = 0 if year == 2022 else "-"
        used = "bare" if grouped else style
        sheets.append(
            start_summary(
                story, year, level, desk, used, head, office_foot(day), name, grouped=grouped, zero=zero
            )
        )
    return Book(f"{folder(year)}/Tong hop dau nam {school_year(year)}.xlsx", day, sheets)


def _ends(story: Story, year: int) -> Book:
    day, (desk, style) = datetime(year + 1, 6, 3, 8, 0), DESKS[year]
    title = [f"TỔNG HỢP BÁO CÁO TỔNG KẾT NĂM HỌC {school_year(year)}"]
    sheets = []
    for level, (word, name) in LEVELS.items():
        head = office_head(
            day,
            [*title, f"CẤP {word}"],
            (),
            "Đơn vị tính: học sinh" if level != "preschool" else "Đơn vị tính: trẻ",
        )
        if level == "preschool":
            sheets.append(preschool_end(story, year, desk, style, head, office_foot(day), name))
        else:
            sheets.append(end_summary(story, year, level, style, head, office_foot(day), name))
    for level in GENERAL:
        word, name = LEVELS[level]
        head = office_head(
            day,
            [
                f"TỔNG HỢP DUY TRÌ SĨ SỐ, THỰC HIỆN CHẾ ĐỘ CHÍNH SÁCH NĂM HỌC {school_year(year)}",
                f"CẤP {word} (BÁO CÁO TỔNG KẾT NĂM HỌC)",
            ],
            (),
            "Đơn vị tính: học sinh",
        )
        sheets.append(support_summary(story, year, level, style, head, office_foot(day), f"{name} che do"))
    return Book(f"{folder(year)}/Tong ket nam hoc {school_year(year)}.xlsx", day, sheets)


def _staff(story: Story, year: int) -> Book:
    day = datetime(year, 10, 12, 8, 0)
    sheets = []
    for level, (word, name) in LEVELS.items():
        head = office_head(
            day,
            [
                "BÁO CÁO ĐỘI NGŨ CÁN BỘ QUẢN LÝ, GIÁO VIÊN, NHÂN VIÊN",
                f"ĐẦU NĂM HỌC {school_year(year)} (CẤP {word})",
            ],
            (),
            "Đơn vị tính: người",
        )
        note = "Ghi chú: chưa tính giáo viên đang biệt phái."
        plan = staff_summary(
            story, year, level, DESKS[year][1], head, office_foot(day, note), name, classes=year % 2 == 1
        )
        sheets.append(plan)
    return Book(f"{folder(year)}/Doi ngu dau nam {school_year(year)}.xlsx", day, sheets)


def _facilities(story: Story, year: int) -> Book:
    day = datetime(year, 10, 18, 8, 0)
    sheets = []
    for level, (word, name) in LEVELS.items():
        head = office_head(
            day,
            ["BÁO CÁO CƠ SỞ VẬT CHẤT TRƯỜNG HỌC", f"ĐẦU NĂM HỌC {school_year(year)} (CẤP {word})"],
            (),
            "Đơn vị tính: phòng, cái, ha" if year == 2023 else "Đơn vị tính: phòng, cái, m²",
        )
        style = "short" if year == 2023 else "full"
        foot = office_foot(
            day,
            *(
                ["Ghi chú: trường TH&THCS ghi chung đất đai, điểm trường ở cấp TH."]
                if level != "preschool"
                else []
            ),
        )
        sheets.append(
            facilities_summary(
                story, year, level, style, head, foot, name, hectares=year == 2023, ratio=year in (2022, 2024)
            )
        )
    return Book(f"{folder(year)}/CSVC dau nam {school_year(year)}.xlsx", day, sheets)


def _readiness(story: Story, year: int) -> Book:
    day = datetime(year, 10, 16, 8, 0)
    sheets: list[SheetPlan] = []
    for level in GENERAL:
        word, name = LEVELS[level]
        head = office_head(
            day,
            [
                "TỔNG HỢP ĐIỀU KIỆN THỰC HIỆN CHƯƠNG TRÌNH GDPT 2018 THEO KHỐI LỚP",
                f"ĐẦU NĂM HỌC {school_year(year)} (CẤP {word})",
            ],
        )
        grade_word = "Khối {}" if year == 2023 else "Lớp {}"
        sheets.append(
            readiness_summary(story, year, level, DESKS[year][1], head, office_foot(day), name, grade_word)
        )
    return Book(f"{folder(year)}/Dieu kien GDPT 2018 nam hoc {school_year(year)}.xlsx", day, sheets)


def _online(story: Story) -> Book:
    day = datetime(YEAR + 1, 3, 2, 8, 0)
    sheets = []
    for level in GENERAL:
        word, name = LEVELS[level]
        title = [
            f"BÁO CÁO TÌNH HÌNH DẠY HỌC TRỰC TUYẾN CẤP {word}",
            f"THÁNG {int(PERIOD[1:])} NĂM {YEAR + 1} (NĂM HỌC {school_year(YEAR)})",
        ]
        head = office_head(day, title, (), "Đơn vị tính: học sinh")
        sheets.append(online_summary(story, YEAR, level, PERIOD, head, office_foot(day), name))
    return Book(f"{folder(YEAR)}/Day hoc truc tuyen thang 02-2022.xlsx", day, sheets)


def _submissions(story: Story) -> Book:
    day = datetime(TRACKED_YEAR + 1, 5, 30, 8, 0)
    head = office_head(
        day, [f"THEO DÕI NỘP BÁO CÁO THÁNG CỦA CÁC TRƯỜNG NĂM HỌC {school_year(TRACKED_YEAR)}"]
    )
    note = "Ghi chú: x = đã nộp; ngày = ngày nhận; CV = chuyên viên phụ trách."
    plan = submissions(story, TRACKED_YEAR, CARELESS, head, office_foot(day, note), "Theo doi")
    return Book(f"{folder(TRACKED_YEAR)}/Theo doi nop bao cao {school_year(TRACKED_YEAR)}.xlsx", day, [plan])


def report_books(story: Story) -> list[Book]:
    """Every consolidated workbook; from 2025-2026 the schools' own start reports take the place of the office's."""
    books = []
    for year in story.years:
        if year < 2025:
            books += [_starts(story, year), _ends(story, year)]
        books += [_staff(story, year), _facilities(story, year), _readiness(story, year)]
    return [*books, _online(story), _submissions(story)]
