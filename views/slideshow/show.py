"""A pack as one HTML file: a section per slide with its title, chart or table, footer and notes; keys move between them.

Charts are drawn from the same forms as those of PowerPoint; every text from outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template
from typing import cast

from indicators.catalog.texts import text
from views import answers, theme
from views.deck import geometry, outline, pack_slides
from views.deck.geometry import Box
from views.exhibit import Exhibit
from views.packs.answers import Answer, AnsweredPack
from views.slideshow import exhibits, stage, svg

_PAGE = Path(__file__).with_name("show.html")
_SECONDS = 12


def show(answered: AnsweredPack, *, names_cells: bool = True) -> str:
    """The page; `names_cells`: the notes of a slide name the cells behind its first figure, which takes a third of the work."""
    bodies = list(_slides(answered, names_cells))
    slides = [body.replace(stage.PLACE, f"{place}/{len(bodies)}") for place, body in enumerate(bodies, 1)]
    page = Template(_PAGE.read_text(encoding="utf-8"))
    said = {name: escape(text("packs", f"show.{name}"), quote=True) for name in ("playing", "paused", "keys")}
    return page.substitute(
        title=escape(answered.pack.title), slides="\n".join(slides), seconds=_SECONDS, hatch=svg.HATCH,
        accent=theme.ACCENT, failing=theme.FAILING, **said,
    )  # fmt: skip


def _slides(answered: AnsweredPack, names_cells: bool) -> Iterator[str]:
    yield _cover(answered)
    for page in outline.overview(answered, stage.LEAST):
        yield _outline(page, answered)
    for part in outline.parts(answered):
        if part.is_backup:
            for page in outline.questions(part, stage.LEAST):
                yield _outline(page, answered, is_backup=True)
        for answer, exhibit in part.exhibits:
            shown = exhibit if names_cells else replace(exhibit, cells=None)
            yield from _of_answer(answered, answer, shown, part.title)
    if answered.problems:
        said = [f"{answer.title}: {reason}" for answer, reason in answered.problems]
        body = stage.block(stage.body(), stage.paragraphs(said), stage.LEAST, "said")
        yield stage.section(text("deck", "left_out"), body, source=pack_slides.stamp(answered))


def _of_answer(answered: AnsweredPack, answer: Answer, exhibit: Exhibit, section: str) -> Sequence[str]:
    """The slides of one answer, remembered: who reorders a pack, or titles one pin anew, waits for no other."""

    def make() -> list[str]:
        return list(exhibits.of_answer(answer, exhibit, section))

    if exhibit.asked is None:
        return make()
    names_cells = exhibit.cells is not None
    key = (show, exhibit.asked, answer.pin.title, answer.pin.note, section, exhibit.data_date, names_cells)
    return cast(list[str], answers.remembered_exhibit(answered.context.warehouse, key, make))


def _cover(answered: AnsweredPack) -> str:
    parts, title = geometry.COVER, pack_slides.heading(answered)
    size = next(
        (s for s in (48, 44, 40, 36) if geometry.lines(title, parts.title.width, s, bold=True) <= 2), 32
    )
    body = (
        stage.block(
            parts.above, stage.paragraphs(pack_slides.inviting(answered)), stage.LEAST, "quiet strong"
        )
        + stage.block(parts.title, escape(title), size, "title cover", tag="h1")
        + stage.block(parts.rule, "", 10, "rule")
        + stage.block(parts.below, stage.paragraphs(pack_slides.when(answered)), stage.LEAST)
        + stage.block(parts.stamp, escape(pack_slides.stamp(answered)), stage.LEAST, "stamp")
    )
    return (
        f"<section>{body}{stage.foot('')}{stage.aside(chr(10).join(pack_slides.scope(answered)))}</section>"
    )


def _outline(page: outline.Page, answered: AnsweredPack, *, is_backup: bool = False) -> str:
    blocks = []
    for top, line in outline.top_of_lines(page):
        heads = Box(outline.HEAD.left, top, outline.HEAD.width, line.height)
        said = Box(outline.SAID.left, top, outline.SAID.width, line.height)
        blocks.append(stage.block(heads, escape(line.heading), stage.LEAST, "kicker"))
        blocks.append(stage.block(said, escape(line.said), stage.LEAST))
    notes = "\n".join(line.said for line in page.lines)
    return stage.section(
        page.title, "".join(blocks), source=pack_slides.stamp(answered), notes=notes, is_backup=is_backup
    )
