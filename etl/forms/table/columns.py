"""What each column of a table is: outline numbers, labels of rows, a side remark about them, or data."""

from collections.abc import Sequence

from etl.forms.table.cover import cell_text
from etl.forms.table.head import head_of
from etl.forms.table.header import Heads
from etl.forms.table.table import Table
from etl.forms.words.labels import label_kind, side_kind
from etl.forms.words.names import names_commune, names_school
from etl.grid import Grid, Value
from etl.text import fold

_ROWS_LOOKED_AT = 30
_HIGHEST_GRADE = 12


def name_columns(grid: Grid, table: Table, heads: Heads) -> None:
    """Splits the columns into outline, labels, side columns and data columns with their paths."""
    table.birth_years = dict(heads.birth_years)
    pending: list[tuple[int, str]] = []
    data: list[int] = []
    for column in range(table.left, table.right + 1):
        path = heads.paths.get(column, ())
        if column == table.outline or not path:
            continue
        text = path[-1][0]
        side = side_kind(text) if len(path) == 1 else ""
        kind = label_kind(text) if len(path) == 1 else ""
        if side:
            table.side.setdefault(side, column)
        elif kind and not data and (not pending or _labels_rows(grid, table, column, kind, text)):
            pending.append((column, kind))
        else:
            data.append(column)
    if not pending and table.outline is not None and data and _holds_names(grid, table, data[0]):
        pending.append((data[0], _kind_of_names(grid, table, data[0])))
        del data[0]
    kinds = [kind for _, kind in pending]
    if "school" in kinds and "commune" in kinds:
        position = kinds.index("commune")
        table.side["commune"] = pending.pop(position)[0]
    if kinds == ["school", "level"] and _names_each_row(grid, table, pending[0][0]):
        table.side["level"] = pending.pop()[0]
    table.labels = pending
    table.head = head_of(heads, tuple(data))


def _names_each_row(grid: Grid, table: Table, column: int) -> bool:
    """Every row has its own name there: a column of levels beside it describes the schools, it does not split them."""
    rows = [grid.rows[row] for row in range(table.first_row, table.last_row + 1)]
    names = [
        cell_text(row[column])
        for row in rows
        if any(cell_text(value) for value in row[column + 1 : table.right + 1])
    ]
    return bool(names) and all(names) and len(set(names)) == len(names)


def _below(grid: Grid, table: Table, column: int) -> Sequence[Value]:
    """The first cells of a column of the body."""
    return [row[column] for row in grid.rows[table.first_row : table.first_row + _ROWS_LOOKED_AT]]


def _kind_of_names(grid: Grid, table: Table, column: int) -> str:
    """What a label column of an undeclared head holds, by its texts."""
    texts = [text for value in _below(grid, table, column) if (text := cell_text(value))]
    schools = sum(names_school(text) for text in texts)
    communes = sum(names_commune(text) for text in texts)
    if schools + communes < 0.5 * len(texts):
        return "indicator"
    return "school" if schools else "commune"


def _labels_rows(grid: Grid, table: Table, column: int, kind: str, head: str) -> bool:
    """A second label column holds names, or the bare grades of a column headed "Khối"; "Lớp" over numbers counts."""
    if _holds_names(grid, table, column):
        return True
    if kind not in ("grade", "age") or not fold(head).startswith(("khoi", "do tuoi", "tuoi")):
        return False
    texts = [cell_text(value) for value in _below(grid, table, column)]
    numbers = [int(text) for text in texts if text.isdigit()]
    return (
        len(numbers) > 1 and all(0 < number <= _HIGHEST_GRADE for number in numbers) and len(set(numbers)) > 1
    )


def _holds_names(grid: Grid, table: Table, column: int) -> bool:
    """The column holds words in most of its rows (a label column whose head is not declared)."""
    filled = [text for value in _below(grid, table, column) if (text := cell_text(value))]
    worded = sum(any(letter.isalpha() for letter in text) for text in filled)
    return bool(filled) and worded > 0.6 * len(filled)
