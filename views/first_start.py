"""The first start: where no snapshot exists, load the sample workbooks with visible progress, or say what to load."""

import re
from pathlib import Path

import streamlit as st

from indicators.catalog.texts import text
from indicators.warehouse import WarehouseMissing, current_snapshot
from views import screen, startup

_COUNT = re.compile(r"\b(\d+)/(\d+)\b")
"""How the loader writes its progress: `Đang đọc 12/95 …`."""


def ensure_snapshot(folder: Path) -> bool:
    """Whether pages can run. Loads the samples into a folder that has never received anything."""
    try:
        current_snapshot(folder)
    except WarehouseMissing:
        if startup.holds_received_files(folder) or not startup.SAMPLE.is_dir():
            screen.empty(text("pages", "start.nothing_published", folder=folder))
            st.code(text("pages", "start.command"), language=None)
            return False
        return _load_sample(folder)
    return True


def _load_sample(folder: Path) -> bool:
    with st.status(text("pages", "start.loading"), expanded=True) as status:
        line = st.empty()
        bar = st.progress(0.0)

        def report(message: str) -> None:
            line.text(message)
            if counted := _COUNT.search(message):
                bar.progress(min(int(counted[1]) / max(int(counted[2]), 1), 1.0))

        is_loaded, last = startup.load_sample(folder, report)
        if is_loaded:
            status.update(label=text("pages", "start.loaded"), state="complete", expanded=False)
            st.rerun()
        status.update(label=text("pages", "start.failed"), state="error")
        st.code("\n".join(last), language=None)
    screen.empty(text("pages", "start.nothing_published", folder=folder))
    st.code(text("pages", "start.command"), language=None)
    return False
