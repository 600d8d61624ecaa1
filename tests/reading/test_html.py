"""HTML pages that call themselves workbooks: what each arrangement says, and which say nothing certain."""

from pathlib import Path

import pytest

from etl.grid import Grid
from tests.reading.workbooks import read, read_sheet


def page(tmp_path: Path, html: str) -> Grid:
    return read_sheet(tmp_path, html.encode())


def test_tables_and_lines_stand_below_each_other(tmp_path: Path) -> None:
    html = "<h3>Báo cáo</h3>Năm học<br>2023-2024<table><tr><td>1<td>2</table><p></p><table><tr><th>3</table>Người lập"
    assert page(tmp_path, html).rows == [
        ["Báo cáo", None],
        ["Năm học", None],
        ["2023-2024", None],
        ["1", "2"],
        ["3", None],
        ["Người lập", None],
    ]


def test_spans_take_their_places_and_become_merges(tmp_path: Path) -> None:
    html = (
        "<table><thead><tr><th rowspan=2>STT</th><th colspan='2'>Lớp 1</th></tr><tr><th>Lớp</th><th>HS</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td><td>30</td></tr></tbody></table>"
    )
    grid = page(tmp_path, html)
    assert grid.rows == [["STT", "Lớp 1", None], [None, "Lớp", "HS"], ["1", "2", "30"]]
    assert grid.merges == [(0, 0, 1, 0), (0, 1, 0, 2)]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("Ti&#7875;u h&#x1ecd;c &amp; THCS", "Tiểu học & THCS"),
        ("S&#7889;<br>l&#7899;p", "Số\nlớp"),
        ("&nbsp;12&nbsp;", "12"),
        ("  Số \r\n   học  sinh ", "Số học sinh"),
        ("<b>1</b><b>2</b>", "12"),
        ("<p>Hoa</p><p>Ban</p>", "Hoa\n\nBan"),
        ("m<sup>2</sup>", "m2"),
        ("<script>x()</script>12<style>td{}</style>", "12"),
        ("<span style='display:none'>0012</span>12", "12"),
        ("<span style='mso-hide:all'>0012</span>12", "12"),
        ("<table><tr><td>12</td></tr></table>", "12"),
        ("<select><option>1<option>2</select>7", "7"),
        ("<!-- 5 -->7", "7"),
        ("&bogus; 7 &", "&bogus; 7 &"),
    ],
)
def test_the_text_of_a_cell_is_what_is_shown(tmp_path: Path, inside: str, text: str) -> None:
    assert page(tmp_path, f"<table><tr><td>x</td><td>{inside}</td></tr></table>").rows == [["x", text]]


@pytest.mark.parametrize("inside", ["125<sup>1</sup>", "<s>125</s> 130", "<del>125</del>130"])
def test_footnotes_and_struck_out_numbers_never_run_into_a_number(tmp_path: Path, inside: str) -> None:
    (value,) = page(tmp_path, f"<table><tr><td>{inside}</td></tr></table>").rows[0]
    assert isinstance(value, str)
    assert not value.replace(" ", "").isdigit()


@pytest.mark.parametrize(
    ("cell", "value", "percent"),
    [
        ("<td x:num='0.99791'>99,8%", 0.99791, True),
        ("<td x:num='98.51'>98,5%", 98.51, False),
        ("<td x:num='7'>98,5%", "98,5%", False),
        ("<td x:num='1234.4'>1.234", 1234.4, False),
        ("<td x:num>1.234", "1.234", False),
        ("<td x:num='abc'>5", "5", False),
        ("""<td style='mso-number-format:"0\\.0%"'>0.998""", 0.998, True),
        ("<td style='mso-number-format:Percent'>0,998", 0.998, True),
        ("<td style='mso-number-format:Percent'>1.234", "1.234", False),
        ("<td class=tl>0.998", 0.998, True),
        ("<td class=tl>99,8%", "99,8%", False),
        ("<td class=chu>0.998", "0.998", False),
        ("""<td style='mso-number-format:"0\\.0\\0022%\\0022"'>98.5""", "98.5", False),
        ("<td style='mso-number-format:\"\\@\"'>0012", "0012", False),
    ],
)
def test_numbers_stay_text_unless_the_file_states_the_number(
    tmp_path: Path, cell: str, value: str | float, percent: bool
) -> None:
    css = """<style><!-- .tl, td.tl {mso-number-format:"0%";} .chu{mso-number-format:"\\@";} --></style>"""
    grid = page(tmp_path, f"{css}<table><tr>{cell}</td></tr></table>")
    assert grid.rows == [[value]]
    assert grid.percent_cells == ({(0, 0)} if percent else set())


def test_errors_are_errors(tmp_path: Path) -> None:
    grid = page(tmp_path, "<table><tr><td>1<td>#DIV/0!</table>")
    assert (grid.rows, grid.errors) == ([["1", None]], {(0, 1): "#DIV/0!"})


def test_hidden_rows_columns_and_tables(tmp_path: Path) -> None:
    html = (
        "<style>.an{display:none}</style><table><col><col style='display:none'><tr><td>1<td>2<td>3"
        "<tr style='display: none'><td>4<td>5<td>6</table><table class=an><tr><td>7</table>"
    )
    grid = page(tmp_path, html)
    assert (grid.hidden_rows, grid.hidden_columns) == ({1, 2}, {1})
    grid = page(tmp_path, "<table><tr><td>1<td hidden>2<td>3<tr><td>4<td hidden>5<td>6</table>")
    assert (grid.rows[1], grid.hidden_columns) == (["4", "5", "6"], {1})


def test_tables_that_only_lay_out_the_page_are_taken_apart(tmp_path: Path) -> None:
    html = (
        "<table><tr><td><table><tr><td>UBND</td></tr><tr><td>Trường</td></tr></table></td>"
        "<td><table><tr><td>CỘNG HÒA</td></tr><tr><td>Độc lập</td></tr></table></td></tr>"
        "<tr><td>Biểu 1</td></tr><tr><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    )
    texts = [[value for value in row if value] for row in page(tmp_path, html).rows]
    assert texts == [["UBND"], ["Trường"], ["CỘNG HÒA"], ["Độc lập"], ["Biểu 1"], ["1", "2"]]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>TH A</td><td><table><tr><td>1<td>2</table></td></tr></table>",
        "<table><tr><td>1<td style='display:none'>2<td>3<tr><td>4<td>5<td>6</table>",
    ],
)
def test_what_has_no_one_reading_as_a_sheet_is_refused(tmp_path: Path, html: str) -> None:
    grids, issues = read(tmp_path, html.encode())
    assert (grids, [issue.check for issue in issues]) == ([], ["file_html_unclear"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_that_of_the_bytes(tmp_path: Path, encoding: str) -> None:
    html = "<meta charset=windows-1252><table><tr><td>Số học sinh dân tộc</td></tr></table>"
    assert read_sheet(tmp_path, html.encode(encoding)).rows == [["Số học sinh dân tộc"]]


def test_tags_left_open_do_not_shift_cells(tmp_path: Path) -> None:
    html = "<table><tr><td>1<td>2<tr><td>3<td>4<table><tr><td>5<td>6"
    grid = page(tmp_path, html.replace("<td>4", "<td>4</td>"))
    assert [[value for value in row if value] for row in grid.rows] == [["1", "2"], ["3", "4"], ["5", "6"]]
