"""Who reported what, and what is wrong with it."""

from __future__ import annotations

from typing import cast

import pandas as pd

from indicators.reporting import checklist, completeness
from views.answers.remembering import of_year, remembered
from views.context import Context


def reports(context: Context) -> pd.DataFrame:
    """Who had to report what, and whether it came."""
    return of_year(context, completeness.reports)


def submissions(context: Context) -> pd.DataFrame:
    """Monthly reports handed in."""
    return of_year(context, completeness.submissions)


def check_items(context: Context) -> pd.DataFrame:
    """What units planned, did and can show of the things on the check-list."""
    return of_year(context, checklist.items)


def issues(context: Context) -> pd.DataFrame:
    """Every problem of the current files."""
    return cast(pd.DataFrame, remembered(context.warehouse, completeness.issues))
