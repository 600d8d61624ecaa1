"""The data dictionary: every indicator with its definition, formula, legal source and the forms that feed it.

It comes from the catalogue alone, so that page, workbook and code cannot say different things.
"""

import pandas as pd

from indicators.answers.feeding import forms
from indicators.catalog.formulas import Formula, Term
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators, topics
from indicators.catalog.language import in_language
from indicators.catalog.pace import paces
from indicators.catalog.tasks import check_items, tasks
from indicators.catalog.texts import text

COLUMNS = ("indicator", "label_vi", "label_en", "topic", "tasks", "definition_vi", "formula", "unit", "decimals",
           "direction", "grain", "levels", "grades", "target", "pace", "document", "status", "ministry_codes", "fed_by",
           "is_fed")  # fmt: skip

TASK_COLUMNS = (
    "task",
    "area",
    "label_vi",
    "priority",
    "directive",
    "target_source",
    "threshold",
    "indicators",
    "items",
)

ITEM_COLUMNS = ("item", "task", "label_vi", "unit_kind", "counted_in", "evidence_vi")


def entries() -> pd.DataFrame:
    """`COLUMNS`, one row per indicator in the order of the catalogue. `fed_by` names the forms and headings that state its
    measures; `is_fed` tells whether the forms in use state all of them, so that no office has to add a column."""
    return pd.DataFrame([_entry(entry) for entry in indicators().values()], columns=list(COLUMNS))


def task_entries() -> pd.DataFrame:
    """`TASK_COLUMNS`, one row per task of the directives."""
    rows = [
        (task.code, task.area, task.label_vi, task.priority, task.directive, task.target_source, task.threshold,
         ", ".join(task.indicators), ", ".join(task.items))
        for task in tasks().values()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(TASK_COLUMNS))


def item_entries() -> pd.DataFrame:
    """`ITEM_COLUMNS`, one row per check-list item."""
    rows = [
        (item.id, item.task, item.label_vi, item.unit_kind, item.counted_in, item.evidence_vi)
        for item in check_items().values()
    ]
    return pd.DataFrame(rows, columns=list(ITEM_COLUMNS))


def _entry(entry: Indicator) -> tuple[object, ...]:
    fed_by, is_fed = forms(entry)
    return (
        entry.id, entry.label_vi, entry.label_en, in_language(topics()[entry.topic]), ", ".join(entry.tasks), entry.definition_vi,
        formula_text(entry), entry.unit, entry.decimals, entry.direction, entry.grain, ", ".join(entry.levels),
        ", ".join(entry.grades), _target(entry), paces()[entry.pace].label, entry.document, entry.status,
        ", ".join(entry.ministry_codes), "; ".join(fed_by), is_fed,
    )  # fmt: skip


def formula_text(entry: Indicator) -> str:
    """The formula in the notation of the task list; where another question answers, its name in words."""
    if entry.denominator:
        sides = (entry.numerator, entry.denominator)
        return " / ".join(f"({_formula(side)})" if len(side) > 1 else _formula(side) for side in sides)
    if entry.numerator and entry.source == "facts":
        return _formula(entry.numerator)
    if entry.stated:
        return _formula(entry.stated)
    return text("dictionary", f"source_{entry.source}", item=entry.item or ", ".join(entry.target.rules))


def _formula(formula: Formula) -> str:
    parts = [f"{'-' if term.sign < 0 else '+'} {_term(term)}" for term in formula]
    return " ".join(parts).removeprefix("+ ")


def _term(term: Term) -> str:
    least = "" if term.least is None else f"start+{term.least}" if term.since_start else str(term.least)
    filters = {
        "kind": "" if term.kind == "actual" else term.kind, "period": term.period,
        "year": "previous" if term.previous else "", "level": term.level, "grade": "|".join(term.grades),
        "age": term.age, "group": term.group, "category": "|".join(term.categories), "least": least,
    }  # fmt: skip
    said = ", ".join(f"{name}={value}" for name, value in filters.items() if value)
    return f"{term.measure}[{said}]" if said else term.measure


def _target(entry: Indicator) -> str:
    target = entry.target
    if target.stated or entry.planned:
        return text("dictionary", "target_assigned")
    if target.rules:
        return text("dictionary", "target_rules", rules=", ".join(target.rules))
    if target.norm:
        return text("dictionary", "target_norm", norm=target.norm)
    if target.value is not None:
        return text(
            "dictionary", "target_value", value=f"{target.value:g}", source=in_language(target.source)
        )
    return text("dictionary", "target_none")
