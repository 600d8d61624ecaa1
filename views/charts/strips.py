"""Strips: one dot per school or class on a common scale, one strip per group, the cuts of the norm as lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import markup, theme
from views.charts import row_marks
from views.charts import rows as parts

STRIPS_END = 0.72
_FEW, _ROOMY, _CLOSE = 8, 44, 32
"""Up to how many strips each has room; more stand closer, so that all of them stay on one screen."""
JITTER = (0.0, 0.16, -0.16, 0.08, -0.08, 0.24, -0.24)
"""Heights at which dots of one strip are set in turn, so that equal values stay countable; the same at every drawing."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One group: its values, the hover of each, the words at the right."""

    name: str
    values: tuple[float, ...]
    hovers: tuple[str, ...]
    cut: float | None
    """The norm of this group: dots above it are marked."""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strips:
    """Strips in the order given, values from zero."""

    strips: Sequence[Strip]
    heads: Sequence[str] = ()
    suffix: str = ""

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without strips."""
        if not self.strips:
            return None
        values = [value for strip in self.strips for value in strip.values]
        values += [strip.cut for strip in self.strips if strip.cut is not None]
        rows = len(self.strips)
        frame = parts.Rows(
            [strip.name for strip in self.strips], self.heads, [strip.texts for strip in self.strips], STRIPS_END,
            pitch=_ROOMY if rows <= _FEW else _CLOSE,
        )  # fmt: skip
        return frame.figure(
            [self._dots(), row_marks.ticks([strip.cut for strip in self.strips], rows, "")],
            theme.axis(range=[0, (max(values, default=0) or 1) * 1.06], ticksuffix=self.suffix),
        )

    def _dots(self) -> dict[str, Any]:
        marks = [
            (value, row + JITTER[place % len(JITTER)], strip.cut is not None and value > strip.cut, hover)
            for row, strip in enumerate(self.strips)
            for place, (value, hover) in enumerate(zip(strip.values, strip.hovers, strict=True))
        ]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [mark[0] for mark in marks],
            "y": [mark[1] for mark in marks],
            "marker": {
                "size": 10,
                "opacity": 0.85,
                "color": [theme.FAILING if mark[2] else theme.ACCENT for mark in marks],
                "symbol": ["x" if mark[2] else "circle" for mark in marks],
            },
            "hovertext": [markup.label(mark[3]) for mark in marks],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
