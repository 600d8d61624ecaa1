"""A cell where it stands: heads above, labels left, numbers around it, the sender; a problem leads there too."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tests.pages import warehouse
from tests.views.test_data_history import YEAR, built
from views import origin
from views.context import Context
from views.questions import ask

Row = tuple[str, Sequence[object]]
REASONS = {"E8": "replaced", "E9": "other_cell"}
TABLE = {
    "head": [2, 3],
    "rows": [4, 40],
    "labels": [2],
    "texts": {
        "B2:B3": "Trường", "C2:E2": "Tổng số", "C3": "Lớp", "D3": "Học sinh", "E3": "Nữ", "Z2:Z3": "Xa", "B7": "TH Một",
        "B8": "TH Nà Nhạn", "B30": "TH Xa",
    },
}  # fmt: skip


def built_with_words(folder: Path, *more: Row) -> Context:
    return built(folder, [("sheet_words", (1, "PHÒNG GD&ĐT", json.dumps([TABLE]))), *more])


def test_a_cell_is_shown_among_its_neighbours_with_its_history(tmp_path: Path) -> None:
    found = origin.of_cell(built(tmp_path), "bao-cao.xlsx", "Biểu 1", "D8")
    column = found.sheet["D"].tolist()
    assert "▸ 478 ◂" in column
    assert "500" in column
    assert column[0].startswith("Số học sinh")
    assert found.changes is not None
    assert found.changes.table["before_raw"].tolist() == ["470"]
    assert "không ghi đơn vị gửi" in found.sent


def test_heads_above_and_labels_left_stand_as_in_the_workbook(tmp_path: Path) -> None:
    found = origin.of_cell(built_with_words(tmp_path), "bao-cao.xlsx", "Biểu 1", "D8")
    sheet = found.sheet.set_index("Dòng")
    assert sheet.loc["2", ["B", "C", "D", "E"]].tolist() == ["Trường", "Tổng số", "Tổng số", "Tổng số"]
    assert sheet.loc["3", ["B", "C", "D", "E"]].tolist() == ["Trường", "Lớp", "Học sinh", "Nữ"]
    assert sheet.loc["8", ["B", "D"]].tolist() == ["TH Nà Nhạn", "▸ 478 ◂"]
    assert "Z" not in sheet.columns
    assert "30" not in sheet.index
    assert "PHÒNG GD&ĐT" in found.sent


def test_a_cell_that_was_not_read_is_shown_at_its_place(tmp_path: Path) -> None:
    context = built_with_words(tmp_path)
    unread = origin.of_cell(context, "bao-cao.xlsx", "Biểu 1", "E8").sheet.set_index("Dòng")
    assert unread.loc["8", "E"] == "▸  ◂"
    label = origin.of_cell(context, "bao-cao.xlsx", "Biểu 1", "B7").sheet.set_index("Dòng")
    assert label.loc["7", "B"] == "▸ TH Một ◂"
    assert origin.of_cell(context, "bao-cao.xlsx", "Biểu 1", "B7").changes is None


def test_a_replaced_number_is_shown_as_such(tmp_path: Path) -> None:
    key = (warehouse.SCHOOL, "primary", "pupils", "1", "", "", "", YEAR, "start", "actual", 99, "number", 1)
    superseded = [("superseded", (*key, cell, "99", reason, None)) for cell, reason in REASONS.items()]
    context = built_with_words(tmp_path, *superseded)
    column = origin.of_cell(context, "bao-cao.xlsx", "Biểu 1", "D8").sheet["E"].tolist()
    assert "99 (đã thay)" in column
    assert "99" in column


def test_of_two_files_of_one_name_the_one_whose_number_counts_is_shown(tmp_path: Path) -> None:
    later = ("file", (9, "xyz", "bao-cao.xlsx", datetime(2024, 3, 1), "accepted", False))
    context = built_with_words(tmp_path, later, ("sheet", (9, 9, "Biểu 1", "f", "", "", YEAR, "start")))
    assert "▸ 478 ◂" in origin.of_cell(context, "bao-cao.xlsx", "Biểu 1", "D8").sheet["D"].tolist()


def test_a_cell_outside_every_table_shows_nothing(tmp_path: Path) -> None:
    assert origin.of_cell(built_with_words(tmp_path), "bao-cao.xlsx", "Biểu 1", "Z99").sheet.empty
    assert origin.of_cell(built_with_words(tmp_path / "2"), "khac.xlsx", "Biểu 1", "D8").sheet.empty


def test_a_problem_leads_to_its_cell_with_the_finding(tmp_path: Path) -> None:
    issues = [
        ("issue", (1, "Biểu 1", cell, "value_unreadable", "error", f"Không đọc được {cell}.", "Sửa lại."))
        for cell in ("D8", "")
    ]
    context = built_with_words(tmp_path, *issues)
    exhibit = ask(context, "quality.issues", cause="value_unreadable")
    assert exhibit.cells is not None
    row = exhibit.table["cell"].tolist().index("D8")
    shown = exhibit.cells(row)
    assert shown[["Tệp", "Ô", "Ghi trong ô", "Vấn đề", "Cách xử lý"]].to_numpy().tolist() == [
        ["bao-cao.xlsx", "D8", "478", "Không đọc được D8.", "Sửa lại."]
    ]
    assert exhibit.cells(1 - row).empty
