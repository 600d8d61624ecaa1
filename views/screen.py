"""Shows an exhibit on a page: finding, figure, the table behind it, the workbook, the cells behind a row.

The tables open on demand: what is folded away costs nothing. Every text from outside goes through `markup`.
"""

from functools import partial
from typing import Any

import streamlit as st

from indicators.catalog.texts import text
from views import (
    blocks,
    chosen_mark,
    downloads,
    formats,
    leading_on,
    marks,
    markup,
    row_by_row,
    screen_width,
    theme,
    theme_switch,
)  # fmt: skip
from views.blocks import empty as empty
from views.blocks import notice as notice
from views.charts import phone
from views.exhibit import Card, Exhibit
from views.packs import pinned
from views.plain_figure import PlainFigure

_STYLED_ROWS = 100


def title(question: str) -> None:
    """The page's one question."""
    st.header(question, anchor=False)


def show(exhibit: Exhibit, key: str) -> None:
    """The exhibit with everything behind it; `key` keeps two exhibits of one page apart."""
    if exhibit.is_empty:
        empty(exhibit.finding)
        return
    explained = " · ".join(markup.markdown(line) for line in (exhibit.subtitle, exhibit.coverage) if line)
    st.markdown(f"**{markup.markdown(exhibit.finding)}**" + (f"  \n{explained}" if explained else ""))
    if exhibit.cards:
        _cards(exhibit.cards)
    chosen = _chart(exhibit, key) if exhibit.figure else []
    blocks.lines(*exhibit.notes)
    _table(exhibit, key, is_folded=bool(exhibit.figure or exhibit.cards))
    downloads.offer(exhibit, key)
    pinned.offer(exhibit, key)
    if not chosen:
        row_by_row.offer(exhibit, key)


def _chart(exhibit: Exhibit, key: str) -> list[int]:
    """The chart; where a mark is chosen, its rows: named above the chart, looked at below it."""
    point = chosen_mark.kept(exhibit, key)
    chosen = marks.rows_behind(exhibit, point) if point else []
    if chosen:
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        name = markup.markdown(marks.name_of(exhibit, point))
        line.markdown(f"**{text('marks', 'chosen', name=name)}**", width="content")
        leading_on.offer(line, leading_on.leads(exhibit, chosen), f"{key}-chosen")
        chosen_mark.offer_to_forget(line, key)
    figure = exhibit.figure or {}
    _figure(marks.outlined(figure, point) if chosen else figure, exhibit, key)
    if chosen:
        row_by_row.show(exhibit, chosen, key)
    return chosen


def _figure(figure: dict[str, Any], exhibit: Exhibit, key: str) -> None:
    """The chart in the visitor's palette, laid out for the width of the screen; its finding is what a screen reader says."""
    place = st.container()
    if screen_width.is_narrow():
        if phone.is_of_rows(figure):
            figure = phone.narrowed(figure)
        else:
            place = place.container(key=f"wide-{key}-figure")
    widget = chosen_mark.chart_key(key)
    place.plotly_chart(
        PlainFigure(theme_switch.palette().translated(figure)),
        theme=None,
        config=theme.CONFIG,
        key=widget,
        alt=_plain(exhibit.finding),
        on_select=partial(chosen_mark.keep, exhibit, key, widget),
        selection_mode="points",
    )


def _exhibit_table(exhibit: Exhibit, key: str) -> None:
    """Numbers that sort as numbers where styling every cell is cheap; ready texts where the table is long."""
    if len(exhibit.table) <= _STYLED_ROWS:
        st.dataframe(
            exhibit.styled(),
            hide_index=True,
            key=key,
            height=blocks.table_height(len(exhibit.table)),
            placeholder=formats.MISSING,
        )
        return
    if len(exhibit.table) > blocks.SHOWN_ROWS:
        blocks.lines(text("pages", "table.first_rows", shown=formats.number(blocks.SHOWN_ROWS)))
    right = tuple(column.label for column in exhibit.columns if column.is_number)
    blocks.text_table(exhibit.written(blocks.SHOWN_ROWS), key, right)


def _cards(cards: tuple[Card, ...]) -> None:
    line = st.container(horizontal=True, gap="small")
    for card in cards:
        line.metric(
            markup.markdown(card.label),
            card.value,
            markup.markdown(card.note) or None,
            delta_color="off",
            delta_arrow="off",
            border=True,
        )


def _table(exhibit: Exhibit, key: str, *, is_folded: bool) -> None:
    """The table behind a figure, folded; where there is no figure, the table is what is shown."""
    if not is_folded:
        _exhibit_table(exhibit, f"{key}-table")
        return
    box = st.expander(text("pages", "table.title"), key=f"{key}-table-box", on_change="rerun")
    if box.open:
        with box:
            _exhibit_table(exhibit, f"{key}-table")


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())
