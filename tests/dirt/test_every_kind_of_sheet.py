"""Every kind of sheet that states facts, with every kind of dirt that any sheet may have: what changes is what must."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.properties.sheets import KINDS
from tests.properties.tables import Facts, Place, Table, from_text, stated, stay, with_gaps
from tests.reading.workbooks import encode


@dataclass(frozen=True)
class Dirty:
    """A sheet made dirty, and what is expected of it."""

    table: Table
    rows: dict[int, int] | None = None
    """Where its rows went, None = nowhere."""
    value: str | None = ""
    """What the chosen cell states now; '' = as before, None = no fact in its row."""
    told: str = ""
    """The check that must be told, '' = none of severity error."""


def _cell(table: Table, place: Place, value: object, says: str, told: str = "") -> Dirty:
    return Dirty(table.with_cells({place: value}), value=says, told=told)


def _hidden(table: Table, place: Place) -> Dirty:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[place[0]].hidden = True

    return Dirty(replace(table, dress=hide), value=None, told="hidden_rows")


def _error(table: Table, place: Place) -> Dirty:
    def spoil(sheet: Worksheet) -> None:
        sheet.cell(*place, "#REF!").data_type = "e"

    return Dirty(replace(table, dress=spoil), value="error", told="cell_error")


def _column_numbers(table: Table, _: Place) -> Dirty:
    rows = with_gaps(table.height, {table.head[1] + 1: 1})
    numbers: dict[Place, object] = {
        (table.head[1] + 1, column): f"({column})" for column in range(1, table.width + 1)
    }
    return Dirty(table.moved(rows, stay(table)[1]).with_cells(numbers), rows=rows)


def _texts(change: Callable[[str], str]) -> Callable[[Table, Place], Dirty]:
    def made(table: Table, _: Place) -> Dirty:
        places = table.texts(of_head=True) + table.texts(of_head=False)
        return Dirty(table.with_cells({place: change(str(table.cells[place][0])) for place in places}))

    return made


def _outside(table: Table, _: Place) -> Dirty:
    right, below = table.width + 4, table.height + 6
    return Dirty(
        table.with_cells({(table.head[1] + 1, right): 77, (table.head[1] + 2, right): 1, (below, right): 88})
    )


def _numbered_anew(table: Table, _: Place) -> Dirty:
    return Dirty(
        table.with_cells(
            {(row, 1): 1 for row in range(table.head[1] + 1, table.height) if (row, 1) in table.cells}
        )
    )


def _signed(table: Table, _: Place) -> Dirty:
    below = table.height
    foot: dict[Place, object] = {
        (below + 2, 2): "Nơi nhận:",
        (below + 2, 4): "TRƯỞNG PHÒNG",
        (below + 3, 2): "- Lưu: VT",
        (below + 3, 4): "(Ký tên, đóng dấu)",
        (below + 7, 2): "Ghi chú: có 3 lớp ghép, 12 em",
        (below + 7, 4): 15,
    }
    return Dirty(table.with_cells(foot))


DIRT: dict[str, Callable[[Table, Place], Dirty]] = {
    "02 column numbers": _column_numbers,
    "04 hidden row": _hidden,
    "05 error cell": _error,
    "06 TCVN3": _texts(lambda text: encode(text, "TCVN3")),
    "06 VNI": _texts(lambda text: encode(text, "VNI")),
    "09 blanks around": _texts(lambda text: f"  {text} "),
    "10 line breaks": _texts(lambda text: text.replace(" ", "\n")),
    "11 dash": lambda table, place: _cell(table, place, "-", "0"),
    "12 dots": lambda table, place: _cell(table, place, "..", "missing", "not_available"),
    "13 x": lambda table, place: _cell(table, place, "x", "not_applicable", "x_for_number"),
    "16 point of thousands": lambda table, place: _cell(table, place, "3.417", "3417", "text_number"),
    "16 comma": lambda table, place: _cell(table, place, "3,417", "error", "number_ambiguous"),
    "17 leading zero": lambda table, place: _cell(table, place, "07", "7", "text_number"),
    "24 numbers outside": _outside,
    "25 serial numbers": _numbered_anew,
    "27 signatures": _signed,
    "29 two values": lambda table, place: _cell(table, place, "12; 15", "error", "number_unreadable"),
    "35 decomposed": _texts(lambda text: unicodedata.normalize("NFD", text)),
    "35 hard blanks": _texts(lambda text: text.replace(" ", "\xa0")),
    "37 impossible number": lambda table, place: _cell(table, place, -4, "error", "number_impossible"),
    "40 formula": lambda table, place: _cell(table, place, "=4+3", "7"),
    "40 formula of no plain kind": lambda table, place: _cell(
        table, place, '=VLOOKUP("a",Z1:Z9,1)', "error", "formula_not_computed"
    ),
    "43 blank": lambda table, place: _cell(table, place, None, "missing", "blank"),
    "43 zero": lambda table, place: _cell(table, place, 0, "0"),
}
OF_COUNTS = {
    "13 x",
    "16 point of thousands",
    "16 comma",
    "17 leading zero",
    "37 impossible number",
    "40 formula",
    "43 blank",
}
"""Dirt that a column of levels (kind e) does not have: it holds no thousands, and an x or a blank says something."""
PAIRS = [(kind, dirt) for kind in KINDS for dirt in DIRT if kind != "e" or dirt not in OF_COUNTS]


@pytest.mark.parametrize(("kind", "dirt"), PAIRS)
def test_a_dirty_sheet_of_any_kind_states_what_it_stated(kind: str, dirt: str, tmp_path: Path) -> None:
    table = from_text(tmp_path, *KINDS[kind])
    before, _ = stated(tmp_path, table)
    place = min(place for place, _ in before)
    dirty = DIRT[dirt](table, place)
    after, told = stated(tmp_path, dirty.table)
    assert _comparable(after) == _comparable(_expected(before, place, dirty))
    checks = [line.split()[1] for line in told if dirty.told or line.startswith("error")]
    assert (dirty.told in checks) if dirty.told else checks == []


def _expected(before: Facts, place: Place, dirty: Dirty) -> Facts:
    found: Facts = set()
    for (row, column), said in before:
        if dirty.value is None and row == place[0]:
            continue
        if dirty.value and (row, column) == place:
            said = f"{said.rpartition(' = ')[0]} = {dirty.value}"
        found.add(((dirty.rows[row] if dirty.rows else row, column), said))
    return found


def _comparable(facts: Facts) -> set[tuple[Place, str]]:
    """Without blanks and capitals of the names, which old encodings lose."""
    return {(place, " ".join(said.casefold().split())) for place, said in facts}
