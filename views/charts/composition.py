"""Composition: one stacked bar per row, parts in a fixed order, each part with its number and each unknown part hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalog.texts import text
from views import formats, markup, theme
from views.charts import row_marks
from views.charts import rows as parts

BARS_END = 0.66
PRINTED_FROM = 0.035
"""Share of the axis below which a part is too narrow for its number; the table and hover still hold it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One component: its name, colour and the value per row (None = not reported)."""

    name: str
    colour: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """Stacked bars in the order given; `texts` are the words at the right, one tuple per row."""

    names: Sequence[str]
    components: Sequence[Part]
    heads: Sequence[str]
    texts: Sequence[Sequence[str]]

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.names:
            return None
        totals = [sum(part.values[row] or 0 for part in self.components) for row in range(len(self.names))]
        end = (max(totals) or 1) * 1.04
        silent = [
            row for row in range(len(self.names)) if all(part.values[row] is None for part in self.components)
        ]
        return parts.Rows(self.names, self.heads, self.texts, BARS_END, above=parts.LEGEND).figure(
            [
                *(_bars(part, self.names, end) for part in self.components),
                row_marks.hatch(silent, end, text("charts", "not_reported")) | {"showlegend": False},
            ],
            theme.axis(range=[0, end], **theme.whole_ticks(end)),
            barmode="stack",
            **parts.legend_on_top(),
        )


def _bars(part: Part, names: Sequence[str], end: float) -> dict[str, Any]:
    known = [row for row, value in enumerate(part.values) if value is not None]
    values = [part.values[row] or 0 for row in known]
    return {
        "type": "bar",
        "orientation": "h",
        "name": markup.label(part.name),
        "x": values,
        "width": 0.65,
        "y": known,
        "marker": {
            "color": part.colour,
            "line": {"width": 1, "color": theme.outline(part.colour, theme.MISSING)},
        },
        "text": [formats.number(value) if value >= end * PRINTED_FROM else "" for value in values],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": theme.text_on(part.colour), "size": theme.SMALL},
        "hovertext": [
            f"{markup.label(names[row])}: {markup.label(part.name)} {formats.number(value)}"
            for row, value in zip(known, values, strict=True)
        ],
        "hoverinfo": "text",
    }
