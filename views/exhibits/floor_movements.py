"""What the floor asks about two years: which rates fell most, which targets were missed twice.

A change is read only where the two years compare; rates over too few persons are left out, as everywhere that leaves
the house. Each figure keeps the year, numerator and denominator it came from.
"""

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from views import formats
from views.exhibit import Exhibit
from views.exhibits import small_numbers, target_rows, target_words
from views.exhibits.columns import columns
from views.exhibits.records import records

_LINE = ["unit_id", "indicator", "level", "grade"]
_WHOLE = 100
_FALLS = (
    ("unit_name", "text"), ("name", "text"), ("before", "percent"), ("value", "percent"), ("change", "points"),
    ("numerator", "count"), ("denominator", "count"), ("target", "percent"),
)  # fmt: skip
_TWICE = (
    ("unit_name", "text"), ("name", "text"), ("reached_before", "text"), ("reached", "text"), ("people", "text"),
)  # fmt: skip


def falls(series: pd.DataFrame, before: str, now: str) -> Exhibit:
    """`series.series` of two years: rows that moved for the worse, the largest move first."""
    question = text("floor", "falls.question", before=before)
    compared = _comparable(_labelled(series[series["school_year"] == now]))
    signs = [1.0 if indicators()[str(key)].direction == "higher" else -1.0 for key in compared["indicator"]]
    compared = compared.assign(better=compared["change"].astype("float64") * signs)
    fallen = compared[compared["better"] < 0].sort_values("better", kind="stable", ignore_index=True)
    fallen = fallen.assign(before=fallen["value"] - fallen["change"])
    if compared.empty:
        return Exhibit(question, text("floor", "falls.nothing_compared", before=before), fallen, ())
    if fallen.empty:
        compared_count = formats.number(len(compared))
        return Exhibit(question, text("floor", "falls.none", before=before, count=compared_count), fallen, ())
    worst = records(fallen.head(1))[0]
    finding = text(
        "floor", "falls.finding", count=formats.number(len(fallen)), compared=formats.number(len(compared)),
        name=formats.inside(str(worst["name"])), unit=worst["unit_name"],
        was=formats.percent(worst["before"]), now=formats.percent(worst["value"]),
    )  # fmt: skip
    return Exhibit(
        question, finding, fallen, columns("floor", "falls.column", *_FALLS, value="target"),
        subtitle=text("floor", "falls.subtitle", before=before, now=now),
        definitions=target_rows.definitions(fallen["indicator"].head(10)),
    )  # fmt: skip


def twice_missed(series: pd.DataFrame, before: str, now: str) -> Exhibit:
    """Lines whose own target was missed in both years, the widest gap of the newer year first."""
    question = text("floor", "persistent.question")
    both = [_labelled(series[series["school_year"] == year]) for year in (before, now)]
    judged = [table[table["status"].isin(["met", "not_met"])] for table in both]
    pairs = judged[1].merge(
        judged[0][[*_LINE, "value", "target", "gap", "numerator", "denominator", "status"]],
        on=_LINE, suffixes=("", "_before"),
    )  # fmt: skip
    missed = pairs[(pairs["status"] == "not_met") & (pairs["status_before"] == "not_met")]
    if missed.empty:
        key = "none" if len(pairs) else "nothing_compared"
        sentence = text(
            "floor", f"persistent.{key}", count=formats.number(len(pairs)), before=before, now=now
        )
        return Exhibit(question, sentence, missed, ())
    table = target_rows.worst_first(missed)
    rows = records(table)
    table = table.assign(
        reached=[_reached(row, "") for row in rows],
        reached_before=[_reached(row, "_before") for row in rows],
        people=[target_words.people(row) for row in rows],
    )
    worst = records(table.head(1))[0]
    finding = text(
        "floor", "persistent.finding", count=formats.number(len(table)),
        units=formats.number(table["unit_id"].nunique()), before=before, now=now,
        name=formats.inside(str(worst["name"])), unit=worst["unit_name"], reached=worst["reached"],
    )  # fmt: skip
    return Exhibit(
        question, finding, table, columns("floor", "persistent.column", *_TWICE),
        subtitle=text("floor", "persistent.subtitle", before=before, now=now),
        definitions=target_rows.definitions(table["indicator"].head(10)),
    )  # fmt: skip


def _comparable(table: pd.DataFrame) -> pd.DataFrame:
    """Rates of enough persons with a change that may be read; more than the whole is a fault of the report, no rise."""
    rates = [target_words.is_rate(indicators()[str(key)]) for key in table["indicator"]]
    table = table[pd.Series(rates, index=table.index, dtype="bool") & table["change"].notna()]
    before = table["value"] - table["change"]
    return table[
        (table["break"].fillna("") == "")
        & (table["value"] <= _WHOLE)
        & (before <= _WHOLE)
        & ~small_numbers.is_small(table["denominator"].fillna(0))
    ]


def _labelled(table: pd.DataFrame) -> pd.DataFrame:
    rows = table[(table["grade"] == "") & (table["status"] != "no_subject")]
    return target_rows.without_repeats(target_rows.labelled(rows))


def _reached(row: dict[str, object], year: str) -> str:
    """`299/326` where both are counts, `95,2 %/96,0 %` where both are rates."""
    if target_words.is_count(indicators()[str(row["indicator"])]):
        return f"{formats.number(row[f'numerator{year}'])}/{formats.number(row[f'denominator{year}'])}"  # type: ignore[arg-type]
    value, target = row[f"value{year}"], row[f"target{year}"]
    return f"{formats.percent(value, target)} / {formats.percent(target)}"  # type: ignore[arg-type]
