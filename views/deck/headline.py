"""The title of a slide: as much of a finding as two lines hold, cut where a sentence or a remark ends, never in between."""

import re

from views.deck import geometry

_REMARK = re.compile(r"\s*\([^()]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ0-9])")
_CLAUSE_END = re.compile(r"\s*[;:]\s+")


def of(finding: str) -> str:
    """The longest of the finding's shorter forms that fits; the finding itself where none does (it is clipped then)."""
    return next((form for form in _forms(finding) if _fits(form)), finding)


def _forms(finding: str) -> list[str]:
    """From the whole to its first clause."""
    sentences = _SENTENCE_END.split(finding)
    leading = [" ".join(sentences[:count]) for count in range(len(sentences), 0, -1)]
    clauses = _CLAUSE_END.split(sentences[0])
    first = ["; ".join(clauses[:count]).rstrip(".") + "." for count in range(len(clauses), 0, -1)]
    return [form for whole in (*leading, *first) for form in (whole, _REMARK.sub("", whole))]


def _fits(title: str) -> bool:
    return geometry.lines(title, geometry.TITLE.width, geometry.TITLE_SIZES[-1], bold=True) <= 2
