"""A board of coloured cells: rows of units, columns of anything that has a state; every cell carries a sign or digit.

Drawn as bars of one unit each, because bars can be hatched and a heat map cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import markup, theme
from views.charts import rows as parts

_LONG_HEAD = 9
"""Letters of a column head that fit beside its neighbours."""
_SECOND_LINE = 20
"""Room for heads of two lines, px."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. A hatched cell is one without data."""

    sign: str
    colour: str = theme.MISSING
    hover: str = ""
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit: its cells in the order of the columns, and the words at the right."""

    name: str
    cells: tuple[Cell, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The board; `heads` name the text columns, `cells_end` is where the cells end (share of the width)."""

    rows: Sequence[BoardRow]
    columns: Sequence[str]
    heads: Sequence[str] = ()
    cells_end: float = 0.6

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.rows or not self.columns:
            return None
        frame = parts.Rows(
            [row.name for row in self.rows], self.heads, [row.texts for row in self.rows], self.cells_end,
            above=_SECOND_LINE, below=0,
        )  # fmt: skip
        return frame.figure(
            [*(_plain(self.rows, index) for index in range(len(self.columns))), _hatched(self.rows)],
            _column_axis(self.columns),
            barmode="overlay",
            bargap=0,
        )


def _plain(rows: Sequence[BoardRow], index: int) -> dict[str, Any]:
    """The cells of one column that have data."""
    at = [place for place, row in enumerate(rows) if not row.cells[index].is_hatched]
    cells = [rows[place].cells[index] for place in at]
    colours = [cell.colour for cell in cells]
    letters = [theme.text_on(colour) for colour in colours]
    return _bars([(place, index) for place in at], cells) | {
        "textfont": {"size": theme.FONT_SIZE, "color": letters},
        "marker": {"color": colours, "line": {"width": 2, "color": theme.MISSING}},
    }


def _hatched(rows: Sequence[BoardRow]) -> dict[str, Any]:
    """All cells without data, in a trace of their own: one fill, or Plotly takes the hatch colour from the fills."""
    at = [(place, i) for place, row in enumerate(rows) for i, cell in enumerate(row.cells) if cell.is_hatched]
    pattern = {"shape": "/", "fgcolor": theme.CONTEXT, "size": 7}
    return _bars(at, [rows[place].cells[index] for place, index in at]) | {
        "textfont": {"size": theme.FONT_SIZE, "color": theme.TEXT},
        "marker": {"color": theme.MISSING, "pattern": pattern, "line": {"width": 2, "color": theme.MISSING}},
    }


def _bars(at: Sequence[tuple[int, int]], cells: Sequence[Cell]) -> dict[str, Any]:
    """Bars of one unit's length at (row, column)."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * len(at),
        # Said, not left to Plotly: it spreads the bars of a sparse column over the rows between them.
        "width": 1,
        "base": [column for _, column in at],
        "y": [row for row, _ in at],
        "text": [markup.label(cell.sign) for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "hovertext": [parts.hover(cell.hover) for cell in cells],
        "hoverinfo": "text",
    }


def _column_axis(columns: Sequence[str]) -> dict[str, Any]:
    return theme.axis(
        range=[0, len(columns)],
        side="top",
        tickvals=[index + 0.5 for index in range(len(columns))],
        ticktext=[f"<b>{markup.label(_wrapped(column))}</b>".replace("\n", "<br>") for column in columns],
        tickangle=0,
        showgrid=False,
        ticks="",
    )


def _wrapped(head: str) -> str:
    """A long head on two lines, broken at the blank nearest to its middle."""
    blanks = [place for place, sign in enumerate(head) if sign == " "]
    if "\n" in head or len(head) <= _LONG_HEAD or not blanks:
        return head
    middle = min(blanks, key=lambda place: abs(place - len(head) / 2))
    return f"{head[:middle]}\n{head[middle + 1 :]}"
