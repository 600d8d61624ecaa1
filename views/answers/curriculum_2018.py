"""The programme of 2018: gates of schools and grades, and the verdicts over the years."""

from __future__ import annotations

import pandas as pd

from indicators.curriculum_2018 import readiness
from views.answers.live_snapshot import school_years
from views.answers.remembering import of_year, remembered
from views.context import Context


def gates(context: Context) -> pd.DataFrame:
    """Gates of the 2018 programme by school and grade."""
    return of_year(context, readiness.gates)


def readiness_summary(context: Context) -> pd.DataFrame:
    """The verdict on each school and grade."""
    return of_year(context, readiness.summary)


def readiness_by_year(context: Context) -> pd.DataFrame:
    """The verdicts of every school year up to the chosen one."""
    years = [year for year in school_years(context.warehouse) if year <= context.school_year]
    frames: list[pd.DataFrame] = [
        remembered(context.warehouse, readiness.summary, year).assign(school_year=year) for year in years
    ]
    return pd.concat(frames, ignore_index=True)


def preparation(context: Context) -> pd.DataFrame:
    """The verdict on each school and grade that starts in the next school year."""
    return of_year(context, readiness.preparation)
