"""Dirt of the layout: heads, column numbers, empty sheets, hidden parts, numbers outside the table, several tables."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.forms import read_sheet
from etl.reading.worker import read_grids
from tests.dirt.sheets import REPORT, expect, read_text
from tests.forms.workbook import write

TWO_SCHOOLS = REPORT + "STT|Trường|Số lớp|Số HS\n1|TH Một|10|250\n2|TH Hai|11|270"
NUMBERS_OF_TWO_SCHOOLS = """
    C4 TH Một (primary): classes = 10
    D4 TH Một (primary): pupils = 250
    C5 TH Hai (primary): classes = 11
    D5 TH Hai (primary): pupils = 270
    """


def test_dirt_01_merged_heads_of_three_levels_spread_over_their_columns(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        PHÒNG GD&ĐT HUYỆN A
        CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC TIỂU HỌC NĂM HỌC 2023-2024
        STT | Trường | Thực hiện năm học 2022-2023 | < | Kế hoạch năm học 2023-2024 | < | < | <
        ^   | ^      | Lớp | Học sinh | Tổng số | < | Lớp 1 | <
        ^   | ^      | ^   | ^        | Lớp | HS | Lớp | HS
        1   | TH Một | 10  | 250      | 11 | 260 | 2 | 52
        """,
    )
    expect(
        reading,
        """
        C6 TH Một (primary): classes 2022-2023 year actual = 10
        D6 TH Một (primary): pupils 2022-2023 year actual = 250
        E6 TH Một (primary): classes 2023-2024 year target = 11
        F6 TH Một (primary): pupils 2023-2024 year target = 260
        G6 TH Một (primary): classes grade=1 2023-2024 year target = 2
        H6 TH Một (primary): pupils grade=1 2023-2024 year target = 52
        """,
    )


def test_dirt_01_a_merged_number_belongs_to_its_first_cell_alone(tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, REPORT + "STT|Trường|Số lớp|Số HS\n1|TH Một|10|250\n2|TH Hai|11|^"),
        """
        C4 TH Một (primary): classes = 10
        D4 TH Một (primary): pupils = 250
        C5 TH Hai (primary): classes = 11
        D5 TH Hai (primary): pupils = missing
        """,
        "warning merged_data D5",
    )


@pytest.mark.parametrize("numbers", ["(1)|(2)|(3)|(4)", "1|2|3|3", "A|B|1|1", "1|2|4|4=4/3"])
def test_dirt_02_column_numbers_right_wrong_or_repeated_are_no_data(numbers: str, tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, REPORT + f"STT|Trường|Số lớp|Số HS\n{numbers}\n1|TH Một|3|4\n2|TH Hai|11|270"),
        """
        C5 TH Một (primary): classes = 3
        D5 TH Một (primary): pupils = 4
        C6 TH Hai (primary): classes = 11
        D6 TH Hai (primary): pupils = 270
        """,
    )


def test_dirt_03_empty_default_sheets_are_passed_over_quietly(tmp_path: Path) -> None:
    path = write(tmp_path / "bieu.xlsx", TWO_SCHOOLS)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Sheet2")
    book.create_sheet("Sheet3")["A1"] = "  "
    book.save(path)
    grids, issues = read_grids(path)
    read, *empty = map(read_sheet, grids)
    expect(read, NUMBERS_OF_TWO_SCHOOLS)
    assert [(sheet.sheet, sheet.form, sheet.issues) for sheet in empty] == [
        ("Sheet2", "blank", []),
        ("Sheet3", "blank", []),
    ]
    assert issues == []


def _hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True


def test_dirt_04_hidden_rows_and_columns_are_reported_and_are_no_facts(tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, TWO_SCHOOLS, _hide),
        "C4 TH Một (primary): classes = 10",
        "warning hidden_rows A5\nwarning hidden_column D3",
    )


def test_dirt_04_hidden_sheets_are_reported_and_are_no_facts(tmp_path: Path) -> None:
    path = write(tmp_path / "bieu.xlsx", TWO_SCHOOLS)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Trang đầu")
    book.worksheets[0].sheet_state = "hidden"
    book.save(path)
    expect(read_sheet(read_grids(path)[0][0]), "", "warning hidden_sheet")


@pytest.mark.parametrize("head", ["Số\\nlớp|Số\\nhọc\\nsinh", "Số  lớp |  Số\\n\\nhọc sinh"])
def test_dirt_10_line_breaks_inside_heads_are_blanks(head: str, tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, TWO_SCHOOLS.replace("Số lớp|Số HS", head)),
        NUMBERS_OF_TWO_SCHOOLS,
    )


def test_dirt_24_numbers_outside_the_table_belong_to_nobody(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            PHÒNG GD&ĐT HUYỆN A | | | | | | 999
            TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC
            STT | Trường | Số lớp | Số HS
            1   | TH Một | 10 | 250 | | | 77
            2   | TH Hai | 11 | 270 | | | =C4+C5

                |        |    |     | 88
            """,
        ),
        NUMBERS_OF_TWO_SCHOOLS,
    )


def test_dirt_28_a_table_continued_to_the_right_is_read_on(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            TRƯỜNG TIỂU HỌC MỘT
            BÁO CÁO CƠ SỞ VẬT CHẤT ĐẦU NĂM HỌC 2023-2024
            TT | Tên phòng  | Nhu cầu | Hiện có | | TT | Tên phòng (tiếp theo) | Nhu cầu | Hiện có
            1  | Phòng y tế | 1       | 1       | | 3  | Phòng họp             | 1       | 0
            2  | Thư viện   | 2       | 1       | | 4  | Phòng thiết bị        | 1       | 1
            """,
        ),
        """
        C4 TRƯỜNG TIỂU HỌC MỘT: support_rooms medical 2023-2024 start need = 1
        D4 TRƯỜNG TIỂU HỌC MỘT: support_rooms medical = 1
        H4 TRƯỜNG TIỂU HỌC MỘT: support_rooms meeting 2023-2024 start need = 1
        I4 TRƯỜNG TIỂU HỌC MỘT: support_rooms meeting = 0
        C5 TRƯỜNG TIỂU HỌC MỘT: support_rooms library 2023-2024 start need = 2
        D5 TRƯỜNG TIỂU HỌC MỘT: support_rooms library = 1
        H5 TRƯỜNG TIỂU HỌC MỘT: support_rooms equipment 2023-2024 start need = 1
        I5 TRƯỜNG TIỂU HỌC MỘT: support_rooms equipment = 1
        """,
    )


def test_dirt_28_a_second_table_below_has_its_own_head(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            TRƯỜNG TIỂU HỌC MỘT
            BÁO CÁO CƠ SỞ VẬT CHẤT ĐẦU NĂM HỌC 2023-2024
            TT | Tên phòng  | Nhu cầu | Hiện có
            1  | Phòng y tế | 1       | 0

            TT | Đất đai, thiết bị | ĐVT | Số lượng
            1  | Diện tích đất     | m2  | 5200
            2  | Máy tính          | bộ  | 20
            """,
        ),
        """
        C4 TRƯỜNG TIỂU HỌC MỘT: support_rooms medical 2023-2024 start need = 1
        D4 TRƯỜNG TIỂU HỌC MỘT: support_rooms medical = 0
        D7 TRƯỜNG TIỂU HỌC MỘT: land_area_m2 = 5200
        D8 TRƯỜNG TIỂU HỌC MỘT: computers = 20
        """,
    )


def test_dirt_28_a_table_below_the_name_of_a_school_is_of_that_school(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            """
            TRƯỜNG TIỂU HỌC BA
            BÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
            1. Trường Tiểu học Một | < | <
            TT | Khối   | Số lớp
            1  | Khối 1 | 2

            2. Trường TH&THCS Hai (cấp TH) | < | <
            TT | Khối   | Số lớp
            1  | Khối 1 | 3

            3. Tổng hợp toàn xã | < | <
            TT | Khối   | Số lớp
            1  | Khối 1 | 5
            """,
        ),
        """
        C5 Trường Tiểu học Một (primary): classes grade=1 = 2
        C9 Trường TH&THCS Hai (cấp TH) (primary): classes grade=1 = 3
        """,
    )


def test_dirt_28_tables_parted_by_bare_names_wait(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        TRƯỜNG TIỂU HỌC BA
        BÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
        1. Nà Lơi
        TT | Khối   | Số lớp
        1  | Khối 1 | 2
        2. Suối Lư
        TT | Khối   | Số lớp
        1  | Khối 1 | 3
        """,
    )
    expect(reading, "", "error table_of_nobody C5\nerror table_of_nobody C8")
