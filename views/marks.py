"""Which rows of an exhibit's table a mark of its chart stands for: those that bear the name at the mark's row.

Where the chart draws the first rows of the table, a mark is its row; a cell of a board stands for every row of its name.
A name that no row bears, or that several units share, leads nowhere. Knows no screen.
"""

import html
import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from views import theme
from views.charts.cells import Board
from views.exhibit import Exhibit

_RANK = re.compile(r"^\d+\. ")
"""What a ladder writes before a name."""
_JOINTS = (" – ", " · ")
_LEADING = 3
"""Columns of text that can name a row."""


def name_of(exhibit: Exhibit, point: Mapping[str, Any]) -> str:
    """The name at the row of a mark, or the one that the mark carries itself; '' where it has none."""
    carried = point.get("customdata")
    if isinstance(carried, str):
        return _plain(carried)
    names = _names(exhibit)
    row = _row(point)
    return names[row] if 0 <= row < len(names) else ""


def rows_behind(exhibit: Exhibit, point: Mapping[str, Any]) -> list[int]:
    """Positions in the table, in its order; none where the mark leads nowhere."""
    name = name_of(exhibit, point)
    if not name:
        return []
    borne = [_words_of(texts) for texts in _texts(exhibit)]
    is_one_each = "customdata" not in point and not isinstance(exhibit.chart, Board)
    if is_one_each and _is_in_order(_names(exhibit), borne):
        return [_row(point)]
    rows = [place for place, words in enumerate(borne) if name in words]
    return [] if _is_shared(exhibit, rows) else rows


def outlined(figure: dict[str, Any], point: Mapping[str, Any]) -> dict[str, Any]:
    """The figure with a frame around the row of a mark; as it is where the mark stands on no row."""
    layout = figure["layout"]
    row, names = _row(point), list((layout.get("yaxis") or {}).get("ticktext") or ())
    if not 0 <= row < len(names):
        return figure
    names[row] = f"<b>{names[row]}</b>"
    frame = {
        "type": "rect", "xref": "paper", "x0": 0, "x1": 1.004, "y0": row - 0.5, "y1": row + 0.5,
        "line": {"width": 2, "color": theme.TEXT},
    }  # fmt: skip
    shapes = [*layout.get("shapes", ()), frame]
    return figure | {"layout": layout | {"yaxis": layout["yaxis"] | {"ticktext": names}, "shapes": shapes}}


def _row(point: Mapping[str, Any]) -> int:
    """The row at whose height the mark stands; -1 on an axis that has no rows."""
    height = point.get("y")
    return round(height) if isinstance(height, int | float) else -1


def _names(exhibit: Exhibit) -> list[str]:
    axis = (exhibit.figure or {}).get("layout", {}).get("yaxis") or {}
    return [_plain(str(name)) for name in axis.get("ticktext") or ()]


def _plain(name: str) -> str:
    return _RANK.sub("", " ".join(html.unescape(name).split()))


def _texts(exhibit: Exhibit) -> list[tuple[str, ...]]:
    """The first texts of every row."""
    leading = [column.key for column in exhibit.columns if column.kind == "text"][:_LEADING]
    return [
        tuple(" ".join(str(value).split()) for value in values)
        for values in zip(*(exhibit.table[key].tolist() for key in leading), strict=True)
    ]


def _words_of(texts: Sequence[str]) -> set[str]:
    """The names that a row bears: each of its texts, and two of them joined as charts join them."""
    joined = {f"{one}{sign}{other}" for one, other in combinations(texts, 2) for sign in _JOINTS}
    return {*texts, *joined} - {""}


def _is_in_order(names: Sequence[str], borne: Sequence[set[str]]) -> bool:
    return len(names) <= len(borne) and all(name in words for name, words in zip(names, borne, strict=False))


def _is_shared(exhibit: Exhibit, rows: Sequence[int]) -> bool:
    """Whether units of one name stand behind the rows: nobody could tell which of them was meant."""
    if "unit_code" not in exhibit.table or "unit_name" not in exhibit.table:
        return False
    units = exhibit.table.iloc[list(rows)][["unit_name", "unit_code"]].drop_duplicates()
    return bool(units["unit_name"].duplicated().any())
