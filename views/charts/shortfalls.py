"""Shortfalls: one bar per unit, from zero, as long as what is still missing; units without data hatched at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalog.texts import text
from views import markup, theme
from views.charts import rows as parts

BARS_END = 0.55


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
        columns, annotations = parts.text_columns(self.heads, [row.texts for row in self.rows])
        silent = [i for i, row in enumerate(self.rows) if row.lacking is None]
        return {
            "data": [_bars(self.rows), parts.hatch(silent, end, text("charts", "not_enough_data")), *columns],
            "layout": theme.frame(
                parts.height(len(self.rows), below=24),
                margin={"l": 8, "r": 4, "t": parts.HEAD, "b": 24},
                barmode="overlay",
                yaxis=parts.name_axis([row.name for row in self.rows]),
                xaxis=theme.axis(domain=[0, BARS_END], range=[0, end], **theme.whole_ticks(end)),
                xaxis2=parts.text_axis(BARS_END + 0.01),
                annotations=annotations,
            ),
        }


def _bars(rows: Sequence[ShortfallRow]) -> dict[str, Any]:
    known = [i for i, row in enumerate(rows) if row.lacking is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [rows[i].lacking for i in known],
        "y": known,
        "width": 0.6,
        "marker": {"color": theme.FAILING},
        "hovertext": [markup.label(rows[i].hover or rows[i].name) for i in known],
        "hoverinfo": "text",
    }
