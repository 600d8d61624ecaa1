"""Colours, type and the slim figure frame that every chart shares.

The palette is that of paper and slides; on the screen `palettes` may put another in its place. It keeps its steps apart
for colour-blind readers and in print; no colour stands without a word or sign.
"""

from functools import cache
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
EDGE = "#6B7785"
"""Outline of fills too pale to stand out from the page by themselves."""
QUIET = "#5F6B76"
"""Words that must not compete with those of the data."""
NOT_YET = "#ECECEC"
"""A field of years that come before a beginning."""
BAND = "rgba(0,114,178,0.14)"
"""An interval around a line."""
HALO = ", ".join(["0 0 3px #FFFFFF"] * 6)
"""Shadow of words that stand on a hatch: the ground of the page around each letter."""
LEAST_OF_MARKS, LEAST_OF_LETTERS = 3.0, 4.5
"""Contrast that a mark keeps from the page, and letters from what they stand on (WCAG 2.1, AA)."""

LEVELS = {0: "#B34700", 1: "#C6DBEF", 2: "#6BAED6", 3: "#08519C"}
"""Standard levels: 0 not met, 1 to 3 met; always shown with the digit."""

FONT = "Source Sans, Segoe UI, Roboto, Arial, sans-serif"
FONT_SIZE = 14
SMALL = 13

FEW = 6
"""Up to here an axis of counts names every number."""

ROW = 26
"""Height of one row of bars, px: fifteen rows stay above the fold of a 1366 × 768 screen."""

CONFIG: dict[str, Any] = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def text_on(colour: str) -> str:
    """Colour of letters printed on a filled mark: dark or white, whichever stands out more."""
    return TEXT if contrast(colour, TEXT) >= contrast(colour, MISSING) else MISSING


def outline(fill: str, otherwise: str = "") -> str:
    """Colour of the line around a fill: dark around a pale one, else `otherwise` (the fill itself by default)."""
    return EDGE if contrast(fill, MISSING) < LEAST_OF_MARKS else otherwise or fill


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#RRGGBB`, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
