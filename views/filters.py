"""The filters above the page, the stamp and the date of the data: from the link to the context of this run.

The filters live in the link (`bind="query-params"`), so a copied address opens the same view; a value that does not
exist falls back with a notice.
"""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from indicators.snapshot import Snapshot
from indicators.warehouse import Warehouse, open_warehouse
from views import answers, screen
from views.choice import one_of
from views.chosen_units import at_the_time
from views.completing import data_date
from views.context import KEY, THEN, Context

_FILTERS = {"nam-hoc": "school_year", "dia-gioi": "boundaries", "don-vi": "unit", "ky": "period"}
"""Name in the link → name of the label."""
_PERIODS = ("start", "mid", "end", "survey")


def enter(folder: Path) -> None:
    """Writes the stamp and reads the filters above the page; called by the frame before the page."""
    warehouse = open_warehouse(folder)
    snapshot = answers.snapshot(warehouse)
    years = answers.school_years(warehouse)
    with st.container(key="frame-head"):
        _stamp(snapshot)
        st.session_state[KEY] = _chosen(warehouse, snapshot, years) if years else None


def _chosen(warehouse: Warehouse, snapshot: Snapshot, years: list[str]) -> Context:
    """The four filters in one line; each one's options depend on those before it."""
    bar = st.container(horizontal=True, gap="small", key="filter-bar")
    newest = next(iter(answers.reported_years(warehouse)), years[0])
    year = _choice(bar, "nam-hoc", {name: name for name in years}, newest)
    boundary_labels = {label: code for code, label in words("pages", "filter.boundary").items()}
    boundaries = _choice(bar, "dia-gioi", boundary_labels)
    units = answers.open_units(warehouse, year, boundaries)
    labels = answers.unit_labels(warehouse, year, boundaries)
    home = answers.home_position(warehouse, year, boundaries)
    unit = _choice(bar, "don-vi", {name: name for name in labels}, labels[home])
    periods = {
        text("pages", "filter.newest_period"): "",
        **{codes()["period"][code]: code for code in _PERIODS},
    }
    period = _choice(bar, "ky", periods)
    chosen = units.iloc[labels.index(unit)]
    return Context(warehouse, snapshot, year, period, boundaries, units, chosen)


def current(needed: str) -> Context:
    """The context of this run; where nothing is loaded, says what the page needs and stops the page."""
    context: Context | None = st.session_state.get(KEY)
    if context is None:
        screen.empty(text("pages", "empty.nothing_loaded", needed=text("pages", f"needs.{needed}")))
        st.stop()
    return context


def of_its_time(context: Context) -> Context:
    """The same question on the units of the school year, and a notice where the visitor asked for those of today."""
    if context.boundaries != THEN:
        screen.notice(text("pages", "filter.then_only"))
    return at_the_time(context)


def _stamp(snapshot: Snapshot) -> None:
    """One line above every page: synthetic or not, and how fresh."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if snapshot.is_sample:
            st.badge(text("pages", "frame.stamp"), color="orange", width="content")
        st.text(data_date(snapshot), width="content")


def _choice(bar: DeltaGenerator, key: str, options: Mapping[str, str], default: str = "") -> str:
    """One filter; returns the code behind the chosen label (`options`: label → code)."""
    return one_of(bar, key, text("pages", f"filter.{_FILTERS[key]}"), options, default)
