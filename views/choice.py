"""Choosing one of several by a drop-down that the link keeps."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.texts import text
from views import screen


def one_of(place: DeltaGenerator, key: str, label: str, options: Mapping[str, str], default: str = "") -> str:
    """A drop-down; returns the code behind the chosen label (`options`: label → code).

    The link holds the label, the session the code, so that a choice outlives a change of language. A value that does not
    exist becomes the default, with a notice.
    """
    names = {code: name for name, code in options.items()}
    codes = list(names)
    first = codes.index(default) if default in names else 0
    held = st.session_state.get(key)
    asked = st.query_params.get(key) if held is None else names.get(held, held)
    if asked is not None and asked not in options:
        facts = {"name": label.lower(), "value": asked, "shown": names[codes[first]]}
        screen.notice(text("pages", "filter.unknown_value", **facts))
        st.session_state.pop(key, None)
    chosen = place.selectbox(
        label,
        codes,
        index=first,
        format_func=lambda code: names.get(code, code),
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return chosen if chosen in names else options.get(str(chosen), codes[0])
