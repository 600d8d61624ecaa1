"""A pack as one HTML file: a section per slide with its title, chart or table, footer and notes; keys move between them.

Every part stands where the slides of PowerPoint have it, charts are drawn from the same forms; every text from outside
is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import cast

from indicators.catalog.texts import text
from views import answers, theme
from views.charts import Chart
from views.deck import charts, exhibit_slides, geometry, headline, outline, pack_slides, tables
from views.deck.forms import BarChart, Form, Grid, LineChart, Multiples, Scatter, TableCell
from views.deck.geometry import BODY, KEY, SPOKEN, Box
from views.exhibit import Card, Exhibit
from views.packs.answers import Answer, AnsweredPack
from views.slideshow import bar_charts, line_charts, svg

_PAGE = Path(__file__).with_name("show.html")
_READABLE, _SPOKEN, _SIZES = 24, (24, 20, 18), (32, 28, 24, 20, 18, 16)
"""What is read in a hall; what a wide board may fall to; the sizes tried from the largest; points."""
_ROWS = 9
_SECONDS = 12
_PLACE = "<b class='place'></b>"
"""Where the number of the slide comes in; no escaped text can contain it."""


def show(answered: AnsweredPack) -> str:
    """The page."""
    bodies = list(_slides(answered))
    slides = [body.replace(_PLACE, f"{place}/{len(bodies)}") for place, body in enumerate(bodies, 1)]
    page = Template(_PAGE.read_text(encoding="utf-8"))
    said = {name: escape(text("packs", f"show.{name}"), quote=True) for name in ("playing", "paused", "keys")}
    return page.substitute(
        title=escape(answered.pack.title), slides="\n".join(slides), seconds=_SECONDS, hatch=svg.HATCH,
        accent=theme.ACCENT, failing=theme.FAILING, **said,
    )  # fmt: skip


def _slides(answered: AnsweredPack) -> Iterator[str]:
    yield _cover(answered)
    for page in outline.overview(answered):
        yield _outline(page, answered)
    for part in outline.parts(answered):
        if part.is_backup:
            for page in outline.questions(part):
                yield _outline(page, answered, is_backup=True)
        for answer, exhibit in part.exhibits:
            yield from _remembered(answered, answer, exhibit, part.title)
    if answered.problems:
        said = [f"{answer.title}: {reason}" for answer, reason in answered.problems]
        body = _block(BODY, _paragraphs(said), 20, "said")
        yield _section(text("deck", "left_out"), body, footer=pack_slides.stamp(answered))


def _cover(answered: AnsweredPack) -> str:
    parts, title = geometry.COVER, answered.pack.title
    size = next(
        (s for s in (48, 44, 40, 36) if geometry.lines(title, parts.title.width, s, bold=True) <= 2), 32
    )
    body = (
        _block(parts.above, _paragraphs(pack_slides.inviting(answered)), 24, "quiet strong")
        + _block(parts.rule, "", 10, "rule")
        + _block(parts.below, _paragraphs(pack_slides.when(answered)), 24)
        + _block(parts.stamp, escape(pack_slides.stamp(answered)), 24, "stamp")
    )
    heading = _block(parts.title, escape(title), size, "title cover", tag="h1")
    return f"<section>{heading}{body}{_foot('')}{_notes(chr(10).join(pack_slides.scope(answered)))}</section>"


def _outline(page: outline.Page, answered: AnsweredPack, *, is_backup: bool = False) -> str:
    blocks = []
    for top, line in outline.top_of_lines(page):
        heads = Box(outline.HEAD.left, top, outline.HEAD.width, line.height)
        said = Box(outline.SAID.left, top, outline.SAID.width, line.height)
        blocks.append(_block(heads, escape(line.heading), outline.SIZE, "kicker"))
        blocks.append(_block(said, escape(line.said), outline.SIZE))
    notes = "\n".join(line.said for line in page.lines)
    return _section(
        page.title, "".join(blocks), footer=pack_slides.stamp(answered), notes=notes, is_backup=is_backup
    )


def _remembered(answered: AnsweredPack, answer: Answer, exhibit: Exhibit, kicker: str) -> Sequence[str]:
    """The slides of one answer: who reorders a pack, or titles one pin anew, waits for no other."""

    def make() -> list[str]:
        return list(_exhibit(answer, exhibit, kicker))

    if exhibit.asked is None:
        return make()
    key = (show, exhibit.asked, answer.pin.title, answer.pin.note, kicker, exhibit.data_date)
    return cast(list[str], answers.remembered_exhibit(answered.context.warehouse, key, make))


def _exhibit(answer: Answer, exhibit: Exhibit, kicker: str) -> Iterator[str]:
    exhibit = exhibit.handed_out
    title = answer.pin.title or headline.of(exhibit.finding)
    pages = list(charts.pages(exhibit.chart)) if exhibit.chart is not None and not exhibit.cards else [None]
    for number, page in enumerate(pages, 1):
        place = text("deck", "continued", page=number, pages=len(pages)) if len(pages) > 1 else ""
        body, left_out, key = _drawn(exhibit, page)
        note = "\n".join(filter(None, (answer.pin.note, exhibit_slides.notes(exhibit), key)))
        yield _section(
            f"{title} {place}".strip(), f"{body}{_key(left_out, key)}", kicker=kicker,
            subtitle=exhibit_slides.subtitle(exhibit), footer=exhibit_slides.footer(exhibit), notes=note,
        )  # fmt: skip


def _drawn(exhibit: Exhibit, chart: Chart | None) -> tuple[str, str, str]:
    """The body of a slide, what it leaves out, and how it is read."""
    if exhibit.cards:
        return _cards("", exhibit.cards), "", ""
    form, left_out = exhibit_slides.spoken_form(chart, _SPOKEN, _ROWS)
    if form is None:
        grid, choice, left_out = exhibit_slides.spoken_table(exhibit, _READABLE, _ROWS)
        return _table(grid, _SIZES[:3]), left_out, " · ".join(exhibit_slides.said_once(choice))
    if isinstance(form, BarChart) and exhibit_slides.is_single(form):
        return _cards(*exhibit_slides.single(form)), left_out, ""
    return _form(form), left_out, exhibit_slides.encoding(exhibit, form)


def _form(form: Form) -> str:
    match form:
        case Grid():
            return _table(form)
        case BarChart():
            return _block(SPOKEN, bar_charts.drawn(form, SPOKEN, _SIZES[2:]), _READABLE, "chart")
        case LineChart():
            return _block(SPOKEN, line_charts.drawn(form, SPOKEN), _READABLE, "chart")
        case Multiples():
            return _block(SPOKEN, line_charts.multiples(form, SPOKEN), _READABLE, "chart")
        case Scatter():
            return _block(SPOKEN, line_charts.scatter(form, SPOKEN), _READABLE, "chart")


def _section(
    title: str,
    body: str,
    *,
    kicker: str = "",
    subtitle: str = "",
    footer: str = "",
    notes: str = "",
    is_backup: bool = False,
) -> str:
    mark = " data-backup='1'" if is_backup else ""
    width = geometry.TITLE.width
    size = next((s for s in geometry.TITLE_SIZES if geometry.lines(title, width, s, bold=True) <= 2), 24)
    return (
        f"<section{mark}>{_block(geometry.KICKER, escape(kicker), geometry.KICKER_SIZE, 'kicker')}"
        f"{_block(geometry.TITLE, f'<span>{escape(title)}</span>', size, 'title', tag='h1')}"
        f"{_block(geometry.SUBTITLE, escape(subtitle), 14, 'quiet line')}{body}{_foot(footer)}{_notes(notes)}</section>"
    )


def _foot(words: str) -> str:
    box = geometry.FOOTER
    return f"<footer style='{_style(box, 11)}'><span>{escape(words)}</span><span class='number'>{_PLACE}</span></footer>"


def _notes(words: str) -> str:
    return f"<aside class='notes'>{escape(words)}</aside>"


def _key(left_out: str, explained: str) -> str:
    upper, lower = KEY.rows(0.52)
    return _block(upper, escape(left_out), 18, "line") + _block(lower, escape(explained), 14, "quiet line")


def _block(box: Box, content: str, size: float, kind: str = "", tag: str = "div") -> str:
    return (
        f"<{tag} class='block {kind}' style='{_style(box, size)}'>{content}</{tag}>"
        if content or kind == "rule"
        else ""
    )


def _style(box: Box, size: float) -> str:
    return f"--l:{box.left:.3f};--t:{box.top:.3f};--w:{box.width:.3f};--h:{box.height:.3f};--pt:{size:g}"


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _cards(name: str, cards: Sequence[Card]) -> str:
    width = BODY.width / max(len(cards), 1)
    blocks = [_block(Box(BODY.left, BODY.top + 0.3, BODY.width, 0.6), escape(name), 32)]
    size = 60 if all(geometry.lines(card.value, width - 0.2, 60, bold=True) == 1 for card in cards) else 36
    for place, card in enumerate(cards):
        left, top = BODY.left + place * width, BODY.top + 1.2
        blocks.append(_block(Box(left, top, width - 0.2, 0.6), escape(card.label), 24))
        blocks.append(_block(Box(left, top + 0.7, width - 0.2, 1.1), escape(card.value), size, "strong"))
        blocks.append(_block(Box(left, top + 1.9, width - 0.2, 0.9), escape(card.note), 24))
    return "".join(blocks)


def _table(grid: Grid, sizes: Sequence[float] = _SIZES) -> str:
    heads, rows = grid.heads, grid.rows
    if not tables.fits(SPOKEN, heads, rows, _READABLE):
        rows = tables.with_short_names(SPOKEN, heads, rows, _READABLE)
    size = tables.size_of(SPOKEN, heads, rows, sizes, grid.lines)
    widths = tables.column_widths(SPOKEN.width, heads, rows, size)
    columns = "".join(f"<col style='width:{100 * width / SPOKEN.width:.2f}%'>" for width in widths)
    aligned = [cell.align for cell in rows[0]] if rows else ["left"] * len(heads)
    head = "".join(
        f"<th class='{place}'>{escape(word)}</th>" for word, place in zip(heads, aligned, strict=True)
    )
    lines = "".join(
        f"<tr>{''.join(_cell(cell, width, size, grid.lines) for cell, width in zip(row, widths, strict=True))}</tr>"
        for row in rows
    )
    table = (
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    )
    return _block(SPOKEN, table, size, "grid")


def _cell(cell: TableCell, width: float, size: float, lines: int) -> str:
    colours = f" style='background:{cell.fill};color:{theme.text_on(cell.fill)}'" if cell.fill else ""
    kind = f"{cell.align}{' strong' if cell.is_bold else ''}{' wrapped' if lines > 1 else ''}"
    return f"<td class='{kind}'{colours}>{escape(tables.in_cell(cell, width, size, lines))}</td>"
