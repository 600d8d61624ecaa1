"""Sheets that list people: refused as sheets, nothing of them kept, the other sheets of the workbook read."""

from pathlib import Path

import openpyxl
import pytest

from tests.forms.workbook import checks, read
from tests.store.real_office import RealOffice

PEOPLE = ["Lò Văn Mẫu", "Quàng Thị Ví", "Vàng A Dụ", "Giàng Thị Thử"]
SIGNS = {
    "persons of the survey": "Số phiếu|Họ đệm|Tên|Ngày sinh|Dân tộc|Tôn giáo|Họ tên chủ hộ|Địa chỉ",
    "survey form without birth dates": "STT|Họ và tên|Họ tên cha|Họ tên mẹ|Điện thoại|Loại khuyết tật",
    "pupils": "STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Ghi chú",
    "marks": "STT|Mã học sinh|Họ và tên|Ngày sinh|Điểm TB học kỳ I|Hạnh kiểm",
    "staff": "TT|Họ và tên|CCCD|Ngày sinh|Hệ số lương|Trình độ",
    "staff by telephone": "TT|HỌ TÊN GIÁO VIÊN|Số điện thoại|Chức vụ|Môn dạy",
    "people who cannot read": "TT|Họ tên|Ngày, tháng, năm sinh|Bản|Xã|Ghi chú",
    "persons with a benefit": "TT|Họ và tên học sinh|Lớp|Số tài khoản|Số tiền|Ký nhận",
    "people who cannot read, by year of birth": "TT|Họ tên người mù chữ|Năm sinh|Bản|Xã|Ghi chú",
    "pupils without any date": "TT|Tên học sinh|Lớp|Bản",
    "health": "TT|Họ và tên|Ngày sinh|Chiều cao|Cân nặng|Chẩn đoán",
}


def _rows(head: str) -> str:
    """Rows under the head: a different name per row in every column of names, other cells filled."""
    columns = head.split("|")
    cells = {"Họ đệm": "Lò Văn", "Ngày sinh": "12/03/2012", "Năm sinh": "1970"}
    return "\n".join(
        "|".join(person if "tên" in column.lower() else cells.get(column, str(row)) for column in columns)
        for row, person in enumerate(PEOPLE, 1)
    )


@pytest.mark.parametrize("head", SIGNS.values(), ids=SIGNS)
def test_a_list_of_people_is_refused_and_nothing_of_it_kept(head: str, tmp_path: Path) -> None:
    sheet = f"TRƯỜNG TIỂU HỌC MỘT\nDANH SÁCH NĂM HỌC 2023-2024\n{head}\n{_rows(head)}"
    reading = read(tmp_path, sheet)
    assert checks(reading) == ["list_of_people"]
    assert (reading.form, reading.mentions, reading.records, reading.readings["cell"]) == ("", [], [], [])
    assert not any(part in str(reading) for person in PEOPLE for part in [person, person.split()[-1] + " "])


def test_names_alone_make_a_list_whatever_their_head(tmp_path: Path) -> None:
    people = [*PEOPLE, "Nguyễn Thu Hà", "Trần Minh Tú", "Cà Văn Nó"]
    rows = "\n".join(f"{row}|{person}|8" for row, person in enumerate(people, 1))
    assert checks(read(tmp_path, f"KẾT QUẢ NĂM HỌC 2023-2024\nSTT|Đối tượng|Số\n{rows}")) == [
        "list_of_people"
    ]


@pytest.mark.parametrize(
    "more",
    [
        "Chuyên viên phụ trách|{}",
        "Người lập biểu|{}",
        "Họ và tên hiệu trưởng|{}",
        "Điện thoại trường|0215 3 825 00{}",
    ],
)
def test_a_table_of_schools_with_one_column_about_a_person_is_no_list(more: str, tmp_path: Path) -> None:
    head, cell = more.split("|")
    rows = "\n".join(
        f"{row}|TH {name}|{row + 9}|{row * 100}|{cell.format(person if 'điện' not in head.lower() else row)}"
        for row, (name, person) in enumerate(zip("ABCD", PEOPLE, strict=True), 1)
    )
    sheet = (
        f"PHÒNG GD&ĐT HUYỆN A\nTỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024\nSTT|Trường|Số lớp|Số HS|{head}\n{rows}"
    )
    reading = read(tmp_path, sheet)
    assert "list_of_people" not in checks(reading)
    assert set(map(float, (10, 11, 12, 13, 100, 200, 300, 400))) == set(reading.readings["value"])


def test_a_column_of_names_under_a_head_of_numbers_counts_nobody_and_is_not_kept(tmp_path: Path) -> None:
    rows = "\n".join(f"{row}|TH {row}|{person}|{row + 9}" for row, person in enumerate(PEOPLE, 1))
    reading = read(
        tmp_path, f"PHÒNG GD&ĐT A\nĐỘI NGŨ ĐẦU NĂM HỌC 2023-2024\nSTT|Trường|Hiệu trưởng|Giáo viên\n{rows}"
    )
    assert checks(reading) == ["column_of_names C4"]
    assert set(reading.readings["measure"]) == {"teachers"}
    assert not any(part in str(reading) for person in PEOPLE for part in (person, person.split()[-1]))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Lò Văn Mẫu", False),
        ("1 (Quàng Thị Ví)", False),
        ("cô Dụ", False),
        ("vàng a dụ", False),
        ("Thử", False),
        ("chưa có", True),
        ("12 và 13", True),
        ("Không", True),
    ],
)
def test_the_text_of_an_unreadable_cell_is_kept_only_where_it_names_nobody(
    written: str, kept: bool, tmp_path: Path
) -> None:
    reading = read(
        tmp_path,
        "PHÒNG GD&ĐT A\nĐỘI NGŨ ĐẦU NĂM HỌC 2023-2024\nSTT|Trường|Hiệu trưởng|Giáo viên\n"
        f"1|TH Bản Phủ|{written}|12\n2|TH Tà Lèng|1|13",
    )
    assert reading.readings["state"][:2] == ["error", "number"]
    assert (reading.readings["raw"][0] == written) is kept
    assert (written in str(reading)) is kept


def test_beside_a_list_of_people_the_other_sheets_are_read_and_the_bytes_are_not_kept(
    office: RealOffice,
) -> None:
    path = office.write(
        "bc.xlsx",
        "UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ\nTỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024\n"
        "TT|Trường|Số lớp\n1|Trường Tiểu học số 1 Noọng Hẹt|10",
    )
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("DATA")
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Địa chỉ"])
    for row, person in enumerate(PEOPLE, 1):
        sheet.append([row, person, "12/03/2012", "Bản Một"])
    book.save(path)
    office.load(path)
    assert office.fact("C4")["value"] == "10"
    assert office.issues("list_of_people") == [("bc.xlsx", "", "list_of_people")]
    kept = [file.read_bytes() for file in office.data.rglob("*") if file.is_file()]
    assert path.read_bytes() not in kept
    assert not any(person.encode() in content for person in PEOPLE for content in kept)
