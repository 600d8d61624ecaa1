"""Grades and levels: which grade belongs to which level, in official order, and what makes up a whole (`grades.csv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.measures import codes


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade. `part_of` names the grade that contains it (`k5` is part of `kindergarten`), '' for none."""

    code: str
    level: str
    part_of: str
    official_order: int


@lru_cache(maxsize=1)
def grades() -> Mapping[str, Grade]:
    """Every grade by code, in official order."""
    path = CATALOGUE_DIR / "grades.csv"
    found: dict[str, Grade] = {}
    for order, row in enumerate(read_table(path, ("grade", "level", "part_of"))):
        code = row["grade"]
        if row["level"] not in codes()["level"]:
            raise CatalogueError(path, code, f"cấp học “{row['level']}” không có trong codes.csv")
        if row["part_of"] and row["part_of"] not in found:
            raise CatalogueError(path, code, f"“{row['part_of']}” chưa khai báo ở trên")
        found[code] = Grade(code, row["level"], row["part_of"], order)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def levels() -> tuple[str, ...]:
    """Levels of schooling in official order."""
    return tuple(codes()["level"])


def parts(level: str, grade: str) -> tuple[str, ...]:
    """Grades that together make up a grade, or the whole level where `grade` is empty; () where nothing is smaller."""
    return tuple(code for code, entry in grades().items() if entry.level == level and entry.part_of == grade)


def breakdowns(level: str, grade: str) -> tuple[tuple[str, ...], ...]:
    """The complete ways to state a whole, coarsest first: `(("",), ("nursery", "kindergarten"), ("nursery", "k3", …))`."""
    ways: list[tuple[str, ...]] = [(grade,)]
    while finer := _split_once(level, ways[-1]):
        ways.append(finer)
    return tuple(ways)


def _split_once(level: str, way: tuple[str, ...]) -> tuple[str, ...]:
    """The same whole with every grade that has parts replaced by them; () where none has."""
    if not any(parts(level, grade) for grade in way):
        return ()
    return tuple(part for grade in way for part in (parts(level, grade) or (grade,)))
