"""A line through the years of one indicator, and how sure it is: weighted least squares on a fitting scale.

Pure arithmetic over a handful of points; knows neither the warehouse nor what a target means. The scale keeps every
projection possible: logit for rates (0-100), logarithm for counts, the plain scale only where a zero forbids it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, log1p, sqrt

from indicators.catalog.trends import TrendRules
from indicators.over_time import students_t

SCALES = ("logit", "log", "linear")


@dataclass(frozen=True, slots=True)
class Point:
    """One year: its value, its weight (0 = shown, not fitted), the persons behind it where known."""

    year: int
    value: float
    weight: float = 1.0
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """A fitted line on its scale; `low_end` is the least possible value on the plain scale."""

    scale: str
    level: float
    slope: float
    centre: float
    weight: float
    spread: float
    deviation: float
    degrees: int
    low_end: float

    def at(self, year: float) -> float:
        """The value that the line expects in a year."""
        return self._back(self._line(year))

    def interval(self, year: float, percent: float) -> tuple[float, float]:
        """Between which values a new year lies with that probability."""
        reach = students_t.quantile((1 + percent / 100) / 2, self.degrees) * self._deviation_at(year)
        middle = self._line(year)
        return self._back(middle - reach), self._back(middle + reach)

    def chance_of_at_least(self, value: float, year: float) -> float:
        """Probability that a new year reaches a value."""
        return students_t.probability_below(
            (self._line(year) - self._onto(value)) / self._deviation_at(year), self.degrees
        )

    def _line(self, year: float) -> float:
        return self.level + self.slope * (year - self.centre)

    def _deviation_at(self, year: float) -> float:
        return self.deviation * sqrt(1 + 1 / self.weight + (year - self.centre) ** 2 / self.spread)

    def _onto(self, value: float) -> float:
        if self.scale == "logit":
            return -inf if value <= 0 else inf if value >= 100 else log(value / (100 - value))
        if self.scale == "log":
            return log(value) if value > 0 else -inf
        return value

    def _back(self, place: float) -> float:
        if self.scale == "logit":
            return 100 * exp(-log1p(exp(-place))) if place > 0 else 100 * exp(place - log1p(exp(place)))
        return exp(min(place, 700.0)) if self.scale == "log" else max(place, self.low_end)


def scale_of(values: Sequence[float], *, is_rate: bool) -> str:
    """The scale on which a line through these values can mean something."""
    if is_rate and all(0 <= value <= 100 for value in values):
        return "logit"
    return "log" if all(value > 0 for value in values) else "linear"


def fitted(points: Sequence[Point], rules: TrendRules, *, is_rate: bool) -> Trend | None:
    """The line through the points that weigh anything; None where there are fewer than the rules ask for."""
    used = [point for point in points if point.weight > 0]
    if len(used) < rules.least_points:
        return None
    scale = scale_of([point.value for point in used], is_rate=is_rate)
    years, weights = [point.year for point in used], [point.weight for point in used]
    places = [_placed(point, scale, rules) for point in used]
    weight = sum(weights)
    centre = sum(w * x for w, x in zip(weights, years, strict=True)) / weight
    level = sum(w * y for w, y in zip(weights, places, strict=True)) / weight
    spread = sum(w * (x - centre) ** 2 for w, x in zip(weights, years, strict=True))
    slope = (
        sum(w * (x - centre) * (y - level) for w, x, y in zip(weights, years, places, strict=True)) / spread
    )
    left = sum(
        w * (y - level - slope * (x - centre)) ** 2 for w, x, y in zip(weights, years, places, strict=True)
    )
    degrees = len(used) - 2
    deviation = max(sqrt(left / degrees), _least_deviation(scale, level, rules))
    low_end = 0.0 if all(point.value >= 0 for point in used) else -inf
    return Trend(scale, level, slope, centre, weight, spread, deviation, degrees, low_end)


def _least_deviation(scale: str, level: float, rules: TrendRules) -> float:
    if scale == "logit":
        return rules.least_deviation_logit
    return rules.least_deviation_log if scale == "log" else max(rules.least_deviation_log * abs(level), 1e-9)


def _placed(point: Point, scale: str, rules: TrendRules) -> float:
    """On the scale; a rate of 0 or 100 moves in by half a person."""
    if scale == "logit":
        edge = rules.edge_points
        if point.denominator:
            edge = min(100 * rules.edge_persons / point.denominator, 50.0)
        value = min(max(point.value, edge), 100 - edge)
        return log(value / (100 - value))
    return log(point.value) if scale == "log" else point.value
