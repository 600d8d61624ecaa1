"""Axes of a drawing: from values of a figure to points, the ticks between, and the room that tick words take."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from views import formats, theme
from views.export.svg import letters

Layout = Mapping[str, Any]
TICK_GAP = 6


@dataclass(frozen=True, slots=True)
class Area:
    """The plot within its margins, px."""

    left: float
    top: float
    width: float
    height: float

    def across(self, share: float) -> float:
        """A share of the width as a point."""
        return self.left + share * self.width

    def down(self, share: float) -> float:
        """A share of the height, from below, as a point."""
        return self.top + (1 - share) * self.height


@dataclass(frozen=True, slots=True)
class Scale:
    """One axis: its values from `low` to `high` lie between two points."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies, px."""
        span = self.high - self.low or 1.0
        return self.start + (float(value) - self.low) / span * (self.end - self.start)


def area_of(layout: Layout, width: float) -> Area:
    """The plot area: the margins of the figure, widened by the words of its axes as the screen does."""
    margin = layout.get("margin", {})
    left, right = float(margin.get("l", 8)), float(margin.get("r", 8))
    top, bottom = float(margin.get("t", 8)), float(margin.get("b", 8))
    for key, axis in layout.items():
        if not _is_shown(axis) or not axis.get("automargin"):
            continue
        labels = [str(label) for label in axis.get("ticktext", [])]
        size = axis.get("tickfont", {}).get("size", theme.SMALL)
        if key.startswith("yaxis"):
            longest = max((letters.width(label, size) for label in labels), default=4 * size)
            left = max(left, min(longest + TICK_GAP + 4, width * 0.4))
        elif key.startswith("xaxis"):
            lines = max((len(letters.lines_of(label)) for label in labels), default=1)
            room = lines * size * 1.3 + TICK_GAP
            if axis.get("side") == "top":
                top = max(top, room)
            else:
                bottom = max(bottom, room)
    return Area(left, top, width - left - right, float(layout["height"]) - top - bottom)


def scale_of(layout: Layout, key: str, area: Area, values: list[float]) -> Scale:
    """The scale of one axis (`xaxis`, `yaxis2`); without a range, that of the values."""
    axis = layout.get(key, {})
    given = axis.get("range") or _room(values)
    domain = axis.get("domain", (0, 1))
    ends = (
        (area.across(domain[0]), area.across(domain[1]))
        if key.startswith("x")
        else (area.down(domain[0]), area.down(domain[1]))
    )
    return Scale(float(given[0]), float(given[1]), *ends)


def ticks(axis: Mapping[str, Any], scale: Scale) -> list[tuple[float, str]]:
    """Values and words of the ticks of an axis."""
    if axis.get("showticklabels") is False:
        return []
    if "tickvals" in axis:
        return list(zip(axis["tickvals"], axis.get("ticktext", axis["tickvals"]), strict=True))
    low, high = sorted((scale.low, scale.high))
    step = float(axis.get("dtick") or _step(high - low, int(axis.get("nticks", 6))))
    first = math.ceil(low / step - 1e-9)
    suffix = str(axis.get("ticksuffix", ""))
    values = [place * step for place in range(first, math.floor(high / step + 1e-9) + 1)]
    return [(value, f"{formats.figure(round(value, 9))}{suffix}") for value in values]


def _is_shown(axis: object) -> bool:
    return isinstance(axis, dict) and axis.get("visible") is not False


def _room(values: list[float]) -> tuple[float, float]:
    """A range around values, a little wider than they are."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or 1.0) * 0.04
    return low - room, high + room


def _step(span: float, most: int) -> float:
    """The finest round step that makes at most `most` ticks."""
    rough = (span or 1.0) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
