"""Two groups on one denominator: girls and boys, ethnic minorities and others, difficult communes and the rest."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import dumbbells
from views.exhibit import Column, Exhibit
from views.exhibits import target_rows
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

_SHOWN = (
    ("name", "text"), ("split_label", "text"), ("group_label", "text"), ("group_value", "percent"),
    ("group_numerator", "count"), ("group_denominator", "count"), ("other_label", "text"), ("other_value", "percent"),
    ("other_numerator", "count"), ("other_denominator", "count"), ("difference", "points"), ("state_label", "text"),
)  # fmt: skip
_SIDES = ("group_value", "group_numerator", "group_denominator", "other_value", "other_numerator", "other_denominator",
          "difference")  # fmt: skip


def of_unit(rows: pd.DataFrame, unit_name: str) -> Exhibit:
    """`parity.parity` of one unit, rates in percent. What is not known on both sides completely is not compared."""
    question = text("parity", "question", unit=unit_name)
    percent = [key for key, entry in indicators().items() if entry.unit == "percent"]
    rates = rows[rows["indicator"].isin(percent) & (rows["grade"] == "")]
    if rates.empty:
        return Exhibit(question, text("parity", "none", unit=unit_name), rates, ())
    table = _labelled(rates)
    known = table[table["is_known"]]
    return Exhibit(
        question=question,
        finding=_finding(known),
        table=table,
        columns=tuple(_hidden_where_small(column) for column in columns("parity", "column", *_SHOWN)),
        subtitle=text("parity", "subtitle"),
        chart=_chart(known),
        coverage=text(
            "parity", "coverage", known=formats.number(len(known)), total=formats.number(len(table))
        ),
        definitions=target_rows.definitions(list(dict.fromkeys(table["indicator"]))),
    )


def _labelled(rates: pd.DataFrame) -> pd.DataFrame:
    """The widest gap to the disadvantage of the group first; unknown differences last and without numbers."""
    signs = rates["indicator"].map(
        {key: -1.0 if entry.direction == "lower" else 1.0 for key, entry in indicators().items()}
    )
    is_known = rates["state"].isin(("known", "small_group"))
    table = rates.assign(is_known=is_known, better=(rates["difference"] * signs).where(is_known))
    for side in _SIDES:
        table[side] = table[side].where(is_known)
    table["name"] = [
        f"{indicators()[key].label} – {codes()['level'][level]}" if level else indicators()[key].label
        for key, level in zip(table["indicator"], table["level"], strict=True)
    ]
    table["state_label"] = table["state"].map(words("parity", "state")).fillna("")
    return table.sort_values("better", kind="stable", na_position="last", ignore_index=True)


def _hidden_where_small(column: Column) -> Column:
    return Column(column.key, column.label, column.kind, column.decimals, column.width, hidden="is_small") \
        if column.key in _SIDES else column  # fmt: skip


def _finding(known: pd.DataFrame) -> str:
    if known.empty:
        return text("parity", "finding_none")
    first = records(known)[0]
    facts = {
        "indicator": formats.inside(first["name"]),
        "group": formats.inside(first["group_label"]), "group_value": formats.percent(first["group_value"]),
        "other": formats.inside(first["other_label"]), "other_value": formats.percent(first["other_value"]),
    }  # fmt: skip
    return text("parity", "finding_behind" if first["better"] < 0 else "finding_even", **facts)


def _chart(known: pd.DataFrame) -> dumbbells.Dumbbells | None:
    if known.empty:
        return None
    heads = words("parity", "column")
    rows = [_row(row) for row in records(known)]
    return dumbbells.Dumbbells(rows, (heads["group_value"], heads["other_value"], heads["difference"]), " %")


def _row(row: Record) -> dumbbells.DumbbellRow:
    group, other = formats.percent(row["group_value"]), formats.percent(row["other_value"])
    return dumbbells.DumbbellRow(
        name=f"{row['name']} · {row['group_label']}",
        before=number_or_none(row["other_value"]),
        now=number_or_none(row["group_value"]),
        target=None,
        texts=(group, other, formats.points(row["difference"])),
        is_better=row["better"] > 0 if row["better"] else None,
        hover=f"{row['name']}\n{row['group_label']}: {group}\n{row['other_label']}: {other}",
    )
