"""Assigned targets: of one unit, of every unit that carries one target, of all communes at once."""

from collections.abc import Mapping

import pandas as pd

from views import answers, lineage
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import commune_targets, target_rows, targets
from views.questions.options import counted, drawn_rows, is_official_order


def assigned(context: Context) -> pd.DataFrame:
    """Answers to every indicator for which offices assign targets, of all units."""
    return answers.indicators_of(context, target_rows.assigned())


def of_unit(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Every target of the chosen unit."""
    table = assigned(context)
    rows = table[(table["unit_id"] == context.unit_id) & (table["grade"] == "")]
    exhibit = targets.of_unit(rows, context.unit_name, context.school_year)
    return context.complete(exhibit, lineage.of_indicator)


def over_units(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One target (`indicator`) over the units to which it is assigned."""
    indicator = options["indicator"]
    rows = context.of_kind(assigned(context), target_rows.carrier_kind(indicator))
    rows = rows[(rows["indicator"] == indicator) & (rows["grade"] == "")]
    shown = drawn_rows(options, len(rows))
    exhibit = targets.over_units(rows, indicator, shown, is_official_order(options))
    return counted(context.complete(exhibit, lineage.of_indicator), len(rows))


def of_communes(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Every commune against every target it missed."""
    exhibit = commune_targets.board(context.of_kind(assigned(context), "commune"))
    return context.complete(exhibit, lineage.of_indicator)
