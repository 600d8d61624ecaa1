"""Phrases with alternatives in square brackets: "[số |]máy [vi |]tính [cho|phục vụ] [hs|học sinh]" stands for many wordings.

They are kept as one automaton of words that is worked out as texts ask for it, so that a pattern costs what is written of
it and not what it stands for. A wording that two patterns mean differently means nothing. Knows words only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Meaning = tuple[str, ...]
_ALTERNATIVES = re.compile(r"\[([^\]]*)\]")


def offers_alternatives(phrase: str) -> bool:
    """Whether a phrase stands for several."""
    return "[" in phrase


def segments(phrase: str) -> Iterator[list[str]]:
    """The parts of a pattern, each with its alternatives; an empty alternative may be left out."""
    for place, part in enumerate(_ALTERNATIVES.split(phrase)):
        if place % 2:
            yield part.split("|")
        elif part.strip():
            yield [part]


@dataclass(slots=True)
class Stand:
    """Where reading a text has come to: the states that are possible, and what a phrase that ends here means."""

    states: frozenset[int]
    meaning: Meaning | None
    moves: dict[str, "Stand | None"] = field(default_factory=dict)


class Patterns:
    """All patterns together."""

    def __init__(self) -> None:
        self._edges: list[dict[str, list[int]]] = [{}]
        self._ends: dict[int, Meaning] = {}
        self._stands: dict[frozenset[int], Stand] = {}

    def add(self, parts: Iterable[list[tuple[str, ...]]], meaning: Meaning) -> None:
        """One pattern: its parts in order, each as alternatives of words; `()` = may be left out."""
        current = [0]
        for alternatives in parts:
            join = self._state()
            for words in alternatives:
                for state in current if words else ():
                    self._chain(state, words, join)
            current = [join, *current] if () in alternatives else [join]
        for state in current:
            if state:
                self._ends[state] = meaning

    def start(self) -> Stand:
        """Before the first word."""
        return self._stand(frozenset((0,)))

    def move(self, stand: Stand, word: str) -> Stand | None:
        """After one more word (or slot), None where no pattern goes on with it."""
        if word not in stand.moves:
            reached = frozenset(to for state in stand.states for to in self._edges[state].get(word, ()))
            stand.moves[word] = self._stand(reached) if reached else None
        return stand.moves[word]

    def _state(self) -> int:
        self._edges.append({})
        return len(self._edges) - 1

    def _chain(self, state: int, words: tuple[str, ...], join: int) -> None:
        for word in words[:-1]:
            following = self._state()
            self._edges[state].setdefault(word, []).append(following)
            state = following
        self._edges[state].setdefault(words[-1], []).append(join)

    def _stand(self, states: frozenset[int]) -> Stand:
        found = self._stands.get(states)
        if found is None:
            meant = {self._ends[state] for state in states if state in self._ends}
            found = self._stands[states] = Stand(states, meant.pop() if len(meant) == 1 else None)
        return found


Slots = Mapping[str, tuple[int, int, int]]


def matches(
    patterns: Patterns, tokens: list[str], start: int, slots: Slots
) -> Iterator[tuple[int, dict[str, int], Meaning]]:
    """(end, values of slots, meaning) of every pattern that begins at a token."""
    pending: list[tuple[Stand, int, dict[str, int]]] = [(patterns.start(), start, {})]
    while pending:
        stand, position, values = pending.pop()
        if stand.meaning is not None and position > start:
            yield position, values, stand.meaning
        if position == len(tokens):
            continue
        token = tokens[position]
        if reached := patterns.move(stand, token):
            pending.append((reached, position + 1, values))
        if token.isdigit():
            for slot, (digits, low, high) in slots.items():
                if len(token) <= digits and low <= int(token) <= high and (to := patterns.move(stand, slot)):
                    pending.append((to, position + 1, {**values, slot: int(token)}))


def compiled(phrase: str, words_of: Callable[[str], tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """A pattern as `Patterns.add` takes it."""
    return [[words_of(part) for part in alternatives] for alternatives in segments(phrase)]
