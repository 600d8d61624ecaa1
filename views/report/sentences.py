"""Paragraphs from an exhibit in office Vietnamese: what is met, exceeded or missed, and what rose or fell since last year.

The same data give the same text. Causes are not in the data: the officer writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from indicators.terms import SchoolYear
from views import answers, formats
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import target_words
from views.exhibits.target_words import is_count

_TARGET_KEYS = {
    "status",
    "name",
    "unit_name",
    "value",
    "target",
    "gap",
    "gap_count",
    "word",
    "indicator",
    "unit_id",
}
_NAMED = 3
_HAIR = 1e-6
_STATES = ("met", "not_met", "insufficient_data")


def paragraphs(exhibit: Exhibit, context: Context) -> list[str]:
    """The finding, then what its rows say."""
    said = [exhibit.finding]
    if set(exhibit.table.columns) >= _TARGET_KEYS:
        said += [*_attainment(exhibit.table), *_changes(exhibit.table, context)]
    return said


def _attainment(table: pd.DataFrame) -> list[str]:
    counts = {state: int((table["status"] == state).sum()) for state in _STATES}
    parts = [
        text("report", f"targets.{state}", count=formats.number(count))
        for state, count in counts.items()
        if count
    ]
    if not parts:
        return []
    whole = formats.number(sum(counts.values()))
    lines = [text("report", "targets.counts", all=whole, parts=formats.enumeration(parts))]
    # Sorted by a column of their own: the sign of a gap depends on the target's direction.
    table = _named(table).assign(by=table["gap"].astype("float64").abs())
    exceeded = table[(table["status"] == "met") & (table["by"] > 0)]
    if names := [_exceeded(row) for row in _rows(exceeded, "by")]:
        lines.append(text("report", "targets.exceeded", names="; ".join(names)))
    missed = table[table["status"] == "not_met"]
    if names := [_missed(row) for row in _rows(missed, "by")]:
        others = len(missed) - len(names)
        if others:
            names.append(f"{formats.number(others)} {text('report', 'targets.others')}")
        lines.append(text("report", "targets.missed", names="; ".join(names)))
    return lines


def _named(table: pd.DataFrame) -> pd.DataFrame:
    """Names that stand alone in a sentence: with the unit, where a table holds several targets of several units."""
    if table["unit_id"].nunique() < 2 or (table["name"] == table["unit_name"]).any():
        return table
    pairs = zip(table["name"], table["unit_name"], strict=True)
    return table.assign(
        name=[text("report", "targets.at_unit", name=name, unit=unit) for name, unit in pairs]
    )


def _exceeded(row: dict[str, Any]) -> str:
    """By how much it is exceeded: in persons, classes or rooms where it counts them, else in points."""
    surplus = formats.points(abs(row["gap"])).lstrip("+")
    if is_count(indicators()[str(row["indicator"])]) and not formats.is_missing(row["gap_count"]):
        surplus = text(
            "report", "targets.surplus", count=formats.number(abs(row["gap_count"])), word=row["word"]
        )
    name, value = _inside(row["name"]), target_words.actual(row)
    return text("report", "targets.one_exceeded", name=name, value=value, surplus=surplus)


def _missed(row: dict[str, Any]) -> str:
    lacking = ""
    if not formats.is_missing(row["gap_count"]) and row["gap_count"]:
        count = formats.number(abs(row["gap_count"]))
        lacking = text("report", "targets.lacking", count=count, word=row["word"])
    return text("report", "targets.one_missed", name=_inside(row["name"]), lacking=lacking,
                value=target_words.actual(row), target=target_words.target(row))  # fmt: skip


def _changes(table: pd.DataFrame, context: Context) -> list[str]:
    """What rose and fell most since last year, of rates alone; years that do not compare are said, not compared."""
    only = tuple(
        sorted({str(key) for key in table["indicator"].dropna() if not is_count(indicators()[str(key)])})
    )
    units = tuple(sorted({int(unit) for unit in table["unit_id"]}))
    if not only:
        return []
    series = answers.series_of(context, only, units)
    if series.empty:
        return []
    now = series[(series["school_year"] == context.school_year) & (series["grade"] == "")]
    keys = ["unit_id", "indicator", "level"]
    known = now.merge(_named(table)[[*keys, "name"]], on=keys).dropna(subset=["value"])
    year = SchoolYear.parse(context.school_year).previous
    # Across a break there is no change to read: its rows are told by their reason.
    comparable = known[(known["break"].fillna("") == "") & known["change"].notna()]
    lines = []
    for direction, sign in (("improved", 1), ("fallen", -1)):
        moved = comparable.assign(by=comparable["change"].astype("float64") * sign)
        if names := [_change(row) for row in _rows(moved[moved["by"] > 0], "by")]:
            lines.append(text("report", f"changes.{direction}", year=year, names="; ".join(names)))
    reasons = sorted({str(note) for note in known.loc[known["break"].fillna("") != "", "break_note"] if note})
    if reasons and comparable.empty:
        lines.append(
            text(
                "report",
                "changes.not_comparable",
                year=year,
                reasons="; ".join(reason.rstrip(".") for reason in reasons[:2]),
            )
        )
    return lines


def _change(row: dict[str, Any]) -> str:
    """`tăng 0,55 điểm % (từ 90,86 % lên 91,41 %)`: as many decimals as it takes for the printed numbers to add up."""
    change, after = float(row["change"]), float(row["value"])
    before = after - change
    decimals = next(
        (d for d in (1, 2, 3) if abs(round(after, d) - round(before, d) - round(change, d)) < _HAIR), 4
    )
    rose = change > 0
    points = formats.points_alone(abs(change), decimals).lstrip("+")
    said = text("report", "changes.up" if rose else "changes.down", points=points)
    ends = {
        "before": formats.percent(before, decimals=decimals), "after": formats.percent(after, decimals=decimals)
    }  # fmt: skip
    key = "changes.one" if rose else "changes.one_fallen"
    return text("report", key, name=_inside(row["name"]), change=said, **ends)


def _rows(frame: pd.DataFrame, by: str) -> Sequence[dict[str, Any]]:
    """The first few by size, equal ones in the order of the table."""
    if frame.empty:
        return []
    first = frame.sort_values(by, ascending=False, kind="stable").head(_NAMED)
    return [{str(key): value for key, value in row.items()} for row in first.to_dict("records")]


def _inside(name: object) -> str:
    """A name within a sentence: what is measured begins small, a unit keeps its capitals."""
    label = str(name)
    is_unit = any(
        label.startswith(word) for word in (*words("report", "unit_words").values(), text("report", "school"))
    )
    return label if is_unit else formats.inside(label)
