"""“Ghim vào bộ trình bày”: the button under every exhibit, and what this visitor has pinned.

Pins of a visitor who has said who it is lie in a pack of that name and outlive the visit; those of a stranger end with
it, and the button says so.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indicators.catalog.texts import text
from views import startup
from views.exhibit import Exhibit
from views.packs import shelf
from views.packs.pack import Pack, Pin, Section

_KEY, _OWNER = "pinned", "pin-owner"


def offer(exhibit: Exhibit, key: str) -> None:
    """The button; an exhibit that does not know how it was asked cannot be asked again."""
    if exhibit.asked is None:
        return
    if st.button(
        text("packs", "pin.button"), key=f"{key}-pin", icon=":material/keep:", help=text("packs", "pin.help")
    ):
        pins = pinned()
        pin = Pin.of(exhibit.asked)
        if pin not in pins:
            st.session_state[_KEY] = [*pins, pin]
        said = "done" if _is_kept(startup.data_dir()) else "done_for_now"
        st.toast(text("packs", f"pin.{said}", count=len(pinned())))


def owner() -> str:
    """Who pins; '' where nobody has said."""
    return str(st.session_state.get(_OWNER, ""))


def work_as(folder: Path, name: str) -> None:
    """From now on the pins are that person's: those kept from earlier visits, then those of this one."""
    if name == owner():
        return
    st.session_state[_OWNER] = name
    if name:
        kept = shelf.saved(folder).get(_pack(name, []).label)
        earlier = list(kept.pins) if kept else []
        st.session_state[_KEY] = [*earlier, *(pin for pin in pinned() if pin not in earlier)]
        _is_kept(folder)


def pinned() -> list[Pin]:
    """The pins, oldest first."""
    return list(st.session_state.get(_KEY, []))


def pinned_pack() -> Pack:
    """The same as a pack."""
    return _pack(owner(), pinned())


def forget(folder: Path) -> None:
    """Starts anew."""
    st.session_state.pop(_KEY, None)
    if owner():
        shelf.remove(folder, pinned_pack().label)


def _is_kept(folder: Path) -> bool:
    """Writes the pins of a known person; False where nobody is known or the folder cannot be written."""
    if not owner():
        return False
    if pinned():
        try:
            shelf.save(folder, pinned_pack())
        except OSError:
            return False
    return True


def _pack(name: str, pins: list[Pin]) -> Pack:
    title = text("packs", "section")
    return Pack(title, title, (Section(title, tuple(pins)),), owner=name)
