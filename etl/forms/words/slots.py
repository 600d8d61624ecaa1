"""Numbers inside phrases: "lớp {n}", "{a}-{b} tuổi", "năm học {y}-{z}", and lists of grades ("lớp 6, 7, 8").

Answers which numbers fit a slot and what a concept says once its slots are filled. Knows no phrases.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_LIST_OF_GRADES = re.compile(
    r"\b(?:hs |cac )?(?:(?:khoi lop|lop|khoi) |[kl] ?)(\d{1,2})"
    r"((?:\s*(?:[,;&+]|va)\s*(?:lop |khoi |[kl] ?)?\d{1,2})+|\s*(?:-|den)\s*(?:lop |khoi |[kl] ?)?\d{1,2})(?!\d| tuoi)"
)
SLOTS: Mapping[str, tuple[int, int, int]] = {
    # slot: digits at most, lowest, highest value
    "{n}": (2, 1, 12),
    "{a}": (2, 0, 99),
    "{b}": (2, 0, 99),
    "{y}": (4, 1990, 2100),
    "{z}": (4, 1990, 2100),
    "{s}": (2, 15, 60),
    "{t}": (2, 16, 61),
}


_CENTURY = 2000
_SCHOOL_YEARS = frozenset(("year={y}-{z}", "year={y}-{t}", "year={s}-{t}"))


@lru_cache(maxsize=4096)
def fits_slot(token: str) -> bool:
    """A number that some slot takes."""
    return any(len(token) <= digits and low <= int(token) <= high for digits, low, high in SLOTS.values())


def filled_concepts(concepts: tuple[str, ...], values: Mapping[str, int]) -> tuple[str, ...] | None:
    """Concepts with their slots filled; None where the numbers make no sense (a band that runs backwards)."""
    if not values:
        return concepts
    if "{a}" in values and "{b}" in values and values["{a}"] >= values["{b}"]:
        return None
    found = []
    for concept in concepts:
        if concept in _SCHOOL_YEARS:
            concept = _school_year_concept(values)
        elif concept == "grade=k{a}":
            if values["{a}"] not in (3, 4, 5) or values.get("{b}", values["{a}"] + 1) != values["{a}"] + 1:
                return None
            concept = f"grade=k{values['{a}']}"
        else:
            for slot, value in values.items():
                concept = concept.replace(slot, str(value))
        found.append(concept)
    return tuple(found)


def _school_year_concept(values: Mapping[str, int]) -> str:
    first = values["{y}"] if "{y}" in values else _CENTURY + values["{s}"]
    last = values["{z}"] if "{z}" in values else _CENTURY + values["{t}"]
    if last == first + 1:
        return f"year={first}-{last}"
    return f"span={first}-{last}" if first < last <= first + 15 else f"bad_year={first}-{last}"


def take_list_of_grades(text: str) -> tuple[tuple[str, ...], str]:
    """ "lớp 1, 2, 3", "lớp 6-9" and "K1-K4" say to which grades a column belongs (`scope=1;2;3`); the rest is read as usual."""
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
