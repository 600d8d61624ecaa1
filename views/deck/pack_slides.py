"""A whole pack as a presentation: cover, findings in short, slides of the talk, answers to questions, annexes.

What could not be shown stands at the end with its reason.
"""

from __future__ import annotations

from pathlib import Path

from indicators.catalog.measures import codes
from indicators.catalog.texts import text
from views import theme
from views.deck import exhibit_slides, geometry, outline
from views.deck.geometry import BODY, Box
from views.deck.outline import Page, Part
from views.deck.presentation import Deck, TemplateError, write
from views.packs.answers import AnsweredPack
from views.report.letterhead import Letterhead, about, ends_with_year

_PROBLEM_SIZE = 16


def presentation(answered: AnsweredPack, template: Path | None = None) -> tuple[bytes, list[str]]:
    """The `.pptx` file, and notices: that the office's template could not be used."""
    deck, notices = _deck(template)
    deck.cover(
        heading(answered), "\n".join(inviting(answered)), "\n".join(when(answered)), stamp(answered),
        "\n".join(scope(answered)),
    )  # fmt: skip
    for page in outline.overview(answered):
        _outline(deck, page, answered)
    sections = outline.parts(answered)
    for part in sections:
        if part.is_backup:
            for page in outline.questions(part):
                _outline(deck, page, answered)
        for answer, exhibit in part.exhibits:
            pin = answer.pin
            exhibit_slides.add(deck, exhibit, title=pin.title, note=pin.note, kicker=part.title)
    _annexes(deck, sections)
    if answered.problems:
        _problems(deck, answered)
    return deck.save(), notices


def _deck(template: Path | None) -> tuple[Deck, list[str]]:
    if template is None:
        return Deck(), []
    try:
        return Deck(template), []
    except TemplateError as error:
        return Deck(), [str(error)]


def inviting(answered: AnsweredPack) -> list[str]:
    """The agency above and the agency itself."""
    head = Letterhead.of(answered)
    return [line for line in (head.parent, head.agency) if line]


def heading(answered: AnsweredPack) -> str:
    """The title of the talk, with its year where that completes it."""
    return about(answered) if ends_with_year(answered.pack.title) else answered.pack.title


def when(answered: AnsweredPack) -> list[str]:
    """School year and period as far as the title does not say them, then the date of the figures."""
    context = answered.context
    period = codes()["period"].get(context.period, "")
    is_said = ends_with_year(answered.pack.title)
    year = "" if is_said else text("deck", "school_year", year=context.school_year)
    return [line for line in (" · ".join(filter(None, (year, period))), answered.dates) if line]


def stamp(answered: AnsweredPack) -> str:
    """That figures are synthetic, where they are."""
    return text("pages", "frame.stamp") if answered.context.snapshot.is_sample else ""


def scope(answered: AnsweredPack) -> list[str]:
    """Unit, year and period, date of the figures, and that they are synthetic where they are."""
    lines = (answered.context.unit_name, heading(answered), *when(answered), stamp(answered))
    return [line for line in lines if line]


def _outline(deck: Deck, page: Page, answered: AnsweredPack) -> None:
    notes = "\n".join(f"{line.heading}: {line.said}" if line.heading else line.said for line in page.lines)
    slide = deck.slide(page.title, footer=stamp(answered), notes=notes)
    for top, line in outline.top_of_lines(page):
        if line.heading:
            head = Box(outline.HEAD.left, top, outline.HEAD.width, line.height)
            write(slide, head, line.heading, outline.SIZE, bold=True, colour=theme.ACCENT)
        write(slide, Box(outline.SAID.left, top, outline.SAID.width, line.height), line.said, outline.SIZE)


def _annexes(deck: Deck, sections: list[Part]) -> None:
    """The full tables behind the talk, for whoever asks: nobody reads 11 pt from the hall while somebody speaks."""
    for part in sections:
        kicker = text("deck", "annex", section=part.title)
        for answer, exhibit in part.exhibits:
            if answer.pin.has_annex:
                exhibit_slides.add_annex(deck, exhibit, title=answer.pin.title, kicker=kicker)


def _problems(deck: Deck, answered: AnsweredPack) -> None:
    """The pins without a slide of figures, each with its reason, so that nobody looks for them in vain."""
    said = [f"{answer.title}: {reason}" for answer, reason in answered.problems]
    slide = deck.slide(text("deck", "left_out"), footer=stamp(answered), notes="\n".join(said))
    lines = [f"• {line}" for line in said]
    while len(lines) > 1 and geometry.text_height("\n".join(lines), BODY.width, _PROBLEM_SIZE) > BODY.height:
        lines.pop()
    write(slide, BODY, "\n".join(lines), _PROBLEM_SIZE)
