"""What a pack says in short: its sections with their findings, page by page, before the slides that show them.

Questions from the floor have an outline of their own, which the presenter jumps to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.catalog.texts import text
from views.deck import geometry, headline
from views.deck.geometry import BODY
from views.exhibit import Exhibit
from views.packs.answers import Answer, AnsweredPack

SIZE = 20
"""Letters of an outline, points; a projected page takes larger ones."""
HEAD, SAID = BODY.columns(0.27)
"""Where headings stand, and what is said under them."""
_GAP = 0.16
_TOP = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the talk: its heading ('' where it is that of the line above), the finding, its height in inches."""

    heading: str
    said: str
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """One slide of an outline."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the talk with its answers."""

    title: str
    answers: tuple[Answer, ...]
    is_backup: bool

    @property
    def exhibits(self) -> list[tuple[Answer, Exhibit]]:
        """The answers with rows."""
        return [(a, a.exhibit) for a in self.answers if a.exhibit is not None and not a.exhibit.is_empty]


def parts(answered: AnsweredPack) -> list[Part]:
    """The sections in order, what is kept for questions behind all others."""
    backup = {section.title for section in answered.pack.sections if section.is_backup}
    grouped = [
        Part(title, tuple(answers), title in backup)
        for title, answers in groupby(answered.answers, key=lambda answer: answer.section)
    ]
    return sorted(grouped, key=lambda part: part.is_backup)


def overview(answered: AnsweredPack, size: float = SIZE) -> list[Page]:
    """All findings of the talk under their sections; none where there is but one."""
    talk = [part for part in parts(answered) if not part.is_backup]
    lines = [
        (part.title if place == 0 else "", in_short(answer))
        for part in talk
        for place, answer in enumerate(part.answers)
    ]
    return _pages(text("deck", "overview"), lines, size) if len(lines) > 1 else []


def questions(part: Part, size: float = SIZE) -> list[Page]:
    """The likely questions of a backup section, each with its answer in short."""
    return _pages(part.title, [(answer.title, in_short(answer)) for answer in part.answers], size)


def in_short(answer: Answer) -> str:
    """The finding, or the officer's own title; where there is nothing to show, why, or which view that is."""
    if answer.exhibit is None:
        return text("deck", "without_figures", title=answer.title)
    if answer.exhibit.is_empty:
        return headline.of(answer.exhibit.finding)
    return answer.pin.title or headline.of(answer.exhibit.finding)


def top_of_lines(page: Page) -> Iterator[tuple[float, Line]]:
    """Each line with its top, inches from the top of the slide; a short page is spread a little."""
    spare = BODY.height - _TOP - sum(line.height for line in page.lines)
    gap = min(spare / len(page.lines), 0.35)
    top = BODY.top + _TOP
    for line in page.lines:
        yield top, line
        top += line.height + gap


def _pages(title: str, said: Sequence[tuple[str, str]], size: float) -> list[Page]:
    """As few pages as the lines need, about equally full."""
    room = BODY.height - _TOP
    least = len(_filled(said, room, size))
    tight = next(
        part for part in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0) if len(_filled(said, room * part, size)) <= least
    )
    pages = _filled(said, room * tight, size)
    return [Page(_numbered(title, number, len(pages)), tuple(page)) for number, page in enumerate(pages, 1)]


def _filled(said: Sequence[tuple[str, str]], room: float, size: float) -> list[list[Line]]:
    """Lines page by page, none higher than the room; a heading is repeated where its lines go on."""
    pages: list[list[Line]] = [[]]
    used, current = 0.0, ""
    for heading, words in said:
        current = heading or current
        height = max(_height(words, SAID.width, size), _height(current, HEAD.width, size, bold=True)) + _GAP
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(Line(heading if pages[-1] else current, words, height))
        used += height
    return pages


def _height(words: str, width: float, size: float, *, bold: bool = False) -> float:
    return geometry.text_height(words, width, size, bold=bold)


def _numbered(title: str, page: int, pages: int) -> str:
    return f"{title} {text('deck', 'continued', page=page, pages=pages)}" if pages > 1 else title
