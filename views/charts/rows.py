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
    heads: Sequence[str], texts: Sequence[Sequence[str]], axis: str = "x2"
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Columns of figures right of the bars: (traces, annotations of the heads), both on `axis` from 0 to `len(heads)`."""
    traces = [
        {
            "type": "scatter",
            "mode": "text",
            "x": [column + 1] * len(texts),
            "y": list(range(len(texts))),
            "text": [markup.label(row[column]) for row in texts],
            "textposition": "middle left",
            "textfont": {"size": theme.SMALL, "color": theme.TEXT},
            "xaxis": axis,
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for column in range(len(heads))
    ]
    annotations = [
        {
            "text": f"<b>{markup.label(head)}</b>",
            "x": column + 1,
            "xref": axis,
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


def text_axis(columns: int, start: float) -> dict[str, Any]:
    """The invisible axis of the text columns, from `start` of the width to the right edge."""
    return {"domain": [start, 1], "range": [0, columns], "visible": False, "fixedrange": True}


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


def hatch(rows: Sequence[int], length: float, words: str) -> dict[str, Any]:
    """Rows without a number: a hatched bar over the whole width and the words that say so, never a bar of length 0."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [length] * len(rows),
        "y": list(rows),
        "marker": {
            "color": theme.MISSING,
            "pattern": {"shape": "/", "fgcolor": theme.CONTEXT, "size": 7},
            "line": {"width": 1, "color": theme.CONTEXT},
        },
        "text": [f" {markup.label(words)}"] * len(rows),
        "textposition": "inside",
        "insidetextanchor": "start",
        "textfont": {"color": theme.TEXT, "size": theme.SMALL},
        "hoverinfo": "skip",
    }
