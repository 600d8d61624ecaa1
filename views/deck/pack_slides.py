"""A whole pack as a presentation: cover, a summary per section, the slides of its pins, and what could not be shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from indicators.catalog.measures import codes
from indicators.catalog.texts import text
from views.context import Context
from views.deck import exhibit_slides, geometry, headline
from views.deck.geometry import BODY, Box
from views.deck.presentation import Deck, TemplateError, write
from views.packs.answers import Answer, AnsweredPack

_COVER_SIZE, _SUMMARY_SIZE = 26, 20
_MOST_SUMMARISED = 6


def presentation(answered: AnsweredPack, template: Path | None = None) -> tuple[bytes, list[str]]:
    """The `.pptx` file, and notices: that the office's template could not be used."""
    deck, notices = _deck(template)
    _cover(deck, answered)
    for section, answers in groupby(answered.answers, key=lambda answer: answer.section):
        listed = list(answers)
        _summary(deck, section, listed, answered.context)
        for answer in listed:
            if answer.exhibit is not None and not answer.exhibit.is_empty:
                pin = answer.pin
                exhibit_slides.add(deck, answer.exhibit, title=pin.title, note=pin.note, annex=pin.has_annex)
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


def scope(answered: AnsweredPack) -> list[str]:
    """Unit, year and period, date of the figures, and that they are synthetic where they are."""
    context = answered.context
    period = codes()["period"].get(context.period, "")
    stamp = text("pages", "frame.stamp") if context.snapshot.is_sample else ""
    year = text("deck", "school_year", year=context.school_year)
    return [line for line in (context.unit_name, year, period, answered.dates, stamp) if line]


def _cover(deck: Deck, answered: AnsweredPack) -> None:
    slide = deck.slide(answered.pack.title, notes="\n".join(scope(answered)))
    lines = "\n".join(scope(answered))
    write(slide, Box(BODY.left, BODY.top + 1.0, BODY.width, 3.2), lines, _COVER_SIZE)


def _summary(deck: Deck, title: str, answers: Sequence[Answer], context: Context) -> None:
    """The findings of a section in short, one line of the talk each."""
    said = [in_short(answer) for answer in answers[:_MOST_SUMMARISED]]
    lines = [f"• {line}" for line in said]
    while lines and geometry.text_height("\n".join(lines), BODY.width, _SUMMARY_SIZE) > BODY.height:
        lines.pop()
    stamp = text("pages", "frame.stamp") if context.snapshot.is_sample else ""
    slide = deck.slide(title, footer=stamp, notes="\n".join(said))
    write(slide, BODY, "\n".join(lines), _SUMMARY_SIZE)


def in_short(answer: Answer) -> str:
    """The finding, or the officer's own title; where there is nothing to show, which view that is."""
    if answer.exhibit is None or answer.exhibit.is_empty:
        return text("deck", "without_figures", title=answer.title)
    return answer.pin.title or headline.of(answer.exhibit.finding)


def _problems(deck: Deck, answered: AnsweredPack) -> None:
    """The pins without a slide of figures, each with its reason, so that nobody looks for them in vain."""
    said = [f"{answer.title}: {reason}" for answer, reason in answered.problems]
    stamp = text("pages", "frame.stamp") if answered.context.snapshot.is_sample else ""
    slide = deck.slide(text("deck", "left_out"), footer=stamp, notes="\n".join(said))
    room, size = BODY.height, 16
    lines = [f"• {line}" for line in said]
    while len(lines) > 1 and geometry.text_height("\n".join(lines), BODY.width, size) > room:
        lines.pop()
    write(slide, BODY, "\n".join(lines), size)
