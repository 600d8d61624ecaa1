"""Whom to remind: units that still owe reports, by the officer in charge, with a sentence ready to be sent."""

from datetime import date

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.period_days import day_of
from indicators.catalog.texts import text, words
from indicators.terms import SchoolYear
from views import formats
from views.charts import shortfalls
from views.exhibit import Exhibit
from views.exhibits.columns import columns
from views.exhibits.receipts import REPORTED
from views.exhibits.records import records

FILE = "history"


def by_officer(reports: pd.DataFrame, school_year: str, today: date) -> Exhibit:
    """One row per unit that owes anything, grouped by officer; the chart counts by officer, most first.

    A report about a time that has not come by `today` is owed by nobody yet.
    """
    question = text(FILE, "reminders.question")
    if reports.empty:
        return Exhibit(question, text(FILE, "reminders.no_register"), reports, ())
    days = {period: day_of(period, SchoolYear.of(school_year).start) for period in set(reports["period"])}
    has_come = reports["period"].map({period: day is None or day <= today for period, day in days.items()})
    missing = reports[(reports["state"] != REPORTED) & has_come.astype(bool)]
    if missing.empty:
        return Exhibit(question, text(FILE, "reminders.none"), missing, ())
    table = _table(missing, school_year)
    officers = table.groupby("officer", sort=False).agg(
        reports=("count", "sum"), units=("unit_code", "nunique")
    )
    officers = officers.sort_values("reports", ascending=False, kind="stable").reset_index()
    first = records(officers.head(1))[0]
    rows = [
        shortfalls.ShortfallRow(
            str(row["officer"]),
            float(row["reports"]),
            (formats.number(row["units"]), formats.number(row["reports"])),
        )
        for row in records(officers)
    ]
    return Exhibit(
        question=question,
        finding=text(
            FILE, "reminders.finding", units=formats.number(table["unit_code"].nunique()),
            reports=formats.number(int(table["count"].sum())), officer=first["officer"],
            count=formats.number(first["reports"]),
        ),
        table=table,
        columns=columns(
            FILE, "reminders.column", ("officer", "text"), ("unit_name", "text"), ("count", "count"),
            ("reports", "text"), ("message", "text"),
        ),
        subtitle=text(FILE, "reminders.subtitle"),
        chart=shortfalls.Shortfalls(rows, tuple(words(FILE, "reminders.head").values())),
    )  # fmt: skip


def _table(missing: pd.DataFrame, school_year: str) -> pd.DataFrame:
    periods = missing["period"].map(dict(codes()["period"])).fillna("")
    unknown = text(FILE, "reminders.no_officer")
    named = missing.assign(
        line=[
            text(FILE, "reminders.line", label=label, period=formats.inside(period)) if period else label
            for label, period in zip(missing["label"], periods, strict=True)
        ],
        officer=[str(officer).strip() or unknown for officer in missing["officer"].fillna("")],
    )
    groups = named.groupby(["officer", "unit_code", "unit_name"], sort=False)
    table = groups.agg(count=("line", "size"), reports=("line", "; ".join)).reset_index()
    table = table.sort_values(["officer", "count"], ascending=[True, False], kind="stable").reset_index(
        drop=True
    )
    table["message"] = [
        text(
            FILE, "reminders.message", unit=row["unit_name"], school_year=school_year,
            count=formats.number(row["count"]), reports=row["reports"],
        )
        for row in records(table)
    ]  # fmt: skip
    return table
