"""The words that decided for a kind of sheet, as people write them rather than as the catalogue codes them."""

from functools import lru_cache

from etl.forms.meaning.recognition import FILE, Kind, evidence
from etl.forms.words.vocabulary import FOLDER
from etl.text import fold
from indicators.catalog import codes
from indicators.catalog.files import read_toml


def words_that_decided(kind: Kind, title: str, concepts: frozenset[str]) -> list[tuple[str, float]]:
    """(word, weight) of everything that spoke for a kind."""
    return [(_readable(kind.id, word), weight) for word, weight in evidence(kind, title, concepts)]


def _readable(kind: str, word: str) -> str:
    if word in (phrases := _title_phrases(kind)):
        return phrases[word]
    name, _, value = word.partition("=")
    label = codes().get(name, {}).get(value, "")
    return label or _first_phrases().get(word, word)


@lru_cache(maxsize=32)
def _title_phrases(kind: str) -> dict[str, str]:
    """Matching key → phrase as declared."""
    return {fold(phrase): f"“{phrase}”" for phrase in read_toml(FILE)["kind"][kind]["title"]}


@lru_cache(maxsize=1)
def _first_phrases() -> dict[str, str]:
    """Concept → the first phrase that says it, alone if there is one, else together with others."""
    alone: dict[str, str] = {}
    together: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for said, phrases in read_toml(path).get("concepts", {}).items():
            for concept in said.split() if phrases else ():
                found = alone if concept == said else together
                found.setdefault(concept, str(phrases[0]))
                together.setdefault(concept.partition("=")[0], str(phrases[0]))
    return together | alone
