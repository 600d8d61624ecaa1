"""The small blocks of a page: boxes of one sentence, quiet lines, tables of ready texts. Every text goes through `markup`."""

from typing import Literal

import pandas as pd
import streamlit as st

from views import formats, markup

SHOWN_ROWS = 500
"""Rows a browser table takes without effort; the workbook always holds all of them."""
_ROWS_WITHOUT_SCROLLING = 12
_TABLE_HEIGHT = 420


def empty(message: str) -> None:
    """An empty state: which data are missing and what to do, in one box."""
    st.info(markup.markdown(message), icon=":material/info:")


def notice(message: str) -> None:
    """Something the visitor should know about what is shown, for example a link that could not be followed."""
    st.warning(markup.markdown(message), icon=":material/warning:")


def lines(*words: str) -> None:
    """Short remarks in one paragraph."""
    shown = [markup.markdown(line) for line in words if line]
    if shown:
        st.markdown(" · ".join(shown))


def text_table(frame: pd.DataFrame, key: str, right: tuple[str, ...] = ()) -> None:
    """A table of ready texts; `right` names the columns of numbers."""
    columns = {name: st.column_config.TextColumn(alignment="right") for name in right}
    height = table_height(len(frame))
    st.dataframe(
        frame, hide_index=True, key=key, height=height, column_config=columns, placeholder=formats.MISSING
    )


def table_height(rows: int) -> Literal["content"] | int:
    """Few rows all in sight, many scrolled."""
    return "content" if rows <= _ROWS_WITHOUT_SCROLLING else _TABLE_HEIGHT
