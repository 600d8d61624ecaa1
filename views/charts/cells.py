"""A board of coloured cells: rows of units, columns of anything that has a state; every cell carries a sign or digit.

Drawn as stacked bars of one unit each, because bars can be hatched and a heat map cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import markup, theme
from views.charts import rows as parts


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


def figure(
    rows: Sequence[BoardRow], columns: Sequence[str], heads: Sequence[str] = (), cells_end: float = 0.6
) -> dict[str, Any] | None:
    """The board; `heads` name the text columns, `cells_end` is where the cells end (share of the width)."""
    if not rows or not columns:
        return None
    texts, annotations = parts.text_columns(heads, [row.texts for row in rows])
    return {
        "data": [_column(rows, index) for index in range(len(columns))] + texts,
        "layout": theme.frame(
            parts.height(len(rows)) + 20,
            margin={"l": 8, "r": 4, "t": parts.HEAD + 20, "b": 4},
            barmode="stack",
            bargap=0,
            yaxis=parts.name_axis([row.name for row in rows]),
            xaxis=_column_axis(columns, cells_end if heads else 1.0),
            xaxis2=parts.text_axis(cells_end + 0.01),
            annotations=annotations,
        ),
    }


def _column(rows: Sequence[BoardRow], index: int) -> dict[str, Any]:
    cells = [row.cells[index] for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * len(rows),
        "y": list(range(len(rows))),
        "text": [markup.label(cell.sign) for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": theme.FONT_SIZE, "color": [theme.text_on(cell.colour) for cell in cells]},
        "marker": {
            "color": [cell.colour for cell in cells],
            "pattern": {
                "shape": ["/" if cell.is_hatched else "" for cell in cells],
                "fgcolor": theme.CONTEXT,
                "size": 7,
            },
            "line": {"width": 2, "color": "#FFFFFF"},
        },
        "hovertext": [markup.label(cell.hover).replace("\n", "<br>") for cell in cells],
        "hoverinfo": "text",
    }


def _column_axis(columns: Sequence[str], end: float) -> dict[str, Any]:
    return theme.axis(
        domain=[0, end],
        range=[0, len(columns)],
        side="top",
        tickvals=[index + 0.5 for index in range(len(columns))],
        ticktext=[f"<b>{markup.label(column)}</b>".replace("\n", "<br>") for column in columns],
        tickangle=0,
        showgrid=False,
        ticks="",
    )
