"""What a table of targets says in an office's words: how many are met, which are exceeded and which are missed most."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from views import formats
from views.exhibits import target_words, wording
from views.exhibits.target_words import is_count
from views.report.listing import enumerated, first, inside

KEYS = {
    "status",
    "name",
    "unit_name",
    "unit_kind",
    "value",
    "target",
    "gap",
    "gap_count",
    "word",
    "indicator",
    "unit_id",
}
"""Columns by which a table of targets is known."""
_WORST_FIRST = ("not_met", "insufficient_data", "met")


def sentences(table: pd.DataFrame) -> list[str]:
    """How many are met, not met or open; the first few above their target, and below it."""
    table = table[table["target"].notna()]
    if table.empty:
        return []
    # Sorted by a column of their own: the sign of a gap depends on the target's direction.
    named = at_their_units(table).assign(by=table["gap"].astype("float64").abs())
    exceeded = first(named[(named["status"] == "met") & (named["by"] > 0)], "by")
    missed = named[named["status"] == "not_met"]
    listed = first(missed, "by")
    said = [_counts(table)]
    if exceeded:
        said.append(text("report", "targets.exceeded", names="; ".join(map(_exceeded, exceeded))))
    if listed:
        others = text("report", "targets.target" if _is_of_one_unit(table) else "targets.line")
        names = enumerated([_missed(row) for row in listed], len(missed) - len(listed), others)
        said.append(text("report", "targets.missed", names=names))
    return said


def at_their_units(table: pd.DataFrame) -> pd.DataFrame:
    """Names that stand alone in a sentence: with the unit, where a table holds several targets of several units."""
    if _is_of_one_unit(table) or (table["name"] == table["unit_name"]).any():
        return table
    pairs = zip(table["name"], table["unit_name"], strict=True)
    names = [text("report", "targets.at_unit", name=name, unit=inside(unit)) for name, unit in pairs]
    return table.assign(name=names)


def _is_of_one_unit(table: pd.DataFrame) -> bool:
    return table["unit_id"].nunique() < 2


def _counts(table: pd.DataFrame) -> str:
    """How many targets are met, or how many of the units that were given one and the same."""
    is_of_units = table["indicator"].nunique() == 1 and not _is_of_one_unit(table)
    kind = wording.unit_kind(str(table["unit_kind"].iloc[0]))
    noun = kind if is_of_units else text("report", "targets.target")
    assigned = text("report", "targets.units" if is_of_units else "targets.targets", kind=kind)
    counts = (_by_unit(table) if is_of_units else table["status"]).value_counts()
    known = {
        state: int(counts[state]) for state in ("met", "not_met", "insufficient_data") if state in counts
    }
    states = {state: text("report", f"targets.{state}") for state in known}
    whole = formats.number(sum(known.values()))
    if len(known) == 1 and whole != "1":
        return text("report", "targets.all", all=whole, assigned=assigned, state=next(iter(states.values())))
    parts = [
        text("report", "targets.some", count=formats.number(count), noun=noun, state=states[state])
        for state, count in known.items()
    ]
    return text("report", "targets.counts", all=whole, assigned=assigned, parts=formats.enumeration(parts))


def _by_unit(table: pd.DataFrame) -> pd.Series:
    """Each unit once, by the worst that is known of its levels."""
    ranks = table["status"].map({state: rank for rank, state in enumerate(_WORST_FIRST)})
    return ranks.groupby(table["unit_id"]).min().map(dict(enumerate(_WORST_FIRST)))


def _exceeded(row: dict[str, Any]) -> str:
    """By how much it is exceeded: in persons, classes or rooms where it counts them, else in points."""
    surplus = formats.points(abs(row["gap"])).lstrip("+")
    if is_count(indicators()[str(row["indicator"])]) and not formats.is_missing(row["gap_count"]):
        surplus = f"{formats.number(abs(row['gap_count']))} {row['word']}"
    name, value = inside(row["name"]), target_words.actual(row)
    return text("report", "targets.one_exceeded", name=name, value=value, surplus=surplus)


def _missed(row: dict[str, Any]) -> str:
    lacking = ""
    if not formats.is_missing(row["gap_count"]) and row["gap_count"]:
        count = formats.number(abs(row["gap_count"]))
        lacking = text("report", "targets.lacking", count=count, word=row["word"])
    return text("report", "targets.one_missed", name=inside(row["name"]), lacking=lacking,
                value=target_words.actual(row), target=target_words.target(row))  # fmt: skip
