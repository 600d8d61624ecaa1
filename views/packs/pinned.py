"""“Ghim vào bộ trình bày”: the button under every exhibit, and what this visitor has pinned so far."""

from __future__ import annotations

import streamlit as st

from indicators.catalog.texts import text
from views.exhibit import Exhibit
from views.packs.pack import Pack, Pin, Section

_KEY = "pinned"


def offer(exhibit: Exhibit, key: str) -> None:
    """The button; an exhibit that does not know how it was asked cannot be asked again."""
    if exhibit.asked is None:
        return
    if st.button(text("packs", "pin.button"), key=f"{key}-pin", icon=":material/keep:", help=text("packs", "pin.help")):
        pins = pinned()
        pin = Pin.of(exhibit.asked)
        if pin not in pins:
            st.session_state[_KEY] = [*pins, pin]
        st.toast(text("packs", "pin.done", count=len(pinned())))


def pinned() -> list[Pin]:
    """The pins of this visit, oldest first."""
    return list(st.session_state.get(_KEY, []))


def pinned_pack() -> Pack:
    """The same as a pack."""
    title = text("packs", "section")
    return Pack(title, title, (Section(title, tuple(pinned())),))


def forget() -> None:
    """Starts anew."""
    st.session_state.pop(_KEY, None)
