"""Heads, labels and senders kept of a sheet: enough to show a cell where it stands, and nothing about persons."""

import json
from pathlib import Path
from typing import Any

import pytest

from indicators.warehouse import open_warehouse
from tests.forms.workbook import read
from tests.store.real_office import REGISTER, REPORT, RealOffice

REMARKS = """UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ
Người lập: Trần Văn Kín
TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC
TT|Trường|Chuyên viên phụ trách|Số lớp|Số HS|Ghi chú
1|Trường Tiểu học Hoa Ban|Lò Thị Kín|10|300|bà Lò Thị Kín nghỉ
2|Trường Tiểu học Nà Nghè|Vừ A Kín|5|120|
|Quàng Thị Kín||||
Người lập biểu|Cà Văn Kín"""


def tables(text: str, folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(read(folder, text).words)
    return found


def test_heads_with_their_merged_areas_and_labels_are_kept(tmp_path: Path) -> None:
    (table,) = tables(REPORT, tmp_path)
    assert (table["head"], table["rows"], table["labels"]) == ([5, 6], [7, 8], [2])
    assert table["texts"] == {
        "B5:B6": "Trường", "C5:C6": "Số lớp", "D5:D6": "Số HS", "E5:F5": "Trong đó", "G5:G6": "Kênh HM", "E6": "Nữ",
        "F6": "DTTS", "B7": "Trường Tiểu học Hoa Ban", "B8": "Trường Tiểu học Nà Nghè",
    }  # fmt: skip


def test_officers_remarks_and_signatures_are_not_kept(tmp_path: Path) -> None:
    reading = read(tmp_path, REMARKS)
    assert len(reading.readings["cell"]) == 4
    assert "Kín" not in reading.words
    (table,) = json.loads(reading.words)
    assert [text for text in table["texts"].values() if text.startswith("Trường ")] == [
        "Trường Tiểu học Hoa Ban",
        "Trường Tiểu học Nà Nghè",
    ]


def test_a_list_of_people_leaves_no_word(tmp_path: Path) -> None:
    people = "DANH SÁCH\nTT|Họ và tên|Ngày sinh|Lớp\n1|Lò Văn Kín|01/02/2015|1A\n2|Vừ A Kín|02/03/2015|1A"
    assert read(tmp_path, people).words == ""


@pytest.mark.parametrize("together", [True, False])
def test_the_warehouse_holds_words_and_sender_however_the_reports_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], together: bool
) -> None:
    office = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    paths = [
        office.write("dm.xlsx", REGISTER),
        office.write("bc.xlsx", REPORT),
        office.write("gc.xlsx", REMARKS),
    ]
    for step in [paths] if together else [[path] for path in paths]:
        office.load(*step)
    rows = open_warehouse(office.data).rows("SELECT sender, tables FROM sheet_words ORDER BY sheet_id")
    assert [sender for sender, _ in rows] == ["UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ"] * 2
    assert "Kín" not in str(rows)
    assert '"E5:F5":"Trong đó"' in rows[0][1]
