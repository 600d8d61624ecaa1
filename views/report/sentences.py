"""Paragraphs from an exhibit in office Vietnamese: the finding, or for tables of known kinds what their rows say.

The same data give the same text. Causes are not in the data: the officer writes them.
"""

from __future__ import annotations

import pandas as pd

from indicators.catalog.texts import text
from views import formats
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits.records import Record, records
from views.packs.since import CLASSES, QUESTION
from views.report import attainment, year_on_year
from views.report.listing import NAMED, enumerated, inside


def paragraphs(exhibit: Exhibit, context: Context, question: str = "") -> list[str]:
    """What the exhibit says; `question` is the id of what was asked."""
    if question == QUESTION:
        return [exhibit.finding, *_since(exhibit.table)]
    table = exhibit.table
    if set(table.columns) >= attainment.KEYS and table["target"].notna().any():
        return [*attainment.sentences(table), *year_on_year.sentences(table, context)]
    return [exhibit.finding]


def _since(table: pd.DataFrame) -> list[str]:
    """A sentence for each kind of change since the last meeting, its first rows named."""
    said = []
    for kind in CLASSES:
        rows = table[table["class"] == kind]
        if rows.empty:
            continue
        names = [_one(row) for row in records(rows.head(NAMED))]
        listed = enumerated(names, len(rows) - len(names), text("report", "targets.line"))
        said.append(text("report", f"since.{kind}", names=listed))
    return said


def _one(row: Record) -> str:
    """`xã Nà Tấu, số học sinh: 290 → 300`; of a late report, when it came."""
    named = {"unit": inside(row["unit_name"]), "name": formats.inside(str(row["name"]))}
    is_late = row["class"] == "late_report" and row["source"]
    facts = {key: row[key] for key in ("before", "now", "source")}
    return text("report", "since.one_late" if is_late else "since.one", **named, **facts)
