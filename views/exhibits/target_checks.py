"""Targets that deserve a second look: sums that differ from what was given, targets that ask too little or too much, and
numbers that were given more than once.

Each of them is a table of sentences about cells; nothing here judges a result.
"""

import pandas as pd

from indicators.catalog import codes, measures
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Exhibit
from views.exhibits import target_rows
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records
from views.exhibits.target_words import count_word, is_count

_CASCADE = (
    ("unit_name", "text"), ("name", "text"), ("detail", "text"), ("given", "figure"), ("summed", "figure"),
    ("difference", "figure"), ("units_with_target", "count"), ("units_below", "count"), ("state_label", "text"),
    ("file", "text"), ("sheet", "text"), ("cell", "text"),
)  # fmt: skip
_DOUBTFUL = (
    ("unit_name", "text"), ("name", "text"), ("flag_label", "text"), ("last_value", "figure"),
    ("target_value", "figure"), ("unit_label", "text"), ("reason", "text"),
)  # fmt: skip
_HISTORY = (
    ("unit_name", "text"), ("name", "text"), ("detail", "text"), ("version", "count"), ("value", "figure"),
    ("change", "figure"), ("current_label", "text"), ("decision_number", "text"), ("decision_date", "date"),
    ("applies_from", "date"), ("file", "text"), ("sheet", "text"), ("cell", "text"),
)  # fmt: skip
_DIFFERING_FIRST = {"differs": 0, "incomplete": 1, "none_below": 2, "equal": 3}


def cascade(differences: pd.DataFrame) -> Exhibit:
    """What a unit was given beside the sum of what the units below it were given; differing ones first."""
    question = text("targets_page", "cascade.question")
    if differences.empty:
        return Exhibit(question, text("targets_page", "cascade.empty"), differences, ())
    table = _of_measure(differences)
    table["state_label"] = table["state"].map(words("targets_page", "cascade.state"))
    keyed = table.assign(_rank=table["state"].map(_DIFFERING_FIRST), _size=-table["difference"].abs())
    table = keyed.sort_values(["_rank", "_size"], kind="stable").reset_index(drop=True)
    return Exhibit(
        question=question,
        finding=_of_cascade(table),
        table=table,
        columns=columns("targets_page", "cascade.column", *_CASCADE),
    )


def _of_cascade(table: pd.DataFrame) -> str:
    differs = table[table["state"] == "differs"]
    compared = formats.number(len(differs) + int((table["state"] == "equal").sum()))
    key = "none_compared" if compared == "0" else "differs" if len(differs) else "equal"
    facts = {"differs": formats.number(len(differs)), "compared": compared}
    sentences = [text("targets_page", f"cascade.{key}", **facts)]
    if len(differs):
        row = records(differs.head(1))[0]
        sentences.append(
            text(
                "targets_page",
                "cascade.largest",
                unit=formats.inside(str(row["unit_name"])),
                name=formats.inside(str(row["name"])),
                given=formats.figure(row["given"]),
                summed=formats.figure(row["summed"]),
            )
        )
    if count := int(table["state"].isin(["incomplete", "none_below"]).sum()):
        sentences.append(text("targets_page", "cascade.incomplete", count=formats.number(count)))
    return " ".join(sentences)


def doubtful(flags: pd.DataFrame) -> Exhibit:
    """Targets below the result of the year before, or beyond any change ever made."""
    question = text("targets_page", "doubtful.question")
    if flags.empty:
        return Exhibit(question, text("targets_page", "doubtful.empty"), flags, ())
    lines = zip(flags["indicator"], flags["level"], flags["grade"], strict=True)
    table = flags.assign(
        name=[target_rows.line_name(*line) for line in lines],
        flag_label=flags["flag"].map(words("targets_page", "doubtful.flag")),
        unit_label=[count_word(key) if is_count(indicators()[key]) else "%" for key in flags["indicator"]],
    )
    facts = {
        "count": formats.number(len(table)),
        "units": formats.number(table["unit_id"].nunique()),
        "below": formats.number(int((table["flag"] == "below_last_year").sum())),
        "beyond": formats.number(int((table["flag"] == "beyond_pace").sum())),
    }
    return Exhibit(
        question=question,
        finding=text("targets_page", "doubtful.finding", **facts),
        table=table.reset_index(drop=True),
        columns=columns("targets_page", "doubtful.column", *_DOUBTFUL),
        notes=(text("targets_page", "doubtful.note"),),
    )


def history(statements: pd.DataFrame) -> Exhibit:
    """Numbers that were given more than once, each statement with its decision; the newest change named."""
    question = text("targets_page", "history.question")
    if statements.empty:
        return Exhibit(question, text("targets_page", "history.empty"), statements, ())
    table = _of_measure(statements)
    table["current_label"] = [
        text("targets_page", f"history.{_state(*row)}")
        for row in zip(table["is_current"], table["out_of_order"], strict=True)
    ]
    return Exhibit(
        question=question,
        finding=_of_history(table),
        table=table.reset_index(drop=True),
        columns=columns("targets_page", "history.column", *_HISTORY),
    )


def _state(is_current: bool, out_of_order: bool) -> str:
    return "out_of_order" if out_of_order else "current" if is_current else "replaced"


def _of_history(table: pd.DataFrame) -> str:
    newest = table[table["is_current"]]
    changed = table[table["change"].fillna(0) != 0]
    facts = {
        "count": formats.number(max(len(newest), 1)),
        "units": formats.number(table["unit_id"].nunique()),
    }
    sentences = [text("targets_page", "history.finding", **facts)]
    sentences.append(_change(changed) if len(changed) else text("targets_page", "history.unchanged"))
    if late := int(table["out_of_order"].sum()):
        sentences.append(text("targets_page", "history.late", count=formats.number(late)))
    undecided = int((table["decision_number"].fillna("") == "").sum())
    if undecided:
        sentences.append(text("targets_page", "history.undecided", count=formats.number(undecided)))
    return " ".join(sentences)


def _change(changed: pd.DataFrame) -> str:
    row = records(changed.sort_values("received_at", kind="stable").tail(1))[0]
    value, change = number_or_none(row["value"]), number_or_none(row["change"])
    before = None if value is None or change is None else value - change
    return text(
        "targets_page",
        "history.changed",
        changed=formats.number(len(changed)),
        unit=formats.inside(str(row["unit_name"])),
        name=formats.inside(str(row["name"])),
        before=formats.figure(before),
        after=formats.figure(value),
    )


def _of_measure(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows named by their measure, with everything that tells one number of a unit from another."""
    return frame.assign(
        name=[measures()[measure].label for measure in frame["measure"]],
        detail=[_detail(row) for row in records(frame)],
    )


def _detail(row: Record) -> str:
    labels = [codes()[name].get(str(row[name]), "") for name in ("level", "grade", "group")]
    age = text("formats", "age", age=row["age"]) if row["age"] else ""
    category = codes().get(measures()[str(row["measure"])].category, {}).get(str(row["category"]), "")
    return ", ".join(part for part in (*labels, age, category) if part)
