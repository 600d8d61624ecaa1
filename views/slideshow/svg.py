"""The few SVG elements that charts are made of; lengths in inches of the slide, letters in points, texts escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from views import theme
from views.deck import geometry, letters
from views.deck.forms import HATCHED, INVISIBLE

_UNITS = 100
"""Of the drawing per inch of the slide."""
_BELOW_LEGEND = 0.08
START, MIDDLE, END = "start", "middle", "end"
HATCH = (
    "<pattern id='hatch' width='9' height='9' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    f"<rect width='9' height='9' fill='#fff'/><rect width='1.6' height='9' fill='{theme.HATCH}'/></pattern>"
)
"""The fill of what is not there, defined once per page."""


def picture(width: float, height: float, parts: Sequence[str], label: str) -> str:
    """A drawing of that size; `label` is what a screen reader says."""
    size = f"viewBox='0 0 {_n(width)} {_n(height)}'"
    return f"<svg {size} role='img' aria-label='{escape(label, quote=True)}'>{''.join(parts)}</svg>"


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    anchor: str = START,
    bold: bool = False,
    colour: str = theme.TEXT,
) -> str:
    """A line of text, its middle at height `y`."""
    weight = " font-weight='bold'" if bold else ""
    return (
        f"<text x='{_n(x)}' y='{_n(y + 0.36 * size / 72)}' font-size='{_n(size / 72)}' text-anchor='{anchor}'"
        f"{weight} fill='{colour}'>{escape(words)}</text>"
    )


def bar(x: float, y: float, width: float, height: float, colour: str, value: float) -> str:
    """A rectangle that remembers its value."""
    if colour == INVISIBLE or width <= 0:
        return ""
    fill = "url(#hatch)" if colour == HATCHED else colour
    edge = f" stroke='{theme.HATCH}'" if colour == HATCHED else ""
    return (
        f"<rect class='bar' data-value='{value:.6g}' x='{_n(x)}' y='{_n(y)}' width='{_n(width)}' height='{_n(height)}'"
        f" fill='{fill}'{edge}/>"
    )


def line(points: Sequence[tuple[float, float]], colour: str, width: float, dash: str = "") -> str:
    """A line through points; width in points, `dash` = lengths in points."""
    places = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    broken = f" stroke-dasharray='{dash}'" if dash else ""
    return (
        f"<polyline points='{places}' fill='none' stroke='{colour}' stroke-width='{_n(width / 72)}'{broken}/>"
    )


def dot(x: float, y: float, radius: float, colour: str, value: float) -> str:
    """A round mark that remembers its value."""
    return f"<circle class='dot' data-value='{value:.6g}' cx='{_n(x)}' cy='{_n(y)}' r='{_n(radius)}' fill='{colour}'/>"


def legend(
    entries: Sequence[tuple[str, str]], left: float, width: float, size: float
) -> tuple[list[str], float]:
    """Names with their colours at the top, in as many rows as they need, and the height of these, inches."""
    parts, x, side, row = [], left, 0.72 * size / 72, 0
    pitch = size * geometry.LEADING / 72
    for name, colour in entries:
        room = side + 0.1 + letters.width(name, size)
        if x > left and x + room > left + width:
            x, row = left, row + 1
        middle = (row + 0.5) * pitch
        parts.append(bar(x, middle - side / 2, side, side, colour, 0))
        parts.append(text(x + side + 0.1, middle, name, size))
        x += room + 0.4
    return parts, (row + 1) * pitch + _BELOW_LEGEND if entries else 0.0


def _n(length: float) -> str:
    return f"{length * _UNITS:.1f}"
