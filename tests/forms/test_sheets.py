"""What stops a sheet, and what a sheet carries along: people, hidden parts, errors, listings, submissions."""

from pathlib import Path

import openpyxl
import pytest

from etl.forms import read_sheet
from etl.grid import Grid
from etl.reading.worker import read_grids
from tests.forms.workbook import checks, facts, read, write

REPORT = """
PHÒNG GD&ĐT HUYỆN A
TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC
STT | Trường | Số lớp | Số HS | Nữ
1 | TH Một | 10 | 250 | 120
2 | TH Hai | 11 | 270 | 130
 | Cộng | 21 | 520 | 250
"""


@pytest.mark.parametrize(
    "header",
    [
        "STT | Họ và tên | Ngày sinh | Lớp",
        "Số phiếu | Họ đệm | Tên | Dân tộc | Địa chỉ",
        "TT | Họ và tên | CCCD | Hệ số lương",
        "TT | HỌ TÊN HỌC SINH | Số điện thoại",
    ],
)
def test_a_list_of_people_is_refused_and_nothing_of_it_is_kept(header: str, tmp_path: Path) -> None:
    rows = "\n".join(f"{number} | Lò Văn Mẫu {number} | x | y" for number in range(1, 4))
    reading = read(tmp_path, f"DANH SÁCH LỚP 4A TRƯỜNG TH MỘT\n{header}\n{rows}")
    assert checks(reading) == ["list_of_people"]
    assert (reading.form, reading.title, reading.sender, reading.mentions) == ("", "", (), [])
    assert "Lò" not in str(reading)


def test_a_column_of_full_names_is_a_list_of_people_whatever_its_head(tmp_path: Path) -> None:
    names = ["Lò Văn An", "Quàng Thị Bình", "Nguyễn Thu Hà", "Vàng A Sùng", "Giàng Thị Mo", "Trần Minh Tú"]
    rows = "\n".join(f"{number} | {name} | 8" for number, name in enumerate(names, 1))
    assert checks(read(tmp_path, f"KẾT QUẢ\nSTT | Đối tượng | Kết quả\n{rows}")) == ["list_of_people"]


def test_an_officer_column_is_no_list_of_people(tmp_path: Path) -> None:
    sheet = (
        REPORT.replace("| Nữ", "| Chuyên viên phụ trách")
        .replace("| 120", "| Lò Văn An")
        .replace("| 130", "|")
    )
    assert "list_of_people" not in checks(read(tmp_path, sheet))


def test_hidden_rows_columns_and_sheets_are_reported_and_are_no_facts(tmp_path: Path) -> None:
    path = write(tmp_path / "bieu.xlsx", REPORT)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    draft = book.copy_worksheet(sheet)
    draft.sheet_state = "hidden"
    draft.row_dimensions[4].hidden = False
    book.save(path)
    shown, hidden = (read_sheet(grid) for grid in read_grids(path)[0])
    assert shown.readings["cell"] == ["C5", "D5"]
    assert checks(shown) == ["hidden_rows A4", "hidden_column E3"]
    assert (hidden.readings["cell"], hidden.mentions) == ([], [])
    assert "hidden_sheet" in checks(hidden)


def test_an_error_cell_is_an_error_and_no_number(tmp_path: Path) -> None:
    path = write(tmp_path / "bieu.xlsx", REPORT)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["D4"] = "#REF!"
    sheet["D4"].data_type = "e"
    book.save(path)
    reading = read_sheet(read_grids(path)[0][0])
    assert "D4 TH Một (primary): pupils 2023-2024 start actual = error" in facts(reading)
    assert "cell_error D4" in checks(reading)


def test_a_sum_formula_without_a_result_is_computed(tmp_path: Path) -> None:
    reading = read(tmp_path, REPORT.replace("| 250 | 120", "| =E4+130 | 120"))
    assert "D4 TH Một (primary): pupils 2023-2024 start actual = 250" in facts(reading)


def test_an_empty_sheet_is_blank_without_an_issue() -> None:
    reading = read_sheet(Grid("Sheet2", [[None, ""], [None, None]]))
    assert (reading.form, reading.issues) == ("blank", [])


def test_the_sample_mark_is_seen_anywhere(tmp_path: Path) -> None:
    assert read(tmp_path, REPORT + "\n | SỐ LIỆU MÔ PHỎNG - số giả định").says_sample
    assert not read(tmp_path, REPORT).says_sample


def test_the_register_becomes_records(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        DANH MỤC TRƯỜNG

        Mã trường | Tên trường | Tên gọi khác | Cấp học | Loại hình | Mã xã | Xã, phường | Chuyên viên phụ trách | Ngày bắt đầu | Ngày kết thúc
        'A-01 | Trường TH Một | TH 1; TH I | TH | Công lập | '03136 | Phường A | CV-1 | 01/09/2015 |
        """,
    )
    assert reading.form == "register"
    assert reading.records == [
        {
            "code": "A-01", "name": "Trường TH Một", "aliases": "TH 1; TH I", "levels": "TH", "ownership": "Công lập",
            "commune_code": "03136", "commune": "Phường A", "officer": "CV-1", "valid_from": "01/09/2015",
            "valid_to": "", "cell": "B4",
        }
    ]  # fmt: skip


def test_a_listing_without_its_columns_is_an_error(tmp_path: Path) -> None:
    reading = read(tmp_path, "DANH MỤC ĐƠN VỊ HÀNH CHÍNH\nMã đơn vị | Ghi chú\n'094 | x")
    assert (reading.form, checks(reading)) == ("units", ["listing_without_columns"])


def test_the_submission_matrix_feeds_records_and_no_facts(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        THEO DÕI NỘP BÁO CÁO THÁNG NĂM HỌC 2023-2024
        STT | Đơn vị | Chuyên viên phụ trách | Tháng 9 | < | Tháng 1 | < | Tháng 2 | < | Số lần chậm
        ^   | ^      | ^                     | Tổng hợp | CV | Tổng hợp | CV | Tổng hợp | CV | ^
        1   | TH Một | CV-1                  | x | '05/10 | muộn | chưa | '01/03 | hỏng | 1
        """,
    )
    assert (reading.form, reading.readings["cell"]) == ("l", [])
    states = [
        (record["month"], record["copy"], record["state"], record["date"]) for record in reading.records
    ]
    assert states == [
        ("m09", "office", "on_time", ""),
        ("m09", "officer", "on_time", "2023-10-05"),
        ("m01", "office", "late", ""),
        ("m01", "officer", "not_yet", ""),
        ("m02", "office", "on_time", "2024-03-01"),
        ("m02", "officer", "unknown", ""),
    ]
    assert checks(reading) == ["submission_unreadable I4"]
    assert "CV-1" not in str(reading.records)


def test_names_keep_what_narrows_them_down(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        PHÒNG GD&ĐT HUYỆN A
        TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
        STT | Trường | Thuộc xã, phường | Số lớp | Số HS
        A | Trường THCS | | |
        1 | Nà Nghè | Xã Hai | 8 | 240
        B | Trường TH&THCS | | |
        2 | TH&THCS Tà Cọ | Xã Ba | 18 | 500
          | + Cấp TH | | 10 | 260
          | + Cấp THCS | | 8 | 240
        """,
    )
    first, *parts = reading.mentions
    assert (first.text, first.level, first.commune, first.groups) == (
        "Nà Nghè", "lower_secondary", "Xã Hai", ("Trường THCS",),
    )  # fmt: skip
    assert sorted((part.text, part.level, part.cell) for part in parts) == [
        ("TH&THCS Tà Cọ", "lower_secondary", "B7"),
        ("TH&THCS Tà Cọ", "primary", "B7"),
    ]


def test_a_commune_table_names_the_unit_above_for_rates_of_its_total_row(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        UBND THÀNH PHỐ B
        GIAO CHỈ TIÊU PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ NĂM HỌC 2023-2024
        TT | Đơn vị | Trẻ 5 tuổi ra lớp (%) | Mức độ đạt chuẩn XMC
        1  | P. Một | 99.5 | 2
        2  | Hai    | 98 | 2
           | TOÀN THÀNH PHỐ | 98.9 | x
        """,
    )
    assert facts(reading)[-1] == "C6 THÀNH PHỐ B: attending_rate age=5 2023-2024 year target = 98.9"
    assert reading.mentions[-1].kind == "upper"
    assert "D6" not in reading.readings["cell"]
