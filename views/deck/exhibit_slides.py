"""One exhibit as slides: what is said in the hall (ten rows at 18 pt), and its annex (twenty rows at 11 pt).

The title is the finding, the notes hold definition, article and the files behind the figures. An exhibit without data
makes one slide that says what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from pptx.slide import Slide

from indicators.catalog.texts import text
from views.charts import Chart
from views.deck import bars, charts, columns, geometry, headline, lines, tables
from views.deck.forms import BarChart, Form, Grid, LineChart, Multiples, Scatter
from views.deck.geometry import BODY, SPOKEN, Box
from views.deck.presentation import Deck, write
from views.deck.slide_words import encoding, footer, notes, said_once, subtitle
from views.deck.spoken import is_single, single, spoken_form, spoken_table
from views.exhibit import Card, Exhibit

_MOST_ANNEX_SLIDES = 10
_WORDS = geometry.SPEAKING_SIZES.index(geometry.READABLE) + 1
"""Sizes for tables of words: sooner than fall below what a hall reads, a long text is clipped; signs never are."""
_KEY_SIZES = (14, 13, 12)
_REST_SIZE = 16
_VALUE_SIZES = (60, 54, 44, 36, 30, 24)


def add(deck: Deck, exhibit: Exhibit, *, title: str = "", note: str = "", kicker: str = "") -> int:
    """Adds what is said in the hall; returns how many slides. `title` and `note` are the officer's own words."""
    before, exhibit = len(deck.presentation.slides), exhibit.handed_out
    if exhibit.is_empty:
        say(deck, title or exhibit.question, exhibit.finding, exhibit, kicker)
        return 1
    said = title or headline.of(exhibit.finding)
    pages = list(charts.pages(exhibit.chart)) if exhibit.chart is not None and not exhibit.cards else [None]
    for number, page in enumerate(pages, 1):
        place = text("deck", "continued", page=number, pages=len(pages)) if len(pages) > 1 else ""
        _speaking(deck, exhibit, page, f"{said} {place}".strip(), note, kicker)
    return len(deck.presentation.slides) - before


def add_annex(deck: Deck, exhibit: Exhibit, *, title: str = "", kicker: str = "") -> int:
    """Adds every row, twenty a slide, the title repeated with its place in the run; returns how many slides.

    What is longer than ten slides is left to the annex workbook.
    """
    rows = geometry.ANNEX_ROWS
    count = min(ceil(len(exhibit.table) / rows), _MOST_ANNEX_SLIDES)
    choice = columns.chosen(exhibit, BODY.width, geometry.ANNEX_SIZES[-1], rows * count)
    heads = [column.label for column in choice.shown]
    for page in range(count):
        place = text("deck", "continued", page=page + 1, pages=count) if count > 1 else ""
        said = f"{title or exhibit.question} {place}".strip()
        slide = _slide(deck, exhibit, said, "", kicker, *said_once(choice), left_out=choice.left_out)
        part = columns.cells(exhibit, choice.shown, page * rows, (page + 1) * rows)
        tables.draw(slide, geometry.ANNEX, heads, part, geometry.ANNEX_SIZES)
        left = charts.rest(len(exhibit.table) - rows * count) if page + 1 == count else ""
        foot = " · ".join(filter(None, (left, *said_once(choice))))
        if foot:
            write(slide, geometry.ANNEX_KEY, *geometry.fitted(foot, BODY.width, _KEY_SIZES[-1:]))
    return count


def say(deck: Deck, title: str, message: str, exhibit: Exhibit | None = None, kicker: str = "") -> None:
    """A slide that holds one message: what is missing and what to do."""
    slide = deck.slide(
        title, subtitle(exhibit) if exhibit else "", footer(exhibit) if exhibit else "", message, kicker
    )
    write(slide, Box(BODY.left, BODY.top + 1.2, BODY.width, 2.4), message, 24)


def _speaking(deck: Deck, exhibit: Exhibit, chart: Chart | None, title: str, note: str, kicker: str) -> None:
    if exhibit.cards:
        _cards(_slide(deck, exhibit, title, note, kicker), "", exhibit.cards)
        return
    form, left_out = spoken_form(chart)
    if form is not None:
        key = encoding(exhibit, form)
        slide = _slide(deck, exhibit, title, note, kicker, key)
        _draw(slide, form)
        _key(slide, left_out, key)
        return
    grid, choice, left_out = spoken_table(exhibit)
    slide = _slide(deck, exhibit, title, note, kicker, *said_once(choice), left_out=choice.left_out)
    tables.draw(slide, SPOKEN, grid.heads, grid.rows, geometry.SPEAKING_SIZES[:_WORDS], grid.lines)
    _key(slide, left_out, " · ".join(said_once(choice)))


def _draw(slide: Slide, form: Form) -> None:
    match form:
        case BarChart() if is_single(form):
            _cards(slide, *single(form))
        case BarChart():
            bars.draw(slide, SPOKEN, form)
        case Grid(heads, rows, count):
            tables.draw(slide, SPOKEN, heads, rows, geometry.SPEAKING_SIZES, count)
        case LineChart():
            lines.draw_lines(slide, SPOKEN, form)
        case Multiples():
            lines.draw_multiples(slide, SPOKEN, form)
        case Scatter():
            lines.draw_scatter(slide, SPOKEN, form)


def _slide(
    deck: Deck,
    exhibit: Exhibit,
    title: str,
    note: str,
    kicker: str,
    *explained: str,
    left_out: tuple[str, ...] = (),
) -> Slide:
    shown = text("deck", "columns_left_out", columns=", ".join(left_out)) if left_out else ""
    said = "\n".join(part for part in (note, notes(exhibit), *explained, shown) if part)
    return deck.slide(title, subtitle(exhibit), footer(exhibit), said, kicker)


def _cards(slide: Slide, name: str, cards: Sequence[Card]) -> None:
    """Numbers set large, where a chart of one row would say nothing."""
    if name:
        write(slide, Box(BODY.left, BODY.top + 0.3, BODY.width, 0.5), name, 28)
    width = BODY.width / max(len(cards), 1)
    size = next(
        (s for s in _VALUE_SIZES if all(_fits(card.value, width, s) for card in cards)), _VALUE_SIZES[-1]
    )
    for place, card in enumerate(cards):
        left, top = BODY.left + place * width, BODY.top + 1.3
        write(slide, Box(left, top, width - 0.2, 0.4), card.label, 20)
        write(slide, Box(left, top + 0.5, width - 0.2, 1.1), card.value, size, bold=True)
        write(slide, Box(left, top + 1.7, width - 0.2, 0.8), card.note, 18)


def _fits(value: str, width: float, size: float) -> bool:
    return geometry.lines(value, width - 0.2, size, bold=True) == 1


def _key(slide: Slide, left_out: str, explained: str) -> None:
    """Below the chart: what the slide leaves out, then how it is read; the notes hold the whole of it."""
    upper, lower = geometry.KEY.rows(0.52)
    if left_out:
        write(slide, upper, geometry.clipped(left_out, upper.width, _REST_SIZE, 1), _REST_SIZE)
    if explained:
        write(slide, lower, *geometry.fitted(explained, lower.width, _KEY_SIZES))
