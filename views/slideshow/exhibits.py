"""One exhibit as pages of the slideshow: its charts or its table, what they leave out, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from indicators.catalog.texts import text
from views.charts import Chart
from views.deck import charts, geometry, headline, slide_words
from views.deck.forms import BarChart, Form, Grid, LineChart, Multiples, Scatter
from views.deck.geometry import Box
from views.deck.spoken import is_single, single, spoken_form, spoken_table
from views.exhibit import Card, Exhibit
from views.packs.answers import Answer
from views.slideshow import bar_charts, boards, line_charts, stage

_MOST_BARS, _MOST_ROWS, _MOST_PANELS = 9, 8, 4
_MOST_BELOW = 3


@dataclass(frozen=True, slots=True)
class _Page:
    """What is drawn on one page, and the lines below it."""

    content: str
    below: Sequence[str] = ()


def of_answer(answer: Answer, exhibit: Exhibit, section: str) -> Iterator[str]:
    """The pages of one pin; a run of several says its place in the title."""
    exhibit = exhibit.handed_out
    title = answer.pin.title or headline.of(exhibit.finding)
    pages = list(_pages(exhibit))
    for number, page in enumerate(pages, 1):
        place = text("deck", "continued", page=number, pages=len(pages)) if len(pages) > 1 else ""
        notes = "\n".join(filter(None, (answer.pin.note, slide_words.notes(exhibit), *page.below)))
        yield stage.section(
            f"{title} {place}".strip(), page.content, kicker=_kicker(section, exhibit), below=page.below,
            source=slide_words.footer(exhibit), notes=notes,
        )  # fmt: skip


def _kicker(section: str, exhibit: Exhibit) -> str:
    """The section and the filters as far as one line holds them; the notes have them all."""
    said = [section, *(value for _, value in exhibit.filters)]
    lines = (" · ".join(filter(None, said[:count])) for count in range(len(said), 0, -1))
    width = stage.body().width
    return next((line for line in lines if geometry.lines(line, width, stage.LEAST, bold=True) == 1), section)


def _pages(exhibit: Exhibit) -> Iterator[_Page]:
    if exhibit.cards:
        yield _Page(_cards("", exhibit.cards), _below("", exhibit, ""))
        return
    parts = list(charts.pages(exhibit.chart)) if exhibit.chart is not None else []
    if panels := [panel for part in parts for panel in _panels(part)]:
        yield from _multiples(exhibit, panels)
        return
    yield from [page for part in parts for page in _drawn(exhibit, part)] or [_table(exhibit)]


def _panels(chart: Chart) -> Sequence[LineChart]:
    form = charts.native(chart)
    return form.charts if isinstance(form, Multiples) else ()


def _multiples(exhibit: Exhibit, panels: Sequence[LineChart]) -> Iterator[_Page]:
    """Small charts of one axis: as many pages as they need, about equally full."""
    each = ceil(len(panels) / ceil(len(panels) / _MOST_PANELS))
    across = each if each < _MOST_PANELS else 2
    for start in range(0, len(panels), each):
        form = Multiples(panels[start : start + each], across)
        below = _below("", exhibit, slide_words.encoding(exhibit, form))
        box = stage.body(len(below))
        yield _Page(stage.block(box, line_charts.multiples(form, box), stage.LEAST, "chart"), below)


def _drawn(exhibit: Exhibit, chart: Chart) -> list[_Page]:
    """The pages of one chart, the body as high as the lines below leave it; none where it has no form."""
    for lines in range(_MOST_BELOW + 1):
        box = stage.body(lines)
        form, left_out = spoken_form(chart, stage.LEAST, _MOST_BARS, box)
        if form is None:
            return []
        if isinstance(form, BarChart) and is_single(form):
            return [_Page(_cards(*single(form)), _below(left_out, exhibit, ""))]
        grids: list[Grid] = []
        if isinstance(form, Grid):
            grids, left_out = boards.pages(chart, box)
            if not grids:
                return []
        below = _below(left_out, exhibit, slide_words.encoding(exhibit, form))
        if len(below) <= lines or lines == _MOST_BELOW:
            break
    if grids:
        return [_Page(boards.drawn(grid, box), below) for grid in grids]
    return [_Page(stage.block(box, _svg(form, box), stage.LEAST, "chart"), below)]


def _svg(form: Form | None, box: Box) -> str:
    match form:
        case BarChart():
            return bar_charts.drawn(form, box)
        case LineChart():
            return line_charts.drawn(form, box)
        case Scatter():
            return line_charts.scatter(form, box)
    return ""


def _table(exhibit: Exhibit) -> _Page:
    for lines in range(_MOST_BELOW + 1):
        box = stage.body(lines)
        grid, choice, left_out = spoken_table(exhibit, stage.LEAST, _MOST_ROWS, box)
        below = _below(left_out, exhibit, " · ".join(slide_words.said_once(choice)))
        if len(below) <= lines or lines == _MOST_BELOW:
            break
    return _Page(boards.drawn(grid, box), below)


def _below(left_out: str, exhibit: Exhibit, explained: str) -> list[str]:
    """What the page leaves out and how complete it is, then how it is read; three lines at most."""
    first = " ".join(filter(None, (left_out, exhibit.coverage and f"{exhibit.coverage}.")))
    width = stage.body().width
    lines = [line for words in (first, explained) for line in geometry.broken(words, width, stage.LEAST)]
    if len(lines) <= _MOST_BELOW:
        return lines
    return [
        *lines[: _MOST_BELOW - 1],
        geometry.clipped(" ".join(lines[_MOST_BELOW - 1 :]), width, stage.LEAST, 1),
    ]


def _cards(name: str, cards: Sequence[Card]) -> str:
    """Numbers set large, in the middle of the page."""
    box = stage.body()
    width = box.width / max(len(cards), 1)
    top = box.top + 0.7
    blocks = [stage.block(Box(box.left, top - 0.2, box.width, 0.6), escape(name), 32)]
    size = 60 if all(geometry.lines(card.value, width - 0.2, 60, bold=True) == 1 for card in cards) else 36
    for place, card in enumerate(cards):
        left = box.left + place * width
        blocks.append(stage.block(Box(left, top + 0.7, width - 0.2, 0.8), escape(card.label), stage.LEAST))
        blocks.append(
            stage.block(Box(left, top + 1.55, width - 0.2, 1.1), escape(card.value), size, "strong")
        )
        blocks.append(stage.block(Box(left, top + 2.75, width - 0.2, 0.9), escape(card.note), stage.LEAST))
    return "".join(blocks)
