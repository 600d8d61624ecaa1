"""A name as written, taken apart: kind words, proper name, level in brackets.

    "Trường PTDTBT TH&THCS Pá Sung (cấp TH)"  →  kinds {th, thcs}, attributes {ptdtbt}, core "pa sung", level primary
    "P.Thanh Bình"                            →  place "ward", core "thanh binh"

Knows words, not units: whether such a unit exists is asked in `directory`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl.text import fold
from etl.units.words import Phrase, UnitWords, tokens, unit_words

_OUTLINE = re.compile(r"^\s*(?:\d{1,3}|[IV]{1,4}|[A-E])\s*[.)]\s*(?=\S)")
_BRACKET = re.compile(r"\(([^)]*)\)")
_TAIL = re.compile(r"[-–+,;:]?\s*\b(cấp|bậc)\s+([^\s,;()]+(?:\s+[^\s,;()]+){0,3})\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SchoolName:
    """What a written school name says."""

    kinds: frozenset[str]
    attributes: frozenset[str]
    core: Phrase
    level: str = ""
    kind_in_brackets: bool = False
    """The kinds stand in brackets behind the name, where they may as well be a level ("Bến Đình (TH)")."""
    says_school: bool = False
    """The word “trường” stands in it: a group row that says so names a kind of school, not a level."""

    @property
    def bare_core(self) -> Phrase:
        """The proper name without a leading “xã”, “phường” or place abbreviation."""
        return _without_place(self.core) or self.core

    @property
    def levels(self) -> frozenset[str]:
        """Levels the kind words stand for."""
        return frozenset(unit_words().kind_levels[kind] for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a written place name says; `place` is '' when no kind word stands before it."""

    place: str
    core: Phrase


@lru_cache(maxsize=65536)
def school_name(text: str) -> SchoolName:
    """Takes a school's name apart; a text without kind words keeps them empty."""
    words = unit_words()
    text, level, bracket_kinds, bracket_attributes = _level_beside(_OUTLINE.sub("", text), words)
    kinds, attributes, says_school, rest = _leading_words(_split_compounds(tokens(text), words), words)
    core = _numbers(rest, words)
    in_brackets = bool(bracket_kinds) and not kinds
    return SchoolName(
        kinds or bracket_kinds, attributes | bracket_attributes, core, level, in_brackets, says_school
    )


@lru_cache(maxsize=65536)
def place_name(text: str) -> PlaceName:
    """Takes a place's name apart; offices that speak for it ("UBND", "Toàn") are left out."""
    words = unit_words()
    rest = tokens(_OUTLINE.sub("", text))
    while office := _longest(rest, words.offices, words.longest):
        rest = rest[office:]
    size = _longest(rest, words.places, words.longest)
    if size == len(rest) == 1 and len(rest[0]) == 1:
        size = 0
    return PlaceName(words.places[rest[:size]] if size else "", _numbers(rest[size:], words))


def level_of(text: str) -> str:
    """Level that a short text such as "TH", "cấp THCS" or "Mầm non" stands for, '' when it says none or several."""
    words = unit_words()
    rest = tokens(_OUTLINE.sub("", text))
    if rest and rest[0] in words.level_prefixes:
        rest = rest[1:]
    kinds, _, _, left = _leading_words(_split_compounds(rest, words), words)
    levels = {words.kind_levels[kind] for kind in kinds}
    return levels.pop() if len(levels) == 1 and not left else ""


def levels_of(text: str) -> tuple[str, ...] | None:
    """Levels of a register entry ("MN", "TH&THCS"), lowest first; None where a word is not known."""
    words = unit_words()
    kinds, _, _, left = _leading_words(_split_compounds(tokens(text), words), words)
    if left or not kinds:
        return None
    return tuple(level for kind, level in words.kind_levels.items() if kind in kinds)


def short_name(text: str) -> str:
    """Name for charts and narrow columns: "Trường Tiểu học Đồi Sim" → "TH Đồi Sim"."""
    words = unit_words()
    written = text.split()
    folded = [tokens(word) for word in written]
    kept: list[str] = []
    position = 0
    while position < len(written):
        for size in range(min(words.longest, len(written) - position), 0, -1):
            phrase = tuple(part for word in folded[position : position + size] for part in word)
            code = words.school_kinds.get(phrase) or words.attributes.get(phrase)
            if code or phrase in words.dropped:
                kept.append(words.short_kinds[code] if code else "")
                position += size
                break
        else:
            break
    return " ".join([part for part in kept if part] + written[position:]) or text


def _level_beside(text: str, words: UnitWords) -> tuple[str, str, frozenset[str], frozenset[str]]:
    """The text without a level, kind or attribute in brackets or at its end; level, kinds, attributes in brackets."""
    level, kinds, attributes = "", frozenset[str](), frozenset[str]()
    for content in _BRACKET.findall(text):
        inner = tokens(content)
        if inner and inner[0] in words.level_prefixes:
            level = level_of(content)
        else:
            said_kinds, private, _, left = _leading_words(_split_compounds(inner, words), words)
            if left or not (said_kinds or private):
                continue
            kinds, attributes = said_kinds or kinds, private or attributes
        text = text.replace(f"({content})", " ")
    if tail := _TAIL.search(text):
        said = level_of(tail[2])
        if said and tail.start():
            text, level = text[: tail.start()], said
    return text, level, kinds, attributes


def _split_compounds(words_of_name: Phrase, words: UnitWords) -> Phrase:
    """`ptdtbtthcs` → `ptdtbt`, `thcs`; a token that is not made of abbreviations alone stays."""
    split: list[str] = []
    for token in words_of_name:
        parts = words.compound.findall(token)
        split.extend(parts if len(parts) > 1 and "".join(parts) == token else [token])
    return tuple(split)


def _longest(rest: Phrase, phrases: object, limit: int) -> int:
    """Number of tokens of the longest known phrase at the start of `rest`, 0 if none."""
    for size in range(min(limit, len(rest)), 0, -1):
        if rest[:size] in phrases:  # type: ignore[operator]
            return size
    return 0


def _leading_words(rest: Phrase, words: UnitWords) -> tuple[frozenset[str], frozenset[str], bool, Phrase]:
    """Kinds, attributes, whether “trường” was said, and what follows."""
    kinds: set[str] = set()
    attributes: set[str] = set()
    says_school = False
    while rest:
        if size := _longest(rest, words.school_kinds, words.longest):
            kinds.add(words.school_kinds[rest[:size]])
        elif size := _longest(rest, words.attributes, words.longest):
            attributes.add(words.attributes[rest[:size]])
        elif size := _longest(rest, words.dropped, words.longest):
            says_school = True
        elif kinds and rest[0] in words.joiners and _longest(rest[1:], words.school_kinds, words.longest):
            size = 1
        else:
            break
        rest = rest[size:]
    return frozenset(kinds), frozenset(attributes), says_school, rest


def _numbers(rest: Phrase, words: UnitWords) -> Phrase:
    """“số I”, “số 01” and a roman numeral at the end become plain numbers; “số 1 Hoa Ban” reads “Hoa Ban số 1”."""
    plain: list[str] = []
    counted: list[str] = []
    for position, token in enumerate(rest):
        after = rest[position + 1] if position + 1 < len(rest) else ""
        before = rest[position - 1] if position else ""
        if token in words.number_words and (after.isdigit() or after in words.roman):
            continue
        is_counted = before in words.number_words
        is_last = bool(plain) and not after
        if token in words.roman and (is_counted or is_last):
            token = words.roman[token]
        number = token.lstrip("0") or "0" if token.isdigit() else token
        (counted if is_counted and number.isdigit() else plain).append(number)
    return (*plain, *counted)


def _without_place(core: Phrase) -> Phrase:
    words = unit_words()
    return core[_longest(core, words.places, words.longest) :]


def same_marks(written: str, known: str) -> bool:
    """Whether the words two texts share carry the same marks, wherever they stand (hoà = hòa); unmarked text agrees."""
    if written == known:
        return True
    typed, listed = _marks(written), _marks(known)
    return all(marks in ([], listed[word]) for word, marks in typed.items() if word in listed)


@lru_cache(maxsize=65536)
def _marks(text: str) -> Mapping[str, list[str]]:
    """Marks and crossed letters of each word, by its fold."""
    plain = unicodedata.normalize("NFD", text.lower())
    return {fold(word): sorted(letter for letter in word if not letter.isascii()) for word in plain.split()}
