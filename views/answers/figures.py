"""Indicators of units: in the chosen year, at their least and most, over the years, and where they go."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

import pandas as pd

from indicators.answers import bounds
from indicators.answers import table as tables
from indicators.curriculum_2018 import ratings
from indicators.over_time import pupil_flow, series, trends
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse
from views.answers.remembering import of_year, remembered
from views.context import Context


def indicators_of(context: Context, only: tuple[str, ...] = ()) -> pd.DataFrame:
    """Indicators of every unit in the chosen year and period; `only` names those wanted."""
    return of_year(context, tables.answers, context.period, only, context.boundaries)


def bounds_of(context: Context, only: tuple[str, ...]) -> pd.DataFrame:
    """The same, with the least and the most that each sum can be while units are silent."""
    return of_year(context, bounds.answers, context.period, only, context.boundaries)


def series_of(context: Context, only: tuple[str, ...], unit_ids: tuple[int, ...]) -> pd.DataFrame:
    """Indicators of some units in every school year, with the breaks between years."""
    return cast(pd.DataFrame, remembered(context.warehouse, _series, only, unit_ids, context.boundaries))


def two_years(context: Context, only: tuple[str, ...]) -> pd.DataFrame:
    """Indicators of every unit in the year before and the chosen one, with what breaks between them."""
    years = (str(SchoolYear.of(context.school_year).previous), context.school_year)
    arguments = (only, None, context.boundaries, years, context.period)
    return cast(pd.DataFrame, remembered(context.warehouse, _series, *arguments))


def trend_of(context: Context, only: tuple[str, ...], unit_ids: tuple[int, ...]) -> pd.DataFrame:
    """Where a rate of some units goes, in one row per line: pace, required pace, chance, class."""
    arguments = (only, unit_ids, context.boundaries)
    return cast(pd.DataFrame, remembered(context.warehouse, _trend, *arguments))


def path_of(context: Context, only: tuple[str, ...], unit_ids: tuple[int, ...]) -> pd.DataFrame:
    """The same year by year: observed, projected with its interval, required."""
    arguments = (only, unit_ids, context.boundaries)
    return cast(pd.DataFrame, remembered(context.warehouse, _path, *arguments))


def _series(
    warehouse: Warehouse,
    only: tuple[str, ...],
    unit_ids: tuple[int, ...] | None,
    boundaries: str,
    years: tuple[str, ...] | None = None,
    period: str = "",
) -> pd.DataFrame:
    """Lined up from the remembered answers of single years."""
    return series.series(warehouse, only, unit_ids, boundaries, years, period, _table)


def _table(warehouse: Warehouse, school_year: object, *arguments: Hashable) -> pd.DataFrame:
    return cast(pd.DataFrame, remembered(warehouse, tables.answers, str(school_year), *arguments))


def _trend(
    warehouse: Warehouse, only: tuple[str, ...], unit_ids: tuple[int, ...], boundaries: str
) -> pd.DataFrame:
    return trends.trends(warehouse, only, unit_ids, boundaries=boundaries)


def _path(
    warehouse: Warehouse, only: tuple[str, ...], unit_ids: tuple[int, ...], boundaries: str
) -> pd.DataFrame:
    return trends.paths(warehouse, only, unit_ids, boundaries=boundaries)


def pupil_flows(context: Context) -> pd.DataFrame:
    """Pupils at the start, in, out, dropped out, at the end."""
    return of_year(context, pupil_flow.flows, context.boundaries)


def rating_shares(context: Context) -> pd.DataFrame:
    """Pupils by result of assessment."""
    return of_year(context, ratings.distribution)
