"""Where the words of a row meet those of the columns: the line of targets of one kind of row.

Pure: what comes out depends on the head, the row's words and the terms of the sheet alone, so a line is compiled once for
all sheets that say the same. Orientation does not matter: the path of a cell is the row's texts followed by the column's.
Knows no numbers and no units.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from etl.forms.meaning.interpretation import mean
from etl.forms.meaning.line import Line
from etl.forms.meaning.recognition import kind_of_heading, read_restrictions
from etl.forms.meaning.rules import movements, rules
from etl.forms.meaning.subjects import (
    UNCLEAR,
    group_subject_from_left,
    is_part_of_narrower,
    is_total_of_people,
    subject_from_left,
)
from etl.forms.meaning.targets import DERIVED, UNKNOWN, Target, resolve
from etl.forms.meaning.terms import SheetTerms
from etl.forms.meaning.told import told_meaning, told_of
from etl.forms.meaning.values import Meaning, Subject
from etl.forms.table.head import Head
from etl.forms.words.description import PathItem, describe
from etl.forms.words.labels import is_total, label_kind
from etl.forms.words.layout import layout_words
from etl.forms.words.sections import restricting, without_sections
from etl.forms.words.vocabulary import understand
from etl.text import fold

_ANYBODY = frozenset(("person", "child"))
"""Words of residents that leave open what is counted of them."""
_AREA_UNITS = ("m2", "m²", "ha", "hecta")
"""Units of measure that say what a row counts: "Sân chơi | m²" is an area."""
_UNCLEAR_GROUP = Meaning(UNKNOWN, reason="không rõ nhóm này là của ai")

_BETWEEN_SUBJECTS = (",", ";", " và ", " & ")


class Signature(NamedTuple):
    """What a row adds to the meaning of its cells."""

    path: tuple[PathItem, ...]
    own: tuple[PathItem, ...]
    """The last item of `path` alone."""
    level: str
    unit_text: str
    named_level: str


@lru_cache(maxsize=1024)
def compile_line(
    head: Head, unit_names: tuple[tuple[int, str], ...], signature: Signature, terms: SheetTerms
) -> Line:
    """Targets of a row; `unit_names`: columns of a transposed table whose head contains the name of a unit."""
    path, own = without_sections(signature.path, len(signature.path) - 1), signature.own
    about = _subject(signature.unit_text, terms)
    factor = _row_factor(signature.unit_text)
    if fold(signature.unit_text).strip(" .") in _AREA_UNITS:
        said = (signature.unit_text, frozenset[str]())
        path, own = (*path, said), (*own, said)
    names = dict(unit_names)
    targets: dict[int, Target] = {}
    for column, above in head.columns.items():
        above = without_sections(above, len(above) - 1)
        if column in names:
            above = tuple(item for item in above if item[0] != names[column] and not _names_units(item[0]))
        near = _near(head, about, path, above, column)
        if near is None and describe(above).dims.get("group") == "none":
            near = about  # of whomever: no measure counts this group
        meaning = _UNCLEAR_GROUP if near is None else _read(path, own, above, near, terms.heading)
        if meaning.status == UNKNOWN and (order := told_of(terms.told, above, own)):
            meaning = told_meaning(order, path + above)
        targets[column] = resolve(meaning, signature.level, factor, terms, signature.named_level)
    return Line(targets)


def _names_units(text: str) -> bool:
    """The head of the units that stand across ("Trường"); "Lớp" below one of them counts classes."""
    return label_kind(text) in ("school", "commune", "school_grade")


def _subject(unit_text: str, terms: SheetTerms) -> Subject:
    kind = terms.kind
    concept = _single_concept(unit_text) if unit_text else terms.unit_subject
    concept = rules(kind.grain)[1].get(concept, concept)
    unit_subject = concept if kind.grain == "school" and concept in rules(kind.grain)[2] else ""
    percent = fold(unit_text) == "%" if unit_text else terms.all_percent
    headed = kind_of_heading(terms.heading, kind) if terms.heading else kind
    return Subject(
        kind.grain,
        headed.subject,
        unit_subject,
        percent,
        kind.bare_rate,
        kind.reason_of,
        terms.standard,
        kind.period == "survey",
        terms.rates_learning,
    )


def _near(
    head: Head, about: Subject, path: tuple[PathItem, ...], above: tuple[PathItem, ...], column: int
) -> Subject | None:
    """The subject of one column, from its neighbours where its head is silent; None where they leave it open."""
    left_of = head.left_of.get(column, ())
    if above and is_part_of_narrower(above, left_of):
        return None
    words = describe(path + above).words
    if above and about.grain == "commune" and words <= _ANYBODY:
        return _near_residents(head, about, above, column)
    if not above or words:
        return about
    found = subject_from_left(above, left_of)
    if found == UNCLEAR:
        return None
    lone = "group" in describe(above).dims or is_total_of_people(above)
    if not found and lone and len(_people(head)) > 1:
        return None
    if not found and is_total_of_people(above):
        found = about.subject
    return replace(about, subject=found, unit_subject=found) if found else about


def _near_residents(head: Head, about: Subject, above: tuple[PathItem, ...], column: int) -> Subject | None:
    """ "Ra lớp | Trong đó DTTS": the group is part of the count left of it."""
    found = group_subject_from_left(above, head.left_of.get(column, ()), rules("commune")[2])
    if found == UNCLEAR:
        return None
    return replace(about, unit_subject=found) if found else about


@lru_cache(maxsize=512)
def _people(head: Head) -> frozenset[str]:
    """Kinds of people that the heads of the table count."""
    same = rules("school")[1]
    said = {same.get(word, word) for path in head.columns.values() for word in describe(path).words}
    return frozenset(said & {"pupil", "teacher"})


@lru_cache(maxsize=16384)
def _read(
    path: tuple[PathItem, ...],
    own: tuple[PathItem, ...],
    above: tuple[PathItem, ...],
    about: Subject,
    heading: str,
) -> Meaning:
    """Meaning of row path and column path together, below the heading of their table where they need or fear it."""
    if _compares_movements(path, above, about) or _compares_movements(above, path, about):
        return Meaning(DERIVED, reason="difference")
    title: tuple[PathItem, ...] = ((restricting(heading), frozenset()),) if heading else ()
    said = describe(title).words
    lists = len(said & rules(about.grain)[2]) > 1  # "Giáo viên, phòng máy" heads columns of either
    if title and not lists and _restricts(said, path + above, _is_list(heading)):
        return _read_path((*title, *path), own, above, about)
    meaning = _read_path(path, own, above, about)
    if title and meaning.status == UNKNOWN and not describe(title + path + above).unknown:
        return _read_path((*title, *path), own, above, about)
    return meaning


def _is_list(heading: str) -> bool:
    """The heading names several things one after the other."""
    return any(sign in heading for sign in _BETWEEN_SUBJECTS)


def _restricts(heading: frozenset[str], path: tuple[PathItem, ...], lists: bool) -> bool:
    """The heading says of whom the numbers below it count, unless what they count is for these people anyway; `lists`: it
    names several things, of which the path may say its own."""
    declared = read_restrictions()
    of_whom = heading & declared["words"].keys()
    if lists and of_whom & describe(path).words:
        return False  # "Tuyển sinh, học 2 buổi/ngày, bán trú" over "Số HS bán trú": one of several subjects
    of_these = (declared["facilities"].get(concept, frozenset()) for concept in of_whom)
    return bool(of_whom) and not all(words & describe(path).words for words in of_these)


def _compares_movements(one: tuple[PathItem, ...], other: tuple[PathItem, ...], about: Subject) -> bool:
    """A column "Tăng, giảm" beside those of two years, met by a row "Chuyển đến"; over columns of movements it heads them."""
    said, moving = describe(one).words, movements(about.grain)
    return "difference" in said and said.isdisjoint(moving) and not describe(other).words.isdisjoint(moving)


def _read_path(
    path: tuple[PathItem, ...], own: tuple[PathItem, ...], above: tuple[PathItem, ...], about: Subject
) -> Meaning:
    """A row that names its own subject may stand without what stands above it."""
    subjects = rules(about.grain)[2]
    path, above = _without_lists(path, subjects), _without_lists(above, subjects)
    described = describe(path + above)
    meaning = mean(described, about)
    if meaning.status == UNKNOWN and about.totals_are_residents and own and is_total(own[-1][0]):
        described = describe(above + path)  # "Tổng số" as a row over ages counts the residents of each
        meaning = mean(described, about)
    open_rate = meaning.status == DERIVED and meaning.reason == "ratio" and not meaning.base
    if not (meaning.status == UNKNOWN or open_rate) or len(path) < 2 or described.unknown:
        return meaning
    if describe(own).words & subjects:
        return mean(describe(own + above), about)
    return meaning


@lru_cache(maxsize=4096)
def _without_lists(path: tuple[PathItem, ...], subjects: frozenset[str]) -> tuple[PathItem, ...]:
    """The path without headings that only list what stands below them.

    "Phòng học và phòng bộ môn > Phòng học" counts classrooms: a heading of several subjects says nothing about a text
    that names its own.
    """
    if len(path) < 2 or not describe(path[-1:]).words & subjects:
        return path
    return tuple(
        item
        for place, item in enumerate(path)
        if place == len(path) - 1 or describe((item,)).dims or len(describe((item,)).words & subjects) < 2
    )


@lru_cache(maxsize=256)
def _single_concept(text: str) -> str:
    said = understand(text)
    return next(iter(said.concepts)) if len(said.concepts) == 1 and not said.unknown else ""


def _row_factor(unit_text: str) -> tuple[str, float]:
    """(area unit, multiplier) that the unit-of-measure cell of a row states."""
    plain = fold(unit_text).strip(" .")
    if plain in ("ha", "hecta"):
        return "ha", 1.0
    thousand = any(plain.startswith(word) for word in layout_words()["scales"]["thousand"])
    return "", 1000.0 if thousand else 1.0
