"""Questions likely from the floor of a meeting: largest falls, twice missed, contradictions, jumps nobody explained."""

from collections.abc import Mapping
from dataclasses import replace

from indicators.catalog.floor_questions import floor_rules
from indicators.catalog.headlines import headlines
from indicators.terms import SchoolYear
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import floor_cells, floor_movements, target_rows


def falls(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Rates that got worse since the year before, the largest change first."""
    series = context.in_tree(answers.two_years(context, (*headlines(), *target_rows.assigned())))
    return complete(context, floor_movements.falls(series, *_years(context)), lineage.of_indicator)


def persistent(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Targets that the same unit missed in the chosen year and in the year before."""
    series = context.in_tree(answers.two_years(context, target_rows.assigned()))
    return complete(context, floor_movements.twice_missed(series, *_years(context)), lineage.of_indicator)


def inconsistent(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Numbers that contradict one another in the received files."""
    return complete(context, floor_cells.inconsistent(answers.issues(context), floor_rules()))


def jumps(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Counts of the same unit and period that are far from those of the year before."""
    rules = floor_rules()
    last = replace(context, school_year=_years(context)[0])
    before = context.in_tree(answers.stored_together(last, rules.measures))
    now = answers.stored_together(context, rules.measures)
    return complete(context, floor_cells.jumps(before, now, _years(context)[0], rules))


def _years(context: Context) -> tuple[str, str]:
    return str(SchoolYear.of(context.school_year).previous), context.school_year
