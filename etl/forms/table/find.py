"""Every table of a sheet: a row that opens one, its head and body. Knows declared layout words; knows no measures."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.forms.table.bounds import bound_below, header_rows, skip_number_rows
from etl.forms.table.columns import name_columns
from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.header import header_area, read_header
from etl.forms.table.headings import parts_tables
from etl.forms.table.table import Table
from etl.forms.table.unit_headings import leave_open, may_go_on, name_head_units
from etl.forms.words.description import Description, PathItem, describe
from etl.forms.words.labels import is_outline, label_kind, opens_table, side_kind, starts_with
from etl.forms.words.outline import outline_style
from etl.grid import Grid, Value
from etl.text import fold


def find_tables(grid: Grid, cover: Cover) -> list[Table]:
    """Every table of the sheet, top to bottom, left to right."""
    found: list[Table] = []
    bottom = -1
    for row in _opening_rows(cover):
        if row <= bottom:
            continue
        starts = [start for start in _starts(cover, row) if not _is_inside(found, row, start)]
        if not starts or not _is_header(grid, row, starts):
            continue
        bottom = row
        for position, start in enumerate(starts):
            limit = starts[position + 1] - 1 if position + 1 < len(starts) else grid.width - 1
            table = _table(grid, cover, row, start, limit)
            if table:
                found.append(table)
                bottom = max(bottom, table.first_row - 1)
    bound_below(cover, found)
    name_head_units(cover, found)
    return _joined(cover, found)


def _joined(cover: Cover, tables: list[Table]) -> list[Table]:
    """Tables whose head is repeated further down (a new printed page) become one again."""
    kept: list[Table] = []
    for table in tables:
        before = next((item for item in reversed(kept) if _repeats_head(table, item)), None)
        follows = before and before.last_row < table.header_top
        if before and follows and may_go_on(cover, before, table) and not parts_tables(cover, before, table):
            before.repeated.update(range(before.last_row + 1, table.first_row))
            before.last_row = table.last_row
        else:
            _end_above(cover, kept, table)
            kept.append(table)
            if before and follows:
                leave_open(cover, before, table)
    return kept


def _end_above(cover: Cover, kept: Sequence[Table], table: Table) -> None:
    """The headings of a table, of which one may name its unit, are no rows of the tables above it."""
    for above in kept:
        if table.unit and above.header_bottom < table.unit.row <= above.last_row:
            above.last_row = table.unit.row - 1
        first = table.header_top
        while above.last_row == first - 1 >= above.first_row and _is_line(cover, above, first - 1):
            first -= 1
            above.last_row = first - 1


def _is_line(cover: Cover, table: Table, row: int) -> bool:
    """A text in the column of outline numbers and nothing else: "2. Nơi ở, bếp ăn" over the head below."""
    texts = [column for column, _ in cover.texts[row] if table.left <= column <= table.right]
    return texts == [table.outline] and table.columns.keys().isdisjoint(cover.filled(row))


def _repeats_head(table: Table, above: Table) -> bool:
    """The head stands in the same columns and says the same, in whatever words ("TT | Số HS", "STT | Số học sinh")."""
    if (above.left, above.labels, above.columns.keys()) != (table.left, table.labels, table.columns.keys()):
        return False
    return above.head is table.head or all(
        path == above.columns[column] or _says(path) == _says(above.columns[column])
        for column, path in table.columns.items()
    )


def _says(path: tuple[PathItem, ...]) -> Description:
    """What a path says; the dimensions as a plain dictionary, so that two can be compared."""
    said = describe(path)
    return replace(said, dims=dict(said.dims))


def _is_inside(found: list[Table], row: int, start: int) -> bool:
    """A word like "Lớp" in a data or unit column of the table above is no new table."""
    for table in found:
        if table.header_bottom < row and table.left <= start <= table.right:
            names = {column for column, _ in table.labels} | {table.outline}
            return start not in names
    return False


def _opening_rows(cover: Cover) -> list[int]:
    """Rows with a text that may head a column of labels or outline numbers."""
    return [
        row
        for row, texts in enumerate(cover.texts)
        if any([opens_table(text) for _, text in texts])  # noqa: C419
    ]


def _starts(cover: Cover, row: int) -> list[int]:
    """Columns in which a table begins in this row: every outline column, else every repeated label column."""
    texts = [(column, text.strip()) for column, text in cover.texts[row]]
    outlines = [column for column, text in texts if is_outline(text)]
    if outlines:
        return outlines
    labels = [(column, fold(text)) for column, text in texts if label_kind(text)]
    left = texts[0]
    if left[0] < labels[0][0] and not side_kind(left[1]) and _is_number_below(cover.grid, row, labels[0][0]):
        return []  # "Lớp" over counts is no label; an undeclared head on its left holds the names
    first = labels[0][1]
    starts = [column for column, text in labels if text == first]
    return [column - _numbers_rows(cover.grid, row, column - 1) for column in starts]


def _numbers_rows(grid: Grid, row: int, column: int) -> bool:
    """The column numbers the rows right of it whatever its head says ("Mục", "Số"): 1, 2, I, A … below each other."""
    head = grid.rows[row][column] if column >= 0 else None
    if not isinstance(head, str) or outline_style(head):
        return False
    below = [text for cells in grid.rows[row + 1 : row + 31] if (text := cell_text(cells[column]))]
    numbers = sum(outline_style(text) in ("roman", "letter", "number", "decimal") for text in below)
    return numbers > 1 and numbers >= 0.8 * len(below) and len(set(below)) >= 0.5 * len(below)


def _is_number_below(grid: Grid, row: int, column: int) -> bool:
    below = [grid.rows[index][column] for index in range(row + 1, min(row + 6, grid.height))]
    return any(isinstance(value, (int, float)) and not isinstance(value, bool) for value in below)


def _is_header(grid: Grid, row: int, starts: list[int]) -> bool:
    """Header rows hold text: at least one more text cell, and no more numbers than texts (ages may be numbers)."""
    filled = [value for value in grid.rows[row][starts[0] + 1 :] if cell_text(value)]
    texts = [value for value in filled if isinstance(value, str)]
    if any(starts_with(text, "lines", "national") for text in texts) or _states_unit(grid.rows[row]):
        return False
    if len(texts) < len(filled) and any(side_kind(text) == "birth_year" for text in texts):
        return _counts_by_one(filled)
    label = next((kind for text in map(cell_text, grid.rows[row]) if (kind := label_kind(text))), "")
    if label in ("age", "grade", "indicator") and len(texts) < len(filled):
        return _counts_by_one(filled)
    return len(texts) >= 1 and len(texts) == len(filled)


def _states_unit(values: Sequence[Value]) -> bool:
    """ "Tên trường: | TH Hoa Ban": the head of a column ends without a colon."""
    first = next((text for text in map(cell_text, values) if text), "")
    return first.endswith(":") and label_kind(first) in ("school", "commune")


def _counts_by_one(filled: Sequence[Value]) -> bool:
    """Ages, grades or birth years written as bare numbers across a header: 6 7 8 9 …, 2019 2018 2017 …"""
    numbers = [value for value in filled if isinstance(value, (int, float)) and not isinstance(value, bool)]
    steps = [second - first for first, second in pairwise(numbers)]
    return len(numbers) > 1 and (all(step == 1 for step in steps) or all(step == -1 for step in steps))


def _table(grid: Grid, cover: Cover, row: int, start: int, limit: int) -> Table | None:
    rows = header_rows(grid, cover, row, start, limit)
    heads = read_header(header_area(cover, rows, range(start, limit + 1), row))
    numbered = is_outline(cell_text(grid.rows[row][start])) or (
        not label_kind(cell_text(grid.rows[row][start])) and _numbers_rows(grid, row, start)
    )
    outline = start if numbered else None
    body = skip_number_rows(grid, rows.stop, start, heads.right)
    table = Table(rows.start, rows.stop - 1, body, grid.height - 1, start, heads.right, outline, [], heads)
    name_columns(grid, table, heads)
    return table if table.labels and (table.columns or len(table.side) > 2) else None
