"""An exhibit made complete: filters in words, stamp, date of the data, files, and the way from a row to its cells."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd

from indicators import snapshot as snapshots
from indicators.catalog import codes
from indicators.catalog.texts import text, words
from indicators.snapshot import Snapshot
from indicators.warehouse import Warehouse
from views import answers, formats, origin
from views.context import NOW, THEN, Context
from views.exhibit import Exhibit
from views.exhibits import small_numbers

CellFinder = Callable[[Context, pd.Series], pd.DataFrame]
"""From a row of a table to the cells behind it (`views.lineage`)."""


def complete(context: Context, exhibit: Exhibit, cells: CellFinder | None = None) -> Exhibit:
    """The exhibit with filters in words, stamp, date of the data, files, and the way from a row to its cells."""
    filters = [
        (text("pages", "filter.school_year"), context.school_year),
        (text("pages", "filter.unit"), context.unit_name),
    ]
    if context.boundaries == NOW:
        filters.append((text("pages", "filter.boundaries"), words("pages", "filter.boundary")[NOW]))
    if context.period:
        filters.append((text("pages", "filter.period"), codes()["period"][context.period]))
    return replace(
        small_numbers.guarded(exhibit),
        filters=(*filters, *exhibit.filters),
        stamp=text("pages", "frame.stamp") if context.snapshot.is_sample else "",
        data_date=data_date(context.snapshot),
        sources=answers.remembered(context.warehouse, _sources, context.school_year),
        notes=(*exhibit.notes, text("pages", "filter.now_note"))
        if context.boundaries == NOW
        else exhibit.notes,
        cells=(lambda row: cells(context, exhibit.table.iloc[row]))
        if cells and context.boundaries == THEN
        else None,
        origin=partial(origin.of_cell, context),
    )


def _sources(warehouse: Warehouse, school_year: str) -> pd.DataFrame:
    """Written once for all exhibits of a year."""
    return written_sources(snapshots.sheets(warehouse, school_year))


def data_date(snapshot: Snapshot) -> str:
    """Until when files were received and when the snapshot was built, in words."""
    built = formats.moment(snapshot.built_at)
    if snapshot.received_at is None:
        return text("pages", "frame.data_date_empty", built=built)
    return text("pages", "frame.data_date", received=formats.moment(snapshot.received_at), built=built)


def written_sources(sheets: pd.DataFrame) -> pd.DataFrame:
    """Files and sheets under Vietnamese heads, for the sheet “Nguồn”."""
    labels = words("export", "source_column")
    written = {
        labels["file"]: sheets["file"],
        labels["sheet"]: sheets["sheet"],
        labels["received_at"]: [formats.day(moment) for moment in sheets["received_at"]],
        labels["facts"]: [formats.number(count) for count in sheets["facts"]],
    }
    return pd.DataFrame(written)
