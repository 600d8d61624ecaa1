"""The roll-out of the 2018 programme: per grade and school year, the share of schools that meet every condition.

Schools without a verdict stay out of the share and are counted beside it; a grade before its start is not judged.
"""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.rollout import rollout
from indicators.catalog.texts import text, words
from views import formats
from views.charts import panels as design
from views.exhibit import Column, Exhibit
from views.exhibits.records import Record, number_or_none, records

_COLUMNS = (
    ("grade_label", "text"),
    ("school_year", "text"),
    ("state_label", "text"),
    ("share", "percent"),
    ("ready", "count"),
    ("judged", "count"),
    ("unknown", "count"),
)


def panels(summary: pd.DataFrame, school_year: str) -> Exhibit:
    """One panel per grade; `summary` holds a row per school, grade and school year with its readiness status."""
    question = text("pages", "rollout.question")
    if summary.empty:
        return Exhibit(question, text("pages", "readiness.empty"), summary, ())
    table = _shares(summary)
    years = sorted(table["school_year"].unique())
    labels = words("pages", "rollout.column")
    return Exhibit(
        question=question,
        finding=_finding(table[table["school_year"] == school_year], school_year),
        table=table,
        columns=tuple(Column(key, labels[key], kind) for key, kind in _COLUMNS),
        subtitle=text("pages", "rollout.subtitle"),
        chart=design.Panels([_panel(table, grade, years) for grade in _grades(table)], years),
    )


def _shares(summary: pd.DataFrame) -> pd.DataFrame:
    counts = (
        summary.groupby(["grade", "school_year", "status"])["unit_id"]
        .nunique()
        .unstack(fill_value=0)
        .reset_index()
    )
    for status in ("ready", "not_ready", "unknown", "not_due"):
        if status not in counts:
            counts[status] = 0
    table = counts.assign(judged=counts["ready"] + counts["not_ready"])
    table["share"] = 100 * table["ready"] / table["judged"].where(table["judged"] > 0)
    table["due"] = [
        _is_due(grade, year) for grade, year in zip(table["grade"], table["school_year"], strict=True)
    ]
    states = words("pages", "rollout.state")
    order = {code: place for place, code in enumerate(codes()["grade"])}
    table = table.assign(
        grade_label=table["grade"].map(dict(codes()["grade"])),
        state_label=[states["due" if due else "not_due"] for due in table["due"]],
        place=table["grade"].map(order),
    )
    return table.sort_values(["place", "school_year"], kind="stable").reset_index(drop=True)


def _is_due(grade: str, school_year: str) -> bool:
    step = rollout().get(grade)
    return step is not None and step.due(school_year)


def _grades(table: pd.DataFrame) -> list[str]:
    return [grade for grade in dict.fromkeys(table["grade"]) if grade in rollout()]


def _panel(table: pd.DataFrame, grade: str, years: Sequence[str]) -> design.Panel:
    rows = {row["school_year"]: row for row in records(table[table["grade"] == grade])}
    start = rollout()[grade].first_school_year
    label = codes()["grade"][grade]
    return design.Panel(
        title=label,
        shares=tuple(number_or_none(rows[year]["share"]) if year in rows else None for year in years),
        start=next((place for place, year in enumerate(years) if year >= start), None),
        start_text=text("pages", "rollout.starts", school_year=start),
        hovers=tuple(_hover(label, year, rows.get(year)) for year in years),
    )


def _hover(label: str, year: str, row: Record | None) -> str:
    if row is None:
        return f"{label}, {year}: {text('charts', 'no_data')}"
    counts = {key: formats.number(number_or_none(row[key])) for key in ("ready", "judged", "unknown")}
    return text("pages", "rollout.hover", grade=label, school_year=year, **counts)


def _finding(table: pd.DataFrame, school_year: str) -> str:
    due = table[table["due"]]
    if due.empty:
        return text("pages", "rollout.finding_not_due", school_year=school_year)
    known = due[due["share"].notna()]
    facts = {"school_year": school_year, "due": formats.number(due["grade"].nunique())}
    if known.empty:
        return text("pages", "rollout.finding_unknown", **facts)
    worst = records(known.sort_values("share", kind="stable").head(1))[0]
    share = formats.percent(worst["share"], 100)
    return text(
        "pages", "rollout.finding", grade=formats.inside(str(worst["grade_label"])), share=share, **facts
    )
