"""Waterfall: a whole, the steps that take from it, and what is left; one panel, values printed on the columns.

Steps that are not known are hatched and stop the arithmetic: what is left is then not drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalog.texts import text
from views import formats, markup, theme

HEIGHT = 300
WHOLE, LESS, REST = "whole", "less", "rest"


@dataclass(frozen=True, slots=True)
class Step:
    """One column: the whole, something that takes from it, or the rest. None where nobody reported it."""

    name: str
    value: float | None
    role: str
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Columns in the order given; the first is the whole, the last the rest."""

    steps: Sequence[Step]

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without a whole."""
        if not self.steps or self.steps[0].value is None:
            return None
        bases = list(_bases(self.steps))
        known = [place for place, step in enumerate(self.steps) if step.value is not None]
        silent = [place for place in range(len(self.steps)) if place not in known]
        top = self.steps[0].value * 1.12 or 1
        return {
            "data": [self._columns(known, bases), self._hatched(silent, bases, top)],
            "layout": theme.frame(
                HEIGHT,
                margin={"l": 8, "r": 8, "t": 8, "b": 60},
                barmode="overlay",
                xaxis=theme.axis(
                    tickvals=list(range(len(self.steps))),
                    ticktext=[markup.label(step.name) for step in self.steps],
                    tickangle=0,
                    showgrid=False,
                ),
                yaxis=theme.axis(range=[0, top], **theme.whole_ticks(top)),
            ),
        }

    def _columns(self, places: Sequence[int], bases: Sequence[float]) -> dict[str, Any]:
        steps = [self.steps[place] for place in places]
        colours = {WHOLE: theme.CONTEXT, LESS: theme.ACCENT, REST: theme.FAILING}
        return {
            "type": "bar",
            "x": list(places),
            "y": [step.value for step in steps],
            "base": [bases[place] for place in places],
            "width": 0.62,
            "marker": {
                "color": [colours[step.role] for step in steps],
                "line": {"width": 1, "color": [theme.outline(colours[step.role]) for step in steps]},
            },
            "text": [_printed(step) for step in steps],
            "textposition": "outside",
            "textfont": {"size": theme.FONT_SIZE, "color": theme.TEXT},
            "hovertext": [markup.label(step.hover or step.name) for step in steps],
            "hoverinfo": "text",
            "cliponaxis": False,
        }

    def _hatched(self, places: Sequence[int], bases: Sequence[float], top: float) -> dict[str, Any]:
        return {
            "type": "bar",
            "x": list(places),
            "y": [bases[place] or top for place in places],
            "base": [0.0] * len(places),
            "width": 0.62,
            "marker": {
                "color": theme.MISSING,
                "pattern": {"shape": "/", "fgcolor": [theme.CONTEXT] * len(places), "size": 7},
                "line": {"width": 1, "color": theme.HATCH},
            },
            "text": [f"? {markup.label(text('charts', 'not_reported'))}"] * len(places),
            "textposition": "inside",
            "textangle": 0,
            "textfont": {"size": theme.SMALL, "color": theme.TEXT},
            "hoverinfo": "skip",
        }


def _printed(step: Step) -> str:
    words = formats.number(step.value)
    return f"{formats.MINUS}{words}" if step.role == LESS and step.value else words


def _bases(steps: Sequence[Step]) -> Sequence[float]:
    """Where each column begins: a step hangs from where the one before it ended."""
    level, bases = 0.0, []
    for step in steps:
        value = step.value or 0.0
        if step.role == LESS:
            level -= value
            bases.append(level)
        else:
            level = value if step.role == WHOLE else level
            bases.append(0.0)
    return bases
