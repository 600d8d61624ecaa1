"""Level and change: where each unit stands against how it moved, in four named quadrants; two marks, no merged colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalog.texts import words
from views import markup, theme

HEIGHT = 420
MOST_NAMES = 12
"""Points that carry their name: the outermost ones; the rest keep theirs on hover and in the table."""
NAME_WIDTH, NAME_HEIGHT = 0.16, 0.13
"""Room that a name takes, as a share of the axes."""
LEAST_SPAN = 5
"""Points that the axis of values spans at least: smaller differences are noise."""
_AIR = 0.12
"""Room around the points for names and quadrants, as a share of their span."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One unit: its value now, the change in points since the year of comparison, and how many persons it counts."""

    name: str
    value: float
    change: float
    persons: float
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Movements:
    """All units; `middle` is the value that parts high from low (the target, or the value of the whole)."""

    points: Sequence[Movement]
    middle: float
    suffix: str = " %"

    def figure(self) -> dict[str, Any] | None:
        """As Plotly draws it; None without points."""
        if not self.points:
            return None
        across, up = self._axis(), self._moves()
        named = self._named(across, up)
        largest = max((point.persons for point in self.points), default=0) or 1
        return {
            "data": [
                {
                    "type": "scatter",
                    "mode": "markers+text",
                    "x": [point.value for point in self.points],
                    "y": [point.change for point in self.points],
                    "text": [
                        markup.label(point.name) if place in named else ""
                        for place, point in enumerate(self.points)
                    ],
                    "textposition": "top center",
                    "textfont": {"size": theme.SMALL, "color": theme.TEXT},
                    "marker": {
                        "size": [10 + 22 * (point.persons / largest) ** 0.5 for point in self.points],
                        "color": [
                            theme.FAILING if point.change < 0 else theme.ACCENT for point in self.points
                        ],
                        "symbol": [
                            "triangle-down" if point.change < 0 else "circle" for point in self.points
                        ],
                        "opacity": 0.8,
                        "line": {"width": 1, "color": theme.MISSING},
                    },
                    "customdata": [markup.label(point.name) for point in self.points],
                    "hovertext": [markup.label(point.hover or point.name) for point in self.points],
                    "hoverinfo": "text",
                    "cliponaxis": False,
                }
            ],
            "layout": theme.frame(
                HEIGHT,
                margin={"l": 8, "r": 12, "t": 12, "b": 30},
                xaxis=theme.axis(ticksuffix=self.suffix, nticks=7, range=list(across)),
                yaxis=theme.axis(nticks=7, range=list(up)),
                shapes=[self._cross("x"), self._cross("y")],
                annotations=_quadrants(),
            ),
        }

    def _axis(self) -> tuple[float, float]:
        """Ends of the axis of values, wide enough that noise stays small; rates stop soon after 100."""
        values = [*(point.value for point in self.points), self.middle]
        least, most = min(values), max(values)
        lacking = max(LEAST_SPAN - (most - least), 0)
        air = (most - least + lacking) * _AIR
        return least - lacking - air, most + air

    def _moves(self) -> tuple[float, float]:
        """Ends of the axis of changes, with room above for the highest name and its quadrant."""
        moves = [*(point.change for point in self.points), 0.0]
        air = (max(moves) - min(moves) or 1) * _AIR
        return min(moves) - air, max(moves) + 2 * air

    def _named(self, across: tuple[float, float], up: tuple[float, float]) -> set[int]:
        """The points farthest from the middle of the field, without names that would cover a point or one another."""
        far = sorted(
            range(len(self.points)),
            key=lambda place: -(abs(self.points[place].value - self.middle) + abs(self.points[place].change)),
        )
        wide, high = (across[1] - across[0]) * NAME_WIDTH, (up[1] - up[0]) * NAME_HEIGHT
        named: list[int] = []
        for place in far:
            if len(named) < MOST_NAMES and not any(
                self._is_covered(place, other, wide, high, other in named)
                for other in range(len(self.points))
                if other != place
            ):
                named.append(place)
        return set(named)

    def _is_covered(self, place: int, other: int, wide: float, high: float, is_named: bool) -> bool:
        """Whether the name above a point meets another point, or the name of one that has its own."""
        one, two = self.points[place], self.points[other]
        above = two.change - one.change
        reach = wide if is_named else wide / 2
        return abs(one.value - two.value) < reach and (-high if is_named else 0) <= above < high

    def _cross(self, axis: str) -> dict[str, Any]:
        other = "y" if axis == "x" else "x"
        at = self.middle if axis == "x" else 0
        return {
            "type": "line",
            f"{axis}0": at,
            f"{axis}1": at,
            f"{other}0": 0,
            f"{other}1": 1,
            f"{other}ref": "paper",
            "line": {"width": 1.5, "color": theme.HATCH},
            "layer": "below",
        }


def _quadrants() -> list[dict[str, Any]]:
    names = words("charts", "quadrant")
    places = {"low_up": (0, 1), "high_up": (1, 1), "low_down": (0, 0), "high_down": (1, 0)}
    return [
        {
            "text": markup.label(names[key]),
            "xref": "paper",
            "yref": "paper",
            "x": x,
            "y": y,
            "xanchor": "left" if x == 0 else "right",
            "yanchor": "top" if y == 1 else "bottom",
            "showarrow": False,
            "font": {"size": theme.SMALL, "color": theme.QUIET},
        }
        for key, (x, y) in places.items()
    ]
