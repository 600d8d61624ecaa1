"""A path of texts (header levels, row labels) → one description: a value per dimension, words, unknown words.

Decides ambiguous words by their neighbours and lets a narrower value replace the wider one above it ("Mẫu giáo" over
"MG 5 tuổi"). Two values that exclude each other are a conflict, never a choice. Knows no forms and no measures.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from etl.forms.declared import read_declared
from etl.forms.words import years
from etl.forms.words.layout import layout_words
from etl.forms.words.vocabulary import FOLDER, Said, understand
from etl.text import fold

PathItem = tuple[str, frozenset[str]]
"""(text, folded texts of the cells beside it)."""


_COUNTED = frozenset(("class", "pupil", "child"))
"""Nouns that a head may say with a grade or a qualifier only to name it: "Nhóm trẻ > Số trẻ" and "Lớp học 2 buổi/ngày > Số trẻ"
count children, not groups."""


_HEADED = re.compile(r"(.*\w.*?)(?: ?: ?| - | > |\) ?[-/]? ?)([^:>]+)")
_NUMBER_OF = ("so ", "tong ", "ts ", "sl ", "t.so ")


@dataclass(frozen=True, slots=True)
class Description:
    """What a path says."""

    dims: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    conflict: str = ""
    """Dimension with two values that exclude each other, '' if none."""
    inner: frozenset[str] = frozenset()
    """Words of the innermost text that has any."""
    is_total: bool = False
    """The innermost text is a bare "Tổng số"."""
    total_is_base: bool = False
    """The bare "Tổng số" stands beside a count and its percentage ("Tổng số | HTCTTH | %"): it is what they are part of."""
    bare_rate: bool = False
    """One text says an age and a percentage and nothing else ("6-10 tuổi (%)")."""
    of_whole: bool = False
    """A text says "toàn trường": what it counts is not of one grade."""
    ratings_beside: frozenset[str] = frozenset()
    """Marks that stand beside the one that the path says, on whatever scale ("Giỏi", "TB" beside "Khá")."""

    @property
    def empty(self) -> bool:
        """Nothing but words that carry no meaning."""
        return not (self.dims or self.words or self.unknown)


@lru_cache(maxsize=1)
def dimension_tables() -> Mapping[str, Any]:
    """The tables of `dimensions.toml` besides its phrases (refines, combines, age_as_grade …)."""
    return read_declared(FOLDER / "dimensions.toml")


@lru_cache(maxsize=32768)
def describe(path: tuple[PathItem, ...]) -> Description:
    """Description of a path from the outermost text to the innermost."""
    said = [(understand(text), beside) for text, beside in path]
    around = _names(concept for item, _ in said for concept in item.concepts)
    dims: dict[str, str] = {}
    words: set[str] = set()
    unknown: list[str] = []
    conflict = ""
    inner: frozenset[str] = frozenset()
    bare_rate = False
    ratings: frozenset[str] = frozenset()
    graded: set[str] = set()
    plainly: set[str] = set()
    only_named = False
    total = bool(path) and _is_whole(path[-1][0])
    for (item, beside), (text, _) in zip(said, path, strict=True):
        concepts, undecided = _decided(item, _beside(item, text, beside), around)
        unknown.extend(item.unknown)
        unknown.extend(undecided)
        if any(concept.startswith("rating=") for concept in concepts):
            ratings |= _ratings(beside, _grades(concepts))
        inner = frozenset(concept for concept in concepts if "=" not in concept) or inner
        if _names_its_noun(concepts):
            graded |= concepts & _COUNTED
        else:
            plainly |= concepts & _COUNTED
        if concepts & _COUNTED:
            only_named = _names_a_grade(text, concepts)
        named = {concept.partition("=")[0] for concept in concepts}
        bare_rate = bare_rate or {"age", "ratio"} <= named <= {"age", "ratio", "child", "person", "level"}
        for concept in sorted(concepts):
            name, _, value = concept.partition("=")
            if not value:
                words.add(concept)
            elif not _merge(dims, name, value):
                conflict = conflict or name
    if "age" in dims and any(fold(text) in layout_words()["lines"]["year_heads"] for text, _ in path[:-1]):
        dims = said_as_year(dims)
    bare_rate = bare_rate and not total
    if len(inner & _COUNTED) == 1:
        words -= graded - plainly - inner
    if only_named and "class" not in plainly and words & _of_pupils():
        words.discard("class")
    return Description(
        MappingProxyType(dims),
        frozenset(words),
        tuple(unknown),
        conflict,
        inner,
        total,
        total and _is_base(path[-1][1]),
        bare_rate,
        any(word in fold(text) for word in layout_words()["lines"]["wholes"] for text, _ in path),
        ratings,
    )


@lru_cache(maxsize=1)
def _of_pupils() -> frozenset[str]:
    return frozenset(dimension_tables()["of_pupils"]["words"])


def _is_whole(text: str) -> bool:
    """A head that counts all of what stands beside it: "Tổng số", "Chung" beside "Nữ"."""
    lines = layout_words()["lines"]
    return fold(text) in lines["totals"] or fold(text) in lines["total_heads"]


def said_as_year(dims: Mapping[str, str]) -> dict[str, str]:
    """The dimensions with "22-23" taken as a school year, where such a band of ages cannot be meant."""
    year = years.of_band(dims.get("age", ""))
    if not year or "year" in dims:
        return dict(dims)
    return {**{name: value for name, value in dims.items() if name != "age"}, "year": year}


def concepts_of(described: Iterable[Description]) -> frozenset[str]:
    """Words, `dimension=value` and dimension names of many descriptions."""
    found: set[str] = set()
    for description in described:
        found |= description.words
        for name, value in description.dims.items():
            found.update((name, f"{name}={value}"))
    return frozenset(found)


def _grades(concepts: Iterable[str]) -> frozenset[str]:
    return frozenset(concept for concept in concepts if concept.startswith("grade="))


@lru_cache(maxsize=1024)
def _ratings(beside: frozenset[str], grades: frozenset[str]) -> frozenset[str]:
    """Marks of learning among the neighbours that speak of the same grades; of an open choice ("HT") all that it may mean."""
    found: set[str] = set()
    for said in map(understand, beside):
        if "conduct" not in said.concepts and _grades(said.concepts) == grades:
            found |= said.concepts.union(*(choice.possible for choice in said.choices))
    return frozenset(concept.partition("=")[2] for concept in found if concept.startswith("rating="))


def _names_its_noun(concepts: set[str]) -> bool:
    """A text that says a grade or another word beside its noun."""
    words = {concept for concept in concepts if "=" not in concept}
    return any(concept.startswith("grade=") for concept in concepts) or bool(words - _COUNTED)


def _names_a_grade(text: str, concepts: set[str]) -> bool:
    """ "Nhóm trẻ", "Lớp 5 tuổi" below "Số trẻ": the groups only tell which children; "Số nhóm trẻ" would count groups."""
    if "class" not in concepts or fold(text).startswith(_NUMBER_OF):
        return False
    return {concept.partition("=")[0] for concept in concepts} == {"class", "grade"}


def _is_base(beside: frozenset[str]) -> bool:
    said = [understand(text) for text in beside]
    percentages = [item for item in said if "ratio" in item.concepts]
    counts = [
        item
        for item in said
        if item not in percentages and not any("=" in concept for concept in item.concepts)
    ]
    return bool(percentages) and bool(counts)


def _names(concepts: Iterable[str]) -> frozenset[str]:
    """Concepts and the bare names of their dimensions ("rating=good" → also "rating")."""
    found = set(concepts)
    return frozenset(found | {concept.partition("=")[0] for concept in found})


def _beside(item: Said, text: str, beside: frozenset[str]) -> frozenset[str]:
    """The texts beside one with an open choice, and what they say behind the same heading: "Kết quả - HTT" beside "Kết quả - HT"
    also is "HTT"."""
    if not item.choices:
        return beside
    heading, own = _parted(fold(text))
    if not own:
        return beside
    return beside.union(rest for other, rest in map(_parted, beside) if other == heading and rest)


def _parted(folded: str) -> tuple[str, str]:
    """(heading, rest) of a flat head: "kq giao duc (tt 27/2020) - ht"."""
    match = _HEADED.fullmatch(folded)
    return (match[1], match[2]) if match else (folded, "")


def _decided(item: Said, beside: frozenset[str], around: frozenset[str]) -> tuple[set[str], list[str]]:
    concepts = set(item.concepts)
    undecided = []
    for choice in item.choices:
        chosen = choice.decide(beside, around)
        if chosen is None:
            undecided.append(choice.text)
        else:
            concepts.update(concept for concept in chosen if concept != "-")
    return concepts, undecided


def _merge(dims: dict[str, str], name: str, value: str) -> bool:
    """Puts a value beside what is said already; False where the two exclude each other."""
    if name == "plan_year":
        if "year" not in dims:
            return _merge_plain(dims, name, value)
        return True
    if name == "year":
        if value in ("current", "previous") and (dims.get("year", value) != value or "plan_year" in dims):
            return True  # "Năm trước (2021-2022)": the year that is written out says which
        dims.pop("plan_year", None)
        if dims.get("year") in ("current", "previous"):
            dims.pop("year")
    if name == "span" and ("year" in dims or "plan_year" in dims):
        return True
    if name in ("year", "plan_year"):
        dims.pop("span", None)
    return _merge_plain(dims, name, value)


def _merge_plain(dims: dict[str, str], name: str, value: str) -> bool:
    present = dims.get(name)
    if present is None or present == value:
        dims[name] = value
        return True
    tables = dimension_tables()
    if value in tables["refines"].get(present, ()):
        dims[name] = value
        return True
    if present in tables["refines"].get(value, ()):
        return True
    if name == "age":
        return _merge_age(dims, present, value)
    for combined, parts in tables["combines"].items():
        if {present, value} <= {combined, *parts}:
            dims[name] = combined
            return True
    return False


def _merge_age(dims: dict[str, str], present: str, value: str) -> bool:
    """The narrower of two ages where one lies in the other."""
    first, second = _band(present), _band(value)
    if first[0] <= second[0] and second[1] <= first[1]:
        dims["age"] = value
        return True
    return second[0] <= first[0] and first[1] <= second[1]


def _band(age: str) -> tuple[int, int]:
    low, _, high = age.partition("-")
    return int(low), int(high or low)
