"""Questions to the indicators layer, remembered by snapshot and arguments: a page asks as if every answer were free.

A snapshot never changes, so an answer is right for as long as its snapshot is live and the office's own tables, on
which some answers rest, are as they were. Answers are handed out as they are, not copied: whoever needs another column
makes a new frame.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import streamlit as st

from indicators import facts, office, units
from indicators import snapshot as snapshots
from indicators.answers import bounds
from indicators.answers import table as tables
from indicators.assigned import cascade, pace
from indicators.assigned import statements as assigned
from indicators.catalog.language import language
from indicators.curriculum_2018 import ratings, readiness
from indicators.over_time import pupil_flow, series, trends
from indicators.provenance import lineage
from indicators.reporting import completeness
from indicators.resources import budgets, gaps, priorities, projects, staffing
from indicators.terms import SchoolYear
from indicators.universal_education import conditions, lifting, recognition, rollup, standards
from indicators.warehouse import Warehouse

if TYPE_CHECKING:
    from datetime import date

    from views.context import Context

_ENTRIES = 128


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _remembered(
    snapshot: str,
    office_tables: tuple[tuple[str, int, int], ...],
    question: str,
    language: str,
    arguments: tuple[Hashable, ...],
    _ask: Callable[[], Any],
) -> Any:
    return _ask()


def remembered(warehouse: Warehouse, ask: Callable[..., Any], *arguments: Hashable) -> Any:
    """`ask(warehouse, *arguments)`, computed once per snapshot, office tables and language: some answers hold sentences."""
    question = f"{ask.__module__}.{ask.__qualname__}"
    stamp = office.stamp(warehouse)
    return _remembered(
        str(warehouse.path), stamp, question, language(), arguments, lambda: ask(warehouse, *arguments)
    )


def snapshot(warehouse: Warehouse) -> snapshots.Snapshot:
    """The stamp of the live snapshot."""
    return cast(snapshots.Snapshot, remembered(warehouse, snapshots.about))


def school_years(warehouse: Warehouse) -> list[str]:
    """School years with facts, newest first."""
    return [str(year) for year in remembered(warehouse, units.school_years)]


def reported_years(warehouse: Warehouse) -> list[str]:
    """School years in which something was done, not only planned; newest first."""
    return cast(list[str], remembered(warehouse, facts.reported_years))


def reporting_units(warehouse: Warehouse, school_year: str) -> list[int]:
    """Units that state any figure of the year."""
    return cast(list[int], remembered(warehouse, facts.reporting_units, school_year))


def open_units(warehouse: Warehouse, school_year: str, boundaries: str) -> pd.DataFrame:
    """Units of a school year (`then`) or of today (`now`), in official order."""
    return cast(pd.DataFrame, remembered(warehouse, units.open_units, school_year, boundaries))


def _of_year(context: Context, ask: Callable[..., Any], *arguments: Hashable) -> pd.DataFrame:
    return cast(pd.DataFrame, remembered(context.warehouse, ask, context.school_year, *arguments))


def indicators_of(context: Context, only: tuple[str, ...] = ()) -> pd.DataFrame:
    """Indicators of every unit in the chosen year and period; `only` names those wanted."""
    return _of_year(context, tables.answers, context.period, only, context.boundaries)


def bounds_of(context: Context, only: tuple[str, ...]) -> pd.DataFrame:
    """The same, with the least and the most that each sum can be while units are silent."""
    return _of_year(context, bounds.answers, context.period, only, context.boundaries)


def series_of(context: Context, only: tuple[str, ...], unit_ids: tuple[int, ...]) -> pd.DataFrame:
    """Indicators of some units in every school year, with the breaks between years."""
    return cast(
        pd.DataFrame, remembered(context.warehouse, series.series, only, unit_ids, context.boundaries)
    )


def trend_of(context: Context, only: tuple[str, ...], unit_ids: tuple[int, ...]) -> pd.DataFrame:
    """Where a rate of some units goes, in one row per line: pace, required pace, chance, class."""
    arguments = (only, unit_ids, context.boundaries)
    return cast(pd.DataFrame, remembered(context.warehouse, _trend, *arguments))


def path_of(context: Context, only: tuple[str, ...], unit_ids: tuple[int, ...]) -> pd.DataFrame:
    """The same year by year: observed, projected with its interval, required."""
    arguments = (only, unit_ids, context.boundaries)
    return cast(pd.DataFrame, remembered(context.warehouse, _path, *arguments))


def _trend(
    warehouse: Warehouse, only: tuple[str, ...], unit_ids: tuple[int, ...], boundaries: str
) -> pd.DataFrame:
    return trends.trends(warehouse, only, unit_ids, boundaries=boundaries)


def _path(
    warehouse: Warehouse, only: tuple[str, ...], unit_ids: tuple[int, ...], boundaries: str
) -> pd.DataFrame:
    return trends.paths(warehouse, only, unit_ids, boundaries=boundaries)


def two_years(context: Context, only: tuple[str, ...]) -> pd.DataFrame:
    """Indicators of every unit in the year before and the chosen one, with what breaks between them."""
    years = (str(SchoolYear.of(context.school_year).previous), context.school_year)
    arguments = (only, None, context.boundaries, years, context.period)
    return cast(pd.DataFrame, remembered(context.warehouse, series.series, *arguments))


def due_by(context: Context, day: date) -> pd.DataFrame:
    """What each assigned target should have reached by a day."""
    return _of_year(context, pace.due_by, day, context.boundaries)


def target_flags(context: Context) -> pd.DataFrame:
    """Targets that ask for less than was reached, or for more than anybody ever did."""
    return _of_year(context, pace.flags, context.boundaries)


def target_history(context: Context) -> pd.DataFrame:
    """Targets that were stated more than once."""
    return _of_year(context, assigned.history)


def target_statements(context: Context) -> pd.DataFrame:
    """Every statement of a target, with its decision."""
    return _of_year(context, assigned.statements)


def cascade_differences(context: Context) -> pd.DataFrame:
    """Targets of a unit beside the sum of those below it."""
    return _of_year(context, cascade.differences, context.boundaries)


def pupil_flows(context: Context) -> pd.DataFrame:
    """Pupils at the start, in, out, dropped out, at the end."""
    return _of_year(context, pupil_flow.flows, context.boundaries)


def recognised(context: Context) -> pd.DataFrame:
    """Computed levels beside those recognised by decision."""
    return _of_year(context, recognition.recognition)


def met_conditions(context: Context) -> pd.DataFrame:
    """Teachers, rooms and other conditions of universal education in each commune."""
    return _of_year(context, conditions.conditions)


def next_to_lift(context: Context) -> pd.DataFrame:
    """Which units to lift so that the tier above meets a standard, cheapest first."""
    return _of_year(context, lifting.next_to_lift)


def verdicts(context: Context) -> pd.DataFrame:
    """Levels of universal education and literacy."""
    return _of_year(context, standards.verdicts)


def verdicts_before(context: Context) -> pd.DataFrame:
    """The same of the school year before; empty where nothing of it was loaded."""
    year = str(SchoolYear.of(context.school_year).previous)
    if year not in school_years(context.warehouse):
        return verdicts(context).head(0)
    return cast(pd.DataFrame, remembered(context.warehouse, standards.verdicts, year))


def tests(context: Context) -> pd.DataFrame:
    """Every test of every commune."""
    return _of_year(context, standards.tests)


def tier_tests(context: Context) -> pd.DataFrame:
    """The tests of the tiers above."""
    return _of_year(context, rollup.tier_tests)


def gates(context: Context) -> pd.DataFrame:
    """Gates of the 2018 programme by school and grade."""
    return _of_year(context, readiness.gates)


def readiness_summary(context: Context) -> pd.DataFrame:
    """The verdict on each school and grade."""
    return _of_year(context, readiness.summary)


def readiness_by_year(context: Context) -> pd.DataFrame:
    """The verdicts of every school year up to the chosen one."""
    years = [year for year in school_years(context.warehouse) if year <= context.school_year]
    frames: list[pd.DataFrame] = [
        remembered(context.warehouse, readiness.summary, year).assign(school_year=year) for year in years
    ]
    return pd.concat(frames, ignore_index=True)


def preparation(context: Context) -> pd.DataFrame:
    """The verdict on each school and grade that starts in the next school year."""
    return _of_year(context, readiness.preparation)


def facility_gaps(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """Need, stock and shortage of every item by school; `norm_values` for a what-if."""
    return _of_year(context, gaps.facility_gaps, norm_values)


def facility_totals(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """Shortages summed per school, for every unit above."""
    return _of_year(context, gaps.totals, context.boundaries, norm_values)


def staff_gaps(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """Teachers present against the norm, by school, level and post."""
    return _of_year(context, staffing.staff_gaps, norm_values)


def staff_totals(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """What schools lack in teachers, summed, for every unit above."""
    return _of_year(context, staffing.staff_totals, context.boundaries, norm_values)


def priority_ranking(
    context: Context, weights: priorities.Weights, norm_values: gaps.NormValues | None
) -> pd.DataFrame:
    """Schools by urgency, with the reason in words."""
    return _of_year(context, priorities.ranking, weights, norm_values)


def priority_points(
    context: Context, weights: priorities.Weights, norm_values: gaps.NormValues | None
) -> pd.DataFrame:
    """Points of each school and criterion."""
    return _of_year(context, priorities.points, weights, norm_values)


def budget_plan(
    context: Context,
    budget_vnd: int | None,
    weights: priorities.Weights,
    norm_values: gaps.NormValues | None,
) -> budgets.Allocation:
    """What a budget builds, classrooms only."""
    found = remembered(
        context.warehouse,
        budgets.plan,
        context.school_year,
        budget_vnd,
        ("classrooms",),
        weights,
        norm_values,
    )
    return cast(budgets.Allocation, found)


def projects_of(context: Context) -> pd.DataFrame:
    """Needs and the projects that cover them, until they are handed over."""
    return _of_year(context, projects.pipeline)


def rating_shares(context: Context) -> pd.DataFrame:
    """Pupils by result of assessment."""
    return _of_year(context, ratings.distribution)


def stored(context: Context, measure: str = "", kind: str = "") -> pd.DataFrame:
    """Stored figures of the chosen unit and everything below it."""
    frame = _of_year(context, _facts, context.period, measure, kind)
    return context.in_tree(frame)


def stored_together(context: Context, measures: tuple[str, ...]) -> pd.DataFrame:
    """Stored figures of some measures, of the chosen unit and everything below it."""
    return context.in_tree(_of_year(context, _facts_of_measures, measures))


def _facts(warehouse: Warehouse, school_year: str, period: str, measure: str, kind: str) -> pd.DataFrame:
    return facts.facts(
        warehouse,
        school_year,
        measures=[measure] if measure else [],
        kinds=[kind] if kind else [],
        periods=[period] if period else [],
    )


def stored_of(context: Context, unit_code: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    """Stored figures of some measures, of one unit and everything below it."""
    frame = _of_year(context, _facts_of_measures, wanted)
    units = context.units.loc[context.units["unit_code"] == unit_code, "unit_id"]
    return frame[frame["unit_id"].isin([below for unit in units for below in context.tree(int(unit))])]


def _facts_of_measures(warehouse: Warehouse, school_year: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    return facts.facts(warehouse, school_year, measures=wanted)


def cells(
    context: Context, indicator: str, unit_code: str, level: str, grade: str, period: str
) -> pd.DataFrame:
    """The cells that went into one line of an indicator."""
    return _of_year(context, lineage.cells, indicator, unit_code, level, grade, period)


def sources(context: Context) -> pd.DataFrame:
    """Files and sheets that figures of the year stand in."""
    return _of_year(context, snapshots.sheets)


def reports(context: Context) -> pd.DataFrame:
    """Who had to report what, and whether it came."""
    return _of_year(context, completeness.reports)


def submissions(context: Context) -> pd.DataFrame:
    """Monthly reports handed in."""
    return _of_year(context, completeness.submissions)


def issues(context: Context) -> pd.DataFrame:
    """Every problem of the current files."""
    return cast(pd.DataFrame, remembered(context.warehouse, completeness.issues))


def files(context: Context) -> pd.DataFrame:
    """Every received file."""
    return cast(pd.DataFrame, remembered(context.warehouse, snapshots.files))
