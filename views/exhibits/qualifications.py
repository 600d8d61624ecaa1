"""Teachers at and above the training standard, school by school, beside the share of all of them."""

from math import ceil

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import bullets
from views.exhibit import Column, Exhibit
from views.exhibits.records import Record, number_or_none, records
from views.exhibits.target_rows import definitions

QUALIFIED, ABOVE = "teachers_qualified_rate", "teachers_above_standard_rate"


def of_schools(answers: pd.DataFrame, schools: pd.DataFrame, shown: int | None = None) -> Exhibit:
    """Schools by the share of teachers at the standard, most teachers to train first; silent schools last.

    `answers` holds lines of both indicators of the schools.
    """
    question = text("staffing", "qualified.question")
    table = _table(answers, schools)
    known = table[table["rate"].notna()]
    if known.empty:
        return Exhibit(question, text("staffing", "qualified.empty"), table.head(0), ())
    table = table.sort_values("left", ascending=False, na_position="last", kind="stable").reset_index(
        drop=True
    )
    rows = [_row(row) for row in records(table.head(shown or len(table)))]
    return Exhibit(
        question=question,
        finding=_finding(known),
        table=table,
        columns=_columns(),
        subtitle=f"{text('staffing', 'qualified.subtitle')}; {_axis(rows)}",
        chart=bullets.Bullets(rows, tuple(words("staffing", "qualified.head").values()), " %"),
        coverage=text("staffing", "qualified.coverage", known=formats.number(len(known)),
                      total=formats.number(len(table))),
        definitions=definitions([QUALIFIED, ABOVE]),
    )  # fmt: skip


def _table(answers: pd.DataFrame, schools: pd.DataFrame) -> pd.DataFrame:
    """One row per school: both sides of the line that holds all its levels."""
    whole = answers[(answers["level"] == "") & (answers["grade"] == "")].set_index("unit_id")
    qualified, above = (
        whole.loc[whole["indicator"] == indicator, ["numerator", "denominator"]]
        for indicator in (QUALIFIED, ABOVE)
    )
    periods = whole.loc[whole["indicator"] == QUALIFIED, "period"]
    named = schools[["unit_id", "unit_code", "unit_name"]]
    table = named.merge(
        qualified.set_axis(["qualified", "teachers"], axis=1), left_on="unit_id", right_index=True, how="left"
    ).merge(above.set_axis(["above", "of"], axis=1), left_on="unit_id", right_index=True, how="left")
    teachers = table["teachers"].where(table["teachers"] != 0)
    period = table["unit_id"].map(periods.to_dict()).astype(object).fillna("")
    return table.assign(
        rate=100 * table["qualified"] / teachers,
        left=table["teachers"] - table["qualified"],
        above_rate=100 * table["above"] / table["of"].where(table["of"] != 0),
        target=100.0,
        indicator=QUALIFIED,
        level="",
        grade="",
        period=period,
        period_label=period.map(dict(codes()["period"])).fillna(""),
    ).drop(columns="of")


def _row(row: Record) -> bullets.BulletRow:
    rate = number_or_none(row["rate"])
    decimals = indicators()[QUALIFIED].decimals
    return bullets.BulletRow(
        name=str(row["unit_name"]),
        actual=rate,
        target=None if rate is None else 100.0,
        texts=(
            formats.number(number_or_none(row["teachers"])),
            formats.percent(rate, 100.0, decimals),
            formats.number(number_or_none(row["left"])),
            formats.percent(number_or_none(row["above_rate"])),
        ),
        is_missed=rate is not None and rate < 100,
    )


def _axis(rows: list[bullets.BulletRow]) -> str:
    start = bullets.axis_start(rows, " %")
    if not start:
        return text("staffing", "qualified.bars")
    return text("staffing", "qualified.dots", start=formats.number(ceil(start)))


def _finding(known: pd.DataFrame) -> str:
    teachers, qualified = float(known["teachers"].sum()), float(known["qualified"].sum())
    below = int((known["left"] > 0).sum())
    facts = {
        "share": formats.percent(100 * qualified / teachers if teachers else None, 100),
        "qualified": formats.number(qualified),
        "teachers": formats.number(teachers),
        "schools": formats.number(len(known)),
        "below": formats.number(below),
        "left": formats.number(teachers - qualified),
    }
    return text("staffing", "qualified.finding" if below else "qualified.finding_met", **facts)


def _columns() -> tuple[Column, ...]:
    labels = words("staffing", "qualified.column")
    kinds = {"rate": "percent", "above_rate": "percent", "unit_name": "text", "period_label": "text"}
    return tuple(
        Column(key, label, kinds.get(key, "count"), width=14, threshold="target" if key == "rate" else "")
        for key, label in labels.items()
    )
