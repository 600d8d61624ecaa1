"""Phrases people write in headers and rows → concepts (`grade=1`, `group=female`, `class`, `dropout` …).

Answers what a text says, word by word, and which words it does not know. A text is cut into phrases so that as few
words as possible stay unknown, then into as few phrases as possible: the longest wording wins over its parts
("lớp ghép" over "lớp" + "ghép"). Knows no cells, forms or measures; the phrases are declared in
`data/catalog/vocabulary/*.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.forms.declared import read_declared
from etl.forms.words.patterns import Patterns, compiled, matches, offers_alternatives
from etl.text import fold
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError

FOLDER = CATALOGUE_DIR / "vocabulary"
FILES = ("dimensions.toml", "people.toml", "residents.toml", "rooms.toml")
NEUTRAL = "-"

_TOKEN = re.compile(r"\(\d{1,2}\)|\d+|[a-z]+²?|[%/&+*<>≤≥\-]")
_OWN_NUMBER = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[a-z])")
"""The outline number of a head: "1. Số lớp", "(2) Số HS". In brackets behind a word it may be a mark or a grade, so it blocks."""
_PHRASE_TOKEN = re.compile(r"\{[a-z]\}|" + _TOKEN.pattern)
_LIST_OF_GRADES = re.compile(
    r"\b(?:hs |cac )?(?:lop|khoi) (\d{1,2})((?:\s*(?:[,;&+]|va)\s*(?:lop |khoi )?\d{1,2})+|\s*(?:-|den)\s*(?:lop |khoi )?\d{1,2})(?!\d| tuoi)"
)
_LEADING_ZERO = re.compile(r"(?<![\d.,/])0(?=[1-9](?![\d.,]))")
"""Of a number of one digit: "02 buổi/ngày" is written as often as "2 buổi/ngày"."""
_COMMA = re.compile(r"\s*,\s*")
_FINAL_Y = re.compile(r"^(h|k|l|m|s|t|v)y$")
"""Syllables that are written with i or y alike: kỳ/kì, lý/lí, mỹ/mĩ, sỹ/sĩ, tỷ/tỉ."""
_SLOTS: Mapping[str, tuple[int, int, int]] = {
    # slot: digits at most, lowest, highest value
    "{n}": (2, 1, 12),
    "{a}": (2, 0, 99),
    "{b}": (2, 0, 99),
    "{y}": (4, 1990, 2100),
    "{z}": (4, 1990, 2100),
    "{s}": (2, 15, 60),
    "{t}": (2, 16, 61),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An ambiguous phrase: the first reading whose neighbours are present, else `otherwise` (None = unknown)."""

    text: str
    readings: tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str]], ...]
    """(concepts, texts of neighbouring cells, concepts elsewhere in the path)."""
    otherwise: tuple[str, ...] | None

    def decide(self, beside: frozenset[str], within: frozenset[str]) -> tuple[str, ...] | None:
        for concepts, neighbours, around in self.readings:
            if neighbours & beside or around & within:
                return concepts
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says: concepts, choices still open, and the words nobody declared."""

    concepts: frozenset[str]
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    edges: dict[str, "_Node"] = field(default_factory=dict)
    meaning: tuple[str, ...] | Choice | None = None


_Cost = tuple[int, int, int, int, int]


class Vocabulary:
    """The declared phrases as one tree of words."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._root = _Node()
        self._patterns = Patterns()
        self._words: set[str] = set()
        strokes: list[tuple[Path, str, tuple[str, ...]]] = []
        for file in (folder / name for name in FILES):
            declared = read_declared(file)
            for key, phrases in declared.get("concepts", {}).items():
                concepts = () if key == NEUTRAL else tuple(key.split())
                for phrase in phrases:
                    if offers_alternatives(phrase):
                        self._patterns.add(compiled(phrase, self._words_of), concepts)
                    else:
                        self._declare(file, phrase, concepts)
                        strokes += [(file, _COMMA.sub("/", phrase), concepts)] if "," in phrase else []
            for entry in declared.get("ambiguous", ()):
                self._declare(file, entry["text"], _choice(entry))
        for file, phrase, concepts in strokes:
            if not self._is_declared(phrase):
                self._declare(file, phrase, concepts)  # "THPT, GDTX" is also written "THPT/GDTX"

    def _words_of(self, phrase: str) -> tuple[str, ...]:
        words = tuple(_one_spelling(token) for token in _PHRASE_TOKEN.findall(fold(phrase)))
        self._words.update(words)
        return words

    def _is_declared(self, phrase: str) -> bool:
        node: _Node | None = self._root
        for word in self._words_of(phrase):
            node = node.edges.get(word) if node else None
        return node is not None and node.meaning is not None

    def _declare(self, file: Path, phrase: str, meaning: tuple[str, ...] | Choice) -> None:
        words = self._words_of(phrase)
        if not words:
            raise CatalogueError(file, phrase, "cụm từ rỗng")
        node = self._root
        for word in words:
            node = node.edges.setdefault(word, _Node())
        if node.meaning is not None and node.meaning != meaning:
            raise CatalogueError(file, phrase, f"khai báo hai nghĩa: {node.meaning} và {meaning}")
        node.meaning = meaning

    def has_strange_word(self, text: str) -> bool:
        """Whether a folded text holds a word that is in no phrase at all: then `understand` leaves it unknown."""
        return any(
            _one_spelling(token) not in self._words
            for token in _TOKEN.findall(text)
            if token.isalpha() or (token.isdigit() and not _fits_slot(token))
        )

    def understand(self, text: str) -> Said:
        """What a folded text says."""
        scope, text = _take_list_of_grades(_LEADING_ZERO.sub("", _OWN_NUMBER.sub("", text)))
        tokens = _TOKEN.findall(text)
        concepts: set[str] = set(scope)
        choices: list[Choice] = []
        unknown: list[str] = []
        for piece in self._cut(tokens):
            if isinstance(piece, str):
                unknown.append(piece)
            elif isinstance(piece, Choice):
                choices.append(piece)
            else:
                concepts.update(piece)
        return Said(frozenset(concepts), tuple(choices), tuple(unknown))

    def _cut(self, tokens: list[str]) -> list[tuple[str, ...] | Choice | str]:
        """The cheapest cut of the words into phrases; a word that belongs to no phrase stands for itself.

        Of cuts into equally many phrases the one with fewer numbers in slots and fewer open choices is cheaper, then the
        one of plain phrases.
        """
        count = len(tokens)
        tokens = [_one_spelling(token) for token in tokens]
        best: list[tuple[_Cost, int, tuple[str, ...] | Choice | str]] = [((0, 0, 0, 0, 0), count, ())] * (
            count + 1
        )
        for start in range(count - 1, -1, -1):
            unknown, phrases, slots, opens, patterns = best[start + 1][0]
            choice: tuple[_Cost, int, tuple[str, ...] | Choice | str]
            choice = ((unknown + 1, phrases + 1, slots, opens, patterns), start + 1, tokens[start])
            for end, used, meaning, of_pattern in self._phrases_at(tokens, start):
                unknown, phrases, slots, opens, patterns = best[end][0]
                open_choice = isinstance(meaning, Choice)
                cost = (unknown, phrases + 1, slots + used, opens + open_choice, patterns + of_pattern)
                if cost < choice[0]:
                    choice = (cost, end, meaning)
            best[start] = choice
        pieces: list[tuple[str, ...] | Choice | str] = []
        position = 0
        while position < count:
            _, position, piece = best[position]
            pieces.append(piece)
        return pieces

    def _phrases_at(
        self, tokens: list[str], start: int
    ) -> Iterable[tuple[int, int, tuple[str, ...] | Choice, bool]]:
        """(end, numbers in slots, meaning, whether a pattern says so) of every phrase that begins at a token."""
        for end, values, concepts in matches(self._patterns, tokens, start, _SLOTS):
            if (filled := _filled(concepts, values)) is not None:
                yield end, len(values), filled, True
        pending: list[tuple[_Node, int, dict[str, int]]] = [(self._root, start, {})]
        while pending:
            node, position, values = pending.pop()
            if node.meaning is not None:
                meaning = node.meaning if isinstance(node.meaning, Choice) else _filled(node.meaning, values)
                if meaning is not None:
                    yield position, len(values), meaning, False
            if position == len(tokens):
                continue
            token = tokens[position]
            if token in node.edges:
                pending.append((node.edges[token], position + 1, values))
            if token.isdigit():
                for slot, (digits, low, high) in _SLOTS.items():
                    if slot in node.edges and len(token) <= digits and low <= int(token) <= high:
                        pending.append((node.edges[slot], position + 1, {**values, slot: int(token)}))


def _fits_slot(token: str) -> bool:
    return any(len(token) <= digits and low <= int(token) <= high for digits, low, high in _SLOTS.values())


@lru_cache(maxsize=16384)
def _one_spelling(token: str) -> str:
    return _FINAL_Y.sub(r"\1i", token)


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


def _filled(concepts: tuple[str, ...], values: Mapping[str, int]) -> tuple[str, ...] | None:
    """Concepts with their slots filled; None where the numbers make no sense (a band that runs backwards)."""
    if not values:
        return concepts
    if "{a}" in values and "{b}" in values and values["{a}"] >= values["{b}"]:
        return None
    filled = []
    for concept in concepts:
        if concept == "year={y}-{z}" or concept == "year={s}-{t}":
            concept = _school_year_concept(values)
        elif concept == "grade=k{a}":
            if values["{a}"] not in (3, 4, 5) or values.get("{b}", values["{a}"] + 1) != values["{a}"] + 1:
                return None
            concept = f"grade=k{values['{a}']}"
        else:
            for slot, value in values.items():
                concept = concept.replace(slot, str(value))
        filled.append(concept)
    return tuple(filled)


def _school_year_concept(values: Mapping[str, int]) -> str:
    if "{s}" in values:
        first, last = 2000 + values["{s}"], 2000 + values["{t}"]
    else:
        first, last = values["{y}"], values["{z}"]
    if last == first + 1:
        return f"year={first}-{last}"
    return f"span={first}-{last}" if first < last <= first + 15 else f"bad_year={first}-{last}"


def _take_list_of_grades(text: str) -> tuple[tuple[str, ...], str]:
    """ "lớp 1, 2, 3" and "lớp 6-9" say to which grades a column belongs (`scope=1;2;3`); the rest is read as usual."""
    match = _LIST_OF_GRADES.search(text)
    if not match:
        return (), text
    numbers = [int(number) for number in re.findall(r"\d+", match.group(0))]
    if any(number > 12 for number in numbers):
        return (), text
    if re.search(r"-|den", match.group(2)):
        numbers = list(range(numbers[0], numbers[-1] + 1))
    scope = "scope=" + ";".join(str(number) for number in sorted(set(numbers)))
    return (scope,), text[: match.start()] + " " + text[match.end() :]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The declared vocabulary; raises `CatalogueError` where two entries contradict each other."""
    return Vocabulary()


@lru_cache(maxsize=65536)
def understand(text: str) -> Said:
    """What a text as written says."""
    return vocabulary().understand(fold(text))


@lru_cache(maxsize=16384)
def has_strange_word(text: str) -> bool:
    """Whether a text as written holds a word that nobody declared: a quick look before `understand`."""
    return vocabulary().has_strange_word(fold(text))


@lru_cache(maxsize=1)
def layout_words() -> Mapping[str, Any]:
    """Words by which tables and the lines around them are found (`layout.toml`), folded."""

    def folded(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: folded(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return tuple(fold(text) if isinstance(text, str) else text for text in value)
        return value

    found: Mapping[str, Any] = folded(read_declared(FOLDER / "layout.toml"))
    return found
