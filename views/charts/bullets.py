"""Bullet rows: actual as a bar, each row's own target as a black tick, the figures in words at the right.

Bars start at zero. A row without an actual is hatched; a row without a target has no tick.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import markup, theme
from views.charts import rows as parts
from views.texts import text

BARS_END = 0.58


@dataclass(frozen=True, slots=True)
class BulletRow:
    """One row: `actual` and `target` on the scale of the axis, `texts` one word per column at the right."""

    name: str
    actual: float | None
    target: float | None
    texts: tuple[str, ...]
    is_missed: bool = False
    hover: str = ""


def figure(rows: Sequence[BulletRow], heads: Sequence[str], suffix: str = "") -> dict[str, Any] | None:
    """Bullet rows in the order given; `suffix` is written behind the numbers of the axis (` %`)."""
    if not rows:
        return None
    end = _axis_end(rows)
    columns, annotations = parts.text_columns(heads, [row.texts for row in rows])
    return {
        "data": [
            _bars(rows),
            parts.hatch(
                [i for i, row in enumerate(rows) if row.actual is None], end, text("charts", "not_reported")
            ),
            parts.ticks([row.target for row in rows], len(rows), text("charts", "target")),
            *columns,
        ],
        "layout": theme.frame(
            parts.height(len(rows), below=24),
            margin={"l": 8, "r": 4, "t": parts.HEAD, "b": 24},
            barmode="overlay",
            yaxis=parts.name_axis([row.name for row in rows]),
            xaxis=theme.axis(domain=[0, BARS_END], range=[0, end], ticksuffix=suffix, nticks=6),
            xaxis2=parts.text_axis(len(heads), BARS_END + 0.01),
            annotations=annotations,
        ),
    }


def _bars(rows: Sequence[BulletRow]) -> dict[str, Any]:
    known = [i for i, row in enumerate(rows) if row.actual is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [rows[i].actual for i in known],
        "y": known,
        "width": 0.5,
        "marker": {"color": [theme.FAILING if rows[i].is_missed else theme.ACCENT for i in known]},
        "hovertext": [markup.label(rows[i].hover or rows[i].name) for i in known],
        "hoverinfo": "text",
    }


def _axis_end(rows: Sequence[BulletRow]) -> float:
    values = [value for row in rows for value in (row.actual, row.target) if value is not None]
    return (max(values, default=0) or 1) * 1.06
