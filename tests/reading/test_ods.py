"""OpenDocument spreadsheets, written by odfpy or by hand as LibreOffice writes them."""

from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from etl.reading.limits import limits
from tests.reading.workbooks import ods_bytes, read, read_sheet, with_part

NUMBER = (
    '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
)
TEXT = '<table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'


def document(rows: str, columns: str = "", styles: str = "") -> bytes:
    """A spreadsheet with one sheet of these rows."""
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("office", "table", "text", "style", "calcext", "draw")
    )
    xml = (
        f"<office:document-content {namespaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="Trang" table:style-name="ta1">{columns}{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return with_part(ods_bytes(OpenDocumentSpreadsheet()), "content.xml", lambda _: xml.encode())


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_values_written_by_odfpy(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Đầu năm")
    cells = TableRow()
    for attributes, text in (
        ({"valuetype": "string"}, "Nà Tấu"),
        ({"valuetype": "float", "value": 12.5}, "12,5"),
        ({"valuetype": "percentage", "value": 0.998}, "99,8%"),
        ({"valuetype": "date", "datevalue": "2023-09-05"}, "05/09/2023"),
        ({"valuetype": "boolean", "booleanvalue": "true"}, "TRUE"),
        ({"valuetype": "time", "timevalue": "PT07H30M00S"}, "07:30"),
        ({"formula": "of:=SUM([.B1:.C1];[.B1])"}, ""),
    ):
        cell = TableCell(**attributes)
        if text:
            cell.addElement(P(text=text))
        cells.addElement(cell)
    table.addElement(cells)
    book.spreadsheet.addElement(table)
    grid = read_sheet(tmp_path, ods_bytes(book))
    assert grid.name == "Đầu năm"
    assert grid.rows == [["Nà Tấu", 12.5, 0.998, "2023-09-05", True, "07:30:00", None]]
    assert (grid.percent_cells, grid.date_cells) == ({(0, 2)}, {(0, 3), (0, 5)})
    assert grid.formulas == {(0, 6): "SUM(B1:C1,B1)"}


def test_merged_repeated_and_covered_cells(tmp_path: Path) -> None:
    merged = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2">'
        "<text:p>Tổng số</text:p></table:table-cell>"
    )
    covered = '<table:covered-table-cell office:value-type="float" office:value="9" table:number-columns-repeated="{}"/>'
    blanks = '<table:table-cell table:number-columns-repeated="16380"/>'
    content = document(
        row(merged, covered.format(1), NUMBER.format(1), blanks)
        + row(covered.format(2), NUMBER.format(2), blanks)
        + row(blanks, attributes='table:number-rows-repeated="3"')
        + row(NUMBER.format(3), attributes='table:number-rows-repeated="2"')
        + row(blanks, attributes='table:number-rows-repeated="1048569"')
    )
    grid = read_sheet(tmp_path, content)
    assert grid.rows == [
        ["Tổng số", None, 1.0],
        [None, None, 2.0],
        *[[None, None, None]] * 3,
        [3.0, None, None],
        [3.0, None, None],
    ]
    assert grid.merges == [(0, 0, 1, 1)]


def test_errors_and_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    content = document(
        row(NUMBER.format(1), error) + row(NUMBER.format(2), attributes='table:visibility="filter"'),
        columns='<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="9"/>',
        styles='<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>',
    )
    grid = read_sheet(tmp_path, content)
    assert grid.errors == {(0, 1): "#DIV/0!"}
    assert grid.rows == [[1.0, None], [2.0, None]]
    assert (grid.hidden, grid.hidden_rows, grid.hidden_columns) == (True, {1}, {1})


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p>Số<text:s text:c='2'/>lớp</text:p>", "Số  lớp"),
        ("<text:p>Số<text:line-break/>lớp</text:p>", "Số\nlớp"),
        ("<text:p>Số</text:p><text:p>lớp</text:p>", "Số\nlớp"),
        ("<text:p>a<text:span>b</text:span><text:tab/>c</text:p>", "ab\tc"),
        ("<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>Số</text:p>", "Số"),
    ],
)
def test_blanks_lines_and_comments_in_a_text(tmp_path: Path, inside: str, text: str) -> None:
    cell = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
    assert read_sheet(tmp_path, document(row(cell))).rows == [[text]]


def test_content_repeated_far_away_is_reported(tmp_path: Path) -> None:
    far = NUMBER.format(7).replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"'
    )
    grids, issues = read(tmp_path, document(row(far)))
    assert grids[0].width == limits().sheet_columns
    assert [issue.check for issue in issues] == ["cells_far_away"]


def test_content_repeated_over_too_large_an_area_is_not_read(tmp_path: Path) -> None:
    wide = TEXT.format("x").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="500"'
    )
    grids, issues = read(tmp_path, document(row(wide, attributes='table:number-rows-repeated="19000"')))
    assert grids == []
    assert [issue.check for issue in issues] == ["sheet_too_large"]
