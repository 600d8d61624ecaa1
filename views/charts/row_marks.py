"""Marks on rows: target ticks, dots, bars, the gap between two values, the hatch of a row without a number.

Each is a Plotly trace (or shape) placed by row position; knows neither the frame around the rows nor what a row means.
"""

from collections.abc import Sequence
from typing import Any

from views import markup, theme


def ticks(values: Sequence[float | None], rows: int, name: str) -> dict[str, Any]:
    """Black target ticks as tall as the row, one per row that has a target."""
    at = [row for row, value in enumerate(values) if value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [values[row] for row in at],
        "y": at,
        "marker": {
            "symbol": "line-ns",
            "size": theme.row_height(rows) * 0.62,
            "line": {"width": 3, "color": theme.TARGET},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def dots(values: Sequence[float | None], colours: Sequence[str], hovers: Sequence[str]) -> dict[str, Any]:
    """One dot per known value: for values so close together that bars from zero would hide the difference."""
    at = [row for row, value in enumerate(values) if value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [values[row] for row in at],
        "y": at,
        "marker": {"size": 13, "color": [colours[row] for row in at]},
        "hovertext": [hovers[row] for row in at],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def spans(
    starts: Sequence[float | None], ends: Sequence[float | None], colours: Sequence[str]
) -> list[dict[str, Any]]:
    """A line from each dot to its target: the gap itself."""
    return [
        {
            "type": "line",
            "x0": start,
            "x1": end,
            "y0": row,
            "y1": row,
            "line": {"width": 4, "color": colours[row]},
            "layer": "between",
        }
        for row, (start, end) in enumerate(zip(starts, ends, strict=True))
        if start is not None and end is not None
    ]


def bars(
    values: Sequence[float | None], colours: str | Sequence[str], hovers: Sequence[str], width: float
) -> dict[str, Any]:
    """One bar from zero per known value, `width` of the row thick; one colour for all or one for each row."""
    at = [row for row, value in enumerate(values) if value is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [values[row] for row in at],
        "y": at,
        "width": width,
        "marker": {"color": colours if isinstance(colours, str) else [colours[row] for row in at]},
        "hovertext": [hovers[row] for row in at],
        "hoverinfo": "text",
    }


def hatch(rows: Sequence[int], length: float, words: str, start: float = 0) -> dict[str, Any]:
    """Rows without a number: a hatched bar over the whole width and the words that say so, never a bar of length 0."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [length] * len(rows),
        "base": [start] * len(rows),
        "width": 0.62,
        "y": list(rows),
        "marker": {
            "color": theme.MISSING,
            "pattern": {"shape": "/", "fgcolor": [theme.CONTEXT] * len(rows), "size": 7},
            "line": {"width": 1, "color": theme.HATCH},
        },
        "text": [f" {markup.label(words)}"] * len(rows),
        "textposition": "inside",
        "insidetextanchor": "start",
        "textfont": {"color": theme.TEXT, "size": theme.SMALL, "shadow": theme.HALO},
        "hoverinfo": "none",
    }
