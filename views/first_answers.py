"""The questions that every first visit asks, asked ahead: their answers and all they import are ready in memory."""

from pathlib import Path

from indicators.warehouse import WarehouseMissing, open_warehouse
from views import answers, questions
from views.context import THEN, Context


def ask(folder: Path) -> None:
    """Prepares the overview of the newest school year; nothing where there is no snapshot or no figure yet."""
    try:
        warehouse = open_warehouse(folder)
    except WarehouseMissing:
        return
    years = answers.reported_years(warehouse) or answers.school_years(warehouse)
    if not years:
        return
    units = answers.open_units(warehouse, years[0], THEN)
    home = units.iloc[answers.home_position(warehouse, years[0], THEN)]
    context = Context(warehouse, answers.snapshot(warehouse), years[0], "", THEN, units, home)
    questions.ask(context, "overview.change")
