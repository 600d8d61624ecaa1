"""Cross tables over any indicators: which lines, which rows, which columns."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from indicators.answers.pivot import APART, DIMENSIONS, leaf_lines, pivoted
from indicators.catalog.indicators import indicators
from indicators.selection import Selection
from indicators.warehouse import Warehouse
from views import answers, lineage
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import pivots
from views.questions.options import counted, drawn_rows

MOST = 8
"""Indicators that one cross table sets side by side."""
DEFAULT = "pupil_count"
ROWS = ("commune,school", "commune", "school", "level", "grade", "school_year")
COLUMNS = ("indicator", "grade", "level", "school_year")


def cross_table(context: Context, options: Mapping[str, str]) -> Exhibit:
    """`indicators` (ids, joined by commas), `by` (one of `ROWS`), `across` (one of `COLUMNS`)."""
    chosen = _chosen(options)
    grain = indicators()[chosen[0]].grain
    rows, column = axes(options, grain)
    found = answers.remembered(context.warehouse, _cells, context.selection, tuple(chosen), rows, column)
    drawn = found[[*rows, "depth"]].drop_duplicates() if len(found) else found
    exhibit = pivots.cross_table(found, chosen, rows, column, drawn_rows(options, len(drawn)))
    table = exhibit.table
    if len(table):
        exhibit = replace(exhibit, table=_with_codes(context, table, chosen, rows))
    return counted(context.complete(exhibit, lineage.of_cross_row), len(drawn))


def _cells(
    warehouse: Warehouse, selection: Selection, chosen: tuple[str, ...], rows: tuple[str, ...], column: str
) -> pd.DataFrame:
    """The cells of a cross table."""
    grain = indicators()[chosen[0]].grain
    lines = _lines(Context.of(warehouse, selection), list(chosen), (*rows, column))
    return pivoted(leaf_lines(lines, grain, (*rows, column)), rows, column)


def axes(options: Mapping[str, str], grain: str) -> tuple[tuple[str, ...], str]:
    """Rows and column asked for, as far as they fit together and the units that report."""
    column = options.get("across", "") if options.get("across") in COLUMNS else COLUMNS[0]
    asked = options.get("by", "") if options.get("by") in ROWS else ROWS[0]
    rows = tuple(
        key for key in asked.split(",") if key in DIMENSIONS and (key != "school" or grain == "school")
    )
    rows = tuple(key for key in rows if key != column) or ("commune",)
    return rows, column


def summable() -> list[str]:
    """Indicators whose numbers may be added up over units."""
    return [key for key, entry in indicators().items() if entry.source not in APART]


def _chosen(options: Mapping[str, str]) -> list[str]:
    """Known indicators of one grain, the first of which decides it."""
    asked = [key for key in options.get("indicators", "").split(",") if key in summable()] or [DEFAULT]
    grain = indicators()[asked[0]].grain
    return [key for key in dict.fromkeys(asked) if indicators()[key].grain == grain][:MOST]


def _lines(context: Context, chosen: list[str], dimensions: tuple[str, ...]) -> pd.DataFrame:
    """Lines of the chosen indicators with the dimensions of a cross table; of every year where years are asked for."""
    if "school_year" not in dimensions:
        return _of_year(context, chosen)
    years = answers.reported_years(context.warehouse)
    frames = []
    for year in sorted(years):
        try:
            of_year = Context.of(context.warehouse, replace(context.selection, school_year=year))
        except LookupError:
            continue
        frames.append(_of_year(of_year, chosen))
    return pd.concat(frames, ignore_index=True) if frames else _of_year(context, chosen)


def _of_year(context: Context, chosen: list[str]) -> pd.DataFrame:
    lines = context.in_tree(answers.indicators_of(context, tuple(chosen)))
    names = dict(zip(context.units["unit_id"], context.units["unit_name"], strict=True))
    is_commune = lines["unit_kind"] == "commune"
    above = lines["unit_id"].where(is_commune, lines["parent_id"]).map(names)
    factors = {key: 100.0 if indicators()[key].unit == "percent" else 1.0 for key in chosen}
    ratios = {key: bool(indicators()[key].denominator) or factors[key] != 1 for key in chosen}
    return lines.assign(
        commune=above.fillna(""),
        school=lines["unit_name"],
        factor=lines["indicator"].map(factors),
        is_ratio=lines["indicator"].map(ratios).astype(bool),
    )


def _with_codes(
    context: Context, table: pd.DataFrame, chosen: list[str], rows: tuple[str, ...]
) -> pd.DataFrame:
    """The rows with the unit, level and grade they are about, so that each leads to its cells."""
    by_name = dict(zip(context.units["unit_name"], context.units["unit_code"], strict=True))
    top = str(context.unit["unit_code"])
    codes = [
        next((by_name[str(row[key])] for key in reversed(rows) if str(row.get(key, "")) in by_name), top)
        for row in table.to_dict("records")
    ]
    plain = {key: table.get(key, "") for key in ("level", "grade")}
    return table.assign(unit_code=codes, chosen=",".join(chosen), **plain)
