"""Tile map: one square per commune, each near where it lies, coloured and signed by its state; no map server is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import markup, theme
from views.charts.cells import Cell

SIDE = 92
"""Side of a square, px: a short name and a sign are read across a room."""
_LINE = 12
_WIDEST, _PAGE = 165, 960
"""A square grows no wider than that on a page of that width, px."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One commune: its place on the grid (column from the west, row from the north) and what its square shows."""

    name: str
    column: int
    row: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class TileMap:
    """The squares of one tier."""

    tiles: Sequence[Tile]

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without squares."""
        if not self.tiles:
            return None
        across = max(tile.column for tile in self.tiles) + 1
        down = max(tile.row for tile in self.tiles) + 1
        return {
            "data": [self._squares(is_hatched=False), self._squares(is_hatched=True)],
            "layout": theme.frame(
                down * SIDE + 16,
                barmode="overlay",
                bargap=0,
                xaxis={
                    "range": [0, across],
                    "domain": [0, min(across * _WIDEST / _PAGE, 1)],
                    "visible": False,
                    "fixedrange": True,
                },
                yaxis={"range": [down - 0.5, -0.5], "visible": False, "fixedrange": True},
            ),
        }

    def _squares(self, is_hatched: bool) -> dict[str, Any]:
        tiles = [tile for tile in self.tiles if tile.cell.is_hatched == is_hatched]
        colours = [theme.MISSING if is_hatched else tile.cell.colour for tile in tiles]
        marker: dict[str, Any] = {"color": colours, "line": {"width": 3, "color": theme.MISSING}}
        if is_hatched:
            # One fill for the trace, or Plotly takes the colour of the hatch from the fills.
            pattern = {"shape": "/", "fgcolor": theme.CONTEXT, "size": 7}
            marker = {
                "color": theme.MISSING,
                "pattern": pattern,
                "line": {"width": 1, "color": theme.HATCH},
            }
        return {
            "type": "bar",
            "orientation": "h",
            "x": [1] * len(tiles),
            "width": 1,
            "base": [tile.column for tile in tiles],
            "y": [tile.row for tile in tiles],
            "text": [f"{_wrapped(tile.name)}<br><b>{markup.label(tile.cell.sign)}</b>" for tile in tiles],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {
                "size": theme.SMALL,
                "color": [theme.TEXT if is_hatched else theme.text_on(colour) for colour in colours],
            },
            "marker": marker,
            "customdata": [markup.label(tile.name) for tile in tiles],
            "hovertext": [markup.label(tile.cell.hover or tile.name).replace("\n", "<br>") for tile in tiles],
            "hoverinfo": "text",
        }


def _wrapped(name: str) -> str:
    """A long name on two lines, broken at a blank."""
    if len(name) <= _LINE or " " not in name:
        return markup.label(name)
    blanks = [place for place, sign in enumerate(name) if sign == " "]
    middle = min(blanks, key=lambda place: abs(place - len(name) / 2))
    return f"{markup.label(name[:middle])}<br>{markup.label(name[middle + 1 :])}"
