"""Words of a drawing: labels of figures (`<b>`, `<br>` and escaped signs) as lines of text, and how wide they are."""

import html
import re
from typing import Any

from views import theme

_WIDE, _BOLD = 0.52, 0.56
"""Mean width of a letter, as a share of its size: Vietnamese text in a narrow sans-serif."""
_TAGS = re.compile(r"</?(?:b|i|span)[^>]*>")
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def lines_of(label: str) -> list[str]:
    """The lines of a label without markup, signs as they are read."""
    return [html.unescape(_TAGS.sub("", line)).strip("\u2060") for line in str(label).split("<br>")]


def width(label: str, size: float) -> float:
    """About how wide a label is, px."""
    share = _BOLD if "<b>" in str(label) else _WIDE
    return max((len(line) for line in lines_of(label)), default=0) * size * share


def words(label: Any, x: float, y: float, *, size: float = theme.FONT_SIZE, colour: str = theme.TEXT,
          across: str = "left", down: str = "middle") -> str:  # fmt: skip
    """A label at a point; `across` and `down` say which of its edges lies there."""
    lines = lines_of(str(label))
    if not any(lines):
        return ""
    step = size * 1.2
    first = {"top": y + size * 0.85, "bottom": y - step * (len(lines) - 1) - size * 0.25}.get(
        down, y + size * 0.35 - step * (len(lines) - 1) / 2
    )
    weight = ' font-weight="600"' if "<b>" in str(label) else ""
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{first + place * step:.1f}">{html.escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return (
        f'<text font-size="{size:g}" fill="{html.escape(colour)}" text-anchor="{_ANCHORS.get(across, "middle")}"{weight}>'
        f"{spans}</text>"
    )
