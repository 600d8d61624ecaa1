"""The check-list: things that are followed up by plan, deed and evidence, those that are not done first."""

import pandas as pd

from indicators.catalog.tasks import check_items
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Exhibit
from views.exhibits.columns import columns

_COLUMNS = (
    ("unit_name", "text"), ("name", "text"), ("counted_label", "text"), ("planned", "text"), ("done", "text"),
    ("state_label", "text"), ("evidence", "text"), ("file", "text"), ("sheet", "text"), ("cell", "text"),
)  # fmt: skip
_FIRST = ("not_done", "partly", "unknown", "no_plan", "done")


def of_units(items: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    """One row per unit and item of the check-list."""
    question = text("checklist", "question", unit=unit)
    if items.empty:
        return Exhibit(question, text("checklist", "empty", unit=unit, school_year=school_year), items, ())
    table = items.assign(
        name=[check_items()[item].label for item in items["item"]],
        counted_label=items["counted_in"].map(words("checklist", "counted")),
        state_label=items["state"].map(words("checklist", "state")),
        rank=items["state"].map({state: rank for rank, state in enumerate(_FIRST)}),
    ).sort_values("rank", kind="stable")
    states = table["state"].value_counts()
    facts = {state: formats.number(int(states.get(state, 0))) for state in _FIRST}
    return Exhibit(
        question=question,
        finding=text("checklist", "finding", count=formats.number(len(table)), **facts),
        table=table.reset_index(drop=True),
        columns=columns("checklist", "column", *_COLUMNS),
        notes=(text("checklist", "note"),),
    )
