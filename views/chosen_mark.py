"""The mark that a visitor chose in a chart: kept for the question it was chosen under, forgotten with any other.

Streamlit cannot take a choice back and lets Plotly fade every other mark with its numbers; so the choice is kept here,
and the chart begins anew under another key.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text
from views.exhibit import Exhibit

_KEPT = ("y", "customdata")
"""What tells a mark from the others."""


def chart_key(key: str) -> str:
    """The key of the chart: another one after every choice."""
    return f"{key}-figure-{st.session_state.get(_turn(key), 0)}"


def kept(exhibit: Exhibit, key: str) -> dict[str, Any]:
    """The chosen mark; empty where none is, or where something else is asked by now."""
    asked, point = st.session_state.get(_place(key), (None, {}))
    return dict(point) if asked == exhibit.asked else {}


def keep(exhibit: Exhibit, key: str, widget: str) -> None:
    """Called by the chart when a mark is chosen."""
    points = st.session_state[widget]["selection"]["points"]
    if points:
        _set(key, (exhibit.asked, _told(points[0])))


def offer_to_forget(place: DeltaGenerator, key: str) -> None:
    """The button that takes the choice back."""
    label = text("marks", "clear")
    place.button(label, key=f"{key}-clear", type="tertiary", on_click=_set, args=(key, (None, {})))


def _told(point: Mapping[str, Any]) -> dict[str, Any]:
    return {name: point[name] for name in _KEPT if name in point}


def _set(key: str, choice: tuple[Any, dict[str, Any]]) -> None:
    st.session_state[_place(key)] = choice
    st.session_state[_turn(key)] = st.session_state.get(_turn(key), 0) + 1


def _place(key: str) -> str:
    return f"{key}-mark"


def _turn(key: str) -> str:
    return f"{key}-mark-turn"
