"""A cell where it stands: the numbers around it with what they were read as, who sent them, what became of the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from indicators.catalog.texts import text
from indicators.reporting import history
from views import answers, cell_words
from views.exhibits.history import revisions
from views.exhibits.records import Record, records

if TYPE_CHECKING:
    from views.context import Context
    from views.exhibit import Exhibit


@dataclass(frozen=True, slots=True)
class Origin:
    """The neighbourhood of one cell as a small sheet of texts, and the changes of the number in it."""

    sheet: pd.DataFrame
    changes: Exhibit


def of_cell(context: Context, file: str, sheet: str, cell: str) -> Origin:
    """Where one cell stands; an empty sheet where it is no longer among the numbers in use."""
    near = history.around(context.warehouse, file, sheet, cell)
    return Origin(_drawn(near, cell), revisions(_of_number(context, near, cell)))


def _drawn(near: pd.DataFrame, cell: str) -> pd.DataFrame:
    """Rows as they stand in the sheet: number of the row, its unit, one column per letter, a first line of meanings."""
    if cell not in set(near["cell"]):
        return pd.DataFrame()
    by_place = {(row["row"], row["column"]): row for row in records(near)}
    columns = sorted({column for _, column in by_place})
    centre = history.position(cell)
    letters = {column: _letters(column) for column in columns}
    meaning = {
        text("history", "origin.row"): "",
        text("history", "origin.unit"): text("history", "origin.meaning"),
        **{letters[column]: _meaning(near, column, centre[0]) for column in columns},
    }
    lines = [meaning]
    for row in sorted({row for row, _ in by_place}):
        found = {column: by_place.get((row, column)) for column in columns}
        unit = next((str(entry["unit_name"]) for entry in found.values() if entry), "")
        words = {letters[column]: _raw(entry, (row, column) == centre) for column, entry in found.items()}
        lines.append({text("history", "origin.row"): str(row), text("history", "origin.unit"): unit, **words})
    return pd.DataFrame(lines, dtype="str")


def _raw(entry: Record | None, is_centre: bool) -> str:
    if entry is None:
        return ""
    raw = str(entry["raw"])
    return text("history", "origin.mark", raw=raw) if is_centre else raw


def _meaning(near: pd.DataFrame, column: int, row: int) -> str:
    """What the column was read as, at the row nearest to the cell."""
    own = near[near["column"] == column]
    nearest = records(own.iloc[(own["row"] - row).abs().argsort().iloc[:1]])[0]
    return f"{cell_words.measure(nearest)} – {cell_words.detail(nearest)}"


def _of_number(context: Context, near: pd.DataFrame, cell: str) -> pd.DataFrame:
    """The changes of the number that stands in a cell."""
    every = answers.remembered(context.warehouse, history.revisions)
    found = near[near["cell"] == cell]
    if found.empty or every.empty:
        return pd.DataFrame(every.head(0))
    keys = [
        "unit_name",
        "level",
        "measure",
        "grade",
        "age",
        "group",
        "category",
        "school_year",
        "period",
        "kind",
    ]
    return pd.DataFrame(every.merge(found[keys], on=keys))


def _letters(column: int) -> str:
    """`28` → `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
