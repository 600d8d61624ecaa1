"""A pack as one HTML file: a section per slide with its title, bars or table, footer and notes; keys move between them.

Bars and boards are those of the PowerPoint slides, drawn by the style sheet; every text from outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from indicators.catalog.texts import text
from views import formats, theme
from views.deck import (
    bars,
    charts,
    columns,
    exhibit_slides,
    geometry,
    headline,
    letters,
    marks,
    pack_slides,
    tables,
)
from views.deck.bars import BarChart
from views.deck.charts import Grid
from views.deck.geometry import BODY
from views.deck.marks import Series
from views.deck.tables import TableCell
from views.exhibit import Exhibit
from views.packs.answers import Answer, AnsweredPack

_PAGE = Path(__file__).with_name("show.html")
_SIZES = (24, 20, 18, 16, 14)
_NAME_SHARE = 0.38
_ROW, _REST = 1.5, 0.5
"""Height of a row in letters; room for the line below, inches."""
_SECONDS = 12
_PLACE = "<b class='place'></b>"
"""Where the number of the slide comes in; no escaped text can contain it."""


def show(answered: AnsweredPack) -> str:
    """The page."""
    bodies = list(_bodies(answered))
    slides = [body.replace(_PLACE, f"{place}/{len(bodies)}") for place, body in enumerate(bodies, 1)]
    page = Template(_PAGE.read_text(encoding="utf-8"))
    return page.substitute(
        title=escape(answered.pack.title),
        slides="\n".join(slides),
        seconds=_SECONDS,
        playing=escape(text("packs", "show.playing"), quote=True),
    )


def _bodies(answered: AnsweredPack) -> Iterator[str]:
    scope = pack_slides.scope(answered)
    yield _section(answered.pack.title, "", _paragraphs(scope, 28), "", "\n".join(scope))
    for section, listed in groupby(answered.answers, key=lambda answer: answer.section):
        answers = list(listed)
        said = [f"• {pack_slides.in_short(answer)}" for answer in answers]
        backup = section in {part.title for part in answered.pack.sections if part.is_backup}
        yield _section(section, "", _paragraphs(said, 24), _stamp(answered), "", backup=backup)
        for answer in answers:
            if answer.exhibit is not None and not answer.exhibit.is_empty:
                yield _exhibit(answer, answer.exhibit)
    if answered.problems:
        said = [f"• {answer.title}: {reason}" for answer, reason in answered.problems]
        yield _section(text("deck", "left_out"), "", _paragraphs(said, 20), _stamp(answered), "", backup=True)


def _stamp(answered: AnsweredPack) -> str:
    return text("pages", "frame.stamp") if answered.context.snapshot.is_sample else ""


def _exhibit(answer: Answer, exhibit: Exhibit) -> str:
    title = answer.pin.title or headline.of(exhibit.finding)
    note = "\n".join(filter(None, (answer.pin.note, exhibit_slides.notes(exhibit))))
    body, explained = _drawn(exhibit)
    subtitle = exhibit_slides.subtitle(exhibit, *explained)
    return _section(title, subtitle, body, exhibit_slides.footer(exhibit), note)


def _drawn(exhibit: Exhibit) -> tuple[str, list[str]]:
    """The body of a slide, and how it is read."""
    if exhibit.cards:
        said = [line for card in exhibit.cards for line in (card.label, card.value, card.note) if line]
        return _paragraphs(said, 32), []
    if exhibit.chart is not None:
        shown, rest = charts.first_rows(exhibit.chart, geometry.SPEAKING_ROWS)
        match charts.native(shown):
            case BarChart() as form if form.categories:
                return _bars(form) + _rest(rest), [exhibit_slides.encoding(exhibit)]
            case Grid(heads, rows):
                return _table(heads, rows) + _rest(rest), [exhibit_slides.encoding(exhibit)]
    most = geometry.SPEAKING_ROWS
    choice = columns.chosen(exhibit, BODY.width, _SIZES[0], most)
    cells = columns.cells(exhibit, choice.shown, 0, most)
    rest = charts.rest(len(exhibit.table) - most)
    same = [f"{label}: {value}" for label, value in choice.same]
    return _table([column.label for column in choice.shown], cells) + _rest(rest), same


def _section(title: str, subtitle: str, body: str, footer: str, notes: str, *, backup: bool = False) -> str:
    mark = " data-backup='1'" if backup else ""
    return (
        f"<section{mark}><h1>{escape(title)}</h1><div class='sub'>{escape(subtitle)}</div>{body}"
        f"<footer><span>{escape(footer)}</span><span>{_PLACE}</span></footer>"
        f"<aside class='notes'>{escape(notes)}</aside></section>"
    )


def _paragraphs(lines: Sequence[str], size: float) -> str:
    fits = next((s for s in (size, *_SIZES) if s <= size and _height(lines, s) <= BODY.height), _SIZES[-1])
    shown = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<div class='body' style='--pt:{fits}'>{shown}</div>"


def _height(lines: Sequence[str], size: float) -> float:
    return sum(geometry.text_height(line, BODY.width, size) + 0.5 * size / 72 for line in lines)


def _rest(sentence: str) -> str:
    return f"<div class='rest'>{escape(sentence)}</div>" if sentence else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[TableCell]]) -> str:
    sizes = (size for size in _SIZES if _table_fits(heads, rows, size))
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    size = next(sizes, _SIZES[-1])
    return f"<div class='body' style='--pt:{size}'><table><tr>{head}</tr>{lines}</table></div>"


def _table_fits(heads: Sequence[str], rows: Sequence[Sequence[TableCell]], size: float) -> bool:
    widths = tables.needed_widths(heads, rows, size)
    lines = max((len(head.split()) for head in heads), default=1)
    height = (lines * 0.9 + len(rows) * _ROW) * size / 72
    return sum(widths) <= BODY.width and height <= BODY.height - _REST


def _cell(cell: TableCell) -> str:
    colours = f" style='background:{cell.fill};color:{theme.text_on(cell.fill)}'" if cell.fill else ""
    return f"<td class='{cell.align}'{colours}>{escape(cell.words)}</td>"


def _bars(chart: BarChart) -> str:
    room = BODY.width * _NAME_SHARE
    names = [" ".join(name.split()) for name in chart.categories]
    size = next((size for size in _SIZES if _names_fit(names, room, size)), _SIZES[-1])
    lines = "".join(_bar(chart, place, size) for place in range(len(chart.categories)))
    return f"<div class='body' style='--pt:{size}'>{_legend(chart)}{lines}</div>"


def _names_fit(names: Sequence[str], room: float, size: float) -> bool:
    """Whether every name is printed whole: two that are cut alike could not be told apart."""
    short = [geometry.shortened(name, room, size) for name in names]
    return (
        max(letters.width(name, size) for name in short) <= room
        and len(names) * size * _ROW / 72 <= BODY.height
    )


def _legend(chart: BarChart) -> str:
    if not chart.has_legend:
        return ""
    named = [series for series in chart.series if series.name]
    return "<div class='legend'>" + "".join(
        f"<span><i {_swatch((series.colours or [theme.ACCENT])[0])}></i>{escape(series.name)}</span>" for series in named
    ) + "</div>"  # fmt: skip


def _bar(chart: BarChart, place: int, size: float) -> str:
    name = bars.category_name(chart.categories[place], size, BODY.width * _NAME_SHARE / bars.NAMES)
    span = _span(chart, size)
    parts = [_part(series, place, span) for series in chart.series]
    if not chart.is_stacked:
        starts = [min(series.values[place] or 0, 0) - chart.axis_start for series in chart.series]
        parts = [_lane(part, 100 * start / span) for part, start in zip(parts, starts, strict=True)]
    kind = "track" if chart.is_stacked else "track lanes"
    return f"<div class='row'><div class='name'>{escape(name)}</div><div class='{kind}'>{''.join(parts)}</div></div>"


def _span(chart: BarChart, size: float) -> float:
    """What the whole track stands for: enough for the longest bar with its words behind it, so that none is squeezed."""
    if not chart.is_stacked:
        return chart.axis_end - chart.axis_start
    outside = [words for series in chart.series if not series.is_label_inside for words in series.labels]
    room = max((letters.width(words, size) for words in outside), default=0) + size / 72
    track = BODY.width * (1 - _NAME_SHARE)
    totals = [
        sum(series.values[place] or 0 for series in chart.series) for place in range(len(chart.categories))
    ]
    return (max(totals) or 1) * track / (track - room)


def _lane(part: str, start: float) -> str:
    """One bar of several beside each other."""
    return f"<div class='lane' style='padding-left:{start:.2f}%'>{part}</div>"


def _part(series: Series, place: int, span: float) -> str:
    value = series.values[place]
    if value is None or not value:
        return ""
    colours = list(series.colours) or [theme.ACCENT]
    colour = colours[place] if len(colours) > place else colours[0]
    words = formats.number(value) if series.prints_values else (series.labels[place] if series.labels else "")
    share = f"width:{100 * abs(value) / span:.2f}%"
    inside = escape(words) if series.is_label_inside else ""
    after = "" if series.is_label_inside or not words else f"<span class='after'>{escape(words)}</span>"
    dark = "" if colour in (marks.HATCHED, marks.INVISIBLE) else f";color:{theme.text_on(colour)}"
    return f"<div {_fill(colour, share + dark)}>{inside}</div>{after}"


def _fill(colour: str, style: str = "") -> str:
    if colour == marks.HATCHED:
        return f"class='part hatched' style='{style}'"
    shown = "transparent" if colour == marks.INVISIBLE else colour
    return f"class='part' style='background:{shown};{style}'"


def _swatch(colour: str) -> str:
    return "class='hatched'" if colour == marks.HATCHED else f"style='background:{colour}'"
