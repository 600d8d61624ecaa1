"""What stands around the tables: letterhead, title, unit line, sample mark.

Answers who sends the sheet, which school year and period its title names, and in which unit it counts. Knows lines of
text above and below tables; knows no columns and no measures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from etl.forms.table.cover import Cover
from etl.forms.table.letterhead import NOBODY, Named, name_sender
from etl.forms.table.letterhead_decision import Announced, announced
from etl.forms.table.lines import (
    is_date_line,
    is_short_unit_line,
    labelled_name,
    names_sender,
    opens_title,
    says_nothing,
)  # fmt: skip
from etl.forms.words import years
from etl.forms.words.labels import starts_with
from etl.forms.words.layout import layout_words
from etl.forms.words.names import level_in_name
from etl.forms.words.vocabulary import understand
from etl.grid import address
from etl.text import fold, nfc

_UNIT_PERCENT = re.compile(r"(?:don vi(?: tinh)?|dvt)\s*:?\s*\(?%")
_RATE = re.compile(r"\bt[iy] le,? \(?%")
_COUNTS = re.compile(
    r"\bso (?:luong|lieu|nguoi|tre|hoc sinh|lop)\b|\b(?:so|quy mo|va|,) t[iy] le\b|, t[iy] le\b"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines around the tables of a sheet, read."""

    title: str = ""
    sender: tuple[str, ...] = ()
    school: Named = NOBODY
    commune: Named = NOBODY
    upper: Named = NOBODY
    school_year: str = ""
    impossible_year: str = ""
    period: str = ""
    month: str = ""
    month_of_week: str = ""
    """Month of the week that the title names, where it names no month."""
    date_period: str = ""
    """Period that the date of the letter falls into, where the title names none."""
    levels: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    """Grades that the title names ("Khối 9"), where it does not speak of entering them."""
    standard: str = ""
    """The one standard of universal education that the title is about."""
    rates_learning: bool = False
    """The title is about results of learning and not of conduct as well."""
    unit_subject: str = ""
    """The one thing the unit line counts ("học sinh" → pupil), '' where it names several or none."""
    all_percent: bool = False
    title_in_percent: bool = False
    """The title says that rates are counted ("TỶ LỆ (%)", "đơn vị tính: %") and no numbers of people beside them."""
    factor: float = 1.0
    decision: Announced = field(default_factory=Announced)
    says_sample: bool = False


@dataclass(slots=True)
class _Lines:
    sender: list[Named] = field(default_factory=list)
    title: list[Named] = field(default_factory=list)
    unit: str = ""
    date: str = ""


Line = tuple[int, int, str]
"""(row, column, text) of a cell that holds text."""


def read_surroundings(cover: Cover, header_top: int, of_tables: frozenset[int] = frozenset()) -> Surroundings:
    """The lines above row `header_top` (and the sample mark anywhere); `of_tables`: rows that speak of one table alone."""
    lines = tuple(
        (row, column, value)
        for row, texts in enumerate(cover.texts[:header_top])
        for column, value in texts
        if value.strip() and row not in of_tables
    )
    return _read_lines(lines, cover.grid.name, says_sample(cover))


@lru_cache(maxsize=512)
def _read_lines(texts: tuple[Line, ...], sheet_name: str, is_sample: bool) -> Surroundings:
    lines = _sort_lines([(row, column, nfc(text.strip())) for row, column, text in texts])
    title = " ".join(line.text for line in lines.title)
    year = years.school_year(title)
    unit_subject, all_percent, factor = _read_unit_line(lines.unit)
    school, commune, upper = name_sender(lines.sender, lines.title)
    month, senders = years.month_code(title), " ".join(line.text for line in lines.sender)
    return Surroundings(
        title=" ".join(title.split()),
        sender=tuple(line.text for line in lines.sender),
        school=school,
        commune=commune,
        upper=upper,
        school_year=year.school_year or ("" if year.impossible else years.of_sheet_name(sheet_name)),
        impossible_year=year.impossible,
        period=years.period(title) or _survey(title) or ("" if month else _survey(senders)),
        month=month,
        month_of_week=years.month_of_week(title),
        date_period=years.period_of_as_of(title) or years.period_of_date(lines.date),
        levels=(part,) if (part := level_in_name(school.text)) else years.levels(title),
        grades=years.grades(title),
        standard=_standard([line.text for line in lines.title]),
        rates_learning=rates_learning([line.text for line in lines.title]),
        unit_subject=unit_subject,
        all_percent=all_percent,
        title_in_percent=_counts_percent(title),
        factor=factor,
        decision=announced(texts),
        says_sample=is_sample,
    )


def _survey(title: str) -> str:
    """`survey` where the title is about universal education, or the committee for it sends the sheet: the conditions of
    schools belong to it as well."""
    folded = fold(title)
    return "survey" if any(word in folded for word in layout_words()["titles"]["survey"]) else ""


def _counts_percent(title: str) -> bool:
    folded = fold(title)
    return bool(_UNIT_PERCENT.search(folded) or (_RATE.search(folded) and not _COUNTS.search(folded)))


def _standard(title: Sequence[str]) -> str:
    """The standard that the lines of the title name; remarks in brackets name offices, "PCGD, XMC" names them all."""
    said = {concept for text in title if not text.startswith("(") for concept in understand(text).concepts}
    found = [concept.partition("=")[2] for concept in said if concept.startswith("standard=")]
    return found[0] if len(found) == 1 and "universal_heading" not in said else ""


def rates_learning(title: Sequence[str]) -> bool:
    """Whether lines say that marks are those of learning, and not of conduct as well."""
    return _speaks_of("learning", title) and not _speaks_of("conduct", title)


def speaks_of_marks(line: str) -> bool:
    """Whether a line says what the marks below it rate."""
    return _speaks_of("learning", [line]) or _speaks_of("conduct", [line])


def _speaks_of(subject: str, lines: Sequence[str]) -> bool:
    said = fold(" ".join(lines))
    return any(word in said for word in layout_words()["lines"][subject])


def says_sample(cover: Cover) -> bool:
    """The sheet says that its figures are synthetic."""
    shortest = min(map(len, layout_words()["lines"]["sample"]))
    texts = {text for row in cover.texts for _, text in row if len(text) >= shortest}
    return any(map(_marks_sample, texts))


@lru_cache(maxsize=16384)
def _marks_sample(text: str) -> bool:
    folded = fold(text)
    return any(mark in folded for mark in layout_words()["lines"]["sample"])


def _sort_lines(texts: Sequence[Line]) -> _Lines:
    lines = _Lines()
    motto = max((row for row, _, text in texts if starts_with(text, "lines", "national")), default=-1)
    dated = {row for row, _, text in texts if is_date_line(text)}
    head_end = max([motto, *(row for row in dated if row <= motto + 3)], default=-1)
    for row, column, text in texts:
        here = Named(text, address(row, column))
        if starts_with(text, "lines", "national"):
            continue
        labelled = labelled_name(text)
        if labelled:
            lines.sender.append(Named(labelled, here.cell))
        elif is_date_line(text):
            lines.date = lines.date or text
        elif starts_with(text, "lines", "unit_line") or is_short_unit_line(text):
            lines.unit = text.strip(" ()").partition(":")[2]
        elif says_nothing(text):
            continue
        elif row <= head_end or (not lines.title and not opens_title(text) and names_sender(text)):
            lines.sender.extend(Named(part.strip(), here.cell) for part in text.splitlines() if part.strip())
        else:
            lines.title.append(here)
    return lines


def _read_unit_line(unit: str) -> tuple[str, bool, float]:
    """(the one thing the line counts, whether it counts percent, factor)."""
    folded = fold(unit).strip(" .")
    all_percent, factor = folded == "%", 1.0
    thousand = next((word for word in layout_words()["scales"]["thousand"] if folded.startswith(word)), "")
    if thousand:
        factor, folded = 1000.0, folded[len(thousand) :].strip(" .")
    said = understand(folded)
    clear = not said.unknown and len(said.concepts) == 1 and not said.choices
    return next(iter(said.concepts)) if clear else "", all_percent, factor
