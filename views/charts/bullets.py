"""Bullet rows: actual as a bar, each row's own target as a black tick, the figures in words at the right.

Bars start at zero; rates that all lie above 80 % become dots on a cut axis. A row without an actual is hatched; a row without a target has no tick.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from indicators.catalog.texts import text
from views import theme
from views.charts import row_marks
from views.charts import rows as parts

BARS_END = 0.47
BAR = 0.5
CUT_FROM = 80
"""Where every value lies above this share, bars from zero hide the gaps: dots on a cut axis show them."""
LEAST_SPAN = 5
"""Points that an axis spans at least: smaller differences are noise."""


@dataclass(frozen=True, slots=True)
class BulletRow:
    """One row: `actual` and `target` on the scale of the axis, `texts` one word per column at the right."""

    name: str
    actual: float | None
    target: float | None
    texts: tuple[str, ...]
    is_missed: bool = False
    hover: str = ""


def axis_start(rows: Sequence[BulletRow], suffix: str) -> float:
    """0, or where the cut axis of rates begins; the subtitle of the exhibit must say so."""
    values = [
        value
        for row in rows
        for value in (row.actual, row.target)
        if row.actual is not None and value is not None
    ]
    if not suffix or not values or min(values) <= CUT_FROM:
        return 0
    return floor(min(min(values) - 1, max(values) - LEAST_SPAN) / LEAST_SPAN) * LEAST_SPAN


@dataclass(frozen=True, slots=True)
class Bullets:
    """Bullet rows in the order given; `suffix` is written behind the numbers of the axis (` %`)."""

    rows: Sequence[BulletRow]
    heads: Sequence[str]
    suffix: str = ""

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without rows."""
        if not self.rows:
            return None
        start, end = axis_start(self.rows, self.suffix), _axis_end(self.rows)
        span = (end - start) * 0.04
        actual, target = [row.actual for row in self.rows], [row.target for row in self.rows]
        colours = [theme.FAILING if row.is_missed else theme.ACCENT for row in self.rows]
        hovers = [parts.hover(row.hover or row.name) for row in self.rows]
        silent = [i for i, value in enumerate(actual) if value is None]
        frame = parts.Rows(
            [row.name for row in self.rows], self.heads, [row.texts for row in self.rows], BARS_END
        )
        return frame.figure(
            [
                row_marks.dots(actual, colours, hovers)
                if start
                else row_marks.bars(actual, colours, hovers, BAR),
                row_marks.hatch(silent, end + span - start, text("charts", "not_enough_data"), start),
                row_marks.ticks(target, len(self.rows), text("charts", "target")),
            ],
            theme.axis(range=[start, end + span], ticksuffix=self.suffix, nticks=7),
            barmode="overlay",
            shapes=row_marks.spans(actual, target, colours) if start else [],
        )


def _axis_end(rows: Sequence[BulletRow]) -> float:
    values = [value for row in rows for value in (row.actual, row.target) if value is not None]
    return max(values, default=0) or 1
