"""The documents by which targets were assigned: number, day, file, and how many of their figures still apply."""

import pandas as pd

from indicators.assigned import statements as assigned
from indicators.catalog.texts import text
from views import formats
from views.exhibit import Exhibit
from views.exhibits.columns import columns

_COLUMNS = (
    ("document", "text"), ("decision_date", "date"), ("applies_from", "date"), ("numbers", "count"), ("units", "count"),
    ("current", "count"), ("state_label", "text"), ("file", "text"), ("sheet", "text"), ("received_at", "date"),
)  # fmt: skip


def of_statements(statements: pd.DataFrame) -> Exhibit:
    """One row per sheet that assigned targets; sheets that name no number or no day are counted."""
    question = text("targets_page", "documents.question")
    if statements.empty:
        return Exhibit(question, text("targets_page", "documents.empty"), statements, ())
    table = assigned.documents(statements)
    unnumbered = table["decision_number"] == ""
    table["document"] = table["decision_number"].mask(unnumbered, text("targets_page", "documents.no_number"))
    states = [
        _state(*row) for row in zip(table["current"], table["numbers"], table["out_of_order"], strict=True)
    ]
    table["state_label"] = states
    return Exhibit(
        question=question,
        finding=_finding(table, int(unnumbered.sum())),
        table=table,
        columns=columns("targets_page", "documents.column", *_COLUMNS),
        notes=(text("targets_page", "documents.note"),),
    )


def _state(current: int, numbers: int, out_of_order: bool) -> str:
    if out_of_order:
        return text("targets_page", "documents.out_of_order")
    return text(
        "targets_page",
        "documents.all" if current == numbers else "documents.some" if current else "documents.none",
        replaced=formats.number(numbers - current),
    )


def _finding(table: pd.DataFrame, unnumbered: int) -> str:
    numbered = table[table["decision_number"] != ""]
    facts = {
        "documents": formats.number(numbered["decision_number"].nunique()),
        "sheets": formats.number(len(table)),
    }
    sentences = [
        text("targets_page", "documents.finding" if len(numbered) else "documents.none_named", **facts)
    ]
    if unnumbered and len(numbered):
        sentences.append(text("targets_page", "documents.unnumbered", count=formats.number(unnumbered)))
    if undated := int(table["not_dated"].sum()):
        sentences.append(text("targets_page", "documents.undated", count=formats.number(undated)))
    if late := int(table["out_of_order"].sum()):
        sentences.append(text("targets_page", "documents.late", count=formats.number(late)))
    return " ".join(sentences)
