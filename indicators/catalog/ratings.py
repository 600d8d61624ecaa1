"""Which rating scale a grade has in a school year, and which of its ratings pass (`rating_scales.csv`, `rating_passes.csv`).

Results are compared only within a scale; a year in which the scale of a grade changes is a break in its series.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.measures import codes

SYMBOLS = ("passing", "rated")
"""Category filters of a formula that stand for the ratings of the grade's own scale: those that pass, or all."""

_COLUMNS = ("school_year_from", "school_year_to", "scale", "grades")


@dataclass(frozen=True, slots=True)
class ScalePeriod:
    """A scale, the grades that have it, and the first and last school year (`last` empty = still valid)."""

    scale: str
    grades: frozenset[str]
    first: str
    last: str


@lru_cache(maxsize=1)
def passes() -> Mapping[str, bool]:
    """By category code of `rating`, in official order: whether the rating passes."""
    path = CATALOGUE_DIR / "rating_passes.csv"
    found = {row["category"]: row["passes"] == "yes" for row in read_table(path, ("category", "passes"))}
    if wrong := set(found) ^ set(codes()["rating"]):
        raise CatalogueError(path, ", ".join(sorted(wrong)), "không khớp với rating của codes.csv")
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def scale_periods() -> tuple[ScalePeriod, ...]:
    """Every row of `rating_scales.csv`."""
    return tuple(
        ScalePeriod(
            row["scale"], frozenset(row["grades"].split(";")), row["school_year_from"], row["school_year_to"]
        )
        for row in read_table(CATALOGUE_DIR / "rating_scales.csv", _COLUMNS)
    )


def scale_of(grade: str, school_year: str) -> str:
    """Scale of a grade in a school year, '' where none is declared."""
    for period in scale_periods():
        begun, over = period.first <= school_year, bool(period.last) and school_year > period.last
        if grade in period.grades and begun and not over:
            return period.scale
    return ""


def ratings(grade: str, school_year: str, symbol: str) -> tuple[str, ...]:
    """Category codes of the grade's scale that pass (`passing`), or all of them (`rated`)."""
    scale = scale_of(grade, school_year)
    return tuple(
        code for code, good in passes().items() if code.split(".")[0] == scale and (good or symbol == "rated")
    )
