"""Small multiples: one panel per grade, the same axes, a share by school year.

Grey years before the roll-out start, a thin line where it starts, the accent after. Missing years are gaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from indicators.catalog.texts import text
from views import formats, markup, theme

PANEL = 150
GAP_X = 0.02
PLOT = 98
"""Height of the plot within a panel, px; the rest holds the title and the years."""
YEARS = 26


@dataclass(frozen=True, slots=True)
class Panel:
    """One grade: a share (0-100) or None per school year, and the index of the first school year it is due.

    `start` is None when the roll-out lies after the years shown, 0 when it lies before them.
    """

    title: str
    shares: tuple[float | None, ...]
    start: int | None
    start_text: str = ""
    hovers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panels:
    """All panels on one page, axis 0-100 %; `years` are the labels of the horizontal axis."""

    panels: Sequence[Panel]
    years: Sequence[str]
    across: int = 5

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.panels or not self.years:
            return None
        down = ceil(len(self.panels) / self.across)
        data: list[dict[str, Any]] = []
        layout = theme.frame(
            PANEL * (down - 1) + PLOT + 26 + YEARS,
            margin={"l": 52, "r": 8, "t": 26, "b": YEARS},
            annotations=[],
            shapes=[],
        )
        for index, panel in enumerate(self.panels):
            suffix = "" if index == 0 else str(index + 1)
            box = _box(index, self.across, down)
            layout[f"xaxis{suffix}"] = _year_axis(self.years, box, suffix)
            layout[f"yaxis{suffix}"] = _share_axis(box, suffix, index % self.across == 0)
            layout["annotations"] += _words(panel, box, suffix, len(self.years))
            layout["shapes"] += _roll_out(panel, suffix, len(self.years))
            data.append(_line(panel, suffix, self.years))
        return {"data": data, "layout": layout}


def _box(index: int, across: int, down: int) -> tuple[float, float, float, float]:
    width = (1 - GAP_X * (across - 1)) / across
    left = (index % across) * (width + GAP_X)
    total = PANEL * (down - 1) + PLOT
    top = 1 - (index // across) * PANEL / total
    return left, min(left + width, 1.0), max(top - PLOT / total, 0.0), top


def _year_axis(years: Sequence[str], box: tuple[float, float, float, float], suffix: str) -> dict[str, Any]:
    return theme.axis(
        domain=[box[0], box[1]],
        anchor=f"y{suffix}",
        range=[-0.5, len(years) - 0.5],
        tickvals=list(range(len(years))),
        ticktext=[f"{year[2:4]}-{year[7:9]}" for year in years],
        showgrid=False,
        automargin=False,
        tickfont={"size": 12, "color": theme.TEXT},
    )


def _share_axis(box: tuple[float, float, float, float], suffix: str, is_labelled: bool) -> dict[str, Any]:
    return theme.axis(
        domain=[box[2], box[3]],
        anchor=f"x{suffix}",
        range=[0, 108],
        tickvals=[0, 50, 100],
        ticktext=["0 %", "50 %", "100 %"],
        showticklabels=is_labelled,
        automargin=False,
        tickfont={"size": 12, "color": theme.TEXT},
    )


def _words(
    panel: Panel, box: tuple[float, float, float, float], suffix: str, years: int
) -> list[dict[str, Any]]:
    latest = panel.shares[-1] if panel.start is not None else None
    head = panel.title if latest is None else f"{panel.title} · {formats.percent(latest)}"
    words = [_annotation(f"<b>{markup.label(head)}</b>", "paper", box[0], "paper", box[3], "left", "bottom")]
    if panel.start is None:
        words.append(
            _annotation(markup.label(panel.start_text), f"x{suffix}", (years - 1) / 2, f"y{suffix}", 50)
        )
    elif all(share is None for share in panel.shares):
        words.append(_annotation(text("charts", "no_data"), f"x{suffix}", (years - 1) / 2, f"y{suffix}", 50))
    return words


def _annotation(
    words: str, xref: str, x: float, yref: str, y: float, xanchor: str = "center", yanchor: str = "middle"
) -> dict[str, Any]:
    return {
        "text": words,
        "xref": xref,
        "x": x,
        "yref": yref,
        "y": y,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "showarrow": False,
        "font": {"size": theme.SMALL, "color": theme.TEXT},
    }


def _roll_out(panel: Panel, suffix: str, years: int) -> list[dict[str, Any]]:
    """The grey field of the years before the roll-out and the line at its start."""
    start = years if panel.start is None else panel.start
    if start == 0:
        return []
    place = {"xref": f"x{suffix}", "yref": f"y{suffix}", "y0": 0, "y1": 108, "layer": "below"}
    field = {"type": "rect", "x0": -0.5, "x1": start - 0.5, "fillcolor": theme.NOT_YET, "line": {"width": 0}}
    line = {"type": "line", "x0": start - 0.5, "x1": start - 0.5, "line": {"width": 2, "color": theme.TARGET}}
    return [place | field] + ([place | line] if panel.start is not None else [])


def _line(panel: Panel, suffix: str, years: Sequence[str]) -> dict[str, Any]:
    start = len(years) if panel.start is None else panel.start
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(len(years))),
        "y": list(panel.shares),
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "connectgaps": False,
        "line": {"color": theme.ACCENT, "width": 2.5},
        "marker": {
            "size": 9,
            "color": [theme.ACCENT if i >= start else theme.CONTEXT for i in range(len(years))],
        },
        "hovertext": [markup.label(hover) for hover in panel.hovers or years],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
