"""A cell where it stands: heads, labels and numbers around it as in the workbook, who sent them, what became of the number."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.catalog.texts import text
from indicators.reporting import cell_place, history
from indicators.reporting.cell_place import CellPlace, letters
from views import answers, cell_words, formats
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits.history import revisions
from views.exhibits.records import Record, records

_OF_NUMBER = (
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
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The neighbourhood of one cell as a small sheet of texts, and the changes of the number in it."""

    sheet: pd.DataFrame
    sent: str
    """When the file came and who sent it, as far as its letterhead says so."""
    changes: Exhibit | None
    """None where the cell holds no number that was read."""


def of_cell(context: Context, file: str, sheet: str, cell: str) -> Origin:
    """Where one cell stands; an empty sheet where nothing is known of its place."""
    place = cell_place.of_cell(context.warehouse, file, sheet, cell)
    changes = revisions(_of_number(context, place)) if place.is_number else None
    return Origin(_drawn(place) if place.is_known else pd.DataFrame(), _sent(place), changes)


def _sent(place: CellPlace) -> str:
    if place.received_at is None:
        return ""
    key = "origin.sent_by" if place.sender else "origin.sent_by_unknown"
    return text("history", key, day=formats.day(place.received_at), sender=place.sender)


def _drawn(place: CellPlace) -> pd.DataFrame:
    """Rows as they stand in the sheet: number of the row, the unit it was read for, one column per letter.

    A first line says what each column was read as; heads and labels stand in every row and column that they cover.
    """
    numbers = {(row["row"], row["column"]): row for row in records(place.numbers)}
    words = _words_by_place(place)
    columns = sorted({column for _, column in (*numbers, *words)} | {place.column})
    meaning = {
        text("history", "origin.row"): "",
        text("history", "origin.unit"): text("history", "origin.meaning"),
    }
    lines = [meaning | {letters(column): _meaning(place, column) for column in columns}]
    for row in sorted({row for row, _ in (*numbers, *words)} | {place.row}):
        units = [str(entry["unit_name"]) for (at, _), entry in numbers.items() if at == row]
        line = {
            text("history", "origin.row"): str(row),
            text("history", "origin.unit"): next(iter(units), ""),
        }
        for column in columns:
            entry = numbers.get((row, column))
            said = _number(entry) if entry else words.get((row, column), "")
            is_centre = (row, column) == (place.row, place.column)
            line[letters(column)] = text("history", "origin.mark", raw=said) if is_centre else said
        lines.append(line)
    return pd.DataFrame(lines, dtype="str")


def _number(entry: Record) -> str:
    raw = str(entry["raw"])
    return text("history", "origin.replaced", raw=raw) if entry["is_replaced"] else raw


def _words_by_place(place: CellPlace) -> dict[tuple[int, int], str]:
    """Texts by every place that their area covers, as far as the small sheet reaches."""
    reach = cell_place.REACH
    near = set(range(place.column - reach, place.column + reach + 1))
    found: dict[tuple[int, int], str] = {}
    for area in records(place.texts):
        first = area["column"]
        shown = [
            column for column in range(first, area["last_column"] + 1) if area["is_label"] or column in near
        ]
        for row in range(area["row"], area["last_row"] + 1):
            if not area["is_head"] and abs(row - place.row) > reach:
                continue
            found.update({(row, column): str(area["text"]) for column in shown})
    return found


def _meaning(place: CellPlace, column: int) -> str:
    """What the column was read as, at the row nearest to the cell; '' where none of its numbers is near."""
    own = place.numbers[place.numbers["column"] == column]
    if own.empty:
        return ""
    nearest = records(own.iloc[(own["row"] - place.row).abs().argsort().iloc[:1]])[0]
    return f"{cell_words.measure(nearest)} – {cell_words.detail(nearest)}"


def _of_number(context: Context, place: CellPlace) -> pd.DataFrame:
    """The changes of the number that stands in a cell."""
    every = answers.remembered(context.warehouse, history.revisions)
    found = place.numbers[place.numbers["cell"] == place.cell]
    if found.empty or every.empty:
        return pd.DataFrame(every.head(0))
    keys = list(_OF_NUMBER)
    return pd.DataFrame(every.merge(found[keys], on=keys))
