"""Where a line of answers is heading: pace now, pace required, projection with its interval, one class in one word.

Fits the years of `series` that compare with each other; never across a break, never through an incomplete sum. The
constants are declared in `trends.toml`; the arithmetic is in `fitting`.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from indicators.catalog.trends import TrendRules, trend_rules
from indicators.over_time.fitting import Point, Trend, fitted
from indicators.over_time.series import series
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

CLASSES = ("maintain", "accelerate", "reverse", "too_little_data", "no_target")

_NAMES = ("unit_id", "unit_code", "unit_name", "unit_kind", "indicator", "level", "grade")

COLUMNS = (*_NAMES, "first_year", "last_year", "points", "scale", "last_value", "change", "pace", "target",
           "target_year", "required_pace", "projected", "low", "high", "chance", "class", "reason")  # fmt: skip

PATH_COLUMNS = (*_NAMES, "school_year", "observed", "projected", "low", "high", "required", "target", "break",
                "break_note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked of a line: by which year, which value, and whether years weigh by how far they can be trusted.

    `target` None takes the newest one that the series knows, `target_year` '' its year where that lies ahead, else the
    declared number of years ahead.
    """

    target_year: str = ""
    target: float | None = None
    is_weighted: bool = True


AS_STATED = Aim()
"""What the office itself has stated."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached, and in which year; both None where nothing is."""

    value: float | None
    year: int


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a series with what was fitted through its last unbroken stretch."""

    rows: Sequence[Mapping[Hashable, Any]]
    entry: Indicator
    points: list[Point]
    goal: Goal
    trend: Trend | None

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None


def trends(
    warehouse: Warehouse,
    only: Sequence[str],
    unit_ids: Sequence[int] | None = None,
    boundaries: str = "now",
    aim: Aim = AS_STATED,
) -> pd.DataFrame:
    """`COLUMNS`, one row per unit, indicator, level and grade, in the order of `series`.

    `pace` is what the line through the years gains per year from the last known one on, `required_pace` what it takes
    from the last value to the target, both in the indicator's unit per year. `chance` of reaching the target is
    rounded to whole steps (10 %). `class`: maintain (the line reaches the target), accelerate (it does not), reverse
    (it moves away and does not reach it), too_little_data, no_target.
    """
    lines = _lines(series(warehouse, only, unit_ids, boundaries), boundaries, aim)
    return pd.DataFrame([_summary(line) for line in lines], columns=list(COLUMNS))


def paths(
    warehouse: Warehouse,
    only: Sequence[str],
    unit_ids: Sequence[int] | None = None,
    boundaries: str = "now",
    aim: Aim = AS_STATED,
) -> pd.DataFrame:
    """`PATH_COLUMNS`: the same year by year up to the target year, as a chart draws it.

    `projected` and `required` begin at the last known value, so that their lines join the observed one; `low` and
    `high` begin one year later. `target` stands in the target year alone. `break` as in `series`.
    """
    lines = _lines(series(warehouse, only, unit_ids, boundaries), boundaries, aim)
    return pd.DataFrame([row for line in lines for row in _path(line)], columns=list(PATH_COLUMNS))


def _lines(frame: pd.DataFrame, boundaries: str, aim: Aim) -> Iterator[_Line]:
    rules = trend_rules()
    for key, rows in frame.groupby(["unit_id", "indicator", "level", "grade"], sort=False):
        entry = indicators()[str(key[1])]  # type: ignore[index]
        years = rows.to_dict("records")
        points = _points(years, rules, boundaries, aim.is_weighted)
        goal = _goal(years, points, aim, rules)
        is_rate = entry.unit == "percent" and not entry.planned
        near = bool(points) and 0 < goal.year - points[-1].year <= rules.most_years
        yield _Line(years, entry, points, goal, fitted(points, rules, is_rate=is_rate) if near else None)


def _points(
    rows: Sequence[Mapping[Hashable, Any]], rules: TrendRules, boundaries: str, is_weighted: bool
) -> list[Point]:
    """Complete values since the last break. On the units of today the mark stands on an estimated year itself."""
    marked = [place for place, row in enumerate(rows) if row["break"]]
    first = max(marked, default=0)
    if marked and boundaries == "now" and "boundary" in rows[first]["break"].split(";"):
        first += 1
    return [
        Point(
            SchoolYear.parse(row["school_year"]).start,
            float(row["value"]),
            rules.weights.get(row["school_year"], 1.0) if is_weighted else 1.0,
            None if pd.isna(row["denominator"]) else float(row["denominator"]),
        )
        for row in rows[first:]
        if pd.notna(row["value"]) and (pd.isna(row["coverage"]) or row["coverage"] >= 1)
    ]


def _goal(
    rows: Sequence[Mapping[Hashable, Any]],
    points: Sequence[Point],
    aim: Aim,
    rules: TrendRules,
) -> Goal:
    stated = [
        (SchoolYear.parse(row["school_year"]).start, float(row["target"]))
        for row in rows
        if pd.notna(row["target"])
    ]
    last = points[-1].year if points else SchoolYear.parse(rows[-1]["school_year"]).start
    ahead = stated[-1][0] if stated and stated[-1][0] > last else last + int(rules.years)
    year = SchoolYear.parse(aim.target_year).start if aim.target_year else ahead
    by_then = [value for of_year, value in stated if of_year <= year]
    return Goal(aim.target if aim.target is not None else by_then[-1] if by_then else None, year)


def _summary(line: _Line) -> dict[str, object]:
    found: dict[str, object] = {
        **{name: line.rows[0][name] for name in _NAMES},
        "points": sum(point.weight > 0 for point in line.points),
        "target": line.goal.value,
        "target_year": str(SchoolYear(line.goal.year)),
        "scale": line.trend.scale if line.trend else "",
        "required_pace": _required_pace(line),
    }
    if line.last:
        of_year = {row["school_year"]: row for row in line.rows}
        found["first_year"] = str(SchoolYear(line.points[0].year))
        found["last_year"] = str(SchoolYear(line.last.year))
        found["last_value"] = line.last.value
        found["change"] = of_year[str(SchoolYear(line.last.year))]["change"]
    if line.trend and line.last:
        low, high = line.trend.interval(line.goal.year, trend_rules().interval_percent)
        found |= {"pace": _pace(line.trend, line.last), "projected": line.trend.at(line.goal.year), "low": low,
                  "high": high, "chance": _chance(line)}  # fmt: skip
    name = _class(line)
    return {**found, "class": name, "reason": _reason(line, name)}


def _required_pace(line: _Line) -> float | None:
    if line.goal.value is None or line.last is None or line.goal.year <= line.last.year:
        return None
    return (line.goal.value - line.last.value) / (line.goal.year - line.last.year)


def _pace(trend: Trend, last: Point) -> float:
    return trend.at(last.year + 1) - trend.at(last.year)


def _reachable(line: _Line) -> float | None:
    """The target; a rate of 100 (0) counts as reached where less than half a person is left."""
    value = line.goal.value
    if value is None or line.trend is None or line.trend.scale != "logit":
        return value
    rules, persons = trend_rules(), line.last.denominator if line.last else None
    edge = min(100 * rules.edge_persons / persons, 50.0) if persons else rules.edge_points
    return min(max(value, edge), 100 - edge)


def _chance(line: _Line) -> float | None:
    goal, direction = _reachable(line), line.entry.direction
    if goal is None or line.trend is None or direction == "neutral":
        return None
    above = line.trend.chance_of_at_least(goal, line.goal.year)
    step = trend_rules().chance_step
    return float(step * round(100 * (above if direction == "higher" else 1 - above) / step))


def _class(line: _Line) -> str:
    if line.trend is None or line.last is None:
        return "too_little_data"
    goal = _reachable(line)
    if goal is None or line.entry.direction == "neutral":
        return "no_target"
    sign = 1 if line.entry.direction == "higher" else -1
    if sign * (line.trend.at(line.goal.year) - goal) >= 0:
        return "maintain"
    return "reverse" if sign * _pace(line.trend, line.last) < -_standstill(line) else "accelerate"


def _standstill(line: _Line) -> float:
    """Change per year that is no movement."""
    rules = trend_rules()
    if line.entry.unit == "percent" or line.last is None:
        return float(rules.standstill_points)
    return abs(line.last.value) * rules.standstill_percent / 100


def _reason(line: _Line, name: str) -> str:
    rules = trend_rules()
    if name != "too_little_data":
        return text("trends", name, year=SchoolYear(line.goal.year))
    if line.last is None:
        return text("trends", "no_value")
    if line.goal.year <= line.last.year:
        return text("trends", "target_year_past", year=SchoolYear(line.goal.year))
    if line.goal.year - line.last.year > rules.most_years:
        return text("trends", "too_far", years=rules.most_years)
    used = sum(point.weight > 0 for point in line.points)
    broken = any(row["break"] for row in line.rows)
    return text("trends", "few_years_since_break" if broken else "few_years", known=used,
                needed=rules.least_points)  # fmt: skip


def _path(line: _Line) -> Iterator[dict[str, object]]:
    of_year = {SchoolYear.parse(row["school_year"]).start: row for row in line.rows}
    names = {name: line.rows[0][name] for name in _NAMES}
    pace = _required_pace(line)
    for year in range(min(of_year), max(*of_year, line.goal.year) + 1):
        row = of_year.get(year, {})
        found: dict[str, object] = {
            **names,
            "school_year": str(SchoolYear(year)),
            "observed": row.get("value"),
            "break": row.get("break", ""),
            "break_note": row.get("break_note", ""),
            "target": line.goal.value if year == line.goal.year else None,
        }
        if line.last and line.last.year <= year <= line.goal.year:
            if pace is not None:
                found["required"] = line.last.value + pace * (year - line.last.year)
            found |= _ahead(line, year)
        yield found


def _ahead(line: _Line, year: int) -> dict[str, object]:
    if line.trend is None or line.last is None:
        return {}
    if year == line.last.year:
        return {"projected": line.last.value}
    low, high = line.trend.interval(year, trend_rules().interval_percent)
    return {"projected": line.trend.at(year), "low": low, "high": high}
