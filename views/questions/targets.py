"""Assigned targets: results, pace, years, doubtful ones, sums from below, statements and their decisions."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from indicators.catalog.headlines import headlines
from indicators.catalog.indicators import indicators
from indicators.catalog.period_days import day_of
from indicators.terms import SchoolYear
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import (
    commune_targets,
    target_checks,
    target_documents,
    target_pace,
    target_rows,
    target_series,
    targets,
)
from views.exhibits.checklist import of_units as of_check_items
from views.exhibits.target_words import is_rate
from views.questions.options import counted, drawn_rows, is_official_order

DAYS = ("data", "mid", "end")
"""Days that a reader may ask for: the newest receipt, the end of the first term, the end of the year."""


def assigned(context: Context) -> pd.DataFrame:
    """Answers to every indicator for which offices assign targets, of all units."""
    return answers.indicators_of(context, target_rows.assigned())


def of_unit(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Every target of the chosen unit."""
    table = assigned(context)
    rows = table[(table["unit_id"] == context.unit_id) & (table["grade"] == "")]
    count = len(target_rows.with_target(rows))
    exhibit = targets.of_unit(rows, context.unit_name, context.school_year, drawn_rows(options, count))
    return counted(complete(context, exhibit, lineage.of_indicator), count)


def over_units(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One target (`indicator`) over the units to which it is assigned."""
    indicator = options["indicator"]
    rows = context.of_kind(assigned(context), target_rows.carrier_kind(indicator))
    rows = rows[(rows["indicator"] == indicator) & (rows["grade"] == "")]
    shown = drawn_rows(options, len(rows))
    exhibit = targets.over_units(rows, indicator, shown, is_official_order(options))
    return counted(complete(context, exhibit, lineage.of_indicator), len(rows))


def of_communes(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Every commune against every target it missed."""
    exhibit = commune_targets.board(context.of_kind(assigned(context), "commune"))
    return complete(context, exhibit, lineage.of_indicator)


def day_asked(context: Context, code: str) -> date:
    """The day behind a code of `DAYS`, never later than the end of the school year."""
    year = SchoolYear.of(context.school_year)
    day = day_of(code, year.start) if code in DAYS[1:] else None
    newest = context.snapshot.received_at or context.snapshot.built_at
    return day or min(newest.date(), year.last_day)


def pace(context: Context, options: Mapping[str, str]) -> Exhibit:
    """What the targets of the chosen unit should have reached by a day (`day`, of `DAYS`)."""
    lines = answers.due_by(context, day_asked(context, options.get("day", "")))
    rows = lines[(lines["unit_id"] == context.unit_id) & (lines["grade"] == "")]
    return complete(context, target_pace.of_unit(rows, context.unit_name, context.school_year))


def line_choices(context: Context) -> dict[str, str]:
    """Label → `indicator/level` of the targets of the chosen unit, then of its headline rates."""
    rates = answers.bounds_of(context, headlines())
    table = pd.concat([target_rows.with_target(assigned(context)), rates[rates["value"].notna()]])
    rows = table[(table["unit_id"] == context.unit_id) & (table["grade"] == "")]
    pairs = zip(rows["indicator"], rows["level"], strict=True)
    return {target_rows.line_name(key, level, ""): f"{key}/{level}" for key, level in pairs}


def series(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One target (`line`: indicator/level) of the chosen unit over the school years."""
    indicator, _, level = options.get("line", "").partition("/")
    if not indicator:
        return complete(context, target_series.of_unit(pd.DataFrame(), context.unit_name))
    asked = (indicator,), (context.unit_id,)
    found = _of_line(answers.series_of(context, *asked), level)
    if not is_rate(indicators()[indicator]):
        return complete(context, target_series.of_unit(found, context.unit_name))
    path, trend = answers.path_of(context, *asked), answers.trend_of(context, *asked)
    exhibit = target_series.of_unit(found, context.unit_name, _of_line(path, level), _of_line(trend, level))
    return complete(context, exhibit)


def _of_line(rows: pd.DataFrame, level: str) -> pd.DataFrame:
    return rows[(rows["level"] == level) & (rows["grade"] == "")]


def doubtful(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Targets of the chosen unit and those below it that ask for too little or too much."""
    return complete(context, target_checks.doubtful(context.in_tree(answers.target_flags(context))))


def cascade(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Targets given to units above beside the sums of those below."""
    return complete(context, target_checks.cascade(context.in_tree(answers.cascade_differences(context))))


def history(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Targets that were given more than once, with their decisions."""
    return complete(context, target_checks.history(context.in_tree(answers.target_history(context))))


def checklist(context: Context, _: Mapping[str, str]) -> Exhibit:
    """The check-list of the chosen unit and those below it."""
    items = context.in_tree(answers.check_items(context))
    return complete(context, of_check_items(items, context.unit_name, context.school_year))


def documents(context: Context, _: Mapping[str, str]) -> Exhibit:
    """The documents by which targets were assigned to the chosen unit and those below it."""
    return complete(
        context, target_documents.of_statements(context.in_tree(answers.target_statements(context)))
    )
