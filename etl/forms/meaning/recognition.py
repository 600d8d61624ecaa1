"""Which kind of sheet it is, by the meaning of its title, headers and row labels; never by name, place or address.

Each kind of `data/catalog/forms/kinds.toml` scores the phrases of the title and the concepts of the headers; the best
one wins above the declared threshold. Below it the sheet is not read and the office is asked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from etl.forms.declared import read_declared
from etl.forms.words.vocabulary import understand
from etl.text import fold
from indicators.catalog import CatalogueError
from indicators.catalog.files import CATALOGUE_DIR

_SURE_HEADING = 2.0
_LIST = re.compile(r"[,;:]")
FILE = CATALOGUE_DIR / "forms" / "kinds.toml"


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of sheet, as declared; there is one object of each (`kinds`)."""

    id: str
    label: str
    grain: str
    default_kind: str
    period: str
    subject: str
    bare_rate: str
    """Word that a lone percentage of an age means ("6-10 tuổi (%)"), '' where it means nothing certain."""
    reason_of: str
    """Word that reasons are about where their column does not say it (`dropout`, `offline`)."""
    years_are_plans: bool
    """A number under a bare year is a planned one where the title speaks of a plan alone."""
    requires: tuple[str, ...]
    title: Mapping[str, float]
    concepts: Mapping[str, float]


@lru_cache(maxsize=1)
def kinds() -> tuple[Mapping[str, Kind], float]:
    """(kinds by id, threshold)."""
    declared = read_declared(FILE)
    found = {}
    for kind_id, entry in declared["kind"].items():
        if entry["grain"] not in ("school", "commune"):
            raise CatalogueError(FILE, kind_id, f"grain “{entry['grain']}” không hợp lệ")
        found[kind_id] = Kind(
            kind_id,
            entry["label"],
            entry["grain"],
            entry["default_kind"],
            entry["period"],
            entry["subject"],
            entry.get("bare_rate", ""),
            entry.get("reason_of", ""),
            entry.get("years_are_plans", False),
            tuple(fold(item) if item.startswith("title:") else item for item in entry["requires"]),
            {fold(phrase): weight for phrase, weight in entry["title"].items()},
            entry["concepts"],
        )
    return MappingProxyType(found), float(declared["threshold"])


@lru_cache(maxsize=1024)
def recognise(title: str, concepts: frozenset[str]) -> tuple[Kind | None, float]:
    """(the best kind or None, its score)."""
    threshold = kinds()[1]
    best, score = likeliest(title, concepts)
    return (best, score) if score >= threshold else (None, score)


def likeliest(title: str, concepts: frozenset[str]) -> tuple[Kind, float]:
    """(the kind with the highest score, that score), also below the threshold."""
    plain = fold(title)
    scored = [(_score(kind, plain, concepts), kind) for kind in kinds()[0].values()]
    score, best = max(scored, key=lambda item: item[0])
    return best, score


def possible_kinds(title: str, concepts: frozenset[str]) -> list[Kind]:
    """Every kind that the words of a sheet allow, the likeliest first."""
    plain = fold(title)
    scored = [(_score(kind, plain, concepts), kind) for kind in kinds()[0].values()]
    return [kind for score, kind in sorted(scored, key=lambda item: -item[0]) if score > 0]


@lru_cache(maxsize=512)
def kind_of_heading(heading: str, kind: Kind) -> Kind:
    """The kind that the heading of one table names ("3. Cơ sở vật chất" in a school's report), else that of the sheet."""
    plain = fold(heading)
    said = {
        other: sum(weight for phrase, weight in other.title.items() if says(phrase, plain))
        for other in kinds()[0].values()
        if (other.grain, other.default_kind) == (kind.grain, kind.default_kind)
    }
    best = max(said, key=lambda other: said[other])
    return best if said[best] >= _SURE_HEADING and said[best] > said.get(kind, 0.0) else kind


def evidence(kind: Kind, title: str, concepts: frozenset[str]) -> list[tuple[str, float]]:
    """What speaks for a kind: phrases of the title and concepts of headers and rows, each with its weight."""
    plain = fold(title)
    said = [(phrase, weight) for phrase, weight in kind.title.items() if says(phrase, plain)]
    return said + [(concept, weight) for concept, weight in kind.concepts.items() if concept in concepts]


@lru_cache(maxsize=1024)
def is_named(kind: Kind, title: str) -> bool:
    """A title or heading says words of the kind, or nothing at all."""
    plain = fold(title)
    return not plain or any(says(phrase, plain) for phrase in kind.title)


@lru_cache(maxsize=1024)
def restriction(title: str, concepts: frozenset[str], counted: frozenset[str] = frozenset()) -> str:
    """The word by which a title restricts whom a sheet counts ("học sinh khuyết tật") where no header repeats it.

    "BÁO CÁO HỌC SINH KHUYẾT TẬT" over a plain column "Số HS" would otherwise count all pupils. `counted`: measures of the
    sheet; a word that a title only lists ("TUYỂN SINH, TỐT NGHIỆP THCS") restricts none but those of everybody.
    """
    plain = fold(title)
    declared = read_restrictions()
    said = understand(plain).concepts
    for concept, label in declared["words"].items():
        whole = any(says(phrase, plain) for phrase in declared["whole"].get(concept, ()))
        repeated = concepts & {concept, *declared["repeated"].get(concept, ())}
        listed = bool(counted) and not counted & declared["everybody"] and _only_lists(plain, concept)
        if concept in said and not repeated and not whole and not listed:
            return str(label)
    match = _restricting_phrase().search(plain)
    rest = match.group(1).strip() if match else ""
    return rest if rest and understand(rest).unknown else ""


def _only_lists(plain: str, concept: str) -> bool:
    """A title of several subjects of which one is the concept, without the people that it would restrict."""
    parts = _LIST.split(plain)
    nouns = tuple(map(fold, read_declared(FILE)["restricting"]["nouns"]))
    saying = [part for part in parts if concept in understand(part).concepts]
    return len(parts) > 1 and bool(saying) and not any(says(noun, part) for part in saying for noun in nouns)


@lru_cache(maxsize=1)
def _restricting_phrase() -> re.Pattern[str]:
    """A noun of people in a title, a word that restricts it, and what follows up to the year, the level or the place."""
    declared = read_declared(FILE)["restricting"]
    nouns, verbs, ends = (
        "|".join(re.escape(fold(word)) for word in declared[name]) for name in ("nouns", "verbs", "ends")
    )
    return re.compile(rf"\b(?:{nouns}) ((?:{verbs})\b(?! k[yi]\b).*?)(?=\b(?:{ends})\b|[-,(;]|$)")


@lru_cache(maxsize=1)
def read_restrictions() -> Mapping[str, Any]:
    """`words`: concept → label; `facilities`: concept → words of what is for these people alone; `whole`: concept → title words beside which it does not ("tuyển sinh và quy mô")."""
    declared = read_declared(FILE)["restricting"]
    return MappingProxyType(
        {
            "words": declared["words"],
            "whole": {concept: tuple(map(fold, texts)) for concept, texts in declared["whole"].items()},
            "repeated": declared["repeated"],
            "facilities": {concept: frozenset(words) for concept, words in declared["facilities"].items()},
            "everybody": frozenset(declared["everybody"]),
        }
    )


def _score(kind: Kind, title: str, concepts: frozenset[str]) -> float:
    if not any(
        item in concepts or (item.startswith("title:") and says(item[6:], title)) for item in kind.requires
    ):
        return 0.0
    return sum(weight for _, weight in evidence(kind, title, concepts))


def says(phrase: str, title: str) -> bool:
    """Whether a folded title says a folded phrase, and no longer word that only its marks tell from it."""
    if phrase not in title:
        return False
    for other in _mistakable().get(phrase, ()):
        title = title.replace(other, " ")
    return re.search(rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])", title) is not None


@lru_cache(maxsize=1)
def _mistakable() -> Mapping[str, tuple[str, ...]]:
    """Phrase of a title → longer words that look like it without their marks ("giao", "giáo dục")."""
    declared = read_declared(FILE)["mistakable"]
    return MappingProxyType({fold(phrase): tuple(map(fold, others)) for phrase, others in declared.items()})
