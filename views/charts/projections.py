"""A series and where it goes: observed years, the projection with its interval, the target, the pace it would take.

Years that nobody reported stay gaps; nothing is joined across a change of boundaries or of definition.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indicators.catalog.texts import words
from views import formats, markup, theme

HEIGHT = 330
LEAST_SPAN, LEAST_SHARE = 5, 0.05
"""What the axis spans at least: units, and a share of the largest value."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Values by position of `years` (None = not known there), rates on the scale 0-100.

    `breaks` are positions before which units or definitions changed; `target` is (position, value).
    """

    years: tuple[str, ...]
    observed: tuple[float | None, ...]
    projected: tuple[float | None, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    required: tuple[float | None, ...] = ()
    target: tuple[int, float] | None = None
    breaks: tuple[tuple[int, str], ...] = ()
    suffix: str = " %"

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without any observed year."""
        if all(value is None for value in self.observed):
            return None
        names = words("charts", "projection")
        data = [*self._interval(names["interval"])]
        if any(value is not None for value in self.required):
            data.append(_line(names["required"], self.required, theme.HATCH, "dot", 2))
        if any(value is not None for value in self.projected):
            data.append(_line(names["projected"], self.projected, theme.ACCENT, "dash", 2.5))
        data += [self._observed(names["observed"], start, end) for start, end in self._stretches()]
        if self.target:
            data.append(self._target(names["target"]))
        return {"data": data, "layout": self._layout()}

    def _layout(self) -> dict[str, Any]:
        low, high = self._axis()
        return theme.frame(
            HEIGHT,
            margin={"l": 8, "r": 16, "t": 34, "b": 28},
            showlegend=True,
            legend=theme.legend(),
            xaxis=theme.axis(
                tickvals=list(range(len(self.years))),
                ticktext=[markup.label(year) for year in self.years],
                range=[-0.4, len(self.years) - 0.6],
                showgrid=False,
            ),
            yaxis=theme.axis(range=[low, high], ticksuffix=self.suffix, nticks=6, tickformat=",~f"),
            shapes=[_break_line(place) for place, _ in self.breaks],
            annotations=[_break_word(place, word) for place, word in self.breaks],
        )

    def _axis(self) -> tuple[float, float]:
        shown = (*self.observed, *self.projected, *self.low, *self.high, *self.required)
        values = [value for value in shown if value is not None] + ([self.target[1]] if self.target else [])
        low, high = min(values), max(values)
        # A change of less than a twentieth is no mountain: the axis spans at least that.
        middle, span = (low + high) / 2, max(high - low, LEAST_SPAN, LEAST_SHARE * high)
        low, high = min(low, middle - span / 2), max(high, middle + span / 2)
        room = span * 0.12
        end = high + room
        return max(low - room, 0), min(end, 100 + room) if self.suffix.strip() == "%" else end

    def _stretches(self) -> list[tuple[int, int]]:
        """Runs of years between breaks: no line crosses one."""
        edges = [0, *sorted(place for place, _ in self.breaks), len(self.observed)]
        return [(start, end) for start, end in pairwise(edges) if end > start]

    def _observed(self, name: str, start: int, end: int) -> dict[str, Any]:
        values = [value if start <= place < end else None for place, value in enumerate(self.observed)]
        last = max((place for place, value in enumerate(self.observed) if value is not None), default=-1)
        line = _line(name, values, theme.ACCENT, "solid", 3) | {"mode": "lines+markers+text"}
        return line | {
            "marker": {"size": 9, "color": theme.ACCENT},
            "text": [
                f"<b>{formats.figure(value)}{self.suffix}</b>" if place == last and value is not None else ""
                for place, value in enumerate(values)
            ],
            "textposition": "top center",
            "showlegend": start == 0,
        }

    def _interval(self, name: str) -> list[dict[str, Any]]:
        at = [place for place, value in enumerate(self.high) if value is not None]
        if not at:
            return []
        return [
            {
                "type": "scatter",
                "mode": "lines",
                "name": markup.label(name),
                "x": [*at, *reversed(at)],
                "y": [self.high[place] for place in at] + [self.low[place] for place in reversed(at)],
                "fill": "toself",
                "fillcolor": theme.BAND,
                "line": {"width": 0},
                "hoverinfo": "skip",
            }
        ]

    def _target(self, name: str) -> dict[str, Any]:
        assert self.target
        return {
            "type": "scatter",
            "mode": "markers",
            "name": markup.label(name),
            "x": [self.target[0]],
            "y": [self.target[1]],
            "marker": {"symbol": "line-ew", "size": 22, "line": {"width": 4, "color": theme.TARGET}},
            "hovertext": [f"{markup.label(name)}: {formats.figure(self.target[1])}{self.suffix}"],
            "hoverinfo": "text",
        }


def _line(name: str, values: Sequence[float | None], colour: str, dash: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": markup.label(name),
        "x": list(range(len(values))),
        "y": list(values),
        "connectgaps": False,
        "line": {"color": colour, "width": width, "dash": dash},
        "hovertemplate": "%{y:.1f}<extra></extra>",
        "cliponaxis": False,
    }


def _break_line(place: int) -> dict[str, Any]:
    at = place - 0.5
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"width": 1.5, "color": theme.HATCH, "dash": "dash"},
    }


def _break_word(place: int, word: str) -> dict[str, Any]:
    return {
        "text": markup.label(word),
        "x": place - 0.5,
        "y": 0,
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": theme.SMALL, "color": theme.TEXT},
    }
