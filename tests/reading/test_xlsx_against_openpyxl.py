"""openpyxl in full mode is the judge: on generated workbooks it and our reader agree on every cell."""

import datetime as dt
import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ERROR_CODES, MergedCell

from etl.grid import Grid
from etl.reading.sheet_scan import scan_every_cell, scan_sheet
from etl.reading.xlsx import read_xlsx
from tests.reading.workbooks import read, with_more_parts, with_sheet_data, xlsx_bytes

TEXT = st.text(alphabet="aăâbcdđeêhinoôơtuưxy ÀẢ ĐỆ\n-.,%<>&\"'=01\u0300\u0301", max_size=8).filter(
    lambda text: not text.startswith("=")
)
DATES = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
VALUES = st.one_of(
    st.none(),
    TEXT,
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.booleans(),
    DATES,
    DATES.map(lambda moment: moment.date()),
    st.sampled_from(ERROR_CODES),
    st.sampled_from(["=SUM(A1:A3)", "=B2*100/C2"]),
)
FORMATS = st.sampled_from(["General", "0", "0%", "0.0%", '0.0"%"', "0.0\\%", "#,##0", "@", "[Red]0.00%"])
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 30))


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for number in range(draw(st.integers(1, 2))):
        sheet = book.create_sheet(f"Trang {number}")
        for (row, column), (value, number_format) in draw(
            st.dictionaries(PLACES, st.tuples(VALUES, FORMATS), max_size=15)
        ).items():
            cell = sheet.cell(row, column, value)
            if not isinstance(value, dt.date):
                cell.number_format = number_format
        for row, column in draw(st.lists(PLACES, max_size=1)):
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + draw(st.integers(0, 2)),
                end_column=column + draw(st.integers(1, 3)),
            )
        for row in draw(st.lists(st.integers(1, 12), max_size=2)):
            sheet.row_dimensions[row].hidden = True
        for column in draw(st.lists(st.integers(1, 12), max_size=2)):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
    if len(book.worksheets) > 1 and draw(st.booleans()):
        book.worksheets[1].sheet_state = draw(st.sampled_from(["hidden", "veryHidden"]))
    return xlsx_bytes(book)


def text_of(value: Any) -> Any:
    """A value of openpyxl in the terms of `Grid`, before texts are composed."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return blank_to_none(value)


def blank_to_none(value: Any) -> Any:
    """A text of blanks alone, which calamine keeps or drops, says nothing."""
    return None if isinstance(value, str) and not value.strip() else value


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks())
def test_both_readers_agree_on_every_cell(content: bytes) -> None:
    grids, issues = read_xlsx(content)
    assert issues == []
    judge, formulas = (
        openpyxl.load_workbook(BytesIO(content), data_only=True),
        openpyxl.load_workbook(BytesIO(content)),
    )
    assert [grid.name for grid in grids] == judge.sheetnames
    for grid in grids:
        _compare(grid, judge[grid.name], formulas[grid.name])


def _compare(grid: Grid, judge: Any, formulas: Any) -> None:
    assert grid.hidden == (judge.sheet_state != "visible")
    for row in range(1, max(judge.max_row, grid.height) + 1):
        for column in range(1, max(judge.max_column, grid.width) + 1):
            place, cell = (row - 1, column - 1), judge.cell(row, column)
            inside = row <= grid.height and column <= grid.width
            ours = grid.rows[row - 1][column - 1] if inside else None
            formula = formulas.cell(row, column)
            if isinstance(cell, MergedCell):
                assert ours in (None, "")
                assert place not in grid.errors.keys() | grid.formulas.keys()
                continue
            if formula.data_type == "f":
                assert grid.formulas[place] == formula.value[1:]
                assert ours is None
                continue
            if cell.data_type == "e":
                assert grid.errors[place] == cell.value
                assert ours is None
                continue
            expected = text_of(cell.value)
            assert blank_to_none(ours) == expected, (place, cell.data_type)
            assert isinstance(ours, bool) == isinstance(expected, bool)
            assert (place in grid.date_cells) == isinstance(cell.value, dt.datetime)
            is_number = isinstance(expected, (int, float)) and not isinstance(expected, bool)
            assert (place in grid.percent_cells) == (
                is_number and cell.number_format in ("0%", "0.0%", "[Red]0.00%")
            )
    for row in range(grid.height):
        assert (row in grid.hidden_rows) == bool(judge.row_dimensions[row + 1].hidden)
    hidden = {
        column - 1
        for dimension in judge.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min, dimension.max + 1)
        if column <= grid.width
    }
    assert grid.hidden_columns == hidden


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks(), st.sets(st.integers(0, 5).map(str)))
def test_the_quick_look_never_misses_what_the_full_scan_finds(content: bytes, styles: set[str]) -> None:
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                xml = package.read(name)
                _agree(xml, frozenset(styles))


PARTS = (
    '<row r="2"><c r="B2" s="1"><v>1</v></c><c s="2" r="C2"/><c r="D2" s="11"><v>1</v></c></row>',
    '<row r="2"><c\nr="B2"\n\ts="1"><v>1</v></c><c\tt="e"\tr="C2"><v>#REF!</v></c></row>',
    '<row r="2"><c r="B2" s="&#49;"><v>1</v></c></row>',
    '<row r="2"><c x="&gt;" y=">" r="B2" s="1" t="e"><v>#N/A</v></c></row>',
    "<row r='2'><c r='B2' s='1' t='e'><v>#N/A</v></c></row>",
    '<row r = "2"><c r ="B2" s= "1"><v>1</v></c></row>',
    '<row><c s="1"><v>1</v></c><c t="e"><f>A1=0</f><v>#N/A</v></c></row>',
    '<row r="2"><c r="B2" t="e"><f>IF(A1=0,"a=b",1)</f><v>#DIV/0!</v></c><c r="C2" t="e"><v/></c></row>',
    '<row hidden="1" r="3"/><row r="4" hidden="true"/><row r="5" hidden="0"/><row hidden="1"/>',
    '<row r="2"><!-- <c r="B2" s="1"/> --><c r="C2" t="inlineStr"><is><t>s="1" t="e" hidden="1"</t></is></c></row>',
    '<row r="2"><c r="B2" s="1" t="str"><f>A1</f><v></v></c><c r="C2" s="1"><f>A1</f></c></row>',
    '<row r="20001"><c r="A20001"><v>1</v></c></row>',
    '<row r="1"><c r="AAA1" s="1"><v>1</v></c></row>',
)


@pytest.mark.parametrize("rows", PARTS)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_the_quick_look_agrees_with_the_parser_on_odd_writing(rows: str, prefix: str) -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/><col max="9" min="5" hidden="0"/></cols>'
    xml = f'<worksheet xmlns="a" xmlns:x="a">{columns}<sheetData>{rows}</sheetData></worksheet>'
    for element in ("worksheet", "cols", "col", "sheetData", "row", "c", "v", "f", "is", "t"):
        xml = re.sub(rf"(</?){element}\b", rf"\1{prefix}{element}", xml)
    _agree(xml.encode(), frozenset({"1"}))


def _agree(xml: bytes, styles: frozenset[str]) -> None:
    quick, full = scan_sheet(xml, styles), scan_every_cell(xml, styles)
    assert full.may_reach_far <= quick.may_reach_far
    full.may_reach_far = quick.may_reach_far
    assert quick == full


def test_composition_is_left_to_the_step_after_reading(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Trường")
    book = openpyxl.Workbook()
    book.active["A1"] = decomposed  # type: ignore[index]
    assert read_xlsx(xlsx_bytes(book))[0][0].rows == [[decomposed]]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>1_0</v></c>', "1_0"),
        ('<c r="A1" t="s"><v>-1</v></c>', "refused"),
        ('<c r="A1" t="s"><v>7</v></c>', "refused"),
        ('<c r="A1" t="str"><f>B1</f><v>a&amp;b &#7857; &lt;</v></c>', "a&b ằ <"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1"><f>IF(B1=0,"a",1)</f><v>1E3</v></c>', 1000.0),
        ('<c r="A1" t="n"><v>-0.5</v></c>', -0.5),
        ('<c r="A1"><v>1e999</v></c>', "#NUM!"),
    ],
)
def test_odd_cells_mean_what_the_format_says(tmp_path: Path, cell: str, value: object) -> None:
    grids, issues = read(tmp_path, with_sheet_data(f'<row r="1">{cell}</row>'))
    if value == "refused":
        assert (grids, [issue.check for issue in issues]) == ([], ["file_damaged"])
    else:
        assert grids[0].errors.get((0, 0), grids[0].rows[0][0]) == value


def test_shared_texts_are_whole_without_phonetic_hints(tmp_path: Path) -> None:
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Số&#10;lớp</t></si>'
        '<si><r><t xml:space="preserve">Hoa </t></r><r><t>Ban</t></r><rPh><t>x</t></rPh></si><si/></sst>'
    )
    cells = "".join(f'<c r="{letter}1" t="s"><v>{number}</v></c>' for number, letter in enumerate("ABC"))
    content = with_more_parts(with_sheet_data(f'<row r="1">{cells}</row>'), {"xl/sharedStrings.xml": shared})
    assert read(tmp_path, content)[0][0].rows[0][:2] == ["Số\nlớp", "Hoa Ban"]
