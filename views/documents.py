"""The files of a pack: which kinds there are, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from views.annex.workbook import workbook
from views.deck.pack_slides import presentation
from views.packs.answers import AnsweredPack
from views.report.document import report
from views.slideshow.show import show


@dataclass(frozen=True, slots=True)
class Made:
    """A file's content, and what its maker must tell the officer (a template that could not be used)."""

    content: bytes
    notices: tuple[str, ...] = ()


def _deck(answered: AnsweredPack, template: Path | None) -> Made:
    content, notices = presentation(answered, template)
    return Made(content, tuple(notices))


def _report(answered: AnsweredPack, template: Path | None) -> Made:
    content, notices = report(answered, template)
    return Made(content, tuple(notices))


def _annex(answered: AnsweredPack, _: Path | None) -> Made:
    return Made(workbook(answered))


def _show(answered: AnsweredPack, _: Path | None) -> Made:
    return Made(show(answered).encode())


DOCUMENTS: Mapping[str, Callable[[AnsweredPack, Path | None], Made]] = {
    "deck": _deck,
    "report": _report,
    "annex": _annex,
    "show": _show,
}
SUFFIXES = {"deck": ".pptx", "report": ".docx", "annex": ".xlsx", "show": ".html"}
