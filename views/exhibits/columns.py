"""Columns of a table under the labels that a file of sentences declares for them."""

from indicators.catalog.texts import words
from views.exhibit import Column

Shown = tuple[str, str]
"""Key of a column and the kind in which it is written."""


def columns(file: str, table: str, *shown: Shown, **thresholds: str) -> tuple[Column, ...]:
    """The columns in the order given; `thresholds` names, per column, the column that its rounding must not reach."""
    labels = words(file, table)
    return tuple(
        Column(key, labels[key], kind, threshold=thresholds.get(key, ""), width=24 if key == "note" else 14)
        for key, kind in shown
    )
