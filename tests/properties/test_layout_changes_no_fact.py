"""Blank rows and columns, another order, repeated heads, more letterhead, another place, name or look change no fact."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.properties.sheets import SHEETS
from tests.properties.tables import Dress, Table, stay, with_gaps
from tests.properties.world import World

quick = settings(max_examples=50, deadline=None)
names = st.sampled_from(sorted(SHEETS))
LETTERHEAD = (
    "Mẫu số 01",
    "Biểu số 5",
    "(Ban hành kèm theo Công văn số 12/PGDĐT ngày 03/5/2023)",
    "Số: 15/BC-PGDĐT",
    "Kính gửi: Sở Giáo dục và Đào tạo",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
SHEET_NAMES = ("Sheet1", "Trang 1", "Bao cao", "Mẫu", "1", "So lieu moi (2)", "gửi phòng", "BC chinh thuc")
FILE_NAMES = ("a.xlsx", "Báo cáo (sửa).xlsx", "BC 2019-2020.xlsx", "MN_Truong khac.xlsm", "THCS lop 9.xlsx")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "hard blanks": lambda text: text.replace(" ", "\xa0"),
    "more blanks": lambda text: "  " + text.replace(" ", "  ") + " ",
    "line breaks": lambda text: text.replace(" ", "\n"),
    "look-alike letters": lambda text: text.translate(str.maketrans("HTcoePCM", "НТсоеРСМ")),
}


@quick
@given(names, st.data())
def test_blank_rows_change_no_fact(world: World, name: str, data: st.DataObject) -> None:
    table = world.tables[name]
    rows = data.draw(_gaps_between_rows(table))
    world.states_the_same(name, table.moved(rows, stay(table)[1]), rows=rows)


@quick
@given(names, st.data())
def test_blank_columns_change_no_fact(world: World, name: str, data: st.DataObject) -> None:
    table = world.tables[name]
    starts = [1, *(group[0] for group in table.columns_by_group())]
    gaps = data.draw(st.dictionaries(st.sampled_from(starts), st.just(1), min_size=1, max_size=2))
    columns = with_gaps(table.width, gaps)
    world.states_the_same(name, table.moved(stay(table)[0], columns), columns=columns)


@quick
@given(names, st.data())
def test_the_order_of_columns_changes_no_fact(world: World, name: str, data: st.DataObject) -> None:
    table = world.tables[name]
    columns = data.draw(_orders_of_columns(table))
    world.states_the_same(name, table.moved(stay(table)[0], columns), columns=columns)


@quick
@given(names, st.data())
def test_a_head_repeated_on_the_next_page_changes_no_fact(
    world: World, name: str, data: st.DataObject
) -> None:
    table = world.tables[name]
    first, last = table.head
    row = data.draw(st.integers(last + 2, table.height))
    rows = with_gaps(table.height, {row: last - first + 1})
    world.states_the_same(name, table.with_head_again(row), rows=rows)


@quick
@given(names, st.lists(st.sampled_from(LETTERHEAD), min_size=1, max_size=4, unique=True), st.integers(1, 4))
def test_more_letterhead_changes_no_fact(world: World, name: str, lines: list[str], column: int) -> None:
    table = world.tables[name]
    rows = with_gaps(table.height, {1: len(lines)})
    above = {(row, column): line for row, line in enumerate(lines, 1)}
    world.states_the_same(name, table.moved(rows, stay(table)[1]).with_cells(above), rows=rows)


@quick
@given(names, st.integers(0, 12), st.integers(0, 8))
def test_another_start_cell_changes_no_fact(world: World, name: str, down: int, right: int) -> None:
    table = world.tables[name]
    rows, columns = with_gaps(table.height, {1: down}), with_gaps(table.width, {1: right})
    world.states_the_same(name, table.moved(rows, columns), rows=rows, columns=columns)


@quick
@given(names, st.sampled_from(SHEET_NAMES), st.sampled_from(FILE_NAMES))
def test_names_of_sheet_and_file_change_no_fact(world: World, name: str, sheet: str, file: str) -> None:
    world.states_the_same(name, replace(world.tables[name], name=sheet), file=file)


@quick
@given(names, st.integers(0, 10**6))
def test_formatting_changes_no_fact(world: World, name: str, seed: int) -> None:
    world.states_the_same(name, replace(world.tables[name], dress=_dressed(seed)))


@quick
@given(names, st.data())
def test_the_spelling_of_heads_changes_no_fact(world: World, name: str, data: st.DataObject) -> None:
    table = world.tables[name]
    places = table.texts(of_head=True)
    if name == "schools across":
        places = [place for place in places if place[1] <= table.labels]  # the others are names of schools
    world.states_the_same(name, _respelt(table, data.draw(_spellings(places))))


@quick
@given(st.sampled_from(["f", "h", "i", "j", "k", "schools across"]), st.data())
def test_the_spelling_of_labels_changes_no_fact(world: World, name: str, data: st.DataObject) -> None:
    table = world.tables[name]
    world.states_the_same(name, _respelt(table, data.draw(_spellings(table.texts(of_head=False)))))


@quick
@given(names, st.data(), st.integers(0, 10**6), st.sampled_from(SHEET_NAMES))
def test_everything_at_once_changes_no_fact(
    world: World, name: str, data: st.DataObject, seed: int, sheet: str
) -> None:
    table = world.tables[name]
    rows, columns = data.draw(_gaps_between_rows(table)), data.draw(_orders_of_columns(table))
    changed = replace(table.moved(rows, columns), name=sheet, dress=_dressed(seed))
    places = [place for place in changed.texts(of_head=True) if place[1] <= table.labels]
    world.states_the_same(name, _respelt(changed, data.draw(_spellings(places))), rows=rows, columns=columns)


def _gaps_between_rows(table: Table) -> st.SearchStrategy[dict[int, int]]:
    """Places of the rows after one or two blank ones were inserted here and there, never inside the head."""
    between = [row for row in range(1, table.height + 1) if not table.head[0] < row <= table.head[1]]
    gaps = st.dictionaries(st.sampled_from(between), st.integers(1, 2), min_size=1, max_size=3)
    return gaps.map(lambda found: with_gaps(table.height, found))


def _orders_of_columns(table: Table) -> st.SearchStrategy[dict[int, int]]:
    """Places of the columns after the groups right of the labels changed places."""

    def places(groups: list[list[int]]) -> dict[int, int]:
        order = [*range(1, table.labels + 1), *(column for group in groups for column in group)]
        return {column: place for place, column in enumerate(order, 1)}

    return st.permutations(table.columns_by_group()).map(places)


def _spellings(places: list[tuple[int, int]]) -> st.SearchStrategy[dict[tuple[int, int], str]]:
    return st.dictionaries(st.sampled_from(places), st.sampled_from(sorted(SPELLINGS)), min_size=1)


def _respelt(table: Table, spellings: dict[tuple[int, int], str]) -> Table:
    return table.with_cells(
        {place: SPELLINGS[how](str(table.cells[place][0])) for place, how in spellings.items()}
    )


def _dressed(seed: int) -> Dress:
    """Fonts, colours, borders, widths and number formats by chance."""
    dice = random.Random(seed)
    line = Side(style="thin")

    def dress(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                cell.font = Font(
                    name=dice.choice([".VnTime", "VNI-Times", "Arial"]), bold=dice.random() < 0.4
                )
                cell.fill = PatternFill("solid", fgColor=dice.choice(["FFFFFF", "FFFF00", "FF0000"]))
                cell.alignment = Alignment(wrap_text=dice.random() < 0.5, indent=dice.randint(0, 3))
                cell.border = Border(line, line, line, line)
                if isinstance(cell.value, int):
                    cell.number_format = dice.choice(
                        ["General", "0", "#,##0", "@", "0.00", "#,##0_);(#,##0)"]
                    )
        sheet.freeze_panes = "C5"
        sheet.column_dimensions["B"].width = dice.randint(1, 60)

    return dress
