"""Parts that every chart with one row per unit shares: the name axis, text columns on the right, target ticks.

Rows are placed by position, not by name: two units of one name keep their own rows.
"""

from collections.abc import Sequence
from typing import Any

from views import markup, theme

HEAD = 26
"""Room above the rows for the heads of the text columns, px."""


def height(rows: int, below: int = 0) -> int:
    """Height of a figure of rows, px."""
    return HEAD + max(rows, 1) * theme.row_height(rows) + 12 + below


def name_axis(names: Sequence[str]) -> dict[str, Any]:
    """The vertical axis: first row on top, names as they are."""
    return theme.axis(
        tickvals=list(range(len(names))),
        ticktext=[markup.label(name) + "  " for name in names],
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        ticks="",
        tickfont={"size": theme.FONT_SIZE if len(names) <= 20 else 12, "color": theme.TEXT},
    )


def text_columns(
    heads: Sequence[str], texts: Sequence[Sequence[str]], weights: Sequence[float] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Columns of figures right of the bars, on the axis `x2`: (traces, annotations of the heads).

    Column edges follow `weights`, all alike by default; texts end at the right edge of their column.
    """
    edges = _edges(len(heads), weights)
    traces = [
        {
            "type": "scatter",
            "mode": "text",
            "x": [edges[column]] * len(texts),
            "y": list(range(len(texts))),
            "text": [markup.label(row[column]) for row in texts],
            "textposition": "middle left",
            "textfont": {"size": theme.SMALL, "color": theme.TEXT},
            "xaxis": "x2",
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for column in range(len(heads))
    ]
    annotations = [
        {
            "text": f"<b>{markup.label(head)}</b>",
            "x": edges[column],
            "xref": "x2",
            "xanchor": "right",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": theme.SMALL, "color": theme.TEXT},
        }
        for column, head in enumerate(heads)
    ]
    return traces, annotations


def text_axis(start: float) -> dict[str, Any]:
    """The invisible axis of the text columns, from `start` of the width to the right edge."""
    return {"domain": [start, 1], "range": [0, 1], "visible": False, "fixedrange": True}


def _edges(columns: int, weights: Sequence[float]) -> list[float]:
    shares = list(weights) or [1.0] * columns
    return [sum(shares[: column + 1]) / sum(shares) for column in range(columns)]


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
            "layer": "below",
        }
        for row, (start, end) in enumerate(zip(starts, ends, strict=True))
        if start is not None and end is not None
    ]


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
            "line": {"width": 1, "color": theme.CONTEXT},
        },
        "text": [f" {markup.label(words)}"] * len(rows),
        "textposition": "inside",
        "insidetextanchor": "start",
        "textfont": {"color": theme.TEXT, "size": theme.SMALL},
        "hoverinfo": "skip",
    }
