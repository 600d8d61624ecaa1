"""Where a table's header begins and ends, which rows only number its columns, and where its body ends."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.table import Table
from etl.forms.words.labels import is_outline, label_kind, side_kind, starts_with
from etl.grid import Grid, Value
from etl.text import fold

_COLUMN_NUMBER = re.compile(r"^\(?(?:\d{1,3}|[a-z])\)?(?:\s*=.*)?$")
_MAXIMAL_HEADER = 6
_LONGEST_HEAD = 60
_BLANK_ROWS_INSIDE = 3
_LINES_OF_LETTERHEAD = ("national", "unit_line", "legal", "form_number")


def header_rows(grid: Grid, cover: Cover, row: int, start: int, limit: int) -> range:
    """Rows of the header whose label heads stand in `row`."""
    return range(_header_top(grid, row, start, limit), _header_bottom(grid, cover, row, start, limit) + 1)


def _header_top(grid: Grid, row: int, start: int, limit: int) -> int:
    """Header rows above the row of the outline column: two or more texts right of it, no line of the letterhead."""
    top = row
    while top > 0 and _heads_columns(grid.rows[top - 1][start : limit + 1]):
        top -= 1
    return top


def _heads_columns(values: Sequence[Value]) -> bool:
    filled = [text for text in map(cell_text, values) if text]
    if len(filled) < 2 or cell_text(values[0]):
        return False
    if any(starts_with(text, "lines", line) for text in filled for line in _LINES_OF_LETTERHEAD):
        return False
    if not all(isinstance(value, str) for value in values if value is not None):
        return False
    return not any(len(text) > _LONGEST_HEAD or "ngay" in fold(text) for text in filled)


def _header_bottom(grid: Grid, cover: Cover, row: int, start: int, limit: int) -> int:
    """Last header row: as deep as the merged label cells, then rows whose label cells are empty and hold text only."""
    labels = [start]
    for column in range(start, min(start + 4, limit + 1)):
        text = cover.text(row, column)
        if not (label_kind(text) or is_outline(text)) or _heads_several(grid, row, column):
            continue
        if not _is_repeated(cover, row, column, limit):
            labels.append(column)
    bottom = row
    for top, left, last, _ in grid.merges:
        if left in labels and top <= row <= last:
            bottom = max(bottom, min(last, row + _MAXIMAL_HEADER, grid.height - 1))
    while bottom + 1 < grid.height and bottom - row < _MAXIMAL_HEADER:
        if not _continues_header(grid.rows[bottom + 1], labels, start, limit):
            break
        bottom += 1
    return bottom


def _heads_several(grid: Grid, row: int, column: int) -> bool:
    """ "Xã, phường" merged over columns that have heads of their own below."""
    spans = (
        (left, right)
        for top, left, last, right in grid.merges
        if top == last == row and left <= column <= right
    )
    left, right = next(spans, (column, column))
    below = grid.rows[row + 1] if row + 1 < grid.height else []
    return right > left and all(isinstance(value, str) and value for value in below[left : right + 1])


def _is_repeated(cover: Cover, row: int, column: int, limit: int) -> bool:
    """ "Lớp | Lớp" in cells that were merged once: the head of a group of columns."""
    beside = [place for place in (column - 1, column + 1) if 0 <= place <= limit]
    text = cover.grid.rows[row][column]
    return not cover.merged(row, column) and any(cover.grid.rows[row][place] == text for place in beside)


def _continues_header(values: Sequence[Value], labels: Iterable[int], start: int, limit: int) -> bool:
    label_texts = [cell_text(values[column]) for column in labels]
    if any(side_kind(text) == "birth_year" for text in label_texts):
        return True
    if any(label_texts):
        return False
    cells = [value for value in values[start : limit + 1] if cell_text(value)]
    texts = [value for value in cells if isinstance(value, str)]
    if not cells or len(texts) < len(cells) or any(starts_with(text, "lines", "foot") for text in texts):
        return False
    return not all(_COLUMN_NUMBER.match(fold(text)) for text in texts)


def skip_number_rows(grid: Grid, row: int, left: int, right: int) -> int:
    """First row of the body: at most two rows of column numbers are passed over."""
    for _ in range(2):
        if row < grid.height and _is_number_row(grid.rows[row][left : right + 1]):
            row += 1
    return row


def _is_number_row(values: Sequence[Value]) -> bool:
    """A row of column numbers, right or wrong: "1 2 3", "(1) (2)", "A B 1 2", "5=6+7", numbers repeated."""
    filled: list[str] = []
    for value in values:
        if text := cell_text(value):
            if not _is_column_number(text):
                return False
            filled.append(text)
    return len(filled) >= max(3, 0.6 * len(values)) and _counts_columns(tuple(filled))


@lru_cache(maxsize=4096)
def _counts_columns(filled: tuple[str, ...]) -> bool:
    """The numbers begin at the left and go on by one, give or take one, across the row."""
    numbers = [
        int(match.group()) for text in filled if (match := re.search(r"\d+", fold(text).split("=")[0]))
    ]
    if len(numbers) < 2 or numbers[0] > 3:
        return False
    steps = [second - first for first, second in pairwise(numbers)]
    return sum(step in (0, 1, 2) for step in steps) >= 0.8 * len(steps) and numbers[-1] >= 0.5 * len(numbers)


@lru_cache(maxsize=4096)
def _is_column_number(text: str) -> bool:
    return _COLUMN_NUMBER.match(fold(text)) is not None


def bound_below(cover: Cover, tables: list[Table]) -> None:
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
    data_columns = table.columns.keys()
    for row in range(table.first_row, limit + 1):
        values = cover.grid.rows[row]
        has_numbers = _has_numbers(cover, row, data_columns)
        if not has_numbers and _ends_table(values[table.left : table.right + 1]):
            break
        if has_numbers or any(cell_text(values[column]) for column in names):
            if blank > _BLANK_ROWS_INSIDE:
                break
            last, blank = row, 0
        else:
            blank += 1
    return last


def _has_numbers(cover: Cover, row: int, columns: Set[int]) -> bool:
    if not cover.numbers(row).isdisjoint(columns):
        return True
    values = cover.grid.rows[row]
    return not all(_is_date(values[column]) for column in columns & cover.filled(row))


def _is_date(value: Value) -> bool:
    """ "Điện Biên, ngày 5 tháng 9 năm 2023" beside "Nơi nhận:" is no number."""
    return isinstance(value, str) and all(word in fold(value) for word in ("ngay", "thang", "nam"))


def _ends_table(values: Sequence[Value]) -> bool:
    """A line of the foot ("Nơi nhận:", "Người lập biểu")."""
    first = next((text for text in map(cell_text, values) if text), "")
    return bool(first) and starts_with(first, "lines", "foot")
