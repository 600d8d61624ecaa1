"""Formulas over measures, in the notation of the task list: `pupils_at_start + transfers_in - transfers_out`.

A term is a measure with filters in brackets: `classrooms[category=solid|semi_solid, kind=need]`. A bar lists codes that
are added, all of them needed. `year=previous` takes the school year before. `period=end` pins a term to that period;
other terms take the period in which the indicator is asked. `least=1` asks whether the number is at least 1: the term
counts 1 or 0, so that a sum of it counts units; `least=0` counts the units of which the number is known, and
`least=start+2` compares with the second calendar year after the one in which the school year begins.
`category=passing` and `category=rated` stand for the ratings of the scale that the grade has in the year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators.catalog.files import CatalogueError
from indicators.catalog.measures import Measure, codes, measures
from indicators.catalog.rating_passes import SYMBOLS

_TERM = re.compile(r"\s*([+-]?)\s*([a-z][a-z0-9_]*)\s*(?:\[([^\]]*)\])?\s*")
_FILTERS = ("kind", "period", "year", "level", "grade", "age", "group", "category", "least")


@dataclass(frozen=True, slots=True)
class Term:
    """One measure with its filters. Empty text = the whole; `grades` and `categories` are added up."""

    measure: str
    sign: int = 1
    kind: str = "actual"
    period: str = ""
    previous: bool = False
    level: str = ""
    grades: tuple[str, ...] = ()
    age: str = ""
    group: str = ""
    categories: tuple[str, ...] = ()
    least: int | None = None
    """Count 1 where the number is at least this, else 0."""
    since_start: bool = False
    """`least` is added to the calendar year in which the school year begins."""


Formula = tuple[Term, ...]


def ages(band: str) -> tuple[str, ...]:
    """Single ages of a band, both ends included: `"3-5"` → `("3", "4", "5")`; () for a single age or none."""
    first, dash, last = band.partition("-")
    return tuple(str(age) for age in range(int(first), int(last) + 1)) if dash else ()


def parse_formula(path: Path, key: str, text: str) -> Formula:
    """Terms of a formula; raises `CatalogueError` naming file and key for anything that is not understood."""
    terms: list[Term] = []
    position = 0
    while position < len(text):
        match = _TERM.match(text, position)
        if not match or (terms and not match[1]):
            raise CatalogueError(path, key, f"không hiểu công thức “{text}” từ “{text[position:]}”")
        terms.append(_term(path, key, match))
        position = match.end()
    if not terms:
        raise CatalogueError(path, key, "công thức trống")
    return tuple(terms)


def grain_of(formula: Formula) -> str:
    """`school` or `commune`; a formula never mixes them (rule 7 of the calculation rules)."""
    return measures()[formula[0].measure].grain


def _term(path: Path, key: str, match: re.Match[str]) -> Term:
    name = match[2]
    if name not in measures():
        raise CatalogueError(path, key, f"không có số liệu “{name}” trong measures.csv")
    filters: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in (match[3] or "").split(","))):
        dimension, equals, value = (piece.strip() for piece in part.partition("="))
        if dimension not in _FILTERS or not equals or not value:
            raise CatalogueError(path, key, f"không hiểu điều kiện “{part}” của {name}")
        filters[dimension] = value
    _check(path, key, measures()[name], filters)
    return Term(
        name, -1 if match[1] == "-" else 1, filters.get("kind", "actual"), filters.get("period", ""),
        filters.get("year") == "previous", filters.get("level", ""), tuple(filters.get("grade", "").split("|"))
        if "grade" in filters else (), filters.get("age", ""), filters.get("group", ""),
        tuple(filters["category"].split("|")) if "category" in filters else (),
        int(filters["least"].removeprefix("start+")) if "least" in filters else None,
        filters.get("least", "").startswith("start+"),
    )  # fmt: skip


def _check(path: Path, key: str, measure: Measure, filters: Mapping[str, str]) -> None:
    """Codes exist, and the measure carries the dimensions that are filtered."""
    carried = {"grade": measure.has_grade, "age": measure.has_age, "group": measure.has_group,
               "category": bool(measure.category), "level": measure.grain == "school"}  # fmt: skip
    for dimension, value in filters.items():
        if not carried.get(dimension, True):
            raise CatalogueError(path, key, f"{measure.id} không phân theo {dimension}")
        if dimension == "least":
            if not value.removeprefix("start+").isdigit():
                raise CatalogueError(path, key, f"least=“{value}” phải là số nguyên")
            continue
        if dimension == "age":
            if not re.fullmatch(r"\d+(-\d+)?", value):
                raise CatalogueError(path, key, f"độ tuổi “{value}” không hợp lệ")
            continue
        known = (
            ("previous",)
            if dimension == "year"
            else codes()[measure.category if dimension == "category" else dimension]
        )
        symbols = SYMBOLS if dimension == "category" and measure.category == "rating" else ("due",)
        if unknown := [code for code in value.split("|") if code not in known and code not in symbols]:
            raise CatalogueError(path, key, f"{dimension}={', '.join(unknown)} không có trong codes.csv")
