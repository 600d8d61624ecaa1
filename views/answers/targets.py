"""Targets as assigned: who decided what and when, whether they add up, where they should stand by now."""

from __future__ import annotations

from datetime import date

import pandas as pd

from indicators.assigned import cascade, pace
from indicators.assigned import statements as assigned
from views.answers.remembering import of_year
from views.context import Context


def due_by(context: Context, day: date) -> pd.DataFrame:
    """What each assigned target should have reached by a day."""
    return of_year(context, pace.due_by, day, context.boundaries)


def target_flags(context: Context) -> pd.DataFrame:
    """Targets that ask for less than was reached, or for more than anybody ever did."""
    return of_year(context, pace.flags, context.boundaries)


def target_history(context: Context) -> pd.DataFrame:
    """Targets that were stated more than once."""
    return of_year(context, assigned.history)


def target_statements(context: Context) -> pd.DataFrame:
    """Every statement of a target, with its decision."""
    return of_year(context, assigned.statements)


def cascade_differences(context: Context) -> pd.DataFrame:
    """Targets of a unit beside the sum of those below it."""
    return of_year(context, cascade.differences, context.boundaries)
