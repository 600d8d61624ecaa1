"""The office's own tables: written as workbooks, filled in Excel, loaded, kept as CSV; a fault changes nothing."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from etl.__main__ import main
from etl.forms.lists.office_tables import table_title
from etl.store import office_tables as keeping
from indicators import office
from indicators.catalog.office_tables import office_tables
from indicators.warehouse import open_warehouse
from tests.store.real_office import REGISTER, RealOffice

FUNDS = ("Ngân sách tỉnh", 1_250_000_000, 2026, "classrooms", "không", "QĐ 12")


@pytest.fixture
def workplace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    workplace = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    workplace.load(workplace.write("dm.xlsx", REGISTER))
    return workplace


def templates(workplace: RealOffice, name: str = "mau") -> Path:
    folder = workplace.desk / name
    assert main(["office-tables", "--data", str(workplace.data), "--out", str(folder)]) == 0
    return folder


def filled(path: Path, *lines: tuple[Any, ...], first: int = 6) -> Path:
    """The workbook with lines typed into it, in Excel's own types."""
    book = load_workbook(path)
    for row, line in enumerate(lines, start=first):
        for column, value in enumerate(line, start=2):
            cell = book.worksheets[0].cell(row, column)
            cell.value, cell.number_format = value, "General"
    path = path.with_name(f"{path.stem} {len(list(path.parent.iterdir()))}.xlsx")
    book.save(path)
    return path


def kept(workplace: RealOffice, table: str = "funds") -> list[dict[str, str]]:
    path = workplace.data / "office" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_table_has_a_workbook_whose_example_is_no_line(workplace: RealOffice) -> None:
    folder = templates(workplace)
    assert len(list(folder.iterdir())) == len(office_tables())
    for path in folder.iterdir():
        said = workplace.load(path)
        assert "refused" in said, "a table without lines replaces nothing"
    assert not (workplace.data / "office").exists()
    for table in office_tables().values():
        book = load_workbook(folder / f"{table.label_vi.partition('(')[0].strip()}.xlsx")
        assert book.worksheets[0]["A1"].value == table_title(table)


def test_a_filled_workbook_becomes_the_table(workplace: RealOffice) -> None:
    path = filled(templates(workplace) / "Nguồn vốn.xlsx", FUNDS)
    assert ": accepted;" in workplace.load(path)
    assert kept(workplace) == [
        {
            "Nguồn vốn": "Ngân sách tỉnh", "Số tiền (đồng)": "1250000000", "Năm": "2026",
            "Chỉ dùng cho hạng mục": "classrooms", "Chỉ xã đặc biệt khó khăn": "không", "Văn bản giao vốn": "QĐ 12",
        }
    ]  # fmt: skip
    (fund,) = office.table(open_warehouse(workplace.data), "funds")
    assert (fund["amount_vnd"], fund["year"], fund["items"], fund["difficult_only"]) == (
        1_250_000_000, 2026, ("classrooms",), False,
    )  # fmt: skip
    again = load_workbook(templates(workplace, "lai") / "Nguồn vốn.xlsx").worksheets[0]
    assert [cell.value for cell in again[6]][1:4] == ["Ngân sách tỉnh", "1250000000", "2026"]


def test_a_table_with_a_fault_changes_nothing_and_names_every_cell(workplace: RealOffice) -> None:
    blank = templates(workplace) / "Nguồn vốn.xlsx"
    workplace.load(filled(blank, FUNDS))
    before = (workplace.data / "office" / "funds.csv").read_bytes()
    faulty = filled(blank, ("Vốn khác", 1.25, 2026, "phòng không có", "", ""), ("", 5, 26, "", "", ""))
    assert "refused" in workplace.load(faulty)
    found = workplace.issues("office_value_unfit", "office_table_not_taken")
    assert [(cell, check) for _, cell, check in found] == [
        ("", "office_table_not_taken"),
        ("C6", "office_value_unfit"),
        ("E6", "office_value_unfit"),
        ("B7", "office_value_unfit"),
        ("D7", "office_value_unfit"),
    ]
    assert (workplace.data / "office" / "funds.csv").read_bytes() == before


def test_codes_typed_as_numbers_and_formulas_without_result_are_faults(workplace: RealOffice) -> None:
    blank = templates(workplace) / "Dự án, công trình.xlsx"
    line = ("Xây 2 phòng", 3127, "", "classrooms", "=1+1", "kế hoạch")
    assert "refused" in workplace.load(filled(blank, line))
    found = {
        check: cell
        for _, cell, check in workplace.issues("office_code_is_number", "office_formula_without_value")
    }
    assert found == {"office_code_is_number": "C6", "office_formula_without_value": "F6"}


def test_a_later_workbook_takes_the_place_of_the_table_and_what_was_typed_into_it(
    workplace: RealOffice,
) -> None:
    blank = templates(workplace) / "Nguồn vốn.xlsx"
    first = filled(blank, FUNDS)
    workplace.load(first)
    path = workplace.data / "office" / "funds.csv"
    path.write_bytes(path.read_bytes().replace(b"1250000000", b"1300000000"))
    workplace.load(first)
    assert kept(workplace)[0]["Số tiền (đồng)"] == "1300000000", "what was received before comes back no more"
    workplace.load(filled(blank, ("Vốn khác", 7, 2027, "", "", "")))
    assert [line["Nguồn vốn"] for line in kept(workplace)] == ["Vốn khác"]
    (former,) = (workplace.data / "office" / "former").iterdir()
    assert b"1300000000" in former.read_bytes()


def test_a_load_that_was_stopped_before_the_table_was_written_writes_it_the_next_time(
    workplace: RealOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(templates(workplace) / "Nguồn vốn.xlsx", FUNDS)

    def full_disk(*_: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as stopped:
        stopped.setattr(keeping, "_write", full_disk)
        assert main(["load", "--data", str(workplace.data), str(path)]) == 3
    assert not (workplace.data / "office").exists()
    workplace.load(path)
    assert len(kept(workplace)) == 1


def test_a_code_that_nobody_has_is_named_by_its_cell_and_has_no_effect_yet(workplace: RealOffice) -> None:
    blank = templates(workplace) / "Dự án, công trình.xlsx"
    stray = ("Xây 2 phòng", "KHONG-CO", "primary", "classrooms", 2, "kế hoạch")
    known = ("Xây 1 phòng", "TH1", "primary", "classrooms", 1, "kế hoạch")
    assert "accepted with warnings" in workplace.load(filled(blank, known, stray))
    assert [cell for _, cell, _ in workplace.issues("office_code_unknown")] == ["C7"]
    assert len(kept(workplace, "projects")) == 2


def test_lines_typed_by_hand_are_issues_of_their_file(workplace: RealOffice) -> None:
    table = workplace.data / "office" / "projects.csv"
    table.parent.mkdir()
    head = "Dự án,Mã trường,Hạng mục,Số lượng,Tình trạng"
    lines = (head, "A,TH1,classrooms,1,kế hoạch", "B,TH-1,classrooms,1,kế hoạch", "C,TH1,phòng,1,kế hoạch")
    table.write_text("\n".join(lines), encoding="utf-8")
    assert workplace.issues("office_line_code_unknown") == [
        ("office/projects.csv", "B3", "office_line_code_unknown")
    ]
    assert [cell for _, cell, _ in workplace.issues("office_line_unfit")] == ["C4"]
    table.write_text("\n".join(lines[:2]), encoding="utf-8")
    assert workplace.issues("office_line_code_unknown", "office_line_unfit") == []


def test_a_code_of_another_time_is_named(workplace: RealOffice) -> None:
    blank = templates(workplace) / "Quyết định công nhận đạt chuẩn phổ cập, xóa mù chữ.xlsx"
    line = ("03136", "2026-2027", "primary", 1, "12/QĐ", "20/12/2026")
    assert "accepted with warnings" in workplace.load(filled(blank, line))
    assert [cell for _, cell, _ in workplace.issues("office_code_not_open")] == ["B6"]


def test_a_table_is_emptied_by_saying_so_and_by_nothing_else(workplace: RealOffice) -> None:
    blank = templates(workplace) / "Nguồn vốn.xlsx"
    workplace.load(filled(blank, FUNDS))
    both = filled(blank, ("Bảng trống",), FUNDS)
    assert "refused" in workplace.load(both)
    assert [cell for _, cell, _ in workplace.issues("office_table_cleared_and_filled")] == ["B6"]
    assert len(kept(workplace)) == 1
    assert ": accepted;" in workplace.load(filled(blank, ("Bảng trống",)))
    assert kept(workplace) == []
    assert office.table(open_warehouse(workplace.data), "funds") == []
    workplace.load(filled(blank, (*FUNDS[:1], 5, 2027, "", "", "")))
    assert len(kept(workplace)) == 1, "a table that was emptied can be filled again"


def test_checking_a_table_writes_nothing(workplace: RealOffice) -> None:
    path = filled(templates(workplace) / "Nguồn vốn.xlsx", FUNDS)
    assert main(["check", "--data", str(workplace.data), str(path)]) == 0
    assert not (workplace.data / "office").exists()
