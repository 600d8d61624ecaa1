"""The frame of the dashboard: navigation, filters, stamp, first start. Every page runs inside it.

Start with `streamlit run dashboard.py`. Data folder: the environment variable `DASHBOARD_DATA`, or `data/`.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views import screen, startup
from views.context import enter
from views.first_start import ensure_snapshot
from views.navigation import pages
from views.texts import text


def main() -> None:
    """One run of the script: page, filters, stamp, then the page itself."""
    st.set_page_config(
        page_title=text("pages", "frame.title"), page_icon="📘", layout="wide", initial_sidebar_state=270
    )
    startup.freeze_heap()
    page = st.navigation(pages(), position="sidebar", expanded=True)
    st.session_state[screen.FRAME_KEY] = True
    if ensure_snapshot(startup.data_dir()):
        enter(startup.data_dir())
        _run(page)


def _run(page: StreamlitPage) -> None:
    """The page; where it fails by our fault, a Vietnamese sentence stands above Streamlit's own."""
    try:
        page.run()
    except Exception:
        screen.notice(text("pages", "frame.page_failed"))
        raise


main()
