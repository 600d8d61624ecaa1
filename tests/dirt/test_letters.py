"""Dirt of the letters: old encodings, lost capitals, look-alike and decomposed letters, letters lost by a PDF copy."""

import unicodedata
from pathlib import Path

import pytest
import xlwt

from etl.forms import read_sheet
from etl.reading.worker import read_grids
from tests.dirt.sheets import REPORT, expect, read_text
from tests.reading.workbooks import encode

TABLE = (
    "STT|Trường|Số lớp|Số học sinh|Khuyết tật học hòa nhập\n1|TH Mường Phăng|10|250|3\n2|TH Nà Tấu|11|270|0"
)
STATED = """
    C4 TH Mường Phăng (primary): classes = 10
    D4 TH Mường Phăng (primary): pupils = 250
    E4 TH Mường Phăng (primary): pupils disabled = 3
    C5 TH Nà Tấu (primary): classes = 11
    D5 TH Nà Tấu (primary): pupils = 270
    E5 TH Nà Tấu (primary): pupils disabled = 0
    """


def _xls(folder: Path, text: str) -> Path:
    """An .xls with the text's cells in a font that says nothing about their encoding."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Bieu 1")
    style = xlwt.easyxf("font: name Arial")
    for row, line in enumerate(text.strip().split("\n")):
        for column, cell in enumerate(line.split("|")):
            sheet.write(row, column, int(cell) if cell.isdigit() else cell, style)
    book.save(folder / "bieu.xls")
    return folder / "bieu.xls"


@pytest.mark.parametrize("encodings", [("TCVN3", "TCVN3"), ("VNI", "VNI"), ("TCVN3", "VNI")])
def test_dirt_06_legacy_text_is_decoded_by_what_it_says(encodings: tuple[str, str], tmp_path: Path) -> None:
    above, table = encodings
    grids, found = read_grids(_xls(tmp_path, encode(REPORT, above) + encode(TABLE, table)))
    expect(read_sheet(grids[0]), STATED)
    assert [issue.check for issue in found] == ["legacy_encoding"]


def test_dirt_07_the_soft_hyphen_of_tcvn3_is_the_letter_u_with_horn(tmp_path: Path) -> None:
    text = encode(REPORT + TABLE, "TCVN3")
    assert "Tr\xadêng" in text
    grids, _ = read_grids(_xls(tmp_path, text))
    assert [row[1] for row in grids[0].rows[2:]] == ["Trường", "TH Mường Phăng", "TH Nà Tấu"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("STT|Trường|Số lớp|Số học sinh", "STT|TRườNG|Số LớP|Số HọC SINH"),
        ("TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC", "TổNG HợP Số LIệU ĐầU NăM HọC"),
        ("Khuyết tật học hòa nhập", "KHUYếT TậT HọC HòA NHậP"),
    ],
)
def test_dirt_08_capitals_lost_by_a_font_change_nothing(right: str, wrong: str, tmp_path: Path) -> None:
    expect(read_text(tmp_path, (REPORT + TABLE).replace(right, wrong)), STATED)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Số học sinh", "Ѕố họс sіnh"),
        ("hòa nhập", "hoà nhập"),
        ("Khuyết tật", unicodedata.normalize("NFD", "Khuyết tật")),
        ("Số lớp", "Số\xa0lớp"),
        ("ĐẦU NĂM HỌC", "ÐẦU NĂM\xa0HỌC"),
        ("CẤP TIỂU HỌC", unicodedata.normalize("NFD", "CẤP TIỂU HỌC")),
    ],
)
def test_dirt_35_look_alike_and_decomposed_letters_change_nothing(
    right: str, wrong: str, tmp_path: Path
) -> None:
    assert right != wrong
    expect(read_text(tmp_path, (REPORT + TABLE).replace(right, wrong)), STATED)


def test_dirt_35_look_alike_letters_end_the_table_at_the_addressees(tmp_path: Path) -> None:
    expect(read_text(tmp_path, REPORT + TABLE + "\n|\u041dơi nhận:||TRƯỞNG PHÒNG\n|- Lưu: VT||5"), STATED)


@pytest.mark.parametrize("head", ["Khuy t t t h c hòa nh p", "HS khuy t tật", "Số lư ng nữ"])
def test_dirt_36_a_head_that_lost_letters_is_asked_about_and_never_guessed(head: str, tmp_path: Path) -> None:
    expect(
        read_text(tmp_path, (REPORT + TABLE).replace("Khuyết tật học hòa nhập", head)),
        "\n".join(line for line in STATED.splitlines() if "disabled" not in line),
        "warning column_words_unknown E4",
    )
