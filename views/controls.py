"""The few controls that pages share: choosing one of several, the order of rows, how many rows are drawn."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text
from views import formats, screen

FIRST_ROWS = 20
SLACK = 5
"""Rows drawn at first: what a department head can take in; “Xem tất cả” draws the rest."""


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


def is_official_order(place: DeltaGenerator, key: str) -> bool:
    """Whether rows follow the register instead of the default, worst first."""
    labels = (text("pages", "filter.worst_first"), text("pages", "filter.official_order"))
    chosen = place.segmented_control(
        text("pages", "filter.order"),
        labels,
        default=labels[0],
        required=True,
        key=key,
        persist_state="session",
    )
    return chosen == labels[1]


def drawn_rows(place: DeltaGenerator, key: str, count: int) -> int | None:
    """How many rows the figure draws: the first twenty, or None for all once the visitor asks."""
    if count <= FIRST_ROWS + SLACK:
        return None
    label = text(
        "pages", "filter.all_rows_count", count=formats.number(count), shown=formats.number(FIRST_ROWS)
    )
    return None if place.toggle(label, key=key, persist_state="session") else FIRST_ROWS
