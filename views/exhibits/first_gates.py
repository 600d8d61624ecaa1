"""Per grade, how many schools are ready and what holds the others back first; what nobody knows has a part of its own."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import composition
from views.exhibit import Exhibit
from views.exhibits.columns import columns
from views.exhibits.readiness import gate_words
from views.exhibits.records import records

FILE = "first_gates"
_READY, _UNKNOWN = "ready", "unknown"
_FAILING = ("#B34700", "#DB7333", "#E58A4B", "#F0AE80", "#F5C242", "#F8D77F", "#FBE7B5", "#FDF3DC")
"""Gates in causal order, the first darkest; every part carries its number and its name."""


def by_grade(summary: pd.DataFrame, gates: pd.DataFrame, question: str, nothing: str) -> Exhibit:
    """One bar per grade; `summary` holds one row per school and grade, those that are not due left out."""
    due = summary[summary["status"] != "not_due"]
    if due.empty:
        return Exhibit(question, nothing, due, ())
    order = gates.drop_duplicates("gate").sort_values("gate_order")
    labels = gate_words(order)
    state = due["first_failing_gate"].where(due["status"] == "not_ready", due["status"])
    counts = due.assign(state=state).groupby(["grade", "state"])["unit_id"].nunique()
    table = _table(counts, labels)
    return Exhibit(
        question=question,
        finding=_finding(table, labels),
        table=table,
        columns=columns(
            FILE, "column", ("grade_label", "text"), ("state_label", "text"), ("schools", "count"), ("total", "count"),
            ("share", "percent"),
        ),
        subtitle=text(FILE, "subtitle"),
        chart=_chart(table, labels),
    )  # fmt: skip


def _table(counts: pd.Series, labels: dict[str, str]) -> pd.DataFrame:
    states = {_READY: text(FILE, "ready"), **{gate: text(FILE, "failing", gate=label) for gate, label in labels.items()},
              _UNKNOWN: text(FILE, "unknown")}  # fmt: skip
    table = counts.rename("schools").reset_index()
    grades = {code: place for place, code in enumerate(codes()["grade"])}
    ranks = {state: place for place, state in enumerate(states)}
    table = table.assign(
        total=table.groupby("grade")["schools"].transform("sum"),
        grade_label=table["grade"].map(dict(codes()["grade"])),
        state_label=table["state"].map(states),
        by_grade=table["grade"].map(grades),
        by_state=table["state"].map(ranks),
    )
    table["share"] = 100 * table["schools"] / table["total"]
    return table.sort_values(["by_grade", "by_state"], kind="stable").reset_index(drop=True)


def _finding(table: pd.DataFrame, labels: dict[str, str]) -> str:
    failing = table[table["state"].isin(labels)]
    if failing.empty:
        unknown = int(table.loc[table["state"] == _UNKNOWN, "schools"].sum())
        return text(FILE, "finding_ready", unknown=formats.number(unknown))
    counts = failing.groupby("grade", sort=False)["schools"].sum().sort_values(ascending=False, kind="stable")
    own = failing[failing["grade"] == counts.index[0]]
    worst = records(own.loc[[own["schools"].idxmax()]])[0]
    return text(
        FILE, "finding", grade=worst["grade_label"], count=formats.number(int(counts.iloc[0])),
        total=formats.number(worst["total"]), gate=formats.inside(labels[worst["state"]]),
        schools=formats.number(worst["schools"]),
    )  # fmt: skip


def _chart(table: pd.DataFrame, labels: dict[str, str]) -> composition.Composition:
    grades = list(dict.fromkeys(table["grade_label"]))
    counted = {(row["grade_label"], row["state"]): float(row["schools"]) for row in records(table)}
    names = dict(zip(table["state"], table["state_label"], strict=True))
    colours = {_READY: theme.ACCENT, **dict(zip(labels, _FAILING, strict=False)), _UNKNOWN: theme.CONTEXT}
    parts = [
        composition.Part(names[state], colour, tuple(counted.get((grade, state), 0.0) for grade in grades))
        for state, colour in colours.items()
        if state in names
    ]
    totals = dict(zip(table["grade_label"], table["total"], strict=True))
    heads = (words(FILE, "head")["total"],)
    return composition.Composition(
        grades, parts, heads, [(formats.number(totals[grade]),) for grade in grades]
    )
