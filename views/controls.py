"""The few controls that pages share: choosing one of several, the order of rows, how many rows are drawn."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text
from views import formats
from views.choice import one_of as one_of
from views.questions.options import ALL, FIRST_ROWS, OFFICIAL, SLACK


def row() -> DeltaGenerator:
    """One line for the controls of a page, so that the figure stays on the first screen."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small")


def view(place: DeltaGenerator, key: str, options: Mapping[str, str]) -> str:
    """Which of the page's contents is shown, kept in the link; returns its code (`options`: code → label)."""
    codes = list(options)
    chosen = place.segmented_control(
        text("pages", "filter.view"),
        codes,
        default=codes[0],
        format_func=lambda code: options.get(code, code),
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen if chosen in options else codes[0]


def order(place: DeltaGenerator, key: str) -> str:
    """Worst first ('') or as the register lists them (`official`)."""
    labels = {"": text("pages", "filter.worst_first"), OFFICIAL: text("pages", "filter.official_order")}
    chosen = place.segmented_control(
        text("pages", "filter.order"),
        list(labels),
        default="",
        format_func=lambda code: labels[code],
        required=True,
        key=key,
        persist_state="session",
    )
    return str(chosen or "")


def rows(key: str) -> str:
    """The first rows ('') or `all`, as the toggle of `offer_all_rows` stands."""
    return ALL if st.session_state.get(key) else ""


def offer_all_rows(place: DeltaGenerator, key: str, count: int) -> None:
    """The toggle that draws every row, where the figure would draw only the first."""
    if count > FIRST_ROWS + SLACK:
        facts = {"count": formats.number(count), "shown": formats.number(FIRST_ROWS)}
        place.toggle(text("pages", "filter.all_rows_count", **facts), key=key, persist_state="session")
