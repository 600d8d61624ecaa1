"""The dictionary of indicators and of the tasks they measure: definition, formula, source, article, status."""

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.language import in_language
from indicators.catalog.tasks import check_items, tasks
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Exhibit
from views.exhibits import wording
from views.exhibits.columns import columns
from views.exhibits.formula_words import in_words
from views.exhibits.records import records

_SHOWN = tuple(
    (key, "text")
    for key in (
        "label", "topic", "definition", "formula_words", "unit_label", "direction_label", "target", "pace",
        "document", "status_label", "task_labels", "fed_by", "fed_label", "ministry_codes", "indicator",
    )
)  # fmt: skip
_TASKS = (
    ("task", "text"), ("area", "text"), ("label", "text"), ("priority", "text"), ("indicator_labels", "text"),
    ("item_labels", "text"),
)  # fmt: skip


def topic_choices(entries: pd.DataFrame) -> dict[str, str]:
    """Label → topic, after “all of them”; the label is the code."""
    everything = {text("dictionary_page", "filter.everything"): ""}
    return everything | {topic: topic for topic in dict.fromkeys(entries["topic"])}


def indicator_choices(entries: pd.DataFrame) -> dict[str, str]:
    """Label → indicator, after “all of them”."""
    everything = {text("dictionary_page", "filter.everything"): ""}
    return everything | {indicators()[key].label: key for key in entries["indicator"]}


def listed(entries: pd.DataFrame) -> Exhibit:
    """Indicators with everything that is declared about them (`dictionary.entries`)."""
    question = text("dictionary_page", "entries.question")
    if entries.empty:
        return Exhibit(question, text("dictionary_page", "entries.empty"), entries, ())
    table = _labelled(entries)
    return Exhibit(
        question=question,
        finding=_finding(table),
        table=table,
        columns=columns("dictionary_page", "entries.column", *_SHOWN),
        notes=(text("dictionary_page", "entries.note"),),
    )


def one(entries: pd.DataFrame, indicator: str) -> Exhibit:
    """Everything about one indicator, a line each."""
    row = records(_labelled(entries[entries["indicator"] == indicator]))[0]
    labels = words("dictionary_page", "entries.column")
    lines = [(labels[key], str(row[key])) for key, _ in _SHOWN if str(row[key])]
    return Exhibit(
        question=text("dictionary_page", "one.question", label=row["label"]),
        finding=str(row["definition"]),
        table=pd.DataFrame(lines, columns=["field", "value"]),
        columns=columns("dictionary_page", "one", ("field", "text"), ("value", "text")),
    )


def _labelled(entries: pd.DataFrame) -> pd.DataFrame:
    units = words("charts", "unit_of_measure") | words("dictionary_page", "unit")
    statuses = words("dictionary_page", "entries.status")
    answers = {True: text("dictionary_page", "entries.yes"), False: text("dictionary_page", "entries.no")}
    return entries.assign(
        label=[indicators()[key].label for key in entries["indicator"]],
        definition=[indicators()[key].definition for key in entries["indicator"]],
        formula_words=[in_words(str(formula)) for formula in entries["formula"]],
        unit_label=[
            "/".join(units.get(part, part) for part in str(unit).split("/")) for unit in entries["unit"]
        ],
        direction_label=entries["direction"].map(words("dictionary_page", "entries.direction")),
        status_label=[statuses.get(status) or wording.rule_mark(status) for status in entries["status"]],
        task_labels=[_task_labels(str(codes)) for codes in entries["tasks"]],
        fed_label=[answers[bool(is_fed)] for is_fed in entries["is_fed"]],
    ).reset_index(drop=True)


def _task_labels(given: str) -> str:
    found = [code.strip() for code in given.replace(";", ",").split(",") if code.strip()]
    return "; ".join(f"{code} {tasks()[code].label}" if code in tasks() else code for code in found)


def _finding(table: pd.DataFrame) -> str:
    fed = int(table["is_fed"].astype(bool).sum())
    facts = {
        "count": formats.number(len(table)),
        "topics": formats.number(table["topic"].nunique()),
        "fed": formats.number(fed),
    }
    sentences = [text("dictionary_page", "entries.finding", **facts)]
    if unfed := len(table) - fed:
        sentences.append(text("dictionary_page", "entries.unfed", count=formats.number(unfed)))
    if unconfirmed := int(table["status"].isin(["reported", "recalled"]).sum()):
        sentences.append(text("dictionary_page", "entries.unconfirmed", count=formats.number(unconfirmed)))
    return " ".join(sentences)


def of_tasks(rows: pd.DataFrame) -> Exhibit:
    """Tasks of the directives with the indicators and check items that measure them (`dictionary.task_entries`)."""
    labels = {key: entry.label for key, entry in indicators().items()}
    table = rows.assign(
        area=[in_language(str(area)) for area in rows["area"]],
        label=[tasks()[code].label for code in rows["task"]],
        indicator_labels=[_named(str(given), labels) for given in rows["indicators"]],
        item_labels=[_named(str(given), _items()) for given in rows["items"]],
        priority=rows["priority"].astype(str),
    ).reset_index(drop=True)
    measured = (table["indicators"].astype(str) != "") | (table["items"].astype(str) != "")
    facts = {"count": formats.number(len(table)), "measured": formats.number(int(measured.sum()))}
    sentences = [text("dictionary_page", "tasks.finding", **facts)]
    if (~measured).any():
        names = [
            f"{code} {formats.inside(label)}"
            for code, label in zip(table.loc[~measured, "task"], table.loc[~measured, "label"], strict=True)
        ]
        others = text("dictionary_page", "tasks.others")
        sentences.append(
            text("dictionary_page", "tasks.unmeasured", tasks=formats.enumeration(names, rest=others))
        )
    return Exhibit(
        question=text("dictionary_page", "tasks.question"),
        finding=" ".join(sentences),
        table=table,
        columns=columns("dictionary_page", "tasks.column", *_TASKS),
    )


def _items() -> dict[str, str]:
    return {key: item.label for key, item in check_items().items()}


def _named(given: str, labels: dict[str, str]) -> str:
    return "; ".join(labels.get(key.strip(), key.strip()) for key in given.split(",") if key.strip())
