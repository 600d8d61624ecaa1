"""Native tables: a head row, cells with their fills, widths by content; numbers to the right.

A row never wraps on a speaking slide: one wrapped name doubles its row and pushes the last ones off the slide. Cells are
written as the XML of the format: styling them one by one through the library takes seconds per deck.
"""

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from views import theme
from views.deck import geometry, letters
from views.deck.forms import CENTRE, LEFT, RIGHT, Grid, TableCell
from views.deck.geometry import Box
from views.deck.presentation import FONT, inches

HEAD_FILL = "#DCE6EE"
_ALIGNMENTS = {LEFT: "l", CENTRE: "ctr", RIGHT: "r"}
_PAD = 0.06
_SLACK = 0.03
"""Programs differ by a hair in where they wrap."""
_SHORTEST, _TALLEST = 1.5, 2.1
"""Height of a row in letters: the least that does not grow by itself, and the most that still reads as one table."""
_EMU = 914400
_LONGEST_NAME = 80
"""Signs; what is longer is a sentence, and keeps its words."""
_UNCLIPPED = 9
"""Lines of a head: it takes what it needs."""

Rows = Sequence[Sequence[TableCell]]


def draw(
    slide: Slide, box: Box, heads: Sequence[str], rows: Rows, sizes: Sequence[float], lines: int = 1
) -> None:
    """The table in its box, at the largest of `sizes` at which every text fits; texts are clipped at the smallest.

    Before letters fall below what a hall reads, names take their short forms.
    """
    if sizes[0] > geometry.READABLE and not fits(box, heads, rows, geometry.READABLE):
        rows = with_short_names(box, heads, rows, geometry.READABLE)
    size = size_of(box, heads, rows, sizes, lines)
    widths = column_widths(box.width, heads, rows, size)
    head_height = _head_height(heads, widths, size)
    row_height = min((box.height - head_height) / max(len(rows), 1), size * (_TALLEST + lines - 1) / 72)
    area = Box(box.left, box.top, box.width, head_height + row_height * len(rows))
    titles = [
        TableCell(head, HEAD_FILL, _head_align(rows, place), is_bold=True) for place, head in enumerate(heads)
    ]
    written = [_row(titles, widths, head_height, size, most_lines=_UNCLIPPED)]
    written += [_row(row, widths, row_height, size, most_lines=lines) for row in rows]
    grid = "".join(f'<a:gridCol w="{_emu(width)}"/>' for width in widths)
    table = f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{"".join(written)}</a:tbl>'
    frame = slide.shapes.add_table(1, 1, *inches(area))
    data = frame._element.graphic.graphicData
    data.replace(data.tbl, parse_xml(table))


def size_of(box: Box, heads: Sequence[str], rows: Rows, sizes: Sequence[float], lines: int = 1) -> float:
    """The largest size at which every text fits; else the smallest, at which texts are clipped."""
    return next((size for size in sizes if fits(box, heads, rows, size, lines)), sizes[-1])


def needed_widths(heads: Sequence[str], rows: Rows, size: float) -> list[float]:
    """Width that each column needs so that no text wraps and no word of its head is broken, inches."""
    return [
        max(
            max((_length(row[place], size) for row in rows), default=0),
            max((letters.width(word, size, bold=True) for word in head.split()), default=0),
        )
        + 2 * _PAD
        + _SLACK
        for place, head in enumerate(heads)
    ]


def _row(
    cells: Sequence[TableCell], widths: Sequence[float], height: float, size: float, *, most_lines: int
) -> str:
    drawn = (_cell(cell, width, size, most_lines) for cell, width in zip(cells, widths, strict=True))
    return f'<a:tr h="{_emu(height)}">{"".join(drawn)}</a:tr>'


def _cell(cell: TableCell, width: float, size: float, most_lines: int) -> str:
    words = _plain(cell)
    if most_lines < _UNCLIPPED:
        words = in_cell(cell, width, size, most_lines)
    colour = theme.text_on(cell.fill) if cell.fill else theme.TEXT
    letters_of = (
        f'lang="vi-VN" sz="{round(size * 100)}" b="{int(cell.is_bold)}" dirty="0"><a:solidFill>'
        f'<a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill><a:latin typeface={quoteattr(FONT)}/>'
        f"<a:cs typeface={quoteattr(FONT)}/>"
    )
    run = f"<a:r><a:rPr {letters_of}</a:rPr><a:t>{escape(words)}</a:t></a:r>" if words else ""
    pad = _emu(_PAD)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{_ALIGNMENTS[cell.align]}"/>{run}'
        f'<a:endParaRPr lang="vi-VN" sz="{round(size * 100)}"/></a:p></a:txBody>'
        f'<a:tcPr marL="{pad}" marR="{pad}" marT="12700" marB="12700" anchor="ctr">{_BORDERS}'
        f'<a:solidFill><a:srgbClr val="{(cell.fill or "#FFFFFF").lstrip("#")}"/></a:solidFill></a:tcPr></a:tc>'
    )


def in_cell(cell: TableCell, width: float, size: float, lines: int) -> str:
    """The text of a cell of that width as far as its lines hold it."""
    return geometry.clipped(_plain(cell), width - 2 * _PAD - _SLACK, size, lines, bold=cell.is_bold)


def _plain(cell: TableCell) -> str:
    return "".join(sign if sign >= " " else " " for sign in cell.words)


def _border(side: str, width: int, colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'
    return f'<a:ln{side} w="{width}">{fill}</a:ln{side}>'


_BORDERS = _border("L", 12700, "#FFFFFF") + _border("R", 12700, "#FFFFFF") + _border("B", 6350, theme.GRID)


def _emu(length: float) -> int:
    return round(length * _EMU)


def with_short_names(box: Box, heads: Sequence[str], rows: Rows, size: float) -> Rows:
    """The rows with names short enough for what the other columns leave them, as far as short forms go."""
    room = box.width - sum(needed_widths(heads, rows, size)[1:]) - 2 * _PAD - _SLACK
    return [
        [replace(first, words=geometry.shortened(first.words, room, size)), *others]
        for first, *others in rows
    ]


def is_readable(box: Box, grid: Grid, size: float) -> bool:
    """Whether the table fits in letters of that size, long names in their short forms."""
    return fits(box, grid.heads, with_short_names(box, grid.heads, grid.rows, size), size, grid.lines)


def fits(box: Box, heads: Sequence[str], rows: Rows, size: float, lines: int = 1) -> bool:
    """Whether every text stands in the lines of its cell, and every row in the box."""
    if not is_high_enough(box, heads, rows, size, lines):
        return False
    if lines == 1:
        return sum(needed_widths(heads, rows, size)) <= box.width
    widths = column_widths(box.width, heads, rows, size)
    return all(
        in_cell(cell, width, size, lines) == _plain(cell)
        for row in rows
        for cell, width in zip(row, widths, strict=True)
    )


def is_high_enough(box: Box, heads: Sequence[str], rows: Rows, size: float, lines: int = 1) -> bool:
    """Whether every row stands in the box."""
    widths = column_widths(box.width, heads, rows, size)
    high = len(rows) * size * (_SHORTEST + (lines - 1) * geometry.LEADING) / 72
    return _head_height(heads, widths, size) + high <= box.height


def _head_height(heads: Sequence[str], widths: Sequence[float], size: float) -> float:
    heights = (
        geometry.text_height(head.replace("\n", " "), width - 2 * _PAD, size, bold=True)
        for head, width in zip(heads, widths, strict=True)
    )
    return max(heights, default=0) + 0.08


def column_widths(total: float, heads: Sequence[str], rows: Rows, size: float) -> list[float]:
    """What each column needs; what is left over goes to heads of many lines first, then to all; what is missing comes
    from the widest."""
    widths = needed_widths(heads, rows, size)
    if sum(widths) > total:
        return _cut(widths, total)
    wanted = [max(_two_lines(head, size) - width, 0) for head, width in zip(heads, widths, strict=True)]
    # A slack stays, so that no text is cut for a rounding of its width.
    share = min(max(total - sum(widths) - _SLACK, 0) / (sum(wanted) or 1), 1)
    widths = [width + share * more for width, more in zip(widths, wanted, strict=True)]
    spare = total - sum(widths)
    return [width + spare / len(widths) for width in widths]


def _two_lines(head: str, size: float) -> float:
    """The width at which a head stands in two lines."""
    parts = head.split()
    splits = [(" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts))]
    widest = [max(letters.width(part, size, bold=True) for part in split) for split in splits]
    return min(widest, default=0) + 2 * _PAD + _SLACK


def _cut(widths: list[float], total: float) -> list[float]:
    """The widths brought down to a sum, the widest first."""
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


def _head_align(rows: Rows, place: int) -> str:
    if any(row[place].align == RIGHT for row in rows):
        return RIGHT
    return CENTRE if any(row[place].align == CENTRE for row in rows) else LEFT
