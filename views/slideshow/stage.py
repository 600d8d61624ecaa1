"""Where things stand on a projected page, and the HTML of its blocks: inches of the slide, letters in points.

Everything that a hall reads has 24 points; the line of sources at the foot alone is smaller (charts.md §3).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from views.deck import geometry
from views.deck.geometry import SIDE, WIDTH, Box

LEAST = 24
LINE = LEAST * geometry.LEADING / 72
PLACE = "<b class='place'></b>"
"""Where the number of the slide comes in; no escaped text can contain it."""

_WIDE = WIDTH - 2 * SIDE
_KICKER = Box(SIDE, 0.18, _WIDE, LINE)
_TITLE = Box(SIDE, 0.6, _WIDE, 0.95)
_BODY_TOP, _BODY_BOTTOM, _GAP = 1.7, 7.02, 0.08
_SOURCE_SIZE = 11


def body(lines: int = 0) -> Box:
    """What is left between the title and so many lines below."""
    taken = lines * LINE + (_GAP if lines else 0)
    return Box(SIDE, _BODY_TOP, _WIDE, _BODY_BOTTOM - _BODY_TOP - taken)


def section(
    title: str,
    content: str,
    *,
    kicker: str = "",
    below: Sequence[str] = (),
    source: str = "",
    notes: str = "",
    is_backup: bool = False,
) -> str:
    """One page: its section and filters, its title, the content, lines below, the line of sources, the notes."""
    size = next((s for s in geometry.TITLE_SIZES if geometry.lines(title, _WIDE, s, bold=True) <= 2), LEAST)
    mark = " data-backup='1'" if is_backup else ""
    lines = [
        block(Box(SIDE, _BODY_BOTTOM - (len(below) - place) * LINE, _WIDE, LINE), escape(line), LEAST, "line")
        for place, line in enumerate(below)
    ]
    return (
        f"<section{mark}>{block(_KICKER, escape(kicker), LEAST, 'kicker line')}"
        f"{block(_TITLE, f'<span>{escape(title)}</span>', size, 'title', tag='h1')}{content}{''.join(lines)}"
        f"{foot(source)}{aside(notes)}</section>"
    )


def foot(source: str) -> str:
    """The line of sources with the number of the page."""
    words = f"<span>{escape(source)}</span><span class='number'>{PLACE}</span>"
    return f"<footer style='{_style(geometry.FOOTER, _SOURCE_SIZE)}'>{words}</footer>"


def aside(notes: str) -> str:
    """What the speaker alone reads."""
    return f"<aside class='notes'>{escape(notes)}</aside>"


def block(box: Box, content: str, size: float, kind: str = "", tag: str = "div") -> str:
    """Content in its place; nothing where there is none."""
    if not content and kind != "rule":
        return ""
    return f"<{tag} class='block {kind}' style='{_style(box, size)}'>{content}</{tag}>"


def paragraphs(lines: Sequence[str]) -> str:
    """One paragraph a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _style(box: Box, size: float) -> str:
    return f"--l:{box.left:.3f};--t:{box.top:.3f};--w:{box.width:.3f};--h:{box.height:.3f};--pt:{size:g}"
