"""What a text says: phrases people write in headers and rows → concepts (`grade=1`, `group=female`, `class`, `dropout` …).

Answers word by word, and names the words it does not know. Knows no cells, forms or measures; the phrases are declared in
`data/catalog/vocabulary/*.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.forms.declared import read_declared
from etl.forms.words.layout import layout_words
from etl.forms.words.phrases import Choice, Phrases
from etl.forms.words.slots import take_list_of_grades
from etl.forms.words.years import take_as_of
from etl.text import fold, nfc, same_letters
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError

FOLDER = CATALOGUE_DIR / "vocabulary"
FILES = ("dimensions.toml", "people.toml", "residents.toml", "rooms.toml", "added.toml")
NEUTRAL = "-"

_OWN_NUMBER = re.compile(
    r"^(?:(?:tc|tieu chi|tieu chuan|chi tieu|chi so|muc) ?\d{1,2}(?:\.\d{1,2})*[.:)]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[ivx]{1,4}[.)])\s+(?=[a-z])"
)
"""The outline number of a head: "1. Số lớp", "(2) Số HS". In brackets behind a word it may be a mark or a grade, so it blocks."""
_SUM_OF_LINES = re.compile(r"\s*\(=?\s*\d{1,2}(?:\s*\+\s*\d{1,2})+\s*\)")
"""Which lines a line sums up: "Cộng số trẻ ra lớp (4+5)"; with a minus it may be ages."""
_LEADING_ZERO = re.compile(r"(?<![\d.,/])0(?=[1-9](?![\d.,]))")
"""Of a number of one digit: "02 buổi/ngày" is written as often as "2 buổi/ngày"."""
_SHORTENED = re.compile(r"\b([a-z]{1,2})\. ?([a-z]+)")
"""A word of two syllables whose first is cut to its letters: "M.thuật", "Th.viện"."""
_COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says: concepts, choices still open, and the words nobody declared."""

    concepts: frozenset[str]
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...]


class Vocabulary:
    """The declared phrases with their meanings."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Raises `CatalogueError` where two entries contradict each other."""
        self._phrases = Phrases()
        self._marked: dict[str, str] = {}
        """Phrases that only their marks tell from others, each with what it is folded to."""
        self._shortened: dict[tuple[str, str], set[str]] = {}
        strokes: list[tuple[Path, str, tuple[str, ...]]] = []
        for file in (folder / name for name in FILES):
            declared = read_declared(file)
            self._marked.update({nfc(phrase): fold(phrase) for phrase in declared.get("marked", ())})
            self._shorten(declared.get("shortened", ()))
            for key, phrases in declared.get("concepts", {}).items():
                concepts = () if key == NEUTRAL else tuple(key.split())
                for phrase in phrases:
                    self._declare(file, phrase, concepts)
                    strokes += [(file, _COMMA.sub("/", phrase), concepts)] if "," in phrase else []
            for entry in declared.get("ambiguous", ()):
                self._declare(file, entry["text"], _choice(entry))
        for file, phrase, concepts in strokes:
            if "[" not in phrase and not self._phrases.knows(self._key(phrase)):
                self._declare(file, phrase, concepts)  # "THPT, GDTX" is also written "THPT/GDTX"

    def _declare(self, file: Path, phrase: str, meaning: tuple[str, ...] | Choice) -> None:
        try:
            self._phrases.add(self._key(phrase), meaning)
        except ValueError as found:
            raise CatalogueError(file, phrase, str(found)) from found

    def _key(self, text: str) -> str:
        """The folded text; what only its marks tell from others ("sơ bộ", "số bộ"; "họa", "hóa") becomes a word of its own."""
        folded = fold(text)
        if not any(map(folded.__contains__, self._marked.values())):
            return folded
        plain = same_letters(text)
        marked = [phrase for phrase in self._marked if phrase in plain]
        for phrase in marked:
            word = self._marked[phrase]
            own = word.replace(" ", "") if " " in word else f"{word}j"
            plain = re.sub(rf"\b{phrase}\b", own, plain)
        return fold(plain) if marked else folded

    def _shorten(self, words: Iterable[str]) -> None:
        """Declares what offices cut to the first letters of the first syllable."""
        for first, second in (fold(word).split() for word in words):
            for letters in (first[:1], first[:2]):
                self._shortened.setdefault((letters, second), set()).add(first)

    def _spelled_out(self, folded: str) -> str:
        """A folded text with the cut syllables that can mean one word only."""

        def whole(match: re.Match[str]) -> str:
            known = self._shortened.get((match[1], match[2]), set())
            return f"{next(iter(known))} {match[2]}" if len(known) == 1 else match[0]

        return _SHORTENED.sub(whole, folded)

    def has_strange_word(self, text: str) -> bool:
        """Whether a text holds a word that is in no phrase at all: then `understand` leaves it unknown."""
        return self._phrases.has_strange_word(self._key(text))

    def understand(self, text: str) -> Said:
        """What a text says; cut words are spelled out where something would stay unknown or open otherwise."""
        key = self._key(text)
        said = self._understand(key)
        is_sure = not said.unknown and not said.choices
        if is_sure or (spelled_out := self._spelled_out(key)) == key:
            return said
        instead = self._understand(spelled_out)
        return said if instead.unknown else instead

    def _understand(self, key: str) -> Said:
        text = _without_unit(_SUM_OF_LINES.sub("", without_number(key)))
        as_of, text = take_as_of(text)
        scope, text = take_list_of_grades(_LEADING_ZERO.sub("", text))
        concepts: set[str] = {*scope, *as_of}
        choices: list[Choice] = []
        unknown: list[str] = []
        for piece in self._phrases.cut(text):
            if isinstance(piece, str):
                unknown.append(piece)
            elif isinstance(piece, Choice):
                choices.append(piece)
            else:
                concepts.update(piece)
        return Said(frozenset(concepts), tuple(choices), tuple(unknown))


def _choice(entry: Mapping[str, Any]) -> Choice:
    def said(text: str) -> tuple[str, ...]:
        return () if text == NEUTRAL else tuple(text.split())

    readings = tuple(
        (
            said(reading["concepts"]),
            frozenset(fold(text) for text in reading.get("beside", ())),
            frozenset(reading.get("within", ())),
        )
        for reading in entry.get("reading", ())
    )
    otherwise = entry.get("otherwise", "")
    return Choice(fold(entry["text"]), readings, said(otherwise) if otherwise else None)


def _without_unit(folded: str) -> str:
    """A folded head without the unit of measure that it repeats in brackets."""
    head, bracket, unit = folded.rpartition("(")
    repeats = bracket and unit.rstrip(") ") in layout_words()["units_of_counts"]["in_brackets"]
    return head if repeats else folded


def without_number(folded: str) -> str:
    """A folded head without its outline number."""
    return _OWN_NUMBER.sub("", folded)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The declared vocabulary; raises `CatalogueError` where two entries contradict each other."""
    return Vocabulary()


@lru_cache(maxsize=65536)
def understand(text: str) -> Said:
    """What a text as written says."""
    return vocabulary().understand(text)


@lru_cache(maxsize=16384)
def has_strange_word(text: str) -> bool:
    """Whether a text as written holds a word that nobody declared: a quick look before `understand`."""
    return vocabulary().has_strange_word(text)
