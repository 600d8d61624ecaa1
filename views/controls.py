"""The few controls that pages share: choosing one of several, the order of rows, how many rows are drawn."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text
from views import formats, screen
from views.questions.options import ALL, FIRST_ROWS, OFFICIAL, SLACK


def row() -> DeltaGenerator:
    """One line for the controls of a page, so that the figure stays on the first screen."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="medium")


def one_of(place: DeltaGenerator, key: str, label: str, options: Mapping[str, str], default: str = "") -> str:
    """A drop-down kept in the link; returns the code behind the chosen label (`options`: label → code)."""
    labels = list(options)
    first = next((i for i, code in enumerate(options.values()) if code == default), 0)
    asked = st.session_state.get(key) or st.query_params.get(key)
    if asked is not None and asked not in labels:
        facts = {"name": label.lower(), "value": asked, "shown": labels[first]}
        screen.notice(text("pages", "filter.unknown_value", **facts))
        st.session_state.pop(key, None)
    chosen = place.selectbox(
        label, labels, index=first, key=key, bind="query-params", persist_state="session"
    )
    return options[chosen or labels[0]]


def view(place: DeltaGenerator, key: str, options: Mapping[str, str]) -> str:
    """Which of the page's contents is shown, kept in the link; returns its code (`options`: code → label)."""
    labels = list(options.values())
    chosen = place.segmented_control(
        text("pages", "filter.view"),
        labels,
        default=labels[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return next((code for code, label in options.items() if label == chosen), next(iter(options)))


def order(place: DeltaGenerator, key: str) -> str:
    """Worst first ('') or as the register lists them (`official`)."""
    labels = (text("pages", "filter.worst_first"), text("pages", "filter.official_order"))
    chosen = place.segmented_control(
        text("pages", "filter.order"),
        labels,
        default=labels[0],
        required=True,
        key=key,
        persist_state="session",
    )
    return OFFICIAL if chosen == labels[1] else ""


def rows(key: str) -> str:
    """The first rows ('') or `all`, as the toggle of `offer_all_rows` stands."""
    return ALL if st.session_state.get(key) else ""


def offer_all_rows(place: DeltaGenerator, key: str, count: int) -> None:
    """The toggle that draws every row, where the figure would draw only the first."""
    if count > FIRST_ROWS + SLACK:
        facts = {"count": formats.number(count), "shown": formats.number(FIRST_ROWS)}
        place.toggle(text("pages", "filter.all_rows_count", **facts), key=key, persist_state="session")
