"""The context that a selection names: its unit among the units of its year, on the boundaries asked for."""

from dataclasses import replace

from indicators.selection import Selection
from indicators.warehouse import Warehouse
from views import answers
from views.context import THEN, Context


def selected(warehouse: Warehouse, selection: Selection) -> Context:
    """The context of a selection, on units that exist in its year; raises `LookupError` where they do not."""
    if selection.school_year not in answers.school_years(warehouse):
        raise LookupError(selection.school_year)
    units = answers.open_units(warehouse, selection.school_year, selection.boundaries)
    chosen = units[units["unit_code"] == selection.unit]
    if chosen.empty:
        raise LookupError(selection.unit)
    period, boundaries = selection.period, selection.boundaries
    snapshot = answers.snapshot(warehouse)
    return Context(warehouse, snapshot, selection.school_year, period, boundaries, units, chosen.iloc[0])


def at_the_time(context: Context) -> Context:
    """The same question on the units of the school year, for answers that exist only there."""
    if context.boundaries == THEN:
        return context
    units = answers.open_units(context.warehouse, context.school_year, THEN)
    same = units.index[units["unit_code"] == context.unit["unit_code"]].tolist()
    home = answers.home_position(context.warehouse, context.school_year, THEN)
    is_lasting = same and units["unit_kind"].iloc[same[0]] != "commune"
    return replace(context, boundaries=THEN, units=units, unit=units.iloc[same[0] if is_lasting else home])
