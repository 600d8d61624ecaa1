"""Of the live snapshot itself: its stamp, its years and units, the files and sheets it was built from."""

from __future__ import annotations

from typing import cast

import pandas as pd

from indicators import facts, units
from indicators import snapshot as snapshots
from indicators.warehouse import Warehouse
from views import unit_tree
from views.answers.remembering import remembered
from views.context import Context


def snapshot(warehouse: Warehouse) -> snapshots.Snapshot:
    """The stamp of the live snapshot."""
    return cast(snapshots.Snapshot, remembered(warehouse, snapshots.about))


def school_years(warehouse: Warehouse) -> list[str]:
    """School years with facts, newest first."""
    return [str(year) for year in remembered(warehouse, units.school_years)]


def reported_years(warehouse: Warehouse) -> list[str]:
    """School years in which something was done, not only planned; newest first."""
    return cast(list[str], remembered(warehouse, facts.reported_years))


def reported_periods(warehouse: Warehouse, school_year: str) -> list[str]:
    """Periods of a school year for which anything was counted."""
    return cast(list[str], remembered(warehouse, facts.reported_periods, school_year))


def reporting_units(warehouse: Warehouse, school_year: str) -> list[int]:
    """Units that state any figure of the year."""
    return cast(list[int], remembered(warehouse, facts.reporting_units, school_year))


def open_units(warehouse: Warehouse, school_year: str, boundaries: str) -> pd.DataFrame:
    """Units of a school year (`then`) or of today (`now`), each followed by what stands below it."""
    return cast(pd.DataFrame, remembered(warehouse, _tree, school_year, boundaries))


def unit_labels(warehouse: Warehouse, school_year: str, boundaries: str) -> list[str]:
    """The names of `open_units` as options, unique, in the same order."""
    return cast(list[str], remembered(warehouse, _labels, school_year, boundaries))


def home_position(warehouse: Warehouse, school_year: str, boundaries: str) -> int:
    """Position among `open_units` of the unit that a visitor starts with."""
    return cast(int, remembered(warehouse, _home, school_year, boundaries))


def _tree(warehouse: Warehouse, school_year: str, boundaries: str) -> pd.DataFrame:
    return unit_tree.in_tree_order(units.open_units(warehouse, school_year, boundaries))


def _labels(warehouse: Warehouse, school_year: str, boundaries: str) -> list[str]:
    return unit_tree.labels_of(open_units(warehouse, school_year, boundaries))


def _home(warehouse: Warehouse, school_year: str, boundaries: str) -> int:
    open_then = open_units(warehouse, school_year, boundaries)
    return unit_tree.home_position(open_then, reporting_units(warehouse, school_year))


def files(context: Context) -> pd.DataFrame:
    """Every received file."""
    return cast(pd.DataFrame, remembered(context.warehouse, snapshots.files))
