"""Cross tables over any indicators: which lines, which rows, which columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from indicators.answers.pivot import DIMENSIONS, leaf_lines, pivoted
from indicators.catalog.indicators import indicators
from indicators.selection import Selection
from indicators.warehouse import Warehouse
from views import answers, lineage
from views.chosen_units import selected
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import pivots
from views.questions.cross_lines import lines, of_one_grain, unit_codes
from views.questions.options import counted, drawn_rows

MOST = 8
"""Indicators that one cross table sets side by side."""
DEFAULT = "pupil_count"
ROWS = ("commune,school", "commune", "school", "level", "grade", "school_year", "month")
COLUMNS = ("indicator", "grade", "level", "school_year", "month")


def cross_table(context: Context, options: Mapping[str, str]) -> Exhibit:
    """`indicators` (ids, joined by commas), `by` (one of `ROWS`), `across` (one of `COLUMNS`)."""
    chosen = of_one_grain(options.get("indicators", "").split(","), DEFAULT)[:MOST]
    grain = indicators()[chosen[0]].grain
    rows, column = axes(options, grain)
    found = answers.remembered(context.warehouse, _cells, context.selection, tuple(chosen), rows, column)
    drawn = found[[*rows, "depth"]].drop_duplicates() if len(found) else found
    exhibit = pivots.cross_table(found, chosen, rows, column, drawn_rows(options, len(drawn)))
    if len(exhibit.table):
        exhibit = with_codes(context, exhibit, chosen, rows, column)
    return counted(complete(context, exhibit, lineage.of_cross_row), len(drawn))


def _cells(
    warehouse: Warehouse, selection: Selection, chosen: tuple[str, ...], rows: tuple[str, ...], column: str
) -> pd.DataFrame:
    """The cells of a cross table."""
    grain = indicators()[chosen[0]].grain
    dimensions = (*rows, column)
    found = lines(selected(warehouse, selection), chosen, dimensions)
    return pivoted(leaf_lines(found, grain, dimensions), rows, column)


def axes(options: Mapping[str, str], grain: str) -> tuple[tuple[str, ...], str]:
    """Rows and column asked for, as far as they fit together and the units that report."""
    column = options.get("across", "") if options.get("across") in COLUMNS else COLUMNS[0]
    asked = options.get("by", "") if options.get("by") in ROWS else ROWS[0]
    rows = tuple(
        key for key in asked.split(",") if key in DIMENSIONS and (key != "school" or grain == "school")
    )
    rows = tuple(key for key in rows if key != column) or ("commune",)
    return rows, column


def with_codes(
    context: Context, exhibit: Exhibit, chosen: Sequence[str], rows: tuple[str, ...], column: str
) -> Exhibit:
    """The rows with the unit, level and grade they are about, so that each leads to its cells."""
    table, by_name = exhibit.table, unit_codes(context, (*rows, column))
    top = str(context.unit["unit_code"])
    codes = [
        next((by_name[str(row[key])] for key in reversed(rows) if str(row.get(key, "")) in by_name), top)
        for row in table.to_dict("records")
    ]
    plain = {key: table.get(key, "") for key in ("level", "grade")}
    return replace(exhibit, table=table.assign(unit_code=codes, chosen=",".join(chosen), **plain))
