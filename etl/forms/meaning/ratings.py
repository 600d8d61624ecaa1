"""Which rating scale holds for a grade in a school year, and what a rating word means on it.

The same word means different things on different scales, so a rating is coded only when the scale is certain. Source:
TT 27/2020, TT 22/2016, TT 22/2021, TT 58/2011 by year of introduction (`rating_scales.csv`, forms.md (f)).
"""

from collections import defaultdict
from functools import lru_cache

from indicators.catalog.files import CATALOGUE_DIR, read_table


@lru_cache(maxsize=1)
def _scales() -> tuple[tuple[str, str, str, frozenset[str]], ...]:
    rows = read_table(
        CATALOGUE_DIR / "rating_scales.csv", ("school_year_from", "school_year_to", "scale", "grades")
    )
    return tuple(
        (row["school_year_from"], row["school_year_to"], row["scale"], frozenset(row["grades"].split(";")))
        for row in rows
    )


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], str]:
    rows = read_table(CATALOGUE_DIR / "forms" / "rating_words.csv", ("scale", "word", "category"))
    return {(row["scale"], row["word"]): row["category"] for row in rows}


@lru_cache(maxsize=1024)
def scale_of(school_year: str, grade: str) -> str:
    """Scale that holds for a grade, '' where none is declared."""
    for first, last, scale, grades in _scales():
        if grade in grades and first <= school_year and (not last or school_year <= last):
            return scale
    return ""


@lru_cache(maxsize=1024)
def scale_of_level(school_year: str, grades: tuple[str, ...]) -> str:
    """The one scale that holds for all grades of a level, '' where several do."""
    found = {scale_of(school_year, grade) for grade in grades}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=256)
def is_of_another_scale(scale: str, words: frozenset[str]) -> bool:
    """Words side by side that are not those of a scale: some are strange to it, and none speaks for it alone.

    "HTXS | HTT | HT | CHT" over grades of two scales holds all words of either, so each grade takes its own.
    """
    by_scale: dict[str, set[str]] = defaultdict(set)
    for of_scale, word in _words():
        by_scale[of_scale].add(word)
    known = by_scale.pop(scale, set())
    strange = words - known
    others = set[str]().union(*(found for found in by_scale.values() if found & strange))
    return bool(strange) and not known <= words and words & known <= others


def rating_code(scale: str, word: str) -> str:
    """Category of a rating word on a scale (`tt22.good`), '' where the scale does not know the word."""
    category = _words().get((scale, word), "")
    return f"{scale}.{category}" if category else ""
