"""What the visitor asked and from which snapshot: the filters above the page, the stamp, the date of the data.

The filters live in the link (`bind="query-params"`), so a copied address opens the same view; a value that does not
exist falls back with a notice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from indicators.selection import Selection
from indicators.snapshot import Snapshot
from indicators.warehouse import Warehouse, open_warehouse
from views import answers, formats, origin, screen, unit_tree
from views.choice import one_of
from views.exhibit import Exhibit
from views.exhibits import small_numbers
from views.unit_tree import labels_of

_KEY = "context"
_FILTERS = {"nam-hoc": "school_year", "dia-gioi": "boundaries", "don-vi": "unit", "ky": "period"}
"""Name in the link → name of the label."""
THEN, NOW = "then", "now"
_PERIODS = ("start", "mid", "end", "survey")


@dataclass(frozen=True)
class Context:
    """The selection of one run. `unit` is a row of `units`; `period` is '' for the newest with data.

    `boundaries` is `then` (units of the school year) or `now` (figures summed up to the units of today).
    """

    warehouse: Warehouse
    snapshot: Snapshot
    school_year: str
    period: str
    boundaries: str
    units: pd.DataFrame
    unit: pd.Series

    @classmethod
    def of(cls, warehouse: Warehouse, selection: Selection) -> Context:
        """The context of a selection, on units that exist in its year; raises `LookupError` where they do not."""
        if selection.school_year not in answers.school_years(warehouse):
            raise LookupError(selection.school_year)
        units = answers.open_units(warehouse, selection.school_year, selection.boundaries)
        chosen = units[units["unit_code"] == selection.unit]
        if chosen.empty:
            raise LookupError(selection.unit)
        period, boundaries = selection.period, selection.boundaries
        snapshot = answers.snapshot(warehouse)
        return cls(warehouse, snapshot, selection.school_year, period, boundaries, units, chosen.iloc[0])

    @property
    def selection(self) -> Selection:
        """What was asked, as a value that names its unit by code."""
        return Selection(
            school_year=self.school_year,
            period=self.period,
            unit=str(self.unit["unit_code"]),
            boundaries=self.boundaries,
        )

    @property
    def unit_id(self) -> int:
        """The chosen unit."""
        return int(self.unit["unit_id"])

    @property
    def unit_name(self) -> str:
        """Its name as the register writes it."""
        return str(self.unit["unit_name"])

    def below(self, kind: str) -> list[int]:
        """The units of one kind in the chosen unit's tree, itself included, in official order."""
        kinds = dict(zip(self.units["unit_id"], self.units["unit_kind"], strict=True))
        return [unit for unit in self.tree() if kinds[unit] == kind]

    def tree(self, top: int | None = None) -> list[int]:
        """A unit (the chosen one by default) and every open unit below it, in official order."""
        root = self.unit_id if top is None else top
        return unit_tree.below(self.units, root)

    def of_kind(self, frame: pd.DataFrame, kind: str) -> pd.DataFrame:
        """Rows of a frame whose unit is of that kind and lies in the chosen unit's tree."""
        return frame[frame["unit_id"].isin(self.below(kind))]

    def schools(self) -> pd.DataFrame:
        """The open schools of the chosen unit's tree, whether they reported or not."""
        return self.units[self.units["unit_id"].isin(self.below("school"))]

    def in_tree(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows of the chosen unit and of every unit below it."""
        return frame[frame["unit_id"].isin(self.tree())]

    def at_the_time(self) -> Context:
        """The same question on the units of the school year, for answers that exist only there."""
        if self.boundaries == THEN:
            return self
        units = answers.open_units(self.warehouse, self.school_year, THEN)
        same = units.index[units["unit_code"] == self.unit["unit_code"]].tolist()
        home = answers.home_position(self.warehouse, self.school_year, THEN)
        screen.notice(text("pages", "filter.then_only"))
        is_lasting = same and units["unit_kind"].iloc[same[0]] != "commune"
        return replace(self, boundaries=THEN, units=units, unit=units.iloc[same[0] if is_lasting else home])

    def complete(self, exhibit: Exhibit, cells: CellFinder | None = None) -> Exhibit:
        """The exhibit with filters in words, stamp, date of the data, files, and the way from a row to its cells."""
        filters = [
            (text("pages", "filter.school_year"), self.school_year),
            (text("pages", "filter.unit"), self.unit_name),
        ]
        if self.boundaries == NOW:
            filters.append((text("pages", "filter.boundaries"), words("pages", "filter.boundary")[NOW]))
        if self.period:
            filters.append((text("pages", "filter.period"), codes()["period"][self.period]))
        return replace(
            small_numbers.guarded(exhibit),
            filters=(*filters, *exhibit.filters),
            stamp=text("pages", "frame.stamp") if self.snapshot.is_sample else "",
            data_date=data_date(self.snapshot),
            sources=written_sources(answers.sources(self)),
            notes=(*exhibit.notes, text("pages", "filter.now_note"))
            if self.boundaries == NOW
            else exhibit.notes,
            cells=(lambda row: cells(self, exhibit.table.iloc[row]))
            if cells and self.boundaries == THEN
            else None,
            origin=partial(origin.of_cell, self),
        )


CellFinder = Callable[[Context, pd.Series], pd.DataFrame]
"""From a row of a table to the cells behind it (`views.lineage`)."""


def enter(folder: Path) -> None:
    """Writes the stamp and reads the filters above the page; called by the frame before the page."""
    warehouse = open_warehouse(folder)
    snapshot = answers.snapshot(warehouse)
    years = answers.school_years(warehouse)
    with st.container(key="frame-head"):
        _stamp(snapshot)
        st.session_state[_KEY] = _chosen(warehouse, snapshot, years) if years else None


def _chosen(warehouse: Warehouse, snapshot: Snapshot, years: list[str]) -> Context:
    """The four filters in one line; each one's options depend on those before it."""
    bar = st.container(horizontal=True, gap="small", key="filter-bar")
    newest = next(iter(answers.reported_years(warehouse)), years[0])
    year = _choice(bar, "nam-hoc", {name: name for name in years}, newest)
    boundary_labels = {label: code for code, label in words("pages", "filter.boundary").items()}
    boundaries = _choice(bar, "dia-gioi", boundary_labels)
    units = answers.open_units(warehouse, year, boundaries)
    labels = labels_of(units)
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
    context: Context | None = st.session_state.get(_KEY)
    if context is None:
        screen.empty(text("pages", "empty.nothing_loaded", needed=text("pages", f"needs.{needed}")))
        st.stop()
    return context


def data_date(snapshot: Snapshot) -> str:
    """Until when files were received and when the snapshot was built, in words."""
    built = formats.moment(snapshot.built_at)
    if snapshot.received_at is None:
        return text("pages", "frame.data_date_empty", built=built)
    return text("pages", "frame.data_date", received=formats.moment(snapshot.received_at), built=built)


def written_sources(sheets: pd.DataFrame) -> pd.DataFrame:
    """Files and sheets under Vietnamese heads, for the sheet “Nguồn”."""
    labels = words("export", "source_column")
    written = {
        labels["file"]: sheets["file"],
        labels["sheet"]: sheets["sheet"],
        labels["received_at"]: [formats.day(moment) for moment in sheets["received_at"]],
        labels["facts"]: [formats.number(count) for count in sheets["facts"]],
    }
    return pd.DataFrame(written)


def _stamp(snapshot: Snapshot) -> None:
    """One line above every page: synthetic or not, and how fresh."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if snapshot.is_sample:
            st.badge(text("pages", "frame.stamp"), color="orange", width="content")
        st.text(data_date(snapshot), width="content")


def _choice(bar: DeltaGenerator, key: str, options: Mapping[str, str], default: str = "") -> str:
    """One filter; returns the code behind the chosen label (`options`: label → code)."""
    return one_of(bar, key, text("pages", f"filter.{_FILTERS[key]}"), options, default)
