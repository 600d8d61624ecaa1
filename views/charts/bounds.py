"""Bounds: what is certain as a full bar, what the silent units may add as a hatched one, the target as a tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import theme
from views.charts import row_marks
from views.charts import rows as parts

BARS_END = 0.55
BAR = 0.5


@dataclass(frozen=True, slots=True)
class BoundsRow:
    """One sum: the least and the most it can be, what is reported so far, and its target, on the scale of the axis."""

    name: str
    low: float | None
    high: float | None
    reported: float | None
    target: float | None
    texts: tuple[str, ...]
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Rows in the order given, bars from zero; `suffix` is written behind the numbers of the axis (` %`)."""

    rows: Sequence[BoundsRow]
    heads: Sequence[str]
    suffix: str = ""

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.rows:
            return None
        values = [v for row in self.rows for v in (row.high, row.reported, row.target) if v is not None]
        end = (max(values, default=0) or 1) * 1.05
        hovers = [parts.hover(row.hover or row.name) for row in self.rows]
        certain = row_marks.bars([row.low for row in self.rows], theme.ACCENT, hovers, BAR)
        reported = row_marks.dots([row.reported for row in self.rows], [theme.TEXT] * len(self.rows), hovers)
        targets = row_marks.ticks([row.target for row in self.rows], len(self.rows), "")
        frame = parts.Rows(
            [row.name for row in self.rows], self.heads, [row.texts for row in self.rows], BARS_END
        )
        return frame.figure(
            [certain, self._possible(), reported, targets],
            theme.axis(range=[0, end], ticksuffix=self.suffix, nticks=7),
            barmode="overlay",
        )

    def _possible(self) -> dict[str, Any]:
        open_rows = [
            (place, row.low, row.high)
            for place, row in enumerate(self.rows)
            if row.low is not None and row.high is not None and row.high > row.low
        ]
        return {
            "type": "bar",
            "orientation": "h",
            "x": [high - low for _, low, high in open_rows],
            "base": [low for _, low, _ in open_rows],
            "y": [place for place, _, _ in open_rows],
            "width": BAR,
            "marker": {
                "color": theme.MISSING,
                "pattern": {"shape": "/", "fgcolor": [theme.ACCENT] * len(open_rows), "size": 7},
                "line": {"width": 1, "color": theme.ACCENT},
            },
            "hoverinfo": "skip",
        }
