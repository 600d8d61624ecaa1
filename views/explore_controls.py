"""Controls of the page that explores: which indicators, rows and columns; views saved by name."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import controls, markup, saved_views, screen
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits.small_multiples import MOST as MOST_PANELS
from views.questions.cross_lines import is_summable
from views.questions.pivots import COLUMNS, DEFAULT, MOST, ROWS
from views.questions.small_multiples import ALONG, FREE, PANELS, SEPARATOR
from views.saved_views import SavedView

_SHOWN = "cac-o"


def chosen_indicators(place: DeltaGenerator, key: str) -> str:
    """Several indicators by their labels, kept in the link; their ids joined by commas."""
    labels = {name: entry.label for name, entry in indicators().items() if is_summable(name)}
    chosen = place.multiselect(
        text("pivot", "indicators"),
        list(labels),
        default=[DEFAULT],
        format_func=lambda name: labels[name],
        max_selections=MOST,
        key=key,
        bind="query-params",
        width=420,
    )
    return ",".join(name for name in chosen if name in labels)


def axes(place: DeltaGenerator) -> tuple[str, str]:
    """What stands in rows and in columns, kept in the link."""
    by = controls.one_of(place, "hang", text("pivot", "rows"), _labels(ROWS))
    across = controls.one_of(place, "cot", text("pivot", "columns"), _labels(COLUMNS))
    return by, across


def panels(place: DeltaGenerator) -> dict[str, str]:
    """What makes a panel, what runs along it, one vertical axis or several; kept in the link."""
    names = words("multiples", "axis_choice")
    return {
        "panels": controls.one_of(place, "o", text("multiples", "panels"), _labels(PANELS)),
        "along": controls.one_of(place, "truc-ngang", text("multiples", "along"), _labels(ALONG)),
        "axes": controls.one_of(
            place, "truc-dung", text("multiples", "axes"), {names["common"]: "", names["free"]: FREE}
        ),
    }


def shown_panels() -> str:
    """Names of the panels asked for by the link or by `offer_panels`."""
    held = st.session_state.get(_SHOWN)
    return SEPARATOR.join(st.query_params.get_all(_SHOWN) if held is None else held)


def offer_panels(place: DeltaGenerator, exhibit: Exhibit) -> None:
    """Which panels are drawn, where there are more than one screen holds."""
    names = (
        exhibit.table.loc[~exhibit.table["is_total"], "name"].str.strip().tolist()
        if exhibit.row_count
        else []
    )
    if len(names) <= MOST_PANELS:
        return
    asked = shown_panels().split(SEPARATOR)
    st.session_state[_SHOWN] = [name for name in asked if name in names][:MOST_PANELS]
    place.multiselect(
        text("multiples", "choose"),
        names,
        max_selections=MOST_PANELS,
        placeholder=text("multiples", "choose_placeholder"),
        key=_SHOWN,
        bind="query-params",
        width=420,
    )


def saved(context: Context, page: str) -> None:
    """Saving the present view by name, and the views that were saved, each as a link."""
    place = saved_views.folder(context.warehouse)
    with st.popover(text("saved_views", "button")):
        name = st.text_input(
            text("saved_views", "name"), max_chars=saved_views.LONGEST_NAME, key="ten-cach-xem"
        )
        st.button(text("saved_views", "save"), disabled=not name.strip(), on_click=_save, key="luu-cach-xem",
                  args=(context, page, name.strip()))  # fmt: skip
        views = saved_views.saved(place)
        if not views:
            st.markdown(text("saved_views", "none"))
        for number, view in enumerate(views):
            line = st.container(horizontal=True, vertical_alignment="center")
            line.markdown(f"[{markup.markdown(view.name)}]({view.link})")
            line.button(text("saved_views", "forget"), key=f"bo-cach-xem-{number}", on_click=_forget,
                        args=(context, view.name))  # fmt: skip
    if message := st.session_state.pop("saved-view-problem", ""):
        screen.notice(message)


def _labels(codes: Sequence[str]) -> dict[str, str]:
    """Label with a capital → code."""
    named = words("pivot", "dimension")
    return {named[code][:1].upper() + named[code][1:]: code for code in codes}


def _save(context: Context, page: str, name: str) -> None:
    whole = {key: tuple(st.query_params.get_all(key)) for key in st.query_params}
    try:
        saved_views.save(saved_views.folder(context.warehouse), SavedView(name, page, whole))
    except OSError:
        st.session_state["saved-view-problem"] = text("saved_views", "not_saved")


def _forget(context: Context, name: str) -> None:
    try:
        saved_views.forget(saved_views.folder(context.warehouse), name)
    except OSError:
        st.session_state["saved-view-problem"] = text("saved_views", "not_saved")
