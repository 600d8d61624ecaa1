"""Pace: how much of the way from the starting value to the target is done, beside how much of the time is gone.

One bar per target from zero; the vertical line is the elapsed share of the time. What moved away from the target lies
left of zero; what lies beyond 120 % is cut, with its figure in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import formats, markup, theme
from views.charts import row_marks
from views.charts import rows as parts

BARS_END = 0.5
BAR = 0.55
LEAST, MOST = -0.2, 1.2
"""Share of the way at which the axis ends; bars beyond are cut there."""

_HAIR = 0.05
"""Length of the bar of a target to which nothing was done yet, percent."""


@dataclass(frozen=True, slots=True)
class PaceRow:
    """One target: `done` is the share of the way (1 = reached), None where start or target is unknown."""

    name: str
    done: float | None
    texts: tuple[str, ...]
    lacking: str = ""
    """What is unknown, in words, where `done` is None."""
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """Rows in the order given; `elapsed` is the share of the time that is gone, `elapsed_text` names it."""

    rows: Sequence[PaceRow]
    heads: Sequence[str]
    elapsed: float
    elapsed_text: str = ""

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.rows:
            return None
        start = min((row.done for row in self.rows if row.done is not None), default=0)
        least = max(LEAST, start) if start < 0 else 0
        frame = parts.Rows(
            [row.name for row in self.rows], self.heads, [row.texts for row in self.rows], BARS_END
        )
        return frame.figure(
            [self._bars(), *self._unknown(least)],
            theme.axis(range=[100 * least, 100 * MOST], ticksuffix=" %", dtick=20),
            barmode="overlay",
            annotations=[self._elapsed_label()],
            shapes=[_line(100 * self.elapsed, theme.TEXT, "dash"), _line(0, theme.HATCH, "solid")],
        )

    def _bars(self) -> dict[str, Any]:
        done = [row.done for row in self.rows]
        lengths = [None if share is None else _length(share) for share in done]
        hovers = [parts.hover(row.hover or row.name) for row in self.rows]
        bars = row_marks.bars(lengths, [self._colour(share or 0) for share in done], hovers, BAR)
        fills = bars["marker"]["color"]
        return bars | {
            "text": [_printed(share) for share in done if share is not None],
            "textposition": "auto",
            "insidetextfont": {"size": theme.SMALL, "color": [theme.text_on(fill) for fill in fills]},
            "outsidetextfont": {"size": theme.SMALL, "color": theme.TEXT},
            "marker": {
                "color": fills,
                "line": {"width": 1, "color": [theme.outline(fill) for fill in fills]},
            },
        }

    def _unknown(self, least: float) -> list[dict[str, Any]]:
        """Rows without a starting value or a target, each with the word for what is lacking."""
        silent = [place for place, row in enumerate(self.rows) if row.done is None]
        words = {self.rows[place].lacking for place in silent}
        return [
            row_marks.hatch(
                [place for place in silent if self.rows[place].lacking == word],
                100 * (MOST - least),
                word,
                100 * least,
            )
            for word in sorted(words)
        ]

    def _colour(self, done: float) -> str:
        if done < 0:
            return theme.FAILING
        return theme.ACCENT if done >= self.elapsed else theme.NEAR

    def _elapsed_label(self) -> dict[str, Any]:
        return {
            "text": markup.label(self.elapsed_text),
            "x": 100 * self.elapsed,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": theme.SMALL, "color": theme.TEXT},
        }


def _length(done: float) -> float:
    """The bar in percent, cut at the ends of the axis; never quite nothing, or Plotly leaves out its number."""
    return 100 * min(max(done, LEAST), MOST) or _HAIR


def _printed(done: float) -> str:
    words = formats.percent(100 * done, decimals=0)
    return f"{words} ►" if done > MOST else words


def _line(place: float, colour: str, dash: str) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"width": 2, "color": colour, "dash": dash},
    }
