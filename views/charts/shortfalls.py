"""Shortfalls: one bar per unit, from zero, as long as what is still missing; units without data hatched at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalog.texts import text
from views import theme
from views.charts import row_marks
from views.charts import rows as parts

BARS_END = 0.55
BAR = 0.6


@dataclass(frozen=True, slots=True)
class ShortfallRow:
    """One unit and what it lacks; None where it is not known."""

    name: str
    lacking: float | None
    texts: tuple[str, ...]
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Shortfalls:
    """Bars in the order given, the figures in words at the right."""

    rows: Sequence[ShortfallRow]
    heads: Sequence[str]

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.rows:
            return None
        end = (max((row.lacking for row in self.rows if row.lacking is not None), default=0) or 1) * 1.12
        lacking = [row.lacking for row in self.rows]
        hovers = [parts.hover(row.hover or row.name) for row in self.rows]
        silent = [i for i, value in enumerate(lacking) if value is None]
        frame = parts.Rows(
            [row.name for row in self.rows], self.heads, [row.texts for row in self.rows], BARS_END
        )
        return frame.figure(
            [
                row_marks.bars(lacking, theme.FAILING, hovers, BAR),
                row_marks.hatch(silent, end, text("charts", "not_enough_data")),
            ],
            theme.axis(range=[0, end], **theme.whole_ticks(end)),
            barmode="overlay",
        )
