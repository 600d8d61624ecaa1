"""Phrases as one tree of words, and the cheapest cut of a text into them.

As few words as possible stay unknown, then as few phrases as possible are used: the longest wording wins over its parts
("lớp ghép" over "lớp" + "ghép"). Knows no files and no sheets.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from etl.forms.words.patterns import Patterns, compiled, matches, offers_alternatives
from etl.forms.words.slots import SLOTS, filled_concepts, fits_slot

_TOKEN = re.compile(r"\(\d{1,2}\)|\d+|[a-z]+²?|[%/&+*<>≤≥\-]")
_PHRASE_TOKEN = re.compile(r"\{[a-z]\}|" + _TOKEN.pattern)
_FINAL_Y = re.compile(r"^(h|k|l|m|s|t|v)y$")
"""Syllables that are written with i or y alike: kỳ/kì, lý/lí, mỹ/mĩ, sỹ/sĩ, tỷ/tỉ."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An ambiguous phrase: the first reading whose neighbours are present, else `otherwise` (None = unknown)."""

    text: str
    readings: tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str]], ...]
    """(concepts, texts of neighbouring cells, concepts elsewhere in the path)."""
    otherwise: tuple[str, ...] | None

    @property
    def possible(self) -> frozenset[str]:
        """Everything that it may mean."""
        readings = (concepts for concepts, _, _ in self.readings)
        return frozenset(self.otherwise or ()).union(*readings)

    def decide(self, beside: frozenset[str], within: frozenset[str]) -> tuple[str, ...] | None:
        for concepts, neighbours, around in self.readings:
            if neighbours & beside or around & within:
                return concepts
        return self.otherwise


@dataclass(slots=True)
class _Node:
    edges: dict[str, "_Node"] = field(default_factory=dict)
    meaning: tuple[str, ...] | Choice | None = None


_Cost = tuple[int, int, int, int, int]


class Phrases:
    """The declared phrases."""

    def __init__(self) -> None:
        self._root = _Node()
        self._patterns = Patterns()
        self._words: set[str] = set()

    def add(self, phrase: str, meaning: tuple[str, ...] | Choice) -> None:
        """Declares a phrase (folded) or a pattern; raises `ValueError` where it is empty or declared with another meaning."""
        if offers_alternatives(phrase):
            assert not isinstance(meaning, Choice)
            self._patterns.add(compiled(phrase, self._words_of), meaning)
            return
        words = self._words_of(phrase)
        if not words:
            raise ValueError("cụm từ rỗng")
        node = self._root
        for word in words:
            following = node.edges.get(word)
            if following is None:
                following = node.edges[word] = _Node()
            node = following
        if node.meaning is not None and node.meaning != meaning:
            raise ValueError(f"khai báo hai nghĩa: {node.meaning} và {meaning}")
        node.meaning = meaning

    def knows(self, phrase: str) -> bool:
        """Whether just this phrase is declared."""
        node: _Node | None = self._root
        for word in self._words_of(phrase):
            node = node.edges.get(word) if node else None
        return node is not None and node.meaning is not None

    def _words_of(self, phrase: str) -> tuple[str, ...]:
        words = _spelled_words(phrase)
        self._words.update(words)
        return words

    def has_strange_word(self, text: str) -> bool:
        """Whether a folded text holds a word that is in no phrase at all: then no cut leaves nothing unknown."""
        for token in set(_TOKEN.findall(text)).difference(self._words):
            if token.isdigit():
                if not fits_slot(token):
                    return True
            elif token.isalpha() and _one_spelling(token) not in self._words:
                return True
        return False

    def cut(self, text: str) -> list[tuple[str, ...] | Choice | str]:
        """The cheapest cut of a folded text into phrases; a word that belongs to no phrase stands for itself.

        Of cuts into equally many phrases the one with fewer numbers in slots and fewer open choices is cheaper, then the
        one of plain phrases.
        """
        tokens = [_one_spelling(token) for token in _TOKEN.findall(text)]
        count = len(tokens)
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
        for end, values, concepts in matches(self._patterns, tokens, start, SLOTS):
            if (filled := filled_concepts(concepts, values)) is not None:
                yield end, len(values), filled, True
        pending: list[tuple[_Node, int, dict[str, int]]] = [(self._root, start, {})]
        while pending:
            node, position, values = pending.pop()
            if node.meaning is not None:
                meaning = (
                    node.meaning
                    if isinstance(node.meaning, Choice)
                    else filled_concepts(node.meaning, values)
                )
                if meaning is not None:
                    yield position, len(values), meaning, False
            if position == len(tokens):
                continue
            token = tokens[position]
            if token in node.edges:
                pending.append((node.edges[token], position + 1, values))
            if token.isdigit():
                for slot, (digits, low, high) in SLOTS.items():
                    if slot in node.edges and len(token) <= digits and low <= int(token) <= high:
                        pending.append((node.edges[slot], position + 1, {**values, slot: int(token)}))


@lru_cache(maxsize=4096)
def _spelled_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, or of one of the few alternatives that hundreds of patterns repeat."""
    return tuple(map(_one_spelling, _PHRASE_TOKEN.findall(phrase)))


@lru_cache(maxsize=16384)
def _one_spelling(token: str) -> str:
    return _FINAL_Y.sub(r"\1i", token)
