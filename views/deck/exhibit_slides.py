"""One exhibit as slides: what is said in the hall (ten rows at 18 pt), then the annex (twenty rows at 11 pt).

The title is the finding, the notes hold definition, article and the files behind the figures. An exhibit without data
makes no slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil

import pandas as pd
from pptx.slide import Slide

from indicators.catalog.texts import text
from views import formats
from views.deck import charts, geometry, lines, tables
from views.deck.geometry import BODY, Box
from views.deck.presentation import Deck, write
from views.deck.tables import TableCell
from views.exhibit import Column, Exhibit

_REST = 0.4
"""Room for the line that counts the rows left out, inches."""
_CARD = 1.9
_FILES_NAMED = 5
_DRAWN_BESIDES_BARS = (lines,)
"""Modules that teach `charts.draw` their designs when they are imported."""


def add(deck: Deck, exhibit: Exhibit, *, title: str = "", note: str = "", annex: bool = False) -> int:
    """Adds the slides of an exhibit; returns how many. `title` and `note` are the officer's own words."""
    if exhibit.is_empty:
        return 0
    before = len(deck.presentation.slides)
    _speaking(deck, exhibit, title or exhibit.finding, note)
    if annex:
        _annex(deck, exhibit, title or exhibit.question)
    return len(deck.presentation.slides) - before


def _speaking(deck: Deck, exhibit: Exhibit, title: str, note: str) -> None:
    slide = deck.slide(title, subtitle(exhibit), footer(exhibit), notes(exhibit, note))
    if exhibit.cards:
        _cards(slide, exhibit)
        return
    body = Box(BODY.left, BODY.top, BODY.width, BODY.height - _REST)
    if exhibit.chart is not None:
        shown, left_out = charts.first_rows(exhibit.chart, geometry.SPEAKING_ROWS)
        if charts.draw(shown, slide, body, geometry.CHART_SIZE):
            _rest(slide, left_out)
            return
    most = geometry.SPEAKING_ROWS
    columns = speaking_columns(exhibit)
    tables.draw(
        slide,
        body,
        [column.label for column in columns],
        rows(exhibit, columns, 0, most),
        geometry.SPEAKING_SIZES,
    )
    _rest(slide, max(len(exhibit.table) - most, 0))


def _annex(deck: Deck, exhibit: Exhibit, title: str) -> None:
    """Every row, twenty a slide, the title repeated with its place in the run."""
    count = ceil(len(exhibit.table) / geometry.ANNEX_ROWS)
    for page in range(count):
        start = page * geometry.ANNEX_ROWS
        place = text("deck", "continued", page=page + 1, pages=count) if count > 1 else ""
        slide = deck.slide(f"{title} {place}".strip(), subtitle(exhibit), footer(exhibit), notes(exhibit, ""))
        part = rows(exhibit, exhibit.columns, start, start + geometry.ANNEX_ROWS)
        tables.draw(slide, BODY, [column.label for column in exhibit.columns], part, geometry.ANNEX_SIZES)


def speaking_columns(exhibit: Exhibit) -> tuple[Column, ...]:
    """The columns that fit on a speaking slide: the first name and as many figures as there is room for."""
    names = [column for column in exhibit.columns if column.kind == "text"][:2]
    figures = [column for column in exhibit.columns if column.is_number][:4]
    chosen = {column.key for column in (*names, *figures)}
    return tuple(column for column in exhibit.columns if column.key in chosen)


def rows(exhibit: Exhibit, columns: Sequence[Column], start: int, end: int) -> list[list[TableCell]]:
    """Rows of the table as cells; small groups are hidden as in every file that leaves the office."""
    part = exhibit.table.iloc[start:end]
    written = [list(_written(column, part)) for column in columns]
    return [
        [
            TableCell(words, align=tables.RIGHT if column.is_number else tables.LEFT)
            for column, words in zip(columns, line, strict=True)
        ]
        for line in zip(*written, strict=True)
    ]


def _written(column: Column, part: pd.DataFrame) -> Iterator[str]:
    hidden = part[column.hidden].tolist() if column.hidden else [False] * len(part)
    limits = part[column.threshold].tolist() if column.threshold else [None] * len(part)
    for value, limit, is_hidden in zip(part[column.key].tolist(), limits, hidden, strict=True):
        yield text("export", "small_group") if is_hidden else column.written(value, limit)


def subtitle(exhibit: Exhibit) -> str:
    """What is measured, of whom and when, in one line."""
    selected = [value for _, value in exhibit.filters]
    return " · ".join(part for part in (*selected, exhibit.subtitle, exhibit.coverage) if part)


def footer(exhibit: Exhibit) -> str:
    """Source, date of the figures, and that they are synthetic where they are."""
    files = [] if exhibit.sources.empty else exhibit.sources.iloc[:, 0].drop_duplicates().tolist()
    named = formats.enumeration(files, most=1, rest=text("deck", "other_files")) if files else ""
    source = text("deck", "source", files=named) if named else ""
    return " · ".join(part for part in (exhibit.stamp, source, exhibit.data_date) if part)


def notes(exhibit: Exhibit, note: str) -> str:
    """What the speaker may be asked: definitions with their article, remarks, filters, files."""
    files = [] if exhibit.sources.empty else exhibit.sources.iloc[:, 0].drop_duplicates().tolist()
    parts = [
        note,
        exhibit.question,
        *(f"{label}: {value}" for label, value in exhibit.filters),
        *(f"{name}: {meaning}" for name, meaning in exhibit.definitions),
        *exhibit.notes,
        exhibit.coverage,
        exhibit.data_date,
        text("deck", "files", files="; ".join(islice(files, _FILES_NAMED))) if files else "",
    ]
    return "\n".join(part for part in parts if part)


def _cards(slide: Slide, exhibit: Exhibit) -> None:
    """Numbers set large, where a chart of one row would say nothing."""
    width = BODY.width / len(exhibit.cards)
    for place, card in enumerate(exhibit.cards):
        left = BODY.left + place * width
        write(slide, Box(left, BODY.top + 0.6, width - 0.2, 0.4), card.label, 18)
        write(slide, Box(left, BODY.top + 1.1, width - 0.2, 0.9), card.value, 44, bold=True)
        write(slide, Box(left, BODY.top + 1.1 + 0.9, width - 0.2, 0.7), card.note, 16)


def _rest(slide: Slide, left_out: int) -> None:
    if left_out:
        box = Box(BODY.left, BODY.top + BODY.height - _REST + 0.06, BODY.width, _REST - 0.06)
        write(slide, box, text("deck", "rest", count=formats.number(left_out)), 16)
