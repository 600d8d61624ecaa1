"""XML spreadsheets of Excel 2003, as school software writes them."""

from pathlib import Path

import pytest

from tests.reading.workbooks import read, read_sheet

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def workbook(*sheets: str, styles: str = "") -> bytes:
    """A workbook of sheets given as XML behind their name: `Trang 1|<Row>…`."""
    parts = (sheet.partition("|") for sheet in sheets)
    body = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{rows}</Table></Worksheet>' for name, _, rows in parts
    )
    root = f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" xmlns:html="http://www.w3.org/TR/REC-html40">'
    return f'<?xml version="1.0"?>{root}<Styles>{styles}</Styles>{body}</Workbook>'.encode()


def data(kind: str, text: str, attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_every_kind_of_value(tmp_path: Path) -> None:
    cells = (
        data("String", "Hoa Mơ &amp; Ban")
        + data("Number", "12.5")
        + data("DateTime", "2023-09-05T00:00:00.000")
        + data("DateTime", "1899-12-31T07:30:00.000")
        + data("Boolean", "1")
        + data("Error", "#DIV/0!")
        + data("Number", "1E999")
        + '<Cell ss:Formula="=SUM(R[-1]C:RC[-1],R2C3)"/>'
        + '<Cell><ss:Data ss:Type="String" xmlns="x"><B>đậm</B> nhạt</ss:Data>'
        + '<Comment><ss:Data><html:B>ghi chú</html:B></ss:Data></Comment></Cell>'
    )  # fmt: skip
    grid = read_sheet(tmp_path, workbook(f'Trang|<Row ss:Index="2">{cells}</Row>'))
    assert grid.rows[1] == [
        "Hoa Mơ & Ban", 12.5, "2023-09-05", "07:30:00", True, None, None, None, "đậm nhạt",
    ]  # fmt: skip
    assert grid.date_cells == {(1, 2), (1, 3)}
    assert grid.errors == {(1, 5): "#DIV/0!", (1, 6): "#NUM!"}
    assert grid.formulas == {(1, 7): "SUM(H1:G2,C2)"}


def test_percent_comes_from_cell_row_column_or_parent_style(tmp_path: Path) -> None:
    styles = (
        '<Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="child" ss:Parent="p"/><Style ss:ID="plain" ss:Parent="p"><NumberFormat ss:Format="0.0"/></Style>'
        '<Style ss:ID="text"><NumberFormat ss:Format="0.0&quot;%&quot;"/></Style>'
    )
    number = '<Data ss:Type="Number">0.5</Data></Cell>'
    rows = (
        '<Column ss:Index="4" ss:StyleID="p"/>'
        f'<Row><Cell ss:StyleID="p">{number}<Cell ss:StyleID="child">{number}<Cell ss:StyleID="plain">{number}<Cell>{number}</Row>'
        f'<Row ss:StyleID="p"><Cell>{number}<Cell ss:StyleID="text">{number}<Cell ss:StyleID="Default">{number}</Row>'
    )
    grid = read_sheet(tmp_path, workbook(f"Trang|{rows}", styles=styles))
    assert grid.percent_cells == {(0, 0), (0, 1), (0, 3), (1, 0)}


def test_indices_spans_merges_and_hidden_parts(tmp_path: Path) -> None:
    hidden = "<x:WorksheetOptions xmlns:x='x'><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    rows = (
        '<Column/><Column ss:Hidden="1" ss:Span="1"/>'
        + f"<Row>{data('String', 'Tổng', 'ss:MergeAcross=' + chr(34) + '1' + chr(34))}{data('Number', '1')}</Row>"
        + f'<Row ss:Index="4" ss:Hidden="1">{data("Number", "2", "ss:Index=" + chr(34) + "3" + chr(34))}</Row>'
    )
    grids, issues = read(
        tmp_path,
        workbook(f"A|{rows}", "B|").replace(
            b"</Table></Worksheet></Workbook>", f"</Table>{hidden}</Worksheet></Workbook>".encode()
        ),
    )
    assert issues == []
    assert grids[0].rows == [["Tổng", None, 1.0], [None] * 3, [None] * 3, [None, None, 2.0]]
    assert (grids[0].merges, grids[0].hidden_rows, grids[0].hidden_columns) == ([(0, 0, 0, 1)], {3}, {1, 2})
    assert [(grid.name, grid.hidden) for grid in grids] == [("A", False), ("B", True)]


@pytest.mark.parametrize(
    "cell", [data("Number", "mười"), data("Number", "1", 'ss:Index="0"'), data("Number", "1", 'ss:Index="x"')]
)
def test_what_no_program_writes_is_damage(tmp_path: Path, cell: str) -> None:
    grids, issues = read(tmp_path, workbook(f"Trang|<Row>{cell}</Row>"))
    assert (grids, [issue.check for issue in issues]) == ([], ["file_damaged"])
