"""Native tables: a head row, cells with their fills, widths by content; numbers to the right.

A row never wraps on a speaking slide: one wrapped name doubles its row and pushes the last ones off the slide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Pt

from views import theme
from views.deck import geometry, letters
from views.deck.geometry import Box
from views.deck.presentation import inches, rgb, style

HEAD_FILL = "#DCE6EE"
LEFT, CENTRE, RIGHT = "left", "centre", "right"
_ALIGNMENTS = {LEFT: PP_ALIGN.LEFT, CENTRE: PP_ALIGN.CENTER, RIGHT: PP_ALIGN.RIGHT}
_PAD = 0.06
_SLACK = 0.03
"""Programs differ by a hair in where they wrap."""
_HEAD_SIZE = 14
_SHORTEST, _TALLEST = 1.5, 2.1
"""Height of a row in letters: the least that does not grow by itself, and the most that still reads as one table."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """Text of one cell, its fill ('' = none), and where it stands: numbers at the right, signs in the middle."""

    words: str
    fill: str = ""
    align: str = LEFT
    is_bold: bool = False


def draw(
    slide: Slide,
    box: Box,
    heads: Sequence[str],
    rows: Sequence[Sequence[TableCell]],
    sizes: Sequence[float],
) -> None:
    """The table in its box, at the largest of `sizes` at which every text fits; texts are clipped at the smallest."""
    size = next((size for size in sizes if _fits(box, heads, rows, size)), sizes[-1])
    head_size = min(size, _HEAD_SIZE)
    widths = _widths(box.width, heads, rows, size)
    head_height = _head_height(heads, widths, head_size)
    row_height = min((box.height - head_height) / max(len(rows), 1), size * _TALLEST / 72)
    area = Box(box.left, box.top, box.width, head_height + row_height * len(rows))
    shape = slide.shapes.add_table(len(rows) + 1, len(heads), *inches(area))
    table = shape.table
    shape._element.graphic.graphicData.tbl.tblPr.set("bandRow", "0")
    for place, width in enumerate(widths):
        table.columns[place].width = Inches(width)
    table.rows[0].height = Inches(head_height)
    for place, head in enumerate(heads):
        align = RIGHT if place and _is_number_column(rows, place) else LEFT if not place else CENTRE
        _fill(table.cell(0, place), TableCell(head, HEAD_FILL, align, is_bold=True), head_size)
    for line, row in enumerate(rows, 1):
        table.rows[line].height = Inches(row_height)
        for place, cell in enumerate(row):
            words = geometry.clipped(cell.words, widths[place] - 2 * _PAD, size, 1, bold=cell.is_bold)
            _fill(table.cell(line, place), replace(cell, words=words), size)


def _fill(target: Any, cell: TableCell, size: float) -> None:
    target.margin_left = target.margin_right = Inches(_PAD)
    target.margin_top = target.margin_bottom = Pt(1)
    target.vertical_anchor = MSO_ANCHOR.MIDDLE
    target.fill.solid()
    target.fill.fore_color.rgb = rgb(cell.fill or "#FFFFFF")
    frame = target.text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = _ALIGNMENTS[cell.align]
    colour = theme.text_on(cell.fill) if cell.fill else theme.TEXT
    style(paragraph.add_run(), cell.words.replace("\n", " "), size, bold=cell.is_bold, colour=colour)


def _fits(box: Box, heads: Sequence[str], rows: Sequence[Sequence[TableCell]], size: float) -> bool:
    needed = _needed(heads, rows, size)
    widths = _widths(box.width, heads, rows, size)
    height = _head_height(heads, widths, min(size, _HEAD_SIZE)) + len(rows) * size * _SHORTEST / 72
    return sum(needed) <= box.width and height <= box.height


def _head_height(heads: Sequence[str], widths: Sequence[float], size: float) -> float:
    heights = (
        geometry.text_height(head.replace("\n", " "), width - 2 * _PAD, size, bold=True)
        for head, width in zip(heads, widths, strict=True)
    )
    return max(heights, default=0) + 0.08


def _needed(heads: Sequence[str], rows: Sequence[Sequence[TableCell]], size: float) -> list[float]:
    """Width that each column needs so that no text wraps and no word of its head is broken, inches."""
    head_size = min(size, _HEAD_SIZE)
    return [
        max(
            max((_length(row[place], size) for row in rows), default=0),
            max((letters.width(word, head_size, bold=True) for word in head.split()), default=0),
        )
        + 2 * _PAD
        + _SLACK
        for place, head in enumerate(heads)
    ]


def _widths(
    total: float, heads: Sequence[str], rows: Sequence[Sequence[TableCell]], size: float
) -> list[float]:
    """What each column needs; what is left over goes to the first, what is missing comes from the widest."""
    widths = _needed(heads, rows, size)
    spare = total - sum(widths)
    if spare >= 0:
        share = spare / len(widths)
        return [width + share for width in widths]
    while (missing := sum(widths) - total) > 0.001:
        widest = max(widths)
        at = [place for place, width in enumerate(widths) if width == widest]
        below = max((width for width in widths if width < widest), default=0.0)
        cut = min(widest - below, missing / len(at))
        for place in at:
            widths[place] -= cut
    return widths


def _length(cell: TableCell, size: float) -> float:
    return letters.width(cell.words.replace("\n", " "), size, bold=cell.is_bold)


def _is_number_column(rows: Sequence[Sequence[TableCell]], place: int) -> bool:
    return any(row[place].align == RIGHT for row in rows)
