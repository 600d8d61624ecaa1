"""The visitor's language: chosen in the sidebar, kept in the link, spoken by everything that is shown."""

import streamlit as st

from indicators.catalog.language import LANGUAGES, VIETNAMESE, speak
from indicators.catalog.texts import text, words

_KEY = "ngon-ngu"


def speak_as_asked() -> None:
    """First act of every run: the language of the link, Vietnamese where it names none."""
    asked = str(st.session_state.get(_KEY) or st.query_params.get(_KEY) or "")
    named = {name: code for code, name in words("pages", "languages").items()}  # a link holds the name
    speak(asked if asked in LANGUAGES else named.get(asked, VIETNAMESE))


def offer() -> None:
    """The switch at the foot of the sidebar."""
    names = words("pages", "languages")
    st.sidebar.segmented_control(
        text("pages", "filter.language"),
        LANGUAGES,
        default=VIETNAMESE,
        format_func=lambda code: names[code],
        required=True,
        key=_KEY,
        bind="query-params",
        persist_state="session",
        on_change=_say_again,
        label_visibility="collapsed",
    )


def _say_again() -> None:
    """The browser holds each choice in the words of the language before: it is told them in those of the new one."""
    for key, value in list(st.session_state.items()):
        if isinstance(value, str | int | list) and not isinstance(value, bool):
            st.session_state[key] = value
