"""From the start of the year to its end, grade by grade: who left the class, and whether the balance closes."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import composition
from views.exhibit import Exhibit
from views.exhibits import target_rows
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

TRANSFERS_DISTORT = 5.0
"""Share of the pupils (%) from which transfers make rates of retention hard to compare."""
_PARTS = (("dropouts", theme.FAILING), ("transfers_out", theme.CONTEXT), ("unexplained", theme.NEAR))
_SHOWN = (
    ("name", "text"), ("pupils_at_start", "count"), ("transfers_in", "count"), ("transfers_out", "count"),
    ("dropouts", "count"), ("pupils", "count"), ("unexplained", "signed"), ("retention", "percent"),
    ("repeaters", "count"), ("promoted_pupils", "count"), ("at_risk_pupils", "count"), ("returned_pupils", "count"),
    ("contributing", "count"), ("expected", "count"),
)  # fmt: skip


def by_grade(flows: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    """The year of one unit (`pupil_flow.flows`): a bar per grade, its parts those who left."""
    question = text("enrolment", "flow.question", unit=unit)
    if flows.empty:
        return Exhibit(
            question, text("enrolment", "flow.empty", unit=unit, school_year=school_year), flows, ()
        )
    table = _labelled(flows)
    grades = table[table["grade"] != ""]
    drawn = grades if len(grades) else table
    whole = int((grades["contributing"] >= grades["expected"]).sum())
    facts = {"known": formats.number(whole), "total": formats.number(len(grades))}
    return Exhibit(
        question=question,
        finding=_finding(table[table["grade"] == ""]),
        table=table,
        columns=columns("enrolment", "flow.column", *_SHOWN, retention="all_of_them"),
        subtitle=text("enrolment", "flow.subtitle"),
        chart=_chart(drawn),
        coverage=text("enrolment", "flow.coverage", **facts) if len(grades) else "",
        notes=_notes(table),
        definitions=target_rows.definitions(["retention_rate", "dropout_rate"]),
    )


def _labelled(flows: pd.DataFrame) -> pd.DataFrame:
    entered = flows["pupils_at_start"] + flows["transfers_in"] - flows["transfers_out"]
    grades, levels = flows["grade"].map(dict(codes()["grade"])), flows["level"].map(dict(codes()["level"]))
    return flows.assign(
        name=grades.where(flows["grade"] != "", levels),
        level_label=levels,
        all_of_them=100.0,
        retention=100 * flows["pupils"] / entered.where(entered != 0),
    ).reset_index(drop=True)


def _chart(table: pd.DataFrame) -> composition.Composition:
    labels = words("enrolment", "flow.part")
    parts = [
        # Pupils that a balance has too many did not leave: they are said, not drawn.
        composition.Part(
            labels[key], colour, tuple(max(value, 0.0) for value in table[key].astype("float64"))
        )
        for key, colour in _PARTS
    ]
    heads = tuple(words("enrolment", "flow.head").values())
    return composition.Composition(
        table["name"].tolist(), parts, heads, [_texts(row) for row in records(table)]
    )


def _texts(row: Record) -> tuple[str, ...]:
    return (
        _passage(row),
        formats.number(row["transfers_in"]),
        formats.percent(number_or_none(row["retention"]), 100.0),
        formats.number(number_or_none(row["repeaters"])),
    )


def _passage(row: Record) -> str:
    start, end = formats.number(row["pupils_at_start"]), formats.number(row["pupils"])
    return text("enrolment", "flow.passage", start=start, end=end)


def _finding(levels: pd.DataFrame) -> str:
    sentences = []
    for row in records(levels):
        keys = ("transfers_in", "transfers_out", "dropouts")
        facts = {key: formats.number(row[key]) for key in keys}
        facts |= {"start": formats.number(row["pupils_at_start"]), "end": formats.number(row["pupils"])}
        sentences.append(text("enrolment", "flow.finding", level=row["level_label"], **facts))
        left = float(row["unexplained"])
        if left:
            key = "unexplained" if left > 0 else "unexplained_more"
            sentences.append(text("enrolment", f"flow.{key}", count=formats.number(abs(left))))
    return " ".join(sentences)


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    levels = table[table["grade"] == ""]
    notes = [
        text(
            "enrolment",
            "flow.incomplete",
            level=row["level_label"],
            known=formats.number(row["contributing"]),
            expected=formats.number(row["expected"]),
        )
        for row in records(levels[levels["contributing"] < levels["expected"]])
    ]
    moved = table["transfers_in"] + table["transfers_out"]
    if (100 * moved > TRANSFERS_DISTORT * table["pupils_at_start"]).any():
        notes.append(
            text("enrolment", "flow.transfers", limit=formats.percent(TRANSFERS_DISTORT, decimals=0))
        )
    return tuple(notes)
