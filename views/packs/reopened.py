"""Which figures a visit looks at, on every page: those of today, or those of a freeze that it has reopened."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indicators.catalog.texts import text
from views import markup
from views.packs import freeze

_KEY = "reopened"


def kept(data_dir: Path) -> freeze.Frozen | None:
    """The reopened freeze; None where the visit looks at the figures of today."""
    name = str(st.session_state.get(_KEY, ""))
    return freeze.frozen(data_dir).get(name) if name else None


def folder(data_dir: Path) -> Path:
    """Where the figures of this visit lie: a freeze opens as a data folder of its own."""
    found = kept(data_dir)
    return found.folder if found else data_dir


def reopen(name: str) -> None:
    """From now on every page shows the figures of that freeze; '' = those of today."""
    st.session_state[_KEY] = name


def say(data_dir: Path) -> None:
    """A line above every page that the figures are closed ones, and the way back."""
    found = kept(data_dir)
    if found is None:
        return
    line = st.container(horizontal=True, vertical_alignment="center", gap="small", key="reopened-line")
    line.badge(
        markup.markdown(text("packs", "page.reopened", words=found.words, name=found.name)), color="orange"
    )
    line.button(
        text("packs", "page.back_to_now"),
        on_click=reopen,
        args=("",),
        type="tertiary",
        key="so-lieu-hien-tai",
    )
