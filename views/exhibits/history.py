"""What changed after it was received, what the office corrected, which headings nobody has explained."""

import pandas as pd

from indicators.catalog.texts import text, words
from views import cell_words, formats
from views.exhibit import Exhibit
from views.exhibits.columns import columns
from views.exhibits.records import Record, records

FILE = "history"


def revisions(frame: pd.DataFrame) -> Exhibit:
    """Every receipt that changed a number, newest first."""
    question = text(FILE, "revisions.question")
    if frame.empty:
        return Exhibit(question, text(FILE, "revisions.none"), frame, ())
    counts = frame["change"].value_counts()
    table = frame.assign(
        change_label=frame["change"].map(words(FILE, "revisions.change")),
        measure_label=[cell_words.measure(row) for row in records(frame)],
        detail=[cell_words.detail(row) for row in records(frame)],
        before_place=[_place(row, "before") for row in records(frame)],
        after_place=[_place(row, "after") for row in records(frame)],
    ).reset_index(drop=True)
    newest = records(table.head(1))[0]
    said = words(FILE, "revisions.count")
    parts = [said[name].format(count=formats.number(int(counts[name]))) for name in said if name in counts]
    return Exhibit(
        question=question,
        finding=text(
            FILE, "revisions.finding", count=formats.number(len(table)), file=newest["file"],
            units=formats.number(table["unit_id"].nunique()), day=formats.day(newest["received_at"]), parts=", ".join(parts),
        ),
        table=table,
        columns=columns(
            FILE, "revisions.column", ("received_at", "moment"), ("file", "text"), ("change_label", "text"),
            ("unit_name", "text"), ("measure_label", "text"), ("detail", "text"), ("school_year", "text"),
            ("before_raw", "text"), ("before_place", "text"), ("after_raw", "text"), ("after_place", "text"),
        ),
        subtitle=text(FILE, "revisions.subtitle"),
    )  # fmt: skip


def _place(row: Record, side: str) -> str:
    if not row[f"{side}_cell"]:
        return ""
    return text(
        FILE,
        "corrections.place",
        file=row[f"{side}_file"],
        sheet=row[f"{side}_sheet"],
        cell=row[f"{side}_cell"],
    )


def corrections(frame: pd.DataFrame) -> Exhibit:
    """Corrections by the office, those that could not be applied first."""
    question = text(FILE, "corrections.question")
    if frame.empty:
        return Exhibit(question, text(FILE, "corrections.none"), frame, ())
    states = frame["state"].value_counts()
    applied, waiting = (formats.number(int(states.get(state, 0))) for state in ("applied", "not_applied"))
    texts = ("file", "sheet", "cell", "before_raw", "right", "reason", "author", "day")
    return Exhibit(
        question=question,
        finding=text(FILE, "corrections.finding", applied=applied, open=waiting),
        table=frame.assign(state_label=frame["state"].map(words(FILE, "corrections.state"))),
        columns=columns(
            FILE, "corrections.column", ("state_label", "text"), *((key, "text") for key in texts)
        ),
    )


def unknown_headings(frame: pd.DataFrame) -> Exhibit:
    """Headings over numbers that nobody has explained, most numbers first."""
    question = text(FILE, "headings.question")
    if frame.empty:
        return Exhibit(question, text(FILE, "headings.none"), frame, ())
    return Exhibit(
        question=question,
        finding=text(
            FILE, "headings.finding", count=formats.number(frame["heading"].nunique()),
            numbers=formats.number(int(frame["numbers"].sum())), files=formats.number(frame["file"].nunique()),
        ),
        table=frame,
        columns=columns(
            FILE, "headings.column", ("heading", "text"), ("numbers", "count"), ("file", "text"), ("sheet", "text"),
            ("first_cell", "text"), ("last_cell", "text"), ("received_at", "moment"),
        ),
    )  # fmt: skip
