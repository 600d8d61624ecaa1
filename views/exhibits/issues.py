"""Problems of the received files, grouped by cause with counts, and each cause cell by cell."""

import pandas as pd

from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Column, Exhibit
from views.exhibits.records import Record, records

_SEVERITIES = ("refuse", "error", "warning", "note")


def by_cause(frame: pd.DataFrame) -> Exhibit:
    """One row per cause, gravest first: how often, in how many files, where it begins and ends."""
    question = text("pages", "quality.issues_question")
    if frame.empty:
        return Exhibit(question, text("pages", "quality.no_issues"), frame, ())
    ranked = frame.assign(rank=frame["severity"].map({code: i for i, code in enumerate(_SEVERITIES)}))
    grouped = ranked.groupby(["rank", "severity", "check"], sort=True)
    table = grouped.agg(
        count=("message", "size"), files=("file", "nunique"), example=("message", "first"), advice=("advice", "first"),
        first_file=("file", "first"), first_sheet=("sheet", "first"), first_cell=("cell", "first"),
        last_file=("file", "last"), last_cell=("cell", "last"),
    ).reset_index()  # fmt: skip
    table = table.sort_values(["rank", "count"], ascending=[True, False], kind="stable").reset_index(
        drop=True
    )
    table["severity_label"] = table["severity"].map(words("charts", "severity"))
    return Exhibit(
        question=question,
        finding=_issues_finding(frame),
        table=table,
        columns=_columns(
            ("severity_label", "text"),
            ("count", "count"),
            ("files", "count"),
            ("example", "text"),
            ("advice", "text"),
            ("first_file", "text"),
            ("first_sheet", "text"),
            ("first_cell", "text"),
            ("last_cell", "text"),
        ),
        subtitle=text("pages", "quality.issues_subtitle"),
    )


def listed(frame: pd.DataFrame, cause: str) -> Exhibit:
    """Every problem of one cause with its file, sheet and cell."""
    chosen = frame[frame["check"] == cause].reset_index(drop=True)
    return Exhibit(
        question=text("pages", "quality.listed_question"),
        finding=text(
            "pages",
            "quality.listed_finding",
            count=formats.number(len(chosen)),
            example=str(chosen["message"].iloc[0]),
        ),
        table=chosen.assign(severity_label=chosen["severity"].map(words("charts", "severity"))),
        columns=_columns(
            ("file", "text"),
            ("sheet", "text"),
            ("cell", "text"),
            ("severity_label", "text"),
            ("message", "text"),
            ("advice", "text"),
        ),
    )


def _issues_finding(frame: pd.DataFrame) -> str:
    counts = frame["severity"].value_counts()
    labels = words("charts", "severity")
    named = [
        f"{formats.number(int(counts[code]))} {labels[code].lower()}"
        for code in _SEVERITIES
        if code in counts
    ]
    files_touched = formats.number(frame["file"].nunique())
    causes = formats.number(frame["check"].nunique())
    return text(
        "pages",
        "quality.issues_finding",
        counts=formats.enumeration(named),
        files=files_touched,
        causes=causes,
    )


def _columns(*keys: tuple[str, str]) -> tuple[Column, ...]:
    labels = words("pages", "quality.column")
    return tuple(Column(key, labels[key], kind, width=12) for key, kind in keys)


def cause_choices(frame: pd.DataFrame) -> dict[str, str]:
    """Label → check of every cause, gravest and most frequent first."""
    table = by_cause(frame).table
    return {_cause(row): str(row["check"]) for row in records(table)}


def _cause(row: Record) -> str:
    facts = {"severity": row["severity_label"], "count": formats.number(row["count"])}
    return text("pages", "quality.cause", **facts, example=row["example"])
