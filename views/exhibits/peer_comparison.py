"""One unit beside those in the same situation: the middle of its peers instead of a place in a league table."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import dumbbells
from views.exhibit import Exhibit
from views.exhibits import target_rows
from views.exhibits.columns import columns
from views.exhibits.records import number_or_none, records

_MOST = 15
"""Rows drawn: those farthest from the middle; the table holds all of them."""
_IS_BETTER = {"better": True, "worse": False}
_COLUMNS = (
    ("name", "text"), ("value", "percent"), ("median", "percent"), ("low_quartile", "percent"),
    ("high_quartile", "percent"), ("distance", "points"), ("position_label", "text"), ("peer_label", "text"),
    ("known", "count"), ("members", "count"),
)  # fmt: skip


def of_unit(rows: pd.DataFrame, unit_name: str) -> Exhibit:
    """`peers.peers` of one unit; rates alone, because counts of large and small units do not compare."""
    question = text("peers", "question", unit=unit_name)
    rates = rows[
        rows["indicator"].map(lambda key: indicators()[key].unit == "percent") & (rows["grade"] == "")
    ]
    stated = rates[rates["value"].notna()]
    known = stated[stated["state"] == "known"]
    if known.empty:
        is_unclassified = len(rates) > 0 and bool((rates["state"] == "unclassified").all())
        return Exhibit(question, text("peers", "unclassified" if is_unclassified else "none"), known, ())
    table = _labelled(known)
    return Exhibit(
        question=question,
        finding=_finding(table, unit_name),
        table=table,
        columns=columns("peers", "column", *_COLUMNS),
        subtitle=text("peers", "subtitle", peers=formats.inside(str(table["peer_label"].iloc[0]))),
        chart=_chart(table),
        coverage=text(
            "peers", "coverage", known=formats.number(len(known)), total=formats.number(len(stated))
        ),
        notes=(text("peers", "no_rank"),),
        definitions=target_rows.definitions(list(dict.fromkeys(table["indicator"]))),
    )


def _labelled(known: pd.DataFrame) -> pd.DataFrame:
    """The farthest behind first; what has no direction last."""
    labels = words("peers", "position")
    order = known["position"].map({"worse": 0, "within": 1, "better": 2}).fillna(3)
    table = known.assign(order=order).sort_values(["order", "distance"], kind="stable", ignore_index=True)
    return table.assign(
        name=[
            _name(indicator, level)
            for indicator, level in zip(table["indicator"], table["level"], strict=True)
        ],
        position_label=table["position"].map(labels).fillna(""),
    )


def _name(indicator: str, level: str) -> str:
    label = indicators()[indicator].label
    return f"{label} – {codes()['level'][level]}" if level else label


def _finding(table: pd.DataFrame, unit_name: str) -> str:
    counts = table["position"].value_counts()
    facts = {key: formats.number(int(counts.get(key, 0))) for key in ("better", "within", "worse")}
    worst = table[table["position"] == "worse"]
    if worst.empty:
        return text("peers", "finding_none_worse", unit=unit_name, **facts)
    row = worst.iloc[0]
    return text(
        "peers", "finding", unit=unit_name, **facts, indicator=formats.inside(str(row["name"])),
        value=formats.percent(row["value"]), median=formats.percent(row["median"]),
    )  # fmt: skip


def _chart(table: pd.DataFrame) -> dumbbells.Dumbbells:
    far = table.loc[table["distance"].abs().sort_values(ascending=False, kind="stable").index[:_MOST]]
    heads = words("peers", "column")
    rows = [
        dumbbells.DumbbellRow(
            name=row["name"],
            before=number_or_none(row["median"]),
            now=number_or_none(row["value"]),
            target=None,
            texts=(formats.percent(row["value"]), formats.percent(row["median"]), row["position_label"]),
            is_better=_IS_BETTER.get(row["position"]),
            hover="\n".join((row["name"], f"{heads['known']}: {formats.number(row['known'])}")),
        )
        for row in records(far.sort_index())
    ]
    return dumbbells.Dumbbells(rows, (heads["value"], heads["median"], heads["position_label"]), " %")
