"""The frame of every chart with one row per unit: names at the left, marks in the middle, figures in words at the right.

Knows where rows, words and heads stand; not what is drawn on a row (`row_marks`) nor what it means (the designs).
Rows are placed by position, not by name: two units of one name keep their own rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from views import markup, theme

HEAD = 26
"""Room above the rows for the heads of the text columns, px."""
LEGEND = 28
"""Room above the heads for a legend, px."""
_AXIS, _NO_AXIS = 24, 4
_AIR = 12
_PAGE = 960
"""Width of a figure on a laptop of 1366 px beside the menu: there the words must stand side by side, px."""
_LEAST_MARKS = 0.25
"""Share of the width that marks keep, however long the words are."""
_GAP = 14
"""Room between two columns of words, px."""
_NARROW_LETTERS = frozenset(".,:;/|·'il1 ")
_NARROW, _LETTER, _BOLD = 0.3, 0.54, 1.07
"""Width of a letter as a share of its size, in the fonts of offices; a guess on the safe side."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The frame: `names` and, per row, the words under the `heads`.

    Marks end at `end` (share of the width), or earlier where the words need the room. `above` is room over the heads,
    `below` under the marks, `pitch` the height of a row where the common one does not do (px).
    """

    names: Sequence[str]
    heads: Sequence[str]
    texts: Sequence[Sequence[str]]
    end: float
    above: int = 0
    below: int = _AXIS
    pitch: int = 0

    def figure(
        self, marks: Sequence[dict[str, Any]], value_axis: dict[str, Any], **layout: Any
    ) -> dict[str, Any]:
        """The figure: `marks` over `value_axis` (its domain is set here), and what else the design lays out."""
        widths = _widths(self.heads, self.texts)
        end = self._end(sum(widths))
        columns, heads = _text_columns(self.heads, self.texts, widths)
        if layout.get("showlegend"):
            columns = [column | {"showlegend": False} for column in columns]
        layout["annotations"] = [*heads, *layout.get("annotations", ())]
        return {
            "data": [*marks, *columns],
            "layout": theme.frame(
                self._height(),
                margin={"l": 8, "r": 4, "t": HEAD + self.above, "b": self.below or _NO_AXIS},
                yaxis=_name_axis(self.names),
                xaxis=value_axis | {"domain": [0, end if self.heads else 1]},
                xaxis2=_text_axis(end + 0.01),
                **layout,
            ),
        }

    def _end(self, words: float) -> float:
        """Where the marks end so that the words (px) fit a laptop's page."""
        names = max((_width(name, theme.FONT_SIZE) for name in self.names), default=0)
        return round(min(self.end, max(1 - words / max(_PAGE - names, words), _LEAST_MARKS)), 3)

    def _height(self) -> int:
        rows = len(self.names)
        tall = max(rows, 2) * self.pitch if self.pitch else rows * theme.row_height(rows)
        return HEAD + self.above + tall + _AIR + self.below


def legend_on_top() -> dict[str, Any]:
    """Layout of a legend in the room `LEGEND` over the heads."""
    place = {"xref": "container", "y": 1, "yref": "container", "yanchor": "top", "traceorder": "normal"}
    return {"showlegend": True, "legend": theme.legend() | place}


def hover(words: str) -> str:
    """Words from outside as the text of a hover, line by line."""
    return markup.label(words).replace("\n", "<br>")


def _name_axis(names: Sequence[str]) -> dict[str, Any]:
    """The vertical axis: first row on top, names as they are."""
    return theme.axis(
        tickvals=list(range(len(names))),
        ticktext=[markup.label(name) + "  " for name in names],
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        ticks="",
        tickfont={"size": theme.FONT_SIZE if len(names) <= 20 else 12, "color": theme.TEXT},
    )


def _widths(heads: Sequence[str], texts: Sequence[Sequence[str]]) -> list[float]:
    """Room that each column of words takes, px."""
    return [
        max(
            _BOLD * _width(head, theme.SMALL),
            *(_width(row[place], theme.SMALL) for row in texts),
        )
        + _GAP
        for place, head in enumerate(heads)
    ]


def _width(words: str, size: int) -> float:
    """About how wide a line of words is, px."""
    return size * sum(_NARROW if letter in _NARROW_LETTERS else _LETTER for letter in words)


def _text_columns(
    heads: Sequence[str], texts: Sequence[Sequence[str]], widths: Sequence[float]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Columns of figures right of the bars, on the axis `x2`: (traces, annotations of the heads).

    Columns share the room by their `widths`; texts end at the right edge of their column.
    """
    edges = [round(edge / sum(widths), 4) for edge in accumulate(widths)]
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


def _text_axis(start: float) -> dict[str, Any]:
    """The invisible axis of the text columns, from `start` of the width to the right edge."""
    return {"domain": [start, 1], "range": [0, 1], "visible": False, "fixedrange": True}
