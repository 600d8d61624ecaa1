"""Where a row leads on to: its unit as the filter of every page, the profile of that unit, the definition of its indicator.

A row is chosen by its mark in the chart or, by keyboard, in the list below it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from views.context import KEY, Context
from views.exhibit import Exhibit
from views.unit_tree import labels_of

_FILTER = "don-vi"
_PROFILES = {"school": ("truong", "school_profile"), "commune": ("ho-so-xa", "commune_profile")}
"""Kind of unit → control and page of its profile."""
_TOPIC, _DEFINITION = "linh-vuc", "chi-so-tu-dien"


@dataclass(frozen=True, slots=True)
class Lead:
    """One way on: what controls shall hold, how the link names the last of them, and their page ('' = the same one)."""

    key: str
    label: str
    held: Mapping[str, str]
    named: str
    page: str = ""


def leads(exhibit: Exhibit, rows: Sequence[int]) -> list[Lead]:
    """The ways on from some rows: none where they are about several units and several indicators."""
    context: Context | None = st.session_state.get(KEY)
    if context is None:
        return []
    unit, indicator = (_shared(exhibit, rows, column) for column in ("unit_code", "indicator"))
    return [*_of_unit(context, unit), *_of_indicator(indicator)]


def offer(place: DeltaGenerator, ways: Sequence[Lead], key: str) -> None:
    """One button for each way on."""
    for way in ways:
        if place.button(way.label, key=f"{key}-{way.key}", on_click=_hold, args=(way.held,)) and way.page:
            st.switch_page(f"pages/{way.page}.py", query_params={list(way.held)[-1]: way.named})


def _hold(values: Mapping[str, str]) -> None:
    for control, value in values.items():
        st.session_state[control] = value


def _shared(exhibit: Exhibit, rows: Sequence[int], column: str) -> str:
    """What all the rows say in a column; '' where they differ or there is no such column."""
    if column not in exhibit.table:
        return ""
    values = exhibit.table[column].iloc[list(rows)].dropna().unique().tolist()
    return str(values[0]) if len(values) == 1 else ""


def _of_unit(context: Context, code: str) -> list[Lead]:
    """The unit alone, unless it is the one that is shown, and its profile."""
    ways = []
    codes = context.units["unit_code"].tolist()
    if codes.count(code) == 1 and code != str(context.unit["unit_code"]):
        label = labels_of(context.units)[codes.index(code)]
        ways.append(Lead("only", text("marks", "only", unit=label), {_FILTER: label}, label))
    for kind, (control, page) in _PROFILES.items():
        units = context.units[context.units["unit_id"].isin(context.below(kind))]
        if code in (profiled := units["unit_code"].tolist()):
            label = labels_of(units)[profiled.index(code)]
            ways.append(Lead(kind, text("marks", kind), {control: code}, label, page))
    return ways


def _of_indicator(code: str) -> list[Lead]:
    if code not in indicators():
        return []
    held = {_TOPIC: "", _DEFINITION: code}
    return [Lead("definition", text("marks", "definition"), held, indicators()[code].label, "dictionary")]
