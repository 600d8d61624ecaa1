"""The frame of the dashboard: navigation, filters, stamp, first start. Every page runs inside it.

Start with `streamlit run dashboard.py`. Data folder: the environment variable `DASHBOARD_DATA`, or `data/`. Streamlit
imports this file once for the server (`app`) and runs it as `__main__` for every visit.
"""

import streamlit as st

from views.catalogue_check import stop_at_a_fault


def main() -> None:
    """One run of the script, after those that were asked for earlier."""
    from views import turns

    with turns.own_turn():
        run()


def run() -> None:
    """Language, page, palette, filters, stamp, then the page itself."""
    from indicators.catalog.texts import text
    from views import (
        first_visit,
        interface_words,
        language_switch,
        navigation,
        office_notice,
        screen_width,
        startup,
        theme_switch,
    )
    from views.filters import enter
    from views.first_start import ensure_snapshot
    from views.packs import reopened

    language_switch.speak_as_asked()
    st.set_page_config(
        page_title=text("pages", "frame.title"), page_icon="📘", layout="wide", initial_sidebar_state=288
    )
    st.html(startup.ROOT / "views" / "page.css")
    startup.freeze_heap()
    page = st.navigation(navigation.pages(), position="sidebar", expanded=True)
    theme_switch.show_as_asked()
    if ensure_snapshot(startup.data_dir()):
        enter(reopened.folder(startup.data_dir()))
        reopened.say(startup.data_dir())
        screen_width.watch()
        interface_words.speak()
        language_switch.offer()
        theme_switch.offer()
        first_visit.offer_again()
        first_visit.offer()
        navigation.say_where()
        office_notice.show(startup.data_dir())
        page.run()


if __name__ == "__main__":
    main()
else:
    stop_at_a_fault()  # before anything that reads the catalogue is imported
    from views import early_charts, server
    from views.office_server import sticky

    app = st.App(
        __file__,
        lifespan=server.lifespan,
        middleware=[*early_charts.middleware(), *sticky.middleware()],
        on_script_error=server.say_that_we_failed,
    )
