"""Which ratings pass (`rating_passes.csv`), and the ratings that a formula means by `passing` and `rated`."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.measures import codes
from indicators.catalog.rating_scales import scale_of

SYMBOLS = ("passing", "rated")
"""Category filters of a formula that stand for the ratings of the grade's own scale: those that pass, or all."""


@lru_cache(maxsize=1)
def passes() -> Mapping[str, bool]:
    """By category code of `rating`, in official order: whether the rating passes."""
    path = CATALOGUE_DIR / "rating_passes.csv"
    found = {row["category"]: row["passes"] == "yes" for row in read_table(path, ("category", "passes"))}
    if wrong := set(found) ^ set(codes()["rating"]):
        raise CatalogueError(path, ", ".join(sorted(wrong)), "không khớp với rating của codes.csv")
    return MappingProxyType(found)


def ratings(grade: str, school_year: str, symbol: str) -> tuple[str, ...]:
    """Category codes of the grade's scale that pass (`passing`), or all of them (`rated`); () without a scale."""
    scale = scale_of(school_year, grade)
    every = scale.categories if scale else ()
    return tuple(code for code in every if symbol == "rated" or passes()[code])
