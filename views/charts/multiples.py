"""Small multiples of anything: one panel per unit, grade, level or year, values along time or along a list of places.

Lines along time may start above zero, bars never do. With common axes heights compare between panels, with free axes
only within one. What nobody reported is a gap; no line crosses a change of boundaries or of definition.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from indicators.catalog.texts import text
from views import markup, theme

PLOT, HEAD, FOOT = 96, 26, 34
"""Heights of a panel's plot, of its title and of its labels, px."""
LEAST_SPAN, LEAST_SHARE = 5.0, 0.05
"""What an axis of lines spans at least: units, and a share of the largest value. A smaller change is no mountain."""
_ROOM = 0.12
_SHARE_END = 100.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: a value per place (None = not known) and which values stand for a part of the units only.

    `breaks` are positions before which units or definitions changed.
    """

    title: str
    values: tuple[float | None, ...]
    is_partial: tuple[bool, ...]
    hovers: tuple[str, ...]
    latest: str = ""
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Multiples:
    """All panels, `places` on the horizontal axis; `whole` is the same of all of them together, a grey line behind."""

    panels: Sequence[Panel]
    places: Sequence[str]
    suffix: str = ""
    is_line: bool = True
    is_free: bool = False
    whole: tuple[float | None, ...] = ()
    across: int = 4

    @property
    def axis_start(self) -> float:
        """Where the axis of all panels begins."""
        return self.axis(self.panels)[0]

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None where no panel has a value."""
        if all(value is None for panel in self.panels for value in panel.values):
            return None
        down = ceil(len(self.panels) / self.across)
        pitch = HEAD + PLOT + FOOT
        layout = theme.frame(
            pitch * down, margin={"l": 56, "r": 8, "t": HEAD, "b": FOOT}, annotations=[], barmode="overlay"
        )
        data: list[dict[str, Any]] = []
        for index, panel in enumerate(self.panels):
            suffix = "" if index == 0 else str(index + 1)
            box = self._box(index, down)
            layout[f"xaxis{suffix}"] = self._place_axis(box, suffix)
            layout[f"yaxis{suffix}"] = self._value_axis(panel, box, suffix, index)
            layout["annotations"] += _words(panel, box, suffix, layout[f"yaxis{suffix}"]["range"])
            data += self._traces(panel, suffix)
        return {"data": data, "layout": layout}

    def _box(self, index: int, down: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top of a panel as shares of the plot."""
        gap = 0.05 if self.is_free else 0.02
        width = (1 - gap * (self.across - 1)) / self.across
        left = (index % self.across) * (width + gap)
        total = (HEAD + PLOT + FOOT) * down - HEAD - FOOT
        top = 1 - (index // self.across) * (HEAD + PLOT + FOOT) / total
        return left, min(left + width, 1.0), max(top - PLOT / total, 0.0), top

    def _place_axis(self, box: tuple[float, float, float, float], suffix: str) -> dict[str, Any]:
        return theme.axis(
            domain=[box[0], box[1]],
            anchor=f"y{suffix}",
            range=[-0.5, len(self.places) - 0.5],
            tickvals=list(range(len(self.places))),
            ticktext=[markup.label(place) for place in self.places],
            showgrid=False,
            automargin=False,
            tickangle=0,
            tickfont={"size": 12, "color": theme.TEXT},
        )

    def _value_axis(
        self, panel: Panel, box: tuple[float, float, float, float], suffix: str, index: int
    ) -> dict[str, Any]:
        return theme.axis(
            domain=[box[2], box[3]],
            anchor=f"x{suffix}",
            range=list(self.axis([panel] if self.is_free else self.panels)),
            nticks=4,
            ticksuffix=self.suffix,
            tickformat=",~f",
            showticklabels=self.is_free or index % self.across == 0,
            automargin=False,
            tickfont={"size": 12, "color": theme.TEXT},
        )

    def axis(self, panels: Sequence[Panel]) -> tuple[float, float]:
        """Ends of the vertical axis that some panels share."""
        shown = [value for panel in panels for value in panel.values if value is not None]
        shown += [value for value in self.whole if value is not None]
        low, high = min(shown, default=0.0), max(shown, default=1.0)
        if not self.is_line:
            return min(low, 0.0), max(high, 0.0) * (1 + _ROOM) or 1.0
        middle, span = (low + high) / 2, max(high - low, LEAST_SPAN, LEAST_SHARE * high)
        bottom, top = min(low, middle - span / 2), max(high, middle + span / 2)
        if self.suffix and high <= _SHARE_END < top:
            bottom, top = bottom - (top - _SHARE_END), _SHARE_END
        room = span * _ROOM
        return (max(bottom - room, 0.0) if low >= 0 else bottom - room), top + room

    def _traces(self, panel: Panel, suffix: str) -> list[dict[str, Any]]:
        axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        if not self.is_line:
            return [_bars(panel) | axes]
        lines = [_line(panel, start, end) | axes for start, end in _stretches(panel)]
        return ([_whole(self.whole) | axes] if self.whole else []) + lines


def _stretches(panel: Panel) -> list[tuple[int, int]]:
    edges = sorted({0, *panel.breaks, len(panel.values)})
    return list(pairwise(edges))


def _line(panel: Panel, start: int, end: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(start, end)),
        "y": list(panel.values[start:end]),
        "connectgaps": False,
        "line": {"color": theme.ACCENT, "width": 2.5},
        "marker": {
            "size": 9,
            "color": theme.ACCENT,
            "symbol": ["circle-open" if part else "circle" for part in panel.is_partial[start:end]],
        },
        "hovertext": _hovers(panel.hovers[start:end]),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _whole(values: Sequence[float | None]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(len(values))),
        "y": list(values),
        "connectgaps": False,
        "line": {"color": theme.CONTEXT, "width": 2},
        "hoverinfo": "skip",
    }


def _bars(panel: Panel) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": list(range(len(panel.values))),
        "y": list(panel.values),
        "width": 0.7,
        "marker": {
            "color": theme.ACCENT,
            "opacity": [0.55 if is_partial else 1 for is_partial in panel.is_partial],
        },
        "hovertext": _hovers(panel.hovers),
        "hoverinfo": "text",
    }


def _hovers(hovers: Sequence[str]) -> list[str]:
    return [markup.label(hover).replace("\n", "<br>") for hover in hovers]


def _words(
    panel: Panel, box: tuple[float, float, float, float], suffix: str, ends: Sequence[float]
) -> list[dict[str, Any]]:
    head = f"{panel.title} · {panel.latest}" if panel.latest else panel.title
    title = {
        "xref": "paper",
        "x": box[0],
        "yref": "paper",
        "y": box[3],
        "xanchor": "left",
        "yanchor": "bottom",
    }
    words = [title | {"text": f"<b>{markup.label(_short(head))}</b>"}]
    if all(value is None for value in panel.values):
        middle = {
            "xref": f"x{suffix}",
            "x": (len(panel.values) - 1) / 2,
            "yref": f"y{suffix}",
            "y": sum(ends) / 2,
        }
        words.append(middle | {"text": markup.label(text("charts", "no_data"))})
    font = {"showarrow": False, "font": {"size": theme.SMALL, "color": theme.TEXT}}
    return [entry | font for entry in words]


_LONGEST = 31
"""Letters of a title that fit above a panel of a quarter of a 1366 px screen."""


def _short(title: str) -> str:
    """The title with its value kept: what is too long is cut within the name."""
    if len(title) <= _LONGEST:
        return title
    name, dot, value = title.rpartition(" · ")
    room = _LONGEST - len(dot) - len(value)
    return f"{name[: room - 1]}…{dot}{value}" if dot else f"{title[: _LONGEST - 1]}…"
