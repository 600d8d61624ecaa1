"""The words of `unit_words.toml`, folded and ready to match. Knows no unit and no sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.text import fold
from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.files import read_toml
from indicators.terms import LEVELS

Phrase = tuple[str, ...]
"""A word or words as folded tokens: ("tieu", "hoc")."""

_TOKEN = re.compile(r"[a-z0-9]+")


def tokens(text: str) -> Phrase:
    """Letters and digits of a text as folded words; every other sign separates."""
    return tuple(_TOKEN.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Phrases by what they mean. Kinds of schools and attributes by code; places by code and unit kind."""

    school_kinds: Mapping[Phrase, str]
    attributes: Mapping[Phrase, str]
    dropped: frozenset[Phrase]
    joiners: frozenset[str]
    kind_levels: Mapping[str, str]
    short_kinds: Mapping[str, str]
    level_prefixes: frozenset[str]
    number_words: frozenset[str]
    roman: Mapping[str, str]
    ownership: Mapping[Phrase, str]
    offices: frozenset[Phrase]
    places: Mapping[Phrase, str]
    place_unit_kinds: Mapping[str, str]
    until: str
    since: str
    """Words before the last and the first day of a place ("đến", "từ")."""
    compound: re.Pattern[str]

    longest: int
    """Number of tokens of the longest phrase."""


def _phrases(entries: list[dict[str, Any]]) -> dict[Phrase, str]:
    return {tokens(word): entry["code"] for entry in entries for word in entry["words"]}


def _compound(kinds: Mapping[Phrase, str], attributes: Mapping[Phrase, str]) -> re.Pattern[str]:
    """Abbreviations written as one word: `ptdtbtthcs`, `ththcs`."""
    single = {phrase[0] for phrase in (*kinds, *attributes) if len(phrase) == 1}
    parts = sorted(single, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, parts)))


@lru_cache(maxsize=1)
def unit_words() -> UnitWords:
    """The declared words; raises `CatalogueError` for a missing section or an unknown level."""
    path = CATALOGUE_DIR / "unit_words.toml"
    declared = read_toml(path)
    try:
        school, place = declared["school"], declared["place"]
        kinds, attributes = _phrases(school["kind"]), _phrases(school["attribute"])
        kind_levels = {entry["code"]: entry["level"] for entry in school["kind"]}
        for code, level in kind_levels.items():
            if level not in LEVELS:
                raise CatalogueError(path, f"school.kind {code}", f"cấp học “{level}” không hợp lệ")
        dropped = frozenset(tokens(word) for word in school["drop"])
        offices = frozenset(tokens(word) for word in place["offices"])
        places = _phrases(place["kind"])
        return UnitWords(
            school_kinds=kinds,
            attributes=attributes,
            dropped=dropped,
            joiners=frozenset(fold(word) for word in school["joiners"]),
            kind_levels=kind_levels,
            short_kinds={entry["code"]: entry["short"] for entry in (*school["kind"], *school["attribute"])},
            level_prefixes=frozenset(fold(word) for word in school["level_words"]["prefixes"]),
            number_words=frozenset(fold(word) for word in school["number"]["words"]),
            roman={numeral: str(n) for n, numeral in enumerate(school["number"]["roman"], start=1)},
            ownership={tokens(word): code for code, words in declared["ownership"].items() for word in words},
            offices=offices,
            places=places,
            place_unit_kinds={entry["code"]: entry["unit_kind"] for entry in place["kind"]},
            until=place["validity"]["until"],
            since=place["validity"]["since"],
            compound=_compound(kinds, attributes),
            longest=max(map(len, (*kinds, *attributes, *dropped, *offices, *places))),
        )
    except KeyError as error:
        raise CatalogueError(path, str(error.args[0]), "thiếu mục này") from error
