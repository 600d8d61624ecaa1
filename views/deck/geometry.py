"""Where things stand on a 16:9 slide and how much text fits there; inches and points.

A speaking slide is read from the last row: nothing the hall must read is below 18 pt. An annex slide may go to 11 pt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.catalog.texts import words
from views.deck import letters

WIDTH, HEIGHT = 13.333, 7.5
SIDE = 0.5
KICKER_TOP, KICKER_HEIGHT = 0.22, 0.26
TITLE_TOP, TITLE_HEIGHT = 0.5, 0.95
SUBTITLE_TOP, SUBTITLE_HEIGHT = 1.47, 0.3
BODY_TOP, BODY_BOTTOM = 1.86, 6.9
FOOTER_TOP, FOOTER_HEIGHT = 7.06, 0.24
KEY_HEIGHT = 0.62
"""Foot of the body of a speaking slide: what it leaves out, and how it is read."""

TITLE_SIZES = (28, 26, 24)
KICKER_SIZE, SUBTITLE_SIZES, FOOTER_SIZE = 14, (14, 13, 12), 10
READABLE = 18
"""The least that a hall reads from its last row, points."""
CHART_SIZES = ((10, READABLE), (12, 16), (20, 11))
"""Rows of a bar chart, and the largest letters at which every name of them is printed."""
SPEAKING_SIZES, ANNEX_SIZES = (24, 20, READABLE, 16, 14), (12, 11)
SPEAKING_ROWS, FEWEST_ROWS, ANNEX_ROWS = 10, 6, 18

LEADING = 1.2
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, inches."""

    left: float
    top: float
    width: float
    height: float

    def rows(self, share: float) -> "tuple[Box, Box]":
        """The box cut in two: the upper `share` of its height, and the rest."""
        upper = self.height * share
        return (
            Box(self.left, self.top, self.width, upper),
            Box(self.left, self.top + upper, self.width, self.height - upper),
        )

    def columns(self, share: float, gap: float = 0.2) -> "tuple[Box, Box]":
        """The box cut in two: the left `share` of its width, and the rest behind a gap."""
        left = self.width * share
        return (
            Box(self.left, self.top, left - gap / 2, self.height),
            Box(self.left + left + gap / 2, self.top, self.width - left - gap / 2, self.height),
        )


KICKER = Box(SIDE, KICKER_TOP, WIDTH - 2 * SIDE, KICKER_HEIGHT)
TITLE = Box(SIDE, TITLE_TOP, WIDTH - 2 * SIDE, TITLE_HEIGHT)
SUBTITLE = Box(SIDE, SUBTITLE_TOP, WIDTH - 2 * SIDE, SUBTITLE_HEIGHT)
BODY = Box(SIDE, BODY_TOP, WIDTH - 2 * SIDE, BODY_BOTTOM - BODY_TOP)
KEY = Box(SIDE, BODY_BOTTOM - KEY_HEIGHT, WIDTH - 2 * SIDE, KEY_HEIGHT)
SPOKEN = Box(SIDE, BODY_TOP, WIDTH - 2 * SIDE, BODY.height - KEY_HEIGHT - 0.06)
ANNEX = Box(SIDE, BODY_TOP, WIDTH - 2 * SIDE, BODY.height - 0.3)
ANNEX_KEY = Box(SIDE, BODY_BOTTOM - 0.24, WIDTH - 2 * SIDE, 0.24)
EDGE = Box(0, 0, WIDTH, 0.09)
FOOTER = Box(SIDE, FOOTER_TOP, WIDTH - 2 * SIDE, FOOTER_HEIGHT)


@dataclass(frozen=True, slots=True)
class Cover:
    """The parts of the first slide."""

    above: Box
    title: Box
    rule: Box
    below: Box
    stamp: Box


_COVER_SIDE = 1.2
_COVER_WIDTH = WIDTH - 2 * _COVER_SIDE
COVER = Cover(
    above=Box(_COVER_SIDE, 1.0, _COVER_WIDTH, 0.8),
    title=Box(_COVER_SIDE, 2.1, _COVER_WIDTH, 1.7),
    rule=Box(_COVER_SIDE, 3.98, 2.2, 0.08),
    below=Box(_COVER_SIDE, 4.3, _COVER_WIDTH, 1.7),
    stamp=Box(_COVER_SIDE, 6.3, _COVER_WIDTH, 0.4),
)


def lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a column of that width (inches) at that size (points)."""
    return sum(_lines_of(part, width, size, bold=bold) for part in text.split("\n"))


def text_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Height of a text, inches."""
    return lines(text, width, size, bold=bold) * size * LEADING / _POINTS


def clipped(text: str, width: float, size: float, most_lines: int, *, bold: bool = False) -> str:
    """The text as far as it fits, ended by `…` at a blank; the whole of it belongs into the notes then."""
    if lines(text, width, size, bold=bold) <= most_lines:
        return text
    kept = text.split(" ")
    while len(kept) > 1 and lines(" ".join(kept) + "…", width, size, bold=bold) > most_lines:
        kept.pop()
    short = " ".join(kept).rstrip(" ,;.–-")
    while len(short) > 1 and lines(short + "…", width, size, bold=bold) > most_lines:
        short = short[:-1]
    return f"{short}…"


def fitted(text: str, width: float, sizes: Sequence[float]) -> tuple[str, float]:
    """The text with the largest of `sizes` at which it is one line, clipped at the smallest."""
    for size in sizes:
        if lines(text, width, size) == 1:
            return text, size
    return clipped(text, width, sizes[-1], 1), sizes[-1]


def shortened(name: str, width: float, size: float) -> str:
    """The name in the office's short forms (`deck.toml`), one after the other until it fits."""
    for long, short in words("deck", "short").items():
        if letters.width(name, size) <= width:
            break
        name = name.replace(long, short)
    return name.strip()


def broken(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of one paragraph, filled word by word."""
    found: list[str] = []
    for word in text.split():
        if found and letters.width(f"{found[-1]} {word}", size, bold=bold) <= width:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def _lines_of(part: str, width: float, size: float, *, bold: bool) -> int:
    """Lines of one paragraph, filled word by word as the program that shows it does."""
    count, used = 1, 0.0
    blank = letters.width(" ", size, bold=bold)
    for word in part.split(" "):
        length = letters.width(word, size, bold=bold)
        if used and used + blank + length > width:
            count, used = count + 1, 0.0
        used += length + (blank if used else 0.0)
        if used > width:
            count += int(used / width)
            used %= width
    return count
