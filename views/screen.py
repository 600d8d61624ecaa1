"""Shows an exhibit on a page: finding, figure, the table behind it, the workbook, the cells behind a row.

The tables open on demand: what is folded away costs nothing. Every text from outside goes through `markup`.
"""

from typing import Any, Literal

import pandas as pd
import streamlit as st

from indicators.catalog.texts import text, words
from views import downloads, formats, markup, screen_width, theme, theme_switch
from views.charts import phone
from views.exhibit import Card, Exhibit
from views.packs import pinned
from views.plain_figure import PlainFigure

_STYLED_ROWS = 100
_ROWS_WITHOUT_SCROLLING = 12
_TABLE_HEIGHT = 420
_SHOWN_ROWS = 500
"""Rows a browser table takes without effort; the workbook always holds all of them."""


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
    if figure := exhibit.figure:
        _figure(figure, exhibit.finding, f"{key}-figure")
    _small(*exhibit.notes)
    _table(exhibit, key, is_folded=bool(figure or exhibit.cards))
    downloads.offer(exhibit, key)
    pinned.offer(exhibit, key)
    _sources(exhibit, key)


def _figure(figure: dict[str, Any], finding: str, key: str) -> None:
    """The chart in the visitor's palette, laid out for the width of the screen; its finding is what a screen reader says."""
    place = st.container()
    if screen_width.is_narrow():
        if phone.is_of_rows(figure):
            figure = phone.narrowed(figure)
        else:
            place = place.container(key=f"wide-{key}")
    shown = theme_switch.palette().translated(figure)
    place.plotly_chart(PlainFigure(shown), theme=None, config=theme.CONFIG, key=key, alt=_plain(finding))


def empty(message: str) -> None:
    """An empty state: which data are missing and what to do, in one box."""
    st.info(markup.markdown(message), icon=":material/info:")


def notice(message: str) -> None:
    """Something the visitor should know about what is shown, for example a link that could not be followed."""
    st.warning(markup.markdown(message), icon=":material/warning:")


def text_table(frame: pd.DataFrame, key: str, right: tuple[str, ...] = ()) -> None:
    """A table of ready texts; `right` names the columns of numbers."""
    columns = {name: st.column_config.TextColumn(alignment="right") for name in right}
    height = _table_height(len(frame))
    st.dataframe(
        frame, hide_index=True, key=key, height=height, column_config=columns, placeholder=formats.MISSING
    )


def _exhibit_table(exhibit: Exhibit, key: str) -> None:
    """Numbers that sort as numbers where styling every cell is cheap; ready texts where the table is long."""
    if len(exhibit.table) <= _STYLED_ROWS:
        st.dataframe(
            exhibit.styled(),
            hide_index=True,
            key=key,
            height=_table_height(len(exhibit.table)),
            placeholder=formats.MISSING,
        )
        return
    if len(exhibit.table) > _SHOWN_ROWS:
        _small(text("pages", "table.first_rows", shown=formats.number(_SHOWN_ROWS)))
    right = tuple(column.label for column in exhibit.columns if column.is_number)
    text_table(exhibit.written(_SHOWN_ROWS), key, right)


def _table_height(rows: int) -> Literal["content"] | int:
    return "content" if rows <= _ROWS_WITHOUT_SCROLLING else _TABLE_HEIGHT


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


def _small(*lines: str) -> None:
    shown = [markup.markdown(line) for line in lines if line]
    if shown:
        st.markdown(" · ".join(shown))


def _table(exhibit: Exhibit, key: str, *, is_folded: bool) -> None:
    """The table behind a figure, folded; where there is no figure, the table is what is shown."""
    if not is_folded:
        _exhibit_table(exhibit, f"{key}-table")
        return
    box = st.expander(text("pages", "table.title"), key=f"{key}-table-box", on_change="rerun")
    if box.open:
        with box:
            _exhibit_table(exhibit, f"{key}-table")


def _sources(exhibit: Exhibit, key: str) -> None:
    """“Số này ở đâu ra?”: choose a row, see every cell that went into it."""
    if exhibit.cells is None:
        return
    said = words("pages", exhibit.cells_words)
    box = st.expander(said["title"], key=f"{key}-cells-box", on_change="rerun")
    if not box.open:
        return
    with box:
        labels = exhibit.row_labels()
        row = st.selectbox(
            said["choose"],
            range(len(labels)),
            format_func=lambda i: labels[i],
            key=f"{key}-cells-row",
        )
        cells = exhibit.cells(int(row))
        if cells.empty:
            empty(said["none"])
        else:
            text_table(cells, f"{key}-cells")
            _origin(exhibit, cells, key)


def _origin(exhibit: Exhibit, cells: pd.DataFrame, key: str) -> None:
    """One of the cells where it stands in its sheet, and what became of its number."""
    if exhibit.origin is None:
        return
    heads = words("pages", "cells.column")
    places = cells.head(_SHOWN_ROWS)[
        [heads[name] for name in ("file", "sheet", "cell", "raw")]
    ].values.tolist()
    named = [text("history", "origin.choice", file=f, sheet=s, cell=c, raw=raw) for f, s, c, raw in places]
    chosen = st.selectbox(
        text("history", "origin.choose"),
        range(len(named)),
        format_func=lambda i: named[i],
        key=f"{key}-origin",
    )
    file, sheet, cell, _ = places[int(chosen)]
    found = exhibit.origin(file, sheet, cell)
    if found.sheet.empty:
        empty(text("history", "origin.none"))
        return
    _small(text("history", "origin.title", file=file, sheet=sheet, cell=cell), found.sent)
    text_table(found.sheet, f"{key}-sheet")
    if found.changes is None:
        return
    if found.changes.is_empty:
        _small(text("history", "origin.no_history"))
    else:
        _small(text("history", "origin.history"))
        text_table(found.changes.written(_SHOWN_ROWS), f"{key}-changes")


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())
