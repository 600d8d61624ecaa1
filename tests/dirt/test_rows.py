"""Dirt of the rows: blanks and indents, outline numbers, subtotals among the data, notes and signatures, ditto marks."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.dirt.sheets import REPORT, expect, read_text

HEAD = REPORT + "STT|Trường|Số lớp|Số HS\n"
TWO_SCHOOLS = """
    C4 TH Một (primary): classes = 10
    D4 TH Một (primary): pupils = 250
    C5 TH Hai (primary): classes = 11
    D5 TH Hai (primary): pupils = 270
    """


def _write(sheet: Worksheet, **cells: str) -> None:
    for cell, text in cells.items():
        sheet[cell] = text


def test_dirt_09_blanks_around_names_do_not_count(tmp_path: Path) -> None:
    sheet = HEAD + "1|TH Một|10|250\n2|TH Hai|11|270"
    expect(
        read_text(tmp_path, sheet, lambda sheet: _write(sheet, B4="  TH Một   ", B5="\tTH Hai\n")),
        TWO_SCHOOLS,
    )


def test_dirt_09_an_indented_row_is_a_part_of_the_school_above(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        PHÒNG GD&ĐT HUYỆN A
        TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
        STT | Trường         | Số lớp | Số HS
        1   | TH&THCS Tà Lèng | 18     | 500
            | + Cấp TH        | 10     | 260
            | + Cấp THCS      | 8      | 240
        """,
        lambda sheet: _write(sheet, B5="    + Cấp TH", B6="    + Cấp THCS"),
    )
    expect(
        reading,
        """
        C5 TH&THCS Tà Lèng (primary): classes = 10
        D5 TH&THCS Tà Lèng (primary): pupils = 260
        C6 TH&THCS Tà Lèng (lower_secondary): classes = 8
        D6 TH&THCS Tà Lèng (lower_secondary): pupils = 240
        """,
    )


@pytest.mark.parametrize("mark", ['"', "”", "nt", "-nt-"])
def test_dirt_14_a_ditto_mark_repeats_the_unit_above(mark: str, tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            f"""
            UBND XÃ A
            CHỈ TIÊU PHỔ CẬP GIÁO DỤC NĂM HỌC 2023-2024
            TT | Chỉ tiêu               | ĐVT   | Kế hoạch
            1  | Trẻ 5 tuổi ra lớp      | %     | 99.5
            2  | Trẻ 6 tuổi vào lớp 1   | {mark} | 98
            3  | Trẻ 3-5 tuổi ra lớp    | người | 120
            4  | Trẻ 6-10 tuổi đi học   | {mark} | 300
            """,
        ),
        """
        D4 XÃ A: attending_rate age=5 2023-2024 year target = 99.5
        D5 XÃ A: grade_1_rate age=6 2023-2024 year target = 98
        D6 XÃ A: attending_residents age=3-5 2023-2024 year target = 120
        D7 XÃ A: attending_residents age=6-10 2023-2024 year target = 300
        """,
    )


def test_dirt_15_outline_numbers_written_as_text_are_labels(tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, HEAD + "'1.1|TH Một|10|250\n'00|TH Hai|11|270\n'2006|TH Ba|5|60"),
        TWO_SCHOOLS
        + """
        C6 TH Ba (primary): classes = 5
        D6 TH Ba (primary): pupils = 60
        """,
    )


@pytest.mark.parametrize(
    "numbers", [("1", "^", "1", "7"), ("", "", "5", "5"), ("3", "1", "2", "3"), ("I", "1", "II", "1")]
)
def test_dirt_25_serial_numbers_with_gaps_restarts_and_merges_are_no_keys(
    numbers: tuple[str, ...], tmp_path: Path
) -> None:
    names = ("TH Một|10|250", "TH Hai|11|270", "TH Ba|5|60", "TH Bốn|4|44")
    rows = "\n".join(f"{number}|{name}" for number, name in zip(numbers, names, strict=True))
    expect(
        read_text(tmp_path, HEAD + rows),
        TWO_SCHOOLS
        + """
        C6 TH Ba (primary): classes = 5
        D6 TH Ba (primary): pupils = 60
        C7 TH Bốn (primary): classes = 4
        D7 TH Bốn (primary): pupils = 44
        """,
    )


def test_dirt_26_subtotals_and_parts_among_the_data_are_checks(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            HEAD
            + """
            I  | Phường Him Lam       | 21 | 520
            1  | TH Một               | 10 | 250
            2  | TH Hai               | 11 | 270
               | Cộng phường Him Lam  | 21 | 520
            II | Xã Thanh Minh        | 5  | 99
            3  | TH Ba                | 5  | 100
               | Tổng số              | 26 | 620
               | Chia ra:             |    |
               | - Công lập           | 26 | 620
            """.strip("\n"),
        ),
        """
        C5 TH Một (primary): classes = 10
        D5 TH Một (primary): pupils = 250
        C6 TH Hai (primary): classes = 11
        D6 TH Hai (primary): pupils = 270
        C9 TH Ba (primary): classes = 5
        D9 TH Ba (primary): pupils = 100
        """,
        "warning total_differs D8",
    )


@pytest.mark.parametrize(
    "foot",
    [
        "Ghi chú: số liệu đến ngày 5/9, 3 lớp ghép\n|Nơi nhận:||A, ngày 05 tháng 9 năm 2023\n|- Lưu VT|2|99",
        "Nơi nhận:|||TRƯỞNG PHÒNG\n- Sở GD&ĐT|||(Ký tên, đóng dấu)\n- Lưu: 2|||Nguyễn Văn A",
        "\n|Người lập biểu||THỦ TRƯỞNG\n|(Ký tên)||(Ký tên, đóng dấu)\n|Lò Văn B||77",
        "|||A, ngày 05 tháng 9 năm 2023\n|NGƯỜI LẬP BIỂU||HIỆU TRƯỞNG\n\n* Ghi chú: 12 lớp ghép | | | 12",
    ],
)
def test_dirt_27_notes_and_signatures_below_end_the_table(foot: str, tmp_path: Path) -> None:
    expect(read_text(tmp_path, HEAD + "1|TH Một|10|250\n2|TH Hai|11|270\n" + foot), TWO_SCHOOLS)


def test_dirt_26_a_part_named_below_a_school_leaves_the_school_its_numbers(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            REPORT
            + "STT|Trường|Số lớp|Số HS\n1|TH Một|10|250\n|Trong đó: lớp 1|2|50\n2|TH Hai||\n|Lớp 1|2|40\n|Lớp 2|3|50",
        ),
        """
        C4 TH Một (primary): classes = 10
        D4 TH Một (primary): pupils = 250
        C5 TH Một (primary): classes grade=1 = 2
        D5 TH Một (primary): pupils grade=1 = 50
        C7 TH Hai (primary): classes grade=1 = 2
        D7 TH Hai (primary): pupils grade=1 = 40
        C8 TH Hai (primary): classes grade=2 = 3
        D8 TH Hai (primary): pupils grade=2 = 50
        """,
    )


def test_dirt_27_addressees_beside_a_date_in_the_columns_of_numbers_end_the_table(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path,
            REPORT
            + "STT|Trường|Số lớp|Số HS\n1|TH Một|10|250\n|Nơi nhận:|Điện Biên, ngày 5 tháng 9 năm 2023|\n|- Sở GD&ĐT|3|",
        ),
        "C4 TH Một (primary): classes = 10\nD4 TH Một (primary): pupils = 250",
    )
