"""The document by which the targets of a sheet were assigned: its number, its day and where they stand.

"(Kèm theo Quyết định số 123/QĐ-UBND ngày 05/8/2023)" before the letterhead's own "Số: 45/KH-PGDĐT" with place and date.
What is blank stays blank; a day that cannot exist and a heading that may quote a former decision are named, never used.
Knows lines of text above the tables; knows no targets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from etl.forms.words.layout import layout_words
from etl.grid import address
from etl.readings import Decision
from etl.text import fold, nfc

_NUMBER = re.compile(
    r"\bso\s*:?\s*(\d+[a-z]?(?:\s*/\s*\d{4})?(?:\s*[/-]\s*[a-z][a-z0-9&/-]*)?(?![\d/]))"
    r"|^\s*(\d+[a-z]?(?:/\d{4})?\s*[/-]\s*[a-z][a-z0-9&/-]*)"
)
"""Behind the word "số", or at once behind the name of the document where letters tell that it is no day."""
_OWN_NUMBER = re.compile(r"^\(?so\s*:[\s._]*(\d+[a-z]?(?:\s*/\s*\d{4})?)?[\s._]*[/-]\s*([a-z][a-z0-9&/-]*)")
_DAY = re.compile(
    r"(?<!\btu )(?<!\bden )(?<!\btruoc )(?<!\bsau )(?<!\bluc )\bngay\s*(\d+)"
    r"(?:\s*(?:thang|[/.-])\s*(\d+)(?:\s*(?:nam|[/.-])\s*(\d+))?)?"
)
_YEARS = range(2000, 2101)
_ROWS_OF_A_LETTERHEAD = 3
"""Rows between the number of a letter and its place and date."""
_LONGEST_DATE_LINE = 70

Line = tuple[int, int, str]
"""(row, column, text) of a cell that holds text."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What the lines say about a decision."""

    decision: Decision = field(default_factory=Decision)
    impossible_day: str = ""
    """A day as written that no calendar has."""
    unclear: str = ""
    """The line that names several documents, or perhaps the one that is changed."""


@dataclass(frozen=True, slots=True)
class _Words:
    attached: re.Pattern[str]
    attached_or_by: re.Pattern[str]
    document: re.Pattern[str]
    changes: re.Pattern[str]
    issuers_of_forms: re.Pattern[str]
    letters: frozenset[str]


def announced(lines: Sequence[Line]) -> Announced:
    """The decision that the lines above the tables name."""
    texts = list(_whole_lines(lines))
    found = [(line, match) for line in texts if (match := _named(line[2], _words().attached))]
    if not found:
        found = [(line, match) for line in texts if (match := _named(line[2], _words().attached_or_by))]
        if found and any(_words().changes.search(_letters(text)) for _, _, text in texts):
            return Announced(unclear=found[0][0][2])
    read = {line: _read(line, match) for line, match in found}
    different = {replace(each.decision, cell="") for each in read.values()}
    if len(different) > 1:
        return Announced(unclear="; ".join(text for _, _, text in read))
    return next(iter(read.values())) if read else _of_letterhead(lines)


def _whole_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with single blanks; one whose bracket is closed further down is joined with what follows."""
    open_line: Line | None = None
    for row, column, text in lines:
        plain = " ".join(nfc(text).split())
        if open_line and row - open_line[0] <= 1:
            row, column, plain = open_line[0], open_line[1], f"{open_line[2]} {plain}"
        elif open_line:
            yield open_line
        open_line = (row, column, plain) if plain.count("(") > plain.count(")") else None
        if open_line is None:
            yield row, column, plain
    if open_line:
        yield open_line


def _named(text: str, pattern: re.Pattern[str]) -> str:
    """What follows the name of the document as far as it speaks of it, '' where the line names none that assigns targets."""
    letters = _letters(text)
    match = pattern.search(letters)
    if not match:
        return ""
    end = _words().document.search(letters, match.end())
    rest = text[match.end() : end.start() if end else len(text)]
    return "" if _words().issuers_of_forms.search(_letters(rest)) else rest or " "


def _read(line: Line, said: str) -> Announced:
    letters = _letters(said)
    match = _NUMBER.search(letters)
    number = "".join(said[slice(*match.span(match.lastindex or 0))].split()) if match else ""
    day, impossible = _day(said)
    return Announced(Decision(number, day, address(line[0], line[1])), impossible)


def _of_letterhead(lines: Sequence[Line]) -> Announced:
    """The number of the letter itself, with the one day that stands beside it."""
    for row, column, part in _parts(lines):
        match = _OWN_NUMBER.search(_letters(part))
        if not match or re.split("[-/]", match.group(2))[0] not in _words().letters:
            continue
        if _words().issuers_of_forms.search(match.group(2)):
            continue
        number = "".join(part[match.start(1) : match.end(2)].split()) if match.group(1) else ""
        days = {
            _day(text)
            for other, _, text in _parts(lines)
            if abs(other - row) <= _ROWS_OF_A_LETTERHEAD and _is_place_and_date(text)
        }
        day, impossible = days.pop() if len(days) == 1 else ("", "")
        return Announced(Decision(number, day, address(row, column)), impossible)
    return Announced()


def _is_place_and_date(text: str) -> bool:
    letters = _letters(text)
    return len(letters) < _LONGEST_DATE_LINE and "(" not in letters and bool(_DAY.search(letters))


def _parts(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines inside cells."""
    for row, column, text in lines:
        for part in nfc(text).splitlines():
            yield row, column, " ".join(part.split())


def _day(text: str) -> tuple[str, str]:
    """(the day as ISO text, '') or ('', a day as written that cannot be); both '' where no day is filled in."""
    match = _DAY.search(_letters(text))
    if not match:
        return "", ""
    day, month, year = (int(part) if part else 0 for part in match.groups())
    try:
        return (date(year, month, day).isoformat(), "") if year in _YEARS else ("", _as_written(text, match))
    except ValueError:
        return "", _as_written(text, match)


def _as_written(text: str, match: re.Match[str]) -> str:
    """The words of a text that a pattern has matched in its letters."""
    return text[match.start() : match.end()]


def _letters(text: str) -> str:
    """The text folded letter by letter, so that places in it are places in the text."""
    return "".join(fold(letter)[:1] or " " for letter in text)


@lru_cache(maxsize=1)
def _words() -> _Words:
    declared = layout_words()["decision"]

    def any_of(*names: str) -> str:
        return "|".join(re.escape(word) for name in names for word in declared[name])

    document = rf"(?:{any_of('documents')})\b"
    return _Words(
        re.compile(rf"\b(?:{any_of('attached')}) (?:cac )?{document}"),
        re.compile(rf"\b(?:{any_of('attached', 'by')}) (?:cac )?{document}"),
        re.compile(rf"(?<![\w/&-]){document}"),
        re.compile(rf"\b(?:{any_of('changes')})\b"),
        re.compile(rf"(?<![a-z&])(?:{any_of('issuers_of_forms')})(?![a-z&])"),
        frozenset(declared["letters"]),
    )
