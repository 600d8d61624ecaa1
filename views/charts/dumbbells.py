"""Dumbbells: a hollow dot for the year of comparison, a full one for now, the line between them, a tick for the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import theme
from views.charts import row_marks
from views.charts import rows as parts

DOTS_END = 0.58
FULL = 100
LEAST_SPAN = 5
"""Units of the axis that it spans at least: smaller differences are noise."""


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """One unit: two values on the scale of the axis (None = not known), and whether the change is for the better."""

    name: str
    before: float | None
    now: float | None
    target: float | None
    texts: tuple[str, ...]
    is_better: bool | None = None
    hover: str = ""
    is_partial: bool = False
    """Whether units are silent behind the value: its mark is a hollow square."""


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Rows in the order given; `suffix` is written behind the numbers of the axis (` %`)."""

    rows: Sequence[DumbbellRow]
    heads: Sequence[str]
    suffix: str = ""

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.rows:
            return None
        start, end = self._axis()
        before, now = [row.before for row in self.rows], [row.now for row in self.rows]
        frame = parts.Rows(
            [row.name for row in self.rows], self.heads, [row.texts for row in self.rows], DOTS_END
        )
        return frame.figure(
            [
                self._dots(before, ["circle-open"] * len(self.rows)),
                self._dots(now, ["square-open" if row.is_partial else "circle" for row in self.rows]),
                row_marks.ticks([row.target for row in self.rows], len(self.rows), ""),
            ],
            theme.axis(range=[start, end], ticksuffix=self.suffix, nticks=7),
            shapes=row_marks.spans(before, now, [_colour(row) for row in self.rows]),
        )

    def _dots(self, values: Sequence[float | None], symbols: Sequence[str]) -> dict[str, Any]:
        hovers = [parts.hover(row.hover or row.name) for row in self.rows]
        dots = row_marks.dots(values, [_colour(row) for row in self.rows], hovers)
        dots["marker"] |= {
            "symbol": [symbols[row] for row in dots["y"]],
            "line": {"width": 2.5, "color": dots["marker"]["color"]},
        }
        return dots

    def _axis(self) -> tuple[float, float]:
        values = [
            value for row in self.rows for value in (row.before, row.now, row.target) if value is not None
        ]
        low, high = min(values, default=0), max(values, default=1)
        room = max(high - low, LEAST_SPAN) * 0.06
        if self.suffix and high <= FULL:
            # Shares end at 100 %: a narrow span is widened downwards.
            return max(min(low, high - LEAST_SPAN) - room, 0), min(high, FULL) + room
        return max(low - room, 0) if low >= 0 else low - room, max(high, low + LEAST_SPAN) + room


def _colour(row: DumbbellRow) -> str:
    if row.is_better is None:
        return theme.HATCH
    return theme.ACCENT if row.is_better else theme.FAILING
