"""The visitor's palette: chosen in the sidebar, kept in the link, shown by Streamlit's page and by every figure.

Streamlit colours the pages of all visitors alike, from its configuration; the message that begins a run carries these
colours. Where a visitor chose another palette, the message carries that one: `paint_pages`, once per server.
"""

from typing import Any

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

from indicators.catalog.texts import text, words
from views.palettes import LIGHT, PALETTES, Palette

_KEY = "giao-dien"
BEGINS_A_RUN = "_create_new_session_message"
"""The method of Streamlit's session that builds the message with which a run begins."""
_SHOWN = "palette"
"""Code of the palette in which the run began."""


def show_as_asked() -> None:
    """Begins the run anew where the link or the switch asks for another palette than the one in which it began.

    Only once the page is known: a run that ends before `st.navigation` forgets which page was asked for.
    """
    if st.session_state.get(_SHOWN, LIGHT) != (asked := _asked()):
        st.session_state[_SHOWN] = asked
        st.rerun()


def palette() -> Palette:
    """The palette of this run."""
    return PALETTES[st.session_state.get(_SHOWN, LIGHT)]


def offer() -> None:
    """The switch at the foot of the sidebar."""
    names = words("frame", "palette.name")
    st.sidebar.segmented_control(
        text("frame", "palette.label"),
        list(PALETTES),
        default=LIGHT,
        format_func=lambda code: names.get(code, code),
        required=True,
        key=_KEY,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )


def paint_pages() -> None:
    """Lets every message that begins a run carry the palette of its visitor.

    Streamlit has no public way to colour the page of one visitor alone. Where a later version builds this message
    elsewhere, figures change their palette and pages stay light; `tests/pages/test_theme_hook.py` says so first.
    """
    as_configured = getattr(AppSession, BEGINS_A_RUN, None)
    if as_configured is None:
        return

    def as_chosen(session: AppSession, *given: Any, **named: Any) -> ForwardMsg:
        message: ForwardMsg = as_configured(session, *given, **named)
        state = session.session_state
        chosen = PALETTES[str(state[_SHOWN])] if _SHOWN in state else Palette()
        page = message.new_session.custom_theme
        page.base = page.BaseTheme.DARK if chosen.is_dark else page.BaseTheme.LIGHT
        for part, fields in ((page, chosen.page), (page.sidebar, chosen.sidebar)):
            for name, colour in fields.items():
                setattr(part, name, colour)
        return message

    setattr(AppSession, BEGINS_A_RUN, as_chosen)


def _asked() -> str:
    asked = str(st.session_state.get(_KEY) or st.query_params.get(_KEY) or "")
    named = {name: code for code, name in words("frame", "palette.name").items()}  # a link holds the name
    return asked if asked in PALETTES else named.get(asked, LIGHT)
