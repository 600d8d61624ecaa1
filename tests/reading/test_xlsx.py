"""What .xlsx files hold beside plain values, and the ways other programs write them."""

import dataclasses
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from etl.reading import size_checks, xlsx
from etl.reading.limits import limits
from etl.reading.xlsx_parts import merges_first
from tests.reading.workbooks import SHEET, read, read_sheet, with_part, with_sheet_data, xlsx_bytes

STRICT = (
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def plain_workbook() -> openpyxl.Workbook:
    """B3 = 0.5 as percent, C4 = an error, D5 = a formula, row 4 and column C hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B3"], sheet["C4"], sheet["D5"] = 0.5, "#DIV/0!", "=B3*2"
    sheet["B3"].number_format = "0.0%"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    return book


def assert_plain(tmp_path: Path, content: bytes) -> None:
    grid = read_sheet(tmp_path, content)
    assert grid.rows == [[None] * 4, [None] * 4, [None, 0.5, None, None], [None] * 4, [None] * 4]
    assert grid.percent_cells == {(2, 1)}
    assert grid.errors == {(3, 2): "#DIV/0!"}
    assert grid.formulas == {(4, 3): "B3*2"}
    assert (grid.hidden_rows, grid.hidden_columns) == ({3}, {2})


def test_the_grid_starts_at_a1_and_keeps_what_calamine_drops(tmp_path: Path) -> None:
    assert_plain(tmp_path, xlsx_bytes(plain_workbook()))


def test_shared_and_rich_strings_as_excel_writes_them(tmp_path: Path) -> None:
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet, bold = book.add_worksheet("Báo cáo"), book.add_format({"bold": True})
    sheet.write_rich_string(0, 0, "Số ", bold, "lớp", " ghép")
    sheet.write(1, 0, "Nữ")
    sheet.write(1, 1, "Nữ")
    sheet.write_formula(2, 0, "=1/2", book.add_format({"num_format": 10}), 0.5)
    sheet.set_row(1, None, None, {"hidden": True})
    book.close()
    grid = read_sheet(tmp_path, target.getvalue())
    assert grid.rows == [["Số lớp ghép", None], ["Nữ", "Nữ"], [0.5, None]]
    assert (grid.percent_cells, grid.hidden_rows, grid.formulas) == ({(2, 0)}, {1}, {})


def test_a_strict_open_xml_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    content = xlsx_bytes(plain_workbook())
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        for transitional, strict in STRICT:
            content = with_part(
                content, part, lambda xml, old=transitional, new=strict: xml.replace(old, new)
            )
    assert_plain(tmp_path, content)


@pytest.mark.parametrize(
    ("as_written", "otherwise"),
    [
        (b' s="1"', b" s='1'"),
        (b' t="e"', b'\n t = "e"'),
        (b'hidden="1"', b'hidden="true"'),
        (b' s="1"', b' s="&#49;"'),
        (b'<c r="B3" s="1" t="n">', b'<c t="n" s="1" r="B3">'),
    ],
)
def test_attributes_may_be_written_in_any_order_and_with_any_quotes(
    tmp_path: Path, as_written: bytes, otherwise: bytes
) -> None:
    def rewrite(xml: bytes) -> bytes:
        assert as_written in xml
        return xml.replace(as_written, otherwise)

    assert_plain(tmp_path, with_part(xlsx_bytes(plain_workbook()), SHEET, rewrite))


def test_elements_may_carry_a_namespace_prefix(tmp_path: Path) -> None:
    def prefix(xml: bytes) -> bytes:
        named = xml.replace(b"</", b"<!/").replace(b"<", b"<x:").replace(b"<x:!/", b"</x:")
        return named.replace(b"xmlns=", b"xmlns:x=")

    assert_plain(tmp_path, with_part(xlsx_bytes(plain_workbook()), SHEET, prefix))


def test_cells_without_an_address_follow_each_other(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row><row><c r="B2"><v>2</v></c><c><f>A1*3</f></c></row>'
    grid = read_sheet(tmp_path, with_sheet_data(rows))
    assert grid.rows == [[1.0, None, None], [None, 2.0, None]]
    assert grid.errors == {(0, 1): "#REF!"}
    assert grid.formulas == {(1, 2): "A1*3"}


def test_a_shared_formula_never_calculated_is_told_for_each_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v></v></c></row>'
    )
    grid = read_sheet(tmp_path, with_sheet_data(rows))
    assert grid.formulas == {(1, 1): "A2*2", (2, 1): "A3*2"}
    assert [row[1] for row in grid.rows] == [2.0, None, None]


def test_a_formula_that_yields_an_empty_text_has_been_calculated(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>IF(B1&gt;0,1,"")</f><v></v></c><c r="B1"><v>0</v></c></row>'
    grid = read_sheet(tmp_path, with_sheet_data(rows))
    assert grid.rows == [[None, 0.0]]
    assert grid.formulas == {}


def test_what_lies_covered_under_a_merged_cell_is_not_read(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><f>A1</f></c><c r="D1"><v>4</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="F9:H9"/></mergeCells>'
    grid = read_sheet(tmp_path, with_sheet_data(rows, after=merges))
    assert grid.rows == [[1.0, None, None, 4.0]]
    assert grid.formulas == {}
    assert grid.merges == [(0, 0, 0, 2)]


def test_a_number_that_is_none_becomes_an_error(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1E999</v></c><c r="B1"><v>7</v></c></row>'
    grid = read_sheet(tmp_path, with_sheet_data(rows))
    assert grid.rows == [[None, 7.0]]
    assert grid.errors == {(0, 0): "#NUM!"}


def test_sheets_keep_their_order_and_say_whether_they_are_hidden(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Biểu đồ", 0)
    book.create_sheet("Nháp").sheet_state = "veryHidden"
    book.create_sheet("Tổng hợp", 0)
    grids, _ = read(tmp_path, xlsx_bytes(book))
    assert [(grid.name, grid.hidden) for grid in grids] == [
        ("Tổng hợp", False),
        ("Sheet", False),
        ("Nháp", True),
    ]


def test_formats_and_comments_far_away_are_no_content(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet["XFD1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["XFD1048576"].comment = Comment("ghi chú", "")
    assert read_sheet(tmp_path, xlsx_bytes(book)).rows == [[1.0]]


def test_a_cell_far_away_is_reported_and_the_table_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["XFD1048576"] = 5, "x"
    grids, issues = read(tmp_path, xlsx_bytes(book))
    assert grids[0].rows == [[None, None], [None, 5.0]]
    assert [(issue.check, issue.sheet, issue.cell) for issue in issues] == [
        ("cells_far_away", "Sheet", "XFD1048576")
    ]
    assert "XFD1048576" in issues[0].message


def test_a_sheet_spread_over_too_large_an_area_is_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet.cell(limits().sheet_rows, limits().sheet_columns, 1)
    book.create_sheet("Bảng")["A1"] = 2
    grids, issues = read(tmp_path, xlsx_bytes(book))
    assert [grid.name for grid in grids] == ["Bảng"]
    assert [(issue.check, issue.sheet, issue.severity) for issue in issues] == [
        ("sheet_too_large", "Sheet", "error")
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = dataclasses.replace(limits(), file_bytes=100_000, file_unzipped_bytes=5_000_000)
    monkeypatch.setattr(size_checks, "limits", lambda: small)
    content = with_part(xlsx_bytes(openpyxl.Workbook()), SHEET, lambda xml: xml + b" " * 5_000_000)
    assert len(content) < small.file_bytes
    grids, issues = read(tmp_path, content)
    assert grids == []
    assert [issue.check for issue in issues] == ["file_unzips_too_large"]


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    content = with_part(
        with_sheet_data('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'),
        SHEET,
        lambda xml: laughs.encode() + xml,
    )
    assert [issue.check for issue in read(tmp_path, content)[1]] == ["file_damaged"]


def test_a_workbook_with_too_many_sheets_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for _ in range(limits().file_sheets):
        book.create_sheet()
    assert [issue.check for issue in read(tmp_path, xlsx_bytes(book))[1]] == ["file_has_too_many_sheets"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_a_damaged_part_refuses_the_whole_file(tmp_path: Path, part: str) -> None:
    content = with_part(xlsx_bytes(plain_workbook()), part, lambda xml: xml[: len(xml) // 2])
    grids, issues = read(tmp_path, content)
    assert grids == []
    assert [issue.check for issue in issues] == ["file_damaged"]


@pytest.mark.parametrize("most_copied", [0, 1_000_000])
def test_merged_ranges_are_found_above_the_cells_and_below(
    most_copied: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("Không gộp"), book.create_sheet("Hai ô gộp")):
        sheet["A1"], sheet["D4"] = "Trường", 7
    book.worksheets[0].merge_cells("A1:B2")
    book.worksheets[2].merge_cells("A1:C1")
    book.worksheets[2].merge_cells("A2:A4")
    monkeypatch.setattr(xlsx, "_MOST_COPIED", most_copied)
    grids = read(tmp_path, xlsx_bytes(book))[0]
    assert [grid.merges for grid in grids] == [[(0, 0, 1, 1)], [], [(0, 0, 0, 2), (1, 0, 3, 0)]]
    assert [(grid.rows[0][0], grid.rows[3][3]) for grid in grids] == [("Trường", 7.0)] * 3


@pytest.mark.parametrize(
    "xml",
    [
        b"<worksheet><sheetData><row/></sheetData></worksheet>",
        b"<worksheet><sheetData/><mergeCells><mergeCell/></mergeCells></worksheet>",
        b"<worksheet><sheetData></sheetData><mergeCells/></worksheet>",
        b"<worksheet><mergeCells></mergeCells><sheetData></sheetData></worksheet>",
    ],
)
def test_a_part_without_merged_ranges_below_its_cells_stays_as_it_is(xml: bytes) -> None:
    assert merges_first(xml) == xml


def test_merged_ranges_move_above_the_cells() -> None:
    xml = b"<worksheet><a/><sheetData><c/></sheetData><b/><mergeCells><m/></mergeCells><d/></worksheet>"
    moved = b"<worksheet><a/><mergeCells><m/></mergeCells><sheetData><c/></sheetData><b/><d/></worksheet>"
    assert merges_first(xml) == moved
