"""Universal education and literacy: levels, tests, recognition, conditions, and what would lift a unit."""

from __future__ import annotations

from typing import cast

import pandas as pd

from indicators.terms import SchoolYear
from indicators.universal_education import conditions, lifting, recognition, rollup, standards
from views.answers.live_snapshot import school_years
from views.answers.remembering import of_year, remembered
from views.context import Context


def verdicts(context: Context) -> pd.DataFrame:
    """Levels of universal education and literacy."""
    return of_year(context, standards.verdicts)


def verdicts_before(context: Context) -> pd.DataFrame:
    """The same of the school year before; empty where nothing of it was loaded."""
    year = str(SchoolYear.of(context.school_year).previous)
    if year not in school_years(context.warehouse):
        return verdicts(context).head(0)
    return cast(pd.DataFrame, remembered(context.warehouse, standards.verdicts, year))


def tests(context: Context) -> pd.DataFrame:
    """Every test of every commune."""
    return of_year(context, standards.tests)


def tier_tests(context: Context) -> pd.DataFrame:
    """The tests of the tiers above."""
    return of_year(context, rollup.tier_tests)


def recognised(context: Context) -> pd.DataFrame:
    """Computed levels beside those recognised by decision."""
    return of_year(context, recognition.recognition)


def met_conditions(context: Context) -> pd.DataFrame:
    """Teachers, rooms and other conditions of universal education in each commune."""
    return of_year(context, conditions.conditions)


def next_to_lift(context: Context) -> pd.DataFrame:
    """Which units to lift so that the tier above meets a standard, cheapest first."""
    return of_year(context, lifting.next_to_lift)
