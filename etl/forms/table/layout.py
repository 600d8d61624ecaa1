"""Where the tables of a sheet are: header rows, column paths, column numbers, body, bounds.

Answers for every data column which texts stand above it. Works by words and merges, never by addresses: a table
begins at a row that holds an outline column ("STT") or a label column ("Trường", "Khối lớp", "Độ tuổi" …).
Scratch cells beside or below a table belong to none. Knows nothing of measures.

    STT | Trường | Kế hoạch năm học 2022-2023        path of the 4th column:
        |        | Tổng số     | Lớp 1         →     ("Kế hoạch năm học 2022-2023", "Tổng số", "HS")
        |        | Lớp  | HS   | Lớp  | HS
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.header import header_area, read_header
from etl.forms.words.description import PathItem
from etl.forms.words.labels import is_outline, label_kind, names_commune, names_school, side_kind, starts_with
from etl.grid import Grid, Value
from etl.text import fold

_COLUMN_NUMBER = re.compile(r"^\(?(?:\d{1,3}|[a-z])\)?(?:\s*=.*)?$")
_MAXIMAL_HEADER = 6
_MAXIMAL_GAP = 2


@dataclass(slots=True)
class Table:
    """One table of a sheet; rows and columns count from 0, bounds are inclusive."""

    header_top: int
    header_bottom: int
    first_row: int
    last_row: int
    left: int
    right: int
    outline: int | None
    labels: list[tuple[int, str]]
    """(column, what stands in it: school, commune, grade, age, indicator, site …), left to right."""
    side: dict[str, int] = field(default_factory=dict)
    """Columns that qualify a row: unit_of_measure, note, officer, code, commune …"""
    columns: dict[int, tuple[PathItem, ...]] = field(default_factory=dict)
    """Path of every other column that has a header, outermost text first."""
    left_of: dict[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Texts left of a column's head under the same parent, nearest first; one tuple per level, innermost first."""
    repeated: set[int] = field(default_factory=set)
    """Rows of the body that repeat the head."""
    birth_years: dict[int, int] = field(default_factory=dict)


def find_tables(grid: Grid, cover: Cover) -> list[Table]:
    """Every table of the sheet, top to bottom, left to right."""
    found: list[Table] = []
    row = 0
    while row < grid.height:
        starts = [start for start in _starts(grid, row) if not _is_inside(found, grid, row, start)]
        if not starts or not _is_header(grid, row, starts):
            row += 1
            continue
        bottom = row
        for position, start in enumerate(starts):
            limit = starts[position + 1] - 1 if position + 1 < len(starts) else grid.width - 1
            table = _table(grid, cover, row, start, limit)
            if table:
                found.append(table)
                bottom = max(bottom, table.first_row - 1)
        row = bottom + 1
    _bound_below(cover, found)
    return _joined(found)


def _joined(tables: list[Table]) -> list[Table]:
    """Tables whose head is repeated further down (a new printed page) become one again."""
    kept: list[Table] = []
    for table in tables:
        before = next(
            (item for item in kept if item.columns == table.columns and item.left == table.left), None
        )
        if before and before.labels == table.labels and before.last_row < table.header_top:
            before.repeated.update(range(before.last_row + 1, table.first_row))
            before.last_row = table.last_row
        else:
            kept.append(table)
    return kept


def _is_inside(found: list[Table], grid: Grid, row: int, start: int) -> bool:
    """A word like "Lớp" in a data or unit column of the table above is no new table."""
    for table in found:
        if table.header_bottom < row and table.left <= start <= table.right:
            names = {column for column, _ in table.labels} | {table.outline}
            return start not in names
    return False


def _starts(grid: Grid, row: int) -> list[int]:
    """Columns in which a table begins in this row: every outline column, else every repeated label column."""
    texts = [
        (column, cell_text(value)) for column, value in enumerate(grid.rows[row]) if isinstance(value, str)
    ]
    outlines = [column for column, text in texts if is_outline(text)]
    if outlines:
        return outlines
    labels = [(column, fold(text)) for column, text in texts if label_kind(text)]
    if not labels:
        return []
    if texts[0][0] < labels[0][0] and _is_number_below(grid, row, labels[0][0]):
        return []  # "Lớp" over counts is no label; an undeclared head on its left holds the names
    first = labels[0][1]
    return [column for column, text in labels if text == first]


def _is_number_below(grid: Grid, row: int, column: int) -> bool:
    below = [grid.rows[index][column] for index in range(row + 1, min(row + 6, grid.height))]
    return any(isinstance(value, (int, float)) and not isinstance(value, bool) for value in below)


def _is_header(grid: Grid, row: int, starts: list[int]) -> bool:
    """Header rows hold text: at least one more text cell, and no more numbers than texts (ages may be numbers)."""
    filled = [
        value for column, value in enumerate(grid.rows[row]) if column > starts[0] and value is not None
    ]
    filled = [value for value in filled if cell_text(value)]
    if any(isinstance(value, str) and starts_with(value, "lines", "national") for value in filled):
        return False
    texts = [value for value in filled if isinstance(value, str)]
    label = next((label_kind(text) for text in map(cell_text, grid.rows[row]) if label_kind(text)), "")
    if label in ("age", "grade", "indicator") and len(texts) < len(filled):
        return _counts_up(filled)
    return len(texts) >= 1 and len(texts) == len(filled)


def _counts_up(filled: Sequence[Value]) -> bool:
    """Ages or grades written as bare numbers across a header: 6 7 8 9 …"""
    numbers = [value for value in filled if isinstance(value, (int, float)) and not isinstance(value, bool)]
    steps = [second - first for first, second in pairwise(numbers)]
    return len(numbers) > 1 and all(step == 1 for step in steps)


def _table(grid: Grid, cover: Cover, row: int, start: int, limit: int) -> Table | None:
    top = _header_top(grid, row, start, limit)
    bottom = _header_bottom(grid, cover, row, start, limit)
    right = _right_bound(grid, cover, top, bottom, start, limit)
    outline = start if is_outline(cell_text(grid.rows[row][start])) else None
    table = Table(top, bottom, bottom + 1, grid.height - 1, start, right, outline, [])
    body = bottom + 1
    for _ in range(2):
        if body < grid.height and _is_number_row(grid, body, start, right):
            body += 1
    table.first_row = body
    _name_columns(grid, cover, table, row)
    return table if table.labels and (table.columns or len(table.side) > 2) else None


def _header_top(grid: Grid, row: int, start: int, limit: int) -> int:
    """Header rows above the row of the outline column: two or more texts right of it, no line of the letterhead."""
    top = row
    lines = ("national", "unit_line", "legal", "form_number")
    while top > 0:
        texts = [cell_text(value) for value in grid.rows[top - 1][start : limit + 1]]
        filled = [text for text in texts if text]
        if (
            len(filled) < 2
            or texts[0]
            or any(starts_with(text, "lines", line) for text in filled for line in lines)
        ):
            break
        if not all(
            isinstance(value, str) for value in grid.rows[top - 1][start : limit + 1] if value is not None
        ):
            break
        if any(len(text) > 60 for text in filled) or any("ngay" in fold(text) for text in filled):
            break
        top -= 1
    return top


def _header_bottom(grid: Grid, cover: Cover, row: int, start: int, limit: int) -> int:
    """Last header row: as deep as the merged label cells, then rows whose label cells are empty and hold text only."""
    labels = [start]
    for column in range(start, min(start + 4, limit + 1)):
        text = cover.text(row, column)
        if label_kind(text) or is_outline(text):
            labels.append(column)
    bottom = row
    for top, left, last, _ in grid.merges:
        if left in labels and top <= row <= last:
            bottom = max(bottom, min(last, row + _MAXIMAL_HEADER, grid.height - 1))
    while bottom + 1 < grid.height and bottom - row < _MAXIMAL_HEADER:
        below = bottom + 1
        label_texts = [cell_text(grid.rows[below][column]) for column in labels]
        if any(side_kind(text) == "birth_year" for text in label_texts):
            bottom = below
            continue
        cells = [value for value in grid.rows[below][start : limit + 1] if cell_text(value)]
        if any(label_texts) or not cells or not all(isinstance(value, str) for value in cells):
            break
        if any(starts_with(str(value), "lines", "foot") for value in cells):
            break
        if all(_COLUMN_NUMBER.match(fold(str(value))) for value in cells):
            break
        bottom = below
    return bottom


def _right_bound(grid: Grid, cover: Cover, top: int, bottom: int, start: int, limit: int) -> int:
    """Last column under a header text; two columns without any end the table."""
    right, gap = start, 0
    for column in range(start, limit + 1):
        if any(cover.text(row, column) for row in range(top, bottom + 1)):
            right, gap = column, 0
        else:
            gap += 1
            if gap >= _MAXIMAL_GAP:
                break
    return right


def _is_number_row(grid: Grid, row: int, left: int, right: int) -> bool:
    """A row of column numbers, right or wrong: "1 2 3", "(1) (2)", "A B 1 2", "5=6+7", numbers repeated."""
    texts = [cell_text(value) for value in grid.rows[row][left : right + 1]]
    filled = [text for text in texts if text]
    if len(filled) < 3 or len(filled) < 0.6 * len(texts):
        return False
    folded = [fold(text) for text in filled]
    if not all(_COLUMN_NUMBER.match(text) for text in folded):
        return False
    numbers = [int(match.group()) for text in folded if (match := re.search(r"\d+", text.split("=")[0]))]
    if len(numbers) < 2 or numbers[0] > 3:
        return False
    steps = [second - first for first, second in pairwise(numbers)]
    return sum(step in (0, 1, 2) for step in steps) >= 0.8 * len(steps) and numbers[-1] >= 0.5 * len(numbers)


def _name_columns(grid: Grid, cover: Cover, table: Table, row: int) -> None:
    """Splits the columns into outline, labels, side columns and data columns with their paths."""
    heads = read_header(
        header_area(
            cover, range(table.header_top, table.header_bottom + 1), range(table.left, table.right + 1), row
        )
    )
    table.birth_years = dict(heads.birth_years)
    pending: list[tuple[int, str]] = []
    for column in range(table.left, table.right + 1):
        path = heads.paths.get(column, ())
        if column == table.outline or not path:
            continue
        text = path[-1][0]
        side = side_kind(text)
        kind = label_kind(text) if len(path) == 1 else ""
        if side and len(path) == 1:
            table.side.setdefault(side, column)
        elif kind and not table.columns and (not pending or _labels_rows(grid, table, column, kind, text)):
            pending.append((column, kind))
        else:
            table.columns[column] = path
            table.left_of[column] = heads.left_of[column]
    if not pending and table.outline is not None and table.columns:
        first = min(table.columns)
        if _holds_names(grid, table, first):
            pending.append((first, _kind_of_names(grid, table, first)))
            del table.columns[first], table.left_of[first]
    kinds = [kind for _, kind in pending]
    if "school" in kinds and "commune" in kinds:
        position = kinds.index("commune")
        table.side["commune"] = pending.pop(position)[0]
    if kinds == ["school", "level"] and _names_each_row(grid, table, pending[0][0]):
        table.side["level"] = pending.pop()[0]
    table.labels = pending


def _names_each_row(grid: Grid, table: Table, column: int) -> bool:
    """Every row has its own name there: a column of levels beside it describes the schools, it does not split them."""
    rows = [grid.rows[row] for row in range(table.first_row, table.last_row + 1)]
    names = [
        cell_text(row[column])
        for row in rows
        if any(cell_text(value) for value in row[column + 1 : table.right + 1])
    ]
    return bool(names) and all(names) and len(set(names)) == len(names)


def _kind_of_names(grid: Grid, table: Table, column: int) -> str:
    """What a label column of an undeclared head holds, by its texts."""
    cells = [grid.rows[row][column] for row in range(table.first_row, min(grid.height, table.first_row + 30))]
    texts = [cell_text(value) for value in cells if cell_text(value)]
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
    cells = [grid.rows[row][column] for row in range(table.first_row, min(grid.height, table.first_row + 30))]
    numbers = [int(text) for value in cells if (text := cell_text(value)).isdigit()]
    return len(numbers) > 1 and all(0 < number <= 12 for number in numbers) and len(set(numbers)) > 1


def _holds_names(grid: Grid, table: Table, column: int) -> bool:
    """The column holds words in most of its rows (a label column whose head is not declared)."""
    cells = [grid.rows[row][column] for row in range(table.first_row, min(grid.height, table.first_row + 30))]
    filled = [cell_text(value) for value in cells if cell_text(value)]
    return bool(filled) and sum(any(letter.isalpha() for letter in text) for text in filled) > 0.6 * len(
        filled
    )


def _bound_below(cover: Cover, tables: list[Table]) -> None:
    """Each body ends before the next table below it, at the foot of the sheet, or where labelled rows end."""
    for table in tables:
        limit = cover.grid.height - 1
        for other in tables:
            overlaps = other.left <= table.right and table.left <= other.right
            if other is not table and overlaps and other.header_top > table.header_top:
                limit = min(limit, other.header_top - 1)
        table.last_row = _last_row(cover, table, limit)


def _last_row(cover: Cover, table: Table, limit: int) -> int:
    last = table.first_row - 1
    blank = 0
    names = [column for column, _ in table.labels] + ([table.outline] if table.outline is not None else [])
    for row in range(table.first_row, limit + 1):
        cells = cover.grid.rows[row]
        numbers = not table.columns.keys().isdisjoint(cover.filled(row))
        first = next(
            (cell_text(value) for value in cells[table.left : table.right + 1] if cell_text(value)), ""
        )
        if first and not numbers and starts_with(first, "lines", "foot"):
            break
        labelled = any(cell_text(cells[column]) for column in names)
        if numbers or labelled:
            if blank > 3:
                break
            last, blank = row, 0
        else:
            blank += 1
    return last
