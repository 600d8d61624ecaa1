"""A cross table with heat: rows with subtotals, columns, one cell per value, what is silent said cell by cell."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import cells as design
from views.exhibit import Column, Exhibit
from views.exhibits import small_numbers, target_rows
from views.exhibits.records import number_or_none

_HEAT = ("#EFF6FC", "#C6DBEF", "#9ECAE1", "#6BAED6", "#08519C")
_MOST_COLUMNS = 14
"""Columns a board shows; the table and every file hold all of them."""
_INDENT = "    "
_CODED = {"grade": "grade", "level": "level", "month": "period"}
"""Dimensions whose values are codes → the list of codes they come from."""


def cross_table(
    cells: pd.DataFrame, chosen: Sequence[str], rows: Sequence[str], column: str, shown: int | None = None
) -> Exhibit:
    """`cells` as `indicators.answers.pivot.pivoted` makes them; `chosen` are the indicators they are about."""
    named = [indicators()[key] for key in chosen]
    what = named[0].label if len(named) == 1 else text("pivot", "several")
    dimensions = words("pivot", "dimension")
    question = text(
        "pivot", "question", what=what, rows=dimensions[",".join(rows)], columns=dimensions[column]
    )
    if cells.empty or cells["value"].isna().all():
        return Exhibit(question, text("pivot", "empty"), cells.head(0), ())
    heads = _heads(cells, column)
    table = _wide(cells, rows, list(heads))
    of = {head: indicators()[head] if column == "indicator" else named[0] for head in heads}
    small = _small(table, rows, of)
    table = table.assign(**small)
    is_partial = bool((cells["known"] < cells["units"]).any())
    return Exhibit(
        question=question,
        finding=_finding(table, what, of, list(heads), column),
        table=table,
        columns=_columns(heads, of, small),
        is_chart_inside=any(mask.any() for mask in small.values()),
        subtitle=text("pivot", "subtitle" if _has_rate(of) else "subtitle_plain"),
        chart=_board(table.head(shown or len(table)), table, heads, of, column),
        coverage=_coverage(table, list(heads)[-1]),
        notes=(text("pivot", "partial"),) if is_partial else (),
        definitions=target_rows.definitions(chosen),
    )


def _coverage(table: pd.DataFrame, head: str) -> str:
    """Of how many units the total of the last column knows the number; '' where there is no total."""
    known = table.loc[table["depth"] == 0, f"w:{head}"]
    return text("pivot", "coverage", known=known.iloc[0]) if len(known) else ""


def _heads(cells: pd.DataFrame, column: str) -> dict[str, str]:
    """Code → label of the columns, in official order."""
    present = list(dict.fromkeys(cells["column"]))
    if column == "indicator":
        return {key: indicators()[key].label for key in present}
    if column in _CODED:
        return {code: label for code, label in codes()[_CODED[column]].items() if code in present}
    return {str(value): str(value) for value in sorted(present)}


def _wide(cells: pd.DataFrame, rows: Sequence[str], heads: list[str]) -> pd.DataFrame:
    """One line per row: its name, `unit_code`, depth, and per column a value `v:` and how many units count `k:`."""
    keys = [*rows, "depth"]
    numbers = ["value", "known", "units", "numerator", "denominator"]
    spread = cells.set_index([*keys, "column"])[numbers].unstack("column", sort=False)
    order = pd.MultiIndex.from_frame(cells[keys].drop_duplicates())
    spread = spread.reindex(order)
    sides = {"v": "value", "k": "known", "u": "units", "n": "numerator", "d": "denominator"}
    wide = pd.DataFrame(
        {f"{mark}:{head}": spread[side, head] for mark, side in sides.items() for head in heads}
    ).reset_index()
    wide["name"] = [_name(row, rows) for row in wide[keys].to_dict("records")]
    wide["is_total"] = wide["depth"] < len(rows)
    for head in heads:
        known, units = wide[f"k:{head}"].fillna(0).astype(int), wide[f"u:{head}"].fillna(0).astype(int)
        wide[f"w:{head}"] = [
            text("pivot", "known", known=formats.number(k), units=formats.number(u)) if u else ""
            for k, u in zip(known, units, strict=True)
        ]
    return wide


def _name(row: Mapping[Any, Any], rows: Sequence[str]) -> str:
    depth = int(str(row["depth"]))
    if depth == 0:
        return text("pivot", "total")
    key = rows[depth - 1]
    return f"{_INDENT * (depth - 1)}{label_of(str(row[key]), key)}"


def _has_rate(of: Mapping[str, Indicator]) -> bool:
    return any(entry.denominator for entry in of.values())


def written(value: object, entry: Indicator) -> str:
    """A value of an indicator as the reader sees it, `?` where it is not known."""
    number = number_or_none(value)
    if number is None:
        return "?"
    if entry.unit == "percent":
        return formats.percent(number, decimals=entry.decimals)
    return formats.number(number, entry.decimals)


def _board(
    drawn: pd.DataFrame,
    table: pd.DataFrame,
    heads: Mapping[str, str],
    of: Mapping[str, Indicator],
    column: str,
) -> design.Board:
    shown = list(heads)[:_MOST_COLUMNS]
    groups = [[head] for head in shown] if column == "indicator" else [shown]
    cuts = {head: _cuts(table, group) for group in groups for head in group}
    board_rows = [
        design.BoardRow(
            str(row["name"]),
            tuple(_cell(row[f"v:{head}"], bool(row["is_total"]), cuts[head], of[head], str(row[f"w:{head}"]), heads[head])
                  for head in shown),
        )
        for row in drawn.to_dict("records")
    ]  # fmt: skip
    return design.Board(board_rows, [heads[head].partition(" (")[0] for head in shown])


def _cuts(table: pd.DataFrame, heads: Sequence[str]) -> list[float]:
    """The four values that part plain rows into five steps."""
    values = table.loc[~table["is_total"], [f"v:{head}" for head in heads]].to_numpy(dtype=float).ravel()
    values = values[~np.isnan(values)]
    return [float(cut) for cut in np.quantile(values, (0.2, 0.4, 0.6, 0.8))] if len(values) else []


def _cell(
    value: object, is_total: bool, cuts: Sequence[float], entry: Indicator, known: str, head: str
) -> design.Cell:
    number = number_or_none(value)
    if not known:
        return design.Cell("·", theme.PALE)
    hover = f"{head}\n{written(value, entry)}\n{text('pivot', 'head.known')}: {known}"
    if number is None:
        return design.Cell("?", hover=hover, is_hatched=True)
    step = sum(number > cut for cut in cuts)
    return design.Cell(written(value, entry), theme.PALE if is_total else _HEAT[step], hover)


def _finding(
    table: pd.DataFrame, what: str, of: Mapping[str, Indicator], heads: list[str], column: str
) -> str:
    if column == "indicator" and len(heads) > 1:
        count, rows = formats.number(len(heads)), formats.number(int((~table["is_total"]).sum()))
        return text("pivot", "finding_many", count=count, rows=rows)
    last = f"v:{heads[-1]}"
    entry = of[heads[-1]]
    total = table.loc[table["depth"] == 0, last]
    whole = text("pivot", "whole", value=written(total.iloc[0], entry)) if len(total) else ""
    plain = table[~table["is_total"] & table[last].notna()].sort_values(last, kind="stable")
    label = what if len(heads) == 1 else f"{what}, {formats.inside(label_of(heads[-1], column))}"
    if len(plain) < 2:
        return text("pivot", "finding_one", what=label, whole=whole)
    worst, best = plain.iloc[0], plain.iloc[-1]
    return text(
        "pivot", "finding", what=label, best=str(best["name"]).strip(), best_value=written(best[last], entry),
        worst=str(worst["name"]).strip(), worst_value=written(worst[last], entry), whole=whole,
    )  # fmt: skip


def label_of(value: str, dimension: str) -> str:
    """A value of a dimension as the reader knows it."""
    if dimension == "indicator":
        return indicators()[value].label
    return codes()[_CODED[dimension]].get(value, value) if dimension in _CODED else value


def _small(table: pd.DataFrame, rows: Sequence[str], of: Mapping[str, Indicator]) -> dict[str, pd.Series]:
    """By column, the rows whose number of a sensitive indicator is too small to leave the office, and what would tell it."""
    found = {}
    for head, entry in of.items():
        if not small_numbers.is_sensitive(entry.id):
            continue
        persons = table[f"n:{head}"].astype("float64")
        small = small_numbers.is_small_side(persons, table[f"d:{head}"].astype("float64"))
        whole = [table["depth"], *(table[name] for name in rows[:-1])]
        found[f"s:{head}"] = small_numbers.with_the_next(small, persons, whole)
    return found


def _columns(
    heads: Mapping[str, str], of: Mapping[str, Indicator], small: Mapping[str, pd.Series]
) -> tuple[Column, ...]:
    values = [
        Column(
            f"v:{head}",
            label,
            "percent" if of[head].unit == "percent" else "decimal",
            decimals=of[head].decimals,
            width=12,
            hidden=f"s:{head}" if f"s:{head}" in small else "",
        )
        for head, label in heads.items()
    ]
    known = [
        Column(f"w:{head}", text("pivot", "known_of", column=label), width=12)
        for head, label in heads.items()
    ]
    return (Column("name", text("pivot", "head.unit"), width=30), *values, *known)
