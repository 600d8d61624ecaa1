"""“Số này ở đâu ra?”: one row of a table, where it leads on to, and every cell that went into it.

Folded away until somebody asks; opened by a mark of the chart for the rows that the mark stands for.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from indicators.catalog.texts import text, words
from views import blocks, leading_on
from views.exhibit import Exhibit


def offer(exhibit: Exhibit, key: str) -> None:
    """Folded: choose a row, see what is behind it; nothing where rows lead nowhere."""
    if exhibit.cells is None and not ("unit_code" in exhibit.table and exhibit.figure):
        return
    box = st.expander(_said(exhibit)["title"], key=f"{key}-cells-box", on_change="rerun")
    if box.open:
        with box:
            row = _chosen(exhibit, range(len(exhibit.table)), key)
            if ways := leading_on.leads(exhibit, [row]):
                line = st.container(horizontal=True, gap="small")
                leading_on.offer(line, ways, f"{key}-row")
            _behind(exhibit, row, key)


def show(exhibit: Exhibit, rows: Sequence[int], key: str) -> None:
    """In sight: the cells behind the rows of a mark."""
    if exhibit.cells is None:
        return
    with st.container(border=True):
        blocks.lines(_said(exhibit)["title"])
        row = rows[0] if len(rows) == 1 else _chosen(exhibit, rows, f"{key}-mark")
        _behind(exhibit, row, f"{key}-mark")


def _said(exhibit: Exhibit) -> dict[str, str]:
    return words("marks", "rows") if exhibit.cells is None else words("pages", exhibit.cells_words)


def _chosen(exhibit: Exhibit, rows: Sequence[int], key: str) -> int:
    labels = exhibit.row_labels()
    return int(
        st.selectbox(
            _said(exhibit)["choose"], rows, format_func=lambda row: labels[row], key=f"{key}-cells-row"
        )
    )


def _behind(exhibit: Exhibit, row: int, key: str) -> None:
    if exhibit.cells is None:
        return
    cells = exhibit.cells(row)
    if cells.empty:
        blocks.empty(_said(exhibit)["none"])
    else:
        blocks.text_table(cells, f"{key}-cells")
        _origin(exhibit, cells, key)


def _origin(exhibit: Exhibit, cells: pd.DataFrame, key: str) -> None:
    """One of the cells where it stands in its sheet, and what became of its number."""
    if exhibit.origin is None:
        return
    heads = words("pages", "cells.column")
    places = cells.head(blocks.SHOWN_ROWS)[
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
        blocks.empty(text("history", "origin.none"))
        return
    blocks.lines(text("history", "origin.title", file=file, sheet=sheet, cell=cell), found.sent)
    blocks.text_table(found.sheet, f"{key}-sheet")
    if found.changes is None:
        return
    if found.changes.is_empty:
        blocks.lines(text("history", "origin.no_history"))
    else:
        blocks.lines(text("history", "origin.history"))
        blocks.text_table(found.changes.written(blocks.SHOWN_ROWS), f"{key}-changes")
