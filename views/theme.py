"""Colours, type and the slim figure frame that every chart shares.

The palette keeps its steps apart for colour-blind readers and in print; no colour stands without a word or sign.
"""

from typing import Any

from indicators.catalog.language import VIETNAMESE, language

ACCENT = "#0072B2"
NEAR = "#F5C242"
FAILING = "#B34700"
CONTEXT = "#BFBFBF"
PALE = "#EEF2F5"
MISSING = "#FFFFFF"
HATCH = "#8C8C8C"
TEXT = "#222222"
TARGET = "#000000"
GRID = "#E3E7EB"

LEVELS = {0: "#B34700", 1: "#C6DBEF", 2: "#6BAED6", 3: "#08519C"}
"""Standard levels: 0 not met, 1 to 3 met; always shown with the digit."""

TEXT_ON = {ACCENT: "#FFFFFF", FAILING: "#FFFFFF", LEVELS[3]: "#FFFFFF"}
"""Letters on a coloured cell; every colour not named here takes the dark text."""

FONT = "Source Sans, Segoe UI, Roboto, Arial, sans-serif"
FONT_SIZE = 14
SMALL = 13

FEW = 6
"""Up to here an axis of counts names every number."""

ROW = 26
"""Height of one row of bars, px: fifteen rows stay above the fold of a 1366 × 768 screen."""

CONFIG: dict[str, Any] = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def text_on(colour: str) -> str:
    """Colour of letters printed on a filled mark."""
    return TEXT_ON.get(colour, TEXT)


def row_height(rows: int) -> int:
    """Height of one row: 44 px for a handful, falling to 22 px where many rows must fit."""
    if rows <= 5:
        return 40
    return ROW if rows <= 20 else 22


def frame(height: int, **layout: Any) -> dict[str, Any]:
    """Layout of a figure: our own few lines instead of Plotly's 7 kB template, comma decimals, no animation.

    Nested entries (`xaxis`, `margin`) replace the default as a whole.
    """
    base: dict[str, Any] = {
        "template": {"layout": {}},
        "separators": ",." if language() == VIETNAMESE else ".,",
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "font": {"family": FONT, "size": FONT_SIZE, "color": TEXT},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "showlegend": False,
        "hoverlabel": {"bgcolor": "#FFFFFF", "bordercolor": HATCH, "font": {"size": SMALL, "color": TEXT}},
        "dragmode": False,
        "bargap": 0.35,
        # Plotly shrinks letters to the bar; a number that cannot be read across a room is no number.
        "uniformtext": {"minsize": 12, "mode": "show"},
    }
    return base | layout


def axis(**entries: Any) -> dict[str, Any]:
    """A quiet axis: dark letters, pale grid, no zoom."""
    base: dict[str, Any] = {
        "fixedrange": True,
        "gridcolor": GRID,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": SMALL, "color": TEXT},
    }
    return base | entries


def whole_ticks(end: float) -> dict[str, Any]:
    """Ticks of an axis that counts things: whole numbers, each once."""
    return {"tick0": 0, "dtick": 1} if end <= FEW else {"nticks": 6, "tickformat": ",d"}


def legend() -> dict[str, Any]:
    """A legend in one line above the figure."""
    return {
        "orientation": "h",
        "x": 0,
        "y": 1.02,
        "yanchor": "bottom",
        "font": {"size": SMALL},
        "itemclick": False,
    }
