"""One exhibit as slides: what is said in the hall (ten rows at 18 pt), then the annex (twenty rows at 11 pt).

The title is the finding, the notes hold definition, article and the files behind the figures. An exhibit without data
makes one slide that says what is missing.
"""

from __future__ import annotations

from itertools import islice
from math import ceil

from pptx.slide import Slide

from indicators.catalog.texts import text, words
from views import formats
from views.deck import charts, columns, geometry, headline, lines, tables
from views.deck.columns import Choice
from views.deck.geometry import BODY, Box
from views.deck.presentation import Deck, write
from views.exhibit import Exhibit

_REST = 0.4
"""Room for the line that counts the rows left out, inches."""
_FILES_NAMED = 5
_MOST_ANNEX_SLIDES = 10
_DRAWN_BESIDES_BARS = (lines,)
"""Modules that teach `charts.draw` their designs when they are imported."""


def add(deck: Deck, exhibit: Exhibit, *, title: str = "", note: str = "", annex: bool = False) -> int:
    """Adds the slides of an exhibit; returns how many. `title` and `note` are the officer's own words."""
    before = len(deck.presentation.slides)
    if exhibit.is_empty:
        say(deck, title or exhibit.question, exhibit.finding, exhibit)
        return 1
    _speaking(deck, exhibit, title or headline.of(exhibit.finding), note)
    if annex:
        _annex(deck, exhibit, title or exhibit.question)
    return len(deck.presentation.slides) - before


def say(deck: Deck, title: str, message: str, exhibit: Exhibit | None = None) -> None:
    """A slide that holds one message: what is missing and what to do."""
    slide = deck.slide(
        title, subtitle(exhibit) if exhibit else "", footer(exhibit) if exhibit else "", message
    )
    write(slide, Box(BODY.left, BODY.top + 1.2, BODY.width, 2.4), message, 24)


def _speaking(deck: Deck, exhibit: Exhibit, title: str, note: str) -> None:
    body = Box(BODY.left, BODY.top, BODY.width, BODY.height - _REST)
    if exhibit.cards:
        _cards(_slide(deck, exhibit, title, note, encoding(exhibit)), exhibit)
        return
    if exhibit.chart is not None:
        slide = _slide(deck, exhibit, title, note, encoding(exhibit))
        shown, left_out = charts.first_rows(exhibit.chart, geometry.SPEAKING_ROWS)
        if charts.draw(shown, slide, body):
            _rest(slide, left_out)
            return
        deck.drop_last()
    most = geometry.SPEAKING_ROWS
    choice = columns.chosen(exhibit, BODY.width, geometry.SPEAKING_SIZES[0], most)
    slide = _slide(deck, exhibit, title, note, *_said_once(choice), left_out=choice.left_out)
    heads = [column.label for column in choice.shown]
    tables.draw(slide, body, heads, columns.cells(exhibit, choice.shown, 0, most), geometry.SPEAKING_SIZES)
    _rest(slide, charts.rest(len(exhibit.table) - most))


def _annex(deck: Deck, exhibit: Exhibit, title: str) -> None:
    """Every row, twenty a slide, the title repeated with its place in the run; what is longer is left to the workbook."""
    rows = geometry.ANNEX_ROWS
    count = min(ceil(len(exhibit.table) / rows), _MOST_ANNEX_SLIDES)
    choice = columns.chosen(exhibit, BODY.width, geometry.ANNEX_SIZES[-1], rows * count)
    heads = [column.label for column in choice.shown]
    body = Box(BODY.left, BODY.top, BODY.width, BODY.height - _REST)
    for page in range(count):
        place = text("deck", "continued", page=page + 1, pages=count) if count > 1 else ""
        slide = _slide(
            deck, exhibit, f"{title} {place}".strip(), "", *_said_once(choice), left_out=choice.left_out
        )
        part = columns.cells(exhibit, choice.shown, page * rows, (page + 1) * rows)
        tables.draw(slide, body, heads, part, geometry.ANNEX_SIZES)
        if page + 1 == count:
            _rest(slide, charts.rest(len(exhibit.table) - rows * count))


def _slide(
    deck: Deck, exhibit: Exhibit, title: str, note: str, *explained: str, left_out: tuple[str, ...] = ()
) -> Slide:
    shown = text("deck", "columns_left_out", columns=", ".join(left_out)) if left_out else ""
    said = "\n".join(part for part in (note, notes(exhibit), *explained, shown) if part)
    return deck.slide(title, subtitle(exhibit, *explained), footer(exhibit), said)


def encoding(exhibit: Exhibit) -> str:
    """How to read the native chart, where it differs from the one on the page."""
    own = words("deck", "encoding").get(type(exhibit.chart).__name__, exhibit.subtitle)
    heads = list(getattr(exhibit.chart, "heads", ()))
    return own.format(first=heads[0].lower(), last=heads[-1].lower()) if heads else own


def _said_once(choice: Choice) -> list[str]:
    return [f"{label}: {value}" for label, value in choice.same]


def subtitle(exhibit: Exhibit, *explained: str) -> str:
    """Of whom and when, how complete, and how to read what is shown."""
    selected = [value for _, value in exhibit.filters]
    return " · ".join(part for part in (*selected, exhibit.coverage, *explained) if part)


def footer(exhibit: Exhibit) -> str:
    """Source, date of the figures, and that they are synthetic where they are."""
    files = [] if exhibit.sources.empty else exhibit.sources.iloc[:, 0].drop_duplicates().tolist()
    named = formats.enumeration(files, most=1, rest=text("deck", "other_files")) if files else ""
    source = text("deck", "source", files=named) if named else ""
    return " · ".join(part for part in (exhibit.stamp, source, exhibit.data_date) if part)


def notes(exhibit: Exhibit) -> str:
    """What the speaker may be asked: definitions with their article, remarks, filters, files."""
    files = [] if exhibit.sources.empty else exhibit.sources.iloc[:, 0].drop_duplicates().tolist()
    parts = [
        exhibit.finding,
        exhibit.question,
        *(f"{label}: {value}" for label, value in exhibit.filters),
        *(f"{name}: {meaning}" for name, meaning in exhibit.definitions),
        *exhibit.notes,
        exhibit.coverage,
        exhibit.data_date,
        text("deck", "files", files="; ".join(islice(files, _FILES_NAMED))) if files else "",
        _cells_behind(exhibit),
    ]
    return "\n".join(part for part in parts if part)


def _cells_behind(exhibit: Exhibit) -> str:
    """The cells of the first row: the figure that the title speaks of."""
    if exhibit.cells is None or exhibit.is_empty:
        return ""
    behind = exhibit.cells(0)
    listed = [
        "; ".join(str(value) for value in row) for row in behind.head(_FILES_NAMED).itertuples(index=False)
    ]
    return text("deck", "cells", row=exhibit.row_labels()[0], cells="\n".join(listed)) if listed else ""


def _cards(slide: Slide, exhibit: Exhibit) -> None:
    """Numbers set large, where a chart of one row would say nothing."""
    width = BODY.width / len(exhibit.cards)
    for place, card in enumerate(exhibit.cards):
        left = BODY.left + place * width
        write(slide, Box(left, BODY.top + 0.6, width - 0.2, 0.4), card.label, 18)
        write(slide, Box(left, BODY.top + 1.1, width - 0.2, 0.9), card.value, 44, bold=True)
        write(slide, Box(left, BODY.top + 1.1 + 0.9, width - 0.2, 0.7), card.note, 16)


def _rest(slide: Slide, sentence: str) -> None:
    if sentence:
        box = Box(BODY.left, BODY.top + BODY.height - _REST + 0.1, BODY.width, _REST - 0.1)
        write(slide, box, sentence, 16)
