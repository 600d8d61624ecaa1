"""What the visitor asked and from which snapshot: the filters of the sidebar, the stamp, the date of the data.

The filters live in the link (`bind="query-params"`), so a copied address opens the same view; a value that does not
exist falls back with a notice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import streamlit as st

from indicators.catalog import codes
from indicators.snapshot import Snapshot
from indicators.warehouse import Warehouse, open_warehouse
from views import answers, formats, markup, screen
from views.exhibit import Exhibit
from views.texts import text

_KEY = "context"
_PERIODS = ("start", "mid", "end", "survey")


@dataclass(frozen=True)
class Context:
    """The selection of one run. `unit` is a row of the open units; `period` is '' for the newest with data."""

    warehouse: Warehouse
    snapshot: Snapshot
    school_year: str
    period: str
    units: pd.DataFrame
    unit: pd.Series

    @property
    def unit_id(self) -> int:
        return int(self.unit["unit_id"])

    @property
    def unit_name(self) -> str:
        return str(self.unit["unit_name"])

    def below(self, kind: str) -> list[int]:
        """The units of one kind in the chosen unit's tree, itself included, in official order."""
        kinds = dict(zip(self.units["unit_id"], self.units["unit_kind"], strict=True))
        return [unit for unit in self.tree() if kinds[unit] == kind]

    def tree(self) -> list[int]:
        """The chosen unit and every open unit below it, in official order."""
        parents = dict(zip(self.units["unit_id"], self.units["parent_id"], strict=True))
        return [int(unit) for unit in self.units["unit_id"] if self._is_below(int(unit), parents)]

    def of_kind(self, frame: pd.DataFrame, kind: str) -> pd.DataFrame:
        """Rows of a frame whose unit is of that kind and lies in the chosen unit's tree."""
        return frame[frame["unit_id"].isin(self.below(kind))]

    def in_tree(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows of the chosen unit and of every unit below it."""
        return frame[frame["unit_id"].isin(self.tree())]

    def complete(self, exhibit: Exhibit) -> Exhibit:
        """The exhibit with the filters in words, the stamp and the date of the data."""
        filters = [
            (text("pages", "filter.school_year"), self.school_year),
            (text("pages", "filter.unit"), self.unit_name),
        ]
        if self.period:
            filters.append((text("pages", "filter.period"), codes()["period"][self.period]))
        return replace(
            exhibit,
            filters=(*filters, *exhibit.filters),
            stamp=text("pages", "frame.stamp") if self.snapshot.is_sample else "",
            data_date=data_date(self.snapshot),
        )

    def _is_below(self, unit: int, parents: dict[int, int]) -> bool:
        seen: set[int] = set()
        while unit not in seen and not formats.is_missing(unit):
            if unit == self.unit_id:
                return True
            seen.add(unit)
            unit = parents.get(unit, unit)
        return False


def enter(folder: Path) -> None:
    """Reads the filters in the sidebar and writes the stamp above the page; called by the frame before the page."""
    warehouse = open_warehouse(folder)
    snapshot = answers.snapshot(warehouse)
    years = answers.school_years(warehouse)
    if snapshot.is_sample:
        st.badge(text("pages", "frame.stamp"), color="orange")
    if not years:
        st.session_state[_KEY] = None
        _footer(snapshot)
        return
    year = _choice("nam-hoc", text("pages", "filter.school_year"), years)
    units = in_tree_order(answers.open_units(warehouse, year))
    labels = _unit_labels(units)
    unit = _choice("don-vi", text("pages", "filter.unit"), labels)
    periods = {
        text("pages", "filter.newest_period"): "",
        **{codes()["period"][code]: code for code in _PERIODS},
    }
    period = _choice("ky", text("pages", "filter.period"), list(periods))
    _footer(snapshot)
    st.session_state[_KEY] = Context(
        warehouse, snapshot, year, periods[period], units, units.iloc[labels.index(unit)]
    )


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


def _footer(snapshot: Snapshot) -> None:
    st.sidebar.markdown(markup.markdown(data_date(snapshot)))


def _choice(key: str, label: str, options: Sequence[str]) -> str:
    """A filter bound to the link. A value that no longer exists becomes the first option, with a notice."""
    asked = st.session_state.get(key) or st.query_params.get(key)
    if asked is not None and asked not in options:
        screen.notice(
            text("pages", "filter.unknown_value", name=label.lower(), value=asked, shown=options[0])
        )
        st.session_state.pop(key, None)
    chosen = st.sidebar.selectbox(label, options, key=key, bind="query-params", persist_state="session")
    return str(chosen)


def in_tree_order(units: pd.DataFrame) -> pd.DataFrame:
    """Each unit followed by what stands below it, siblings in official order."""
    children: dict[int, list[int]] = {}
    known = set(units["unit_id"])
    for position, (_, parent) in enumerate(zip(units["unit_id"], units["parent_id"], strict=True)):
        above = -1 if formats.is_missing(parent) or int(parent) not in known else int(parent)
        children.setdefault(above, []).append(position)
    order: list[int] = []
    queue = list(reversed(children.get(-1, [])))
    while queue:
        position = queue.pop()
        order.append(position)
        queue.extend(reversed(children.get(int(units["unit_id"].iloc[position]), [])))
    return units.iloc[order].reset_index(drop=True)


def _unit_labels(units: pd.DataFrame) -> list[str]:
    """Names as options, unique: units of one name carry their code."""
    doubled = units["unit_name"].duplicated(keep=False)
    return [
        f"{name} ({code})" if is_doubled else str(name)
        for name, code, is_doubled in zip(units["unit_name"], units["unit_code"], doubled, strict=True)
    ]
