"""“Từ kỳ họp trước đến nay”: what a freeze and today's figures say differently of the same year.

Newly met, lost, revised, or known only since then; by unit and target, worst first.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalog.texts import text, words
from views import formats
from views.completing import complete
from views.context import Context
from views.exhibit import Column, Exhibit
from views.exhibits import target_rows
from views.exhibits.records import records
from views.questions.targets import assigned

_KEYS = ["unit_code", "indicator", "level", "grade", "period"]
_CLASSES = ("lost", "newly_met", "revised", "newly_known", "no_longer_known")


def changes(before: Context, now: Context, frozen_on: str) -> Exhibit:
    """The targets of the chosen unit and those below it that are not what they were at the freeze."""
    was, is_now = _rows(before), _rows(now)
    merged = is_now.merge(was[[*_KEYS, "value", "status"]], on=_KEYS, how="outer", suffixes=("", "_before"))
    merged["class"] = [_class(row) for row in records(merged)]
    changed = merged[merged["class"] != ""].copy()
    labels = words("packs", "since.class")
    changed["class_label"] = changed["class"].map(labels)
    order = {code: place for place, code in enumerate(_CLASSES)}
    changed = changed.assign(rank=changed["class"].map(order))
    changed = changed.sort_values(["rank", "official_order"], kind="stable", ignore_index=True)
    exhibit = Exhibit(
        text("packs", "since.question"), _finding(changed, frozen_on), changed, _columns(), subtitle=frozen_on
    )
    return complete(now, exhibit)


def _rows(context: Context) -> pd.DataFrame:
    table = context.in_tree(assigned(context))
    table = table[table["target"].notna()].copy()
    names = [
        target_rows.line_name(str(key), str(level), str(grade))
        for key, level, grade in zip(table["indicator"], table["level"], table["grade"], strict=True)
    ]
    return table.assign(name=names)


def _class(row: dict[str, Any]) -> str:
    before, now = row["value_before"], row["value"]
    if formats.is_missing(before) and formats.is_missing(now):
        return ""
    if formats.is_missing(before):
        return "newly_known"
    if formats.is_missing(now):
        return "no_longer_known"
    states = (row["status_before"], row["status"])
    if states == ("not_met", "met"):
        return "newly_met"
    if states == ("met", "not_met"):
        return "lost"
    return "revised" if float(before) != float(now) else ""


def _finding(changed: pd.DataFrame, frozen_on: str) -> str:
    if changed.empty:
        return text("packs", "since.nothing", frozen=frozen_on)
    counts = changed["class"].value_counts()
    said = words("packs", "since.count")
    parts = [
        said[code].format(count=formats.number(int(counts[code]))) for code in _CLASSES if code in counts
    ]
    return text("packs", "since.finding", frozen=formats.inside(frozen_on), parts=", ".join(parts))


def _columns() -> tuple[Column, ...]:
    label = words("packs", "since.column")
    return (
        Column("unit_name", label["unit"], width=34),
        Column("name", label["name"], width=40),
        Column("class_label", label["class"], width=18),
        Column("value_before", label["before"], "percent"),
        Column("value", label["now"], "percent", threshold="target"),
        Column("target", label["target"], "percent"),
    )
