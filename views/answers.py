"""Questions to the indicators layer, remembered by snapshot and arguments: a page asks as if every answer were free.

A snapshot never changes, so an answer is right for as long as its snapshot is live.
"""

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd
import streamlit as st

from indicators import units
from indicators.snapshot import Snapshot, about
from indicators.warehouse import Warehouse

_ENTRIES = 64


@st.cache_data(max_entries=_ENTRIES, show_spinner=False)
def _remembered(
    snapshot_id: str, path: str, name: str, arguments: tuple[Hashable, ...], _ask: Callable[[], Any]
) -> Any:
    return _ask()


def remembered(warehouse: Warehouse, ask: Callable[..., Any], *arguments: Hashable) -> Any:
    """`ask(warehouse, *arguments)`, computed once per snapshot."""
    name = f"{ask.__module__}.{ask.__qualname__}"
    return _remembered(
        warehouse.snapshot_id, str(warehouse.path), name, arguments, lambda: ask(warehouse, *arguments)
    )


def snapshot(warehouse: Warehouse) -> Snapshot:
    """The stamp of the live snapshot."""
    stamp: Snapshot = remembered(warehouse, about)
    return stamp


def school_years(warehouse: Warehouse) -> list[str]:
    """School years with facts, newest first."""
    return [str(year) for year in remembered(warehouse, units.school_years)]


def open_units(warehouse: Warehouse, school_year: str) -> pd.DataFrame:
    """Units open in a school year, in the order of the tree."""
    frame: pd.DataFrame = remembered(warehouse, units.open_units, school_year)
    return frame
