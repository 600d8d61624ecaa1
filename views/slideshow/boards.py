"""Tables on a projected page: as many rows as stand there in 24 points; a board that is too wide goes over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise, product

from views import theme
from views.charts import Chart
from views.deck import boards, charts, tables
from views.deck.forms import Grid, TableCell
from views.deck.geometry import Box
from views.slideshow.stage import LEAST, block

_SIZES = (32, 28, LEAST)
_LINES = (1, 2, 3)
_MOST_ROWS, _FEWEST_ROWS, _MOST_PAGES = 8, 4, 4


def pages(chart: Chart, box: Box) -> tuple[list[Grid], str]:
    """The board in as few pages as its columns need, each with the names of its rows, and the sentence about other rows; none where that would be
    more pages than a talk bears.

    Rather than go over another page it loses its columns of words, because its signs are the answer. A table that holds
    words alone stays on one page: its texts take further lines, and there are fewer rows.
    """
    whole = charts.native(charts.first_rows(chart, _MOST_ROWS)[0])
    if not isinstance(whole, Grid) or _is_too_wide(whole, box):
        return [], ""
    grids: list[Grid] = []
    left_out = ""
    for count, wanted, keeps_words, lines in _ways(whole):
        shown, left_out = charts.first_rows(chart, count)
        form = charts.native(shown)
        assert isinstance(form, Grid)
        kept = form if keeps_words else boards.signs_alone(form)
        grids = list(_parted(replace(kept, lines=lines), wanted))
        if all(tables.is_readable(box, grid, LEAST) for grid in grids):
            return grids, left_out
    return (grids, left_out) if len(grids) == 1 else ([], "")


def _is_too_wide(grid: Grid, box: Box) -> bool:
    """A board of a whole province: its table is read instead."""
    signs = boards.signs_alone(grid)
    widths = tables.needed_widths(signs.heads, signs.rows[:1], LEAST)[1:]
    return signs is not grid and sum(widths) > _MOST_PAGES * box.width


def _ways(whole: Grid) -> Iterator[tuple[int, int, bool, int]]:
    """Rows, pages, whether columns of words are kept, lines of a row: the best way first."""
    counts = range(_MOST_ROWS, _FEWEST_ROWS - 1, -1)
    if boards.signs_alone(whole) is whole:
        yield from ((count, 1, True, lines) for lines in _LINES for count in range(_MOST_ROWS, lines, -1))
        return
    ways = product(range(1, _MOST_PAGES + 1), (True, False), counts)
    yield from ((count, wanted, keeps_words, 1) for wanted, keeps_words, count in ways)


def _parted(grid: Grid, count: int) -> Iterator[Grid]:
    """The columns behind the first in so many groups, about equally many in each, each behind the names."""
    rest = len(grid.heads) - 1
    count = min(count, max(rest, 1))
    ends = [1 + round(rest * part / count) for part in range(count + 1)]
    for start, end in pairwise(ends):
        kept = [0, *range(start, end)]
        rows = [[row[place] for place in kept] for row in grid.rows]
        yield Grid([grid.heads[place] for place in kept], rows, grid.lines)


def drawn(grid: Grid, box: Box) -> str:
    """The table in the largest letters at which its rows stand in the box."""
    heads, rows = grid.heads, tables.with_short_names(box, grid.heads, grid.rows, LEAST)
    size = tables.size_of(box, heads, rows, _SIZES, grid.lines)
    widths = tables.column_widths(box.width, heads, rows, size)
    columns = "".join(f"<col style='width:{100 * width / box.width:.2f}%'>" for width in widths)
    aligned = [cell.align for cell in rows[0]] if rows else ["left"] * len(heads)
    head = "".join(
        f"<th class='{place}'>{escape(word)}</th>" for word, place in zip(heads, aligned, strict=True)
    )
    lines = "".join(f"<tr>{''.join(_cells(row, widths, size, grid.lines))}</tr>" for row in rows)
    table = (
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    )
    return block(box, table, size, "grid")


def _cells(row: Sequence[TableCell], widths: Sequence[float], size: float, lines: int) -> Iterator[str]:
    for cell, width in zip(row, widths, strict=True):
        colours = f" style='background:{cell.fill};color:{theme.text_on(cell.fill)}'" if cell.fill else ""
        kind = f"{cell.align}{' strong' if cell.is_bold else ''}{' wrapped' if lines > 1 else ''}"
        yield f"<td class='{kind}'{colours}>{escape(tables.in_cell(cell, width, size, lines))}</td>"
