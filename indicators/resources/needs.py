"""What one school needs of one item and what it has: norm × number of the school, or its own statement. Pure.

Missing stays missing. A norm may be replaced by a value of the office; the answer then names both.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from indicators.catalog.facilities import Facility
from indicators.catalog.norm_parts import NormPart
from indicators.catalog.norms import Norm, norm_on
from indicators.catalog.rollout import rollout
from indicators.catalog.school_types import school_type
from indicators.catalog.standards import weakest
from indicators.terms import SchoolYear

Numbers = Mapping[str, float]
"""Numbers of one school, level and period by the name of their question."""


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, None where not known; `exact` before rounding; the norms behind it and what was assumed."""

    value: float | None
    exact: Fraction | None = None
    norms: tuple[Norm, ...] = ()
    assumes: tuple[str, ...] = ()

    @property
    def rule_status(self) -> str:
        """The weakest mark of the norms behind it, '' where none is."""
        return weakest(norm.status for norm in self.norms)


@dataclass(frozen=True, slots=True)
class Norms:
    """The norms of a school year, some with values of the office instead of the decreed ones (by norm id)."""

    year: SchoolYear
    values: Mapping[str, Decimal] = field(default_factory=dict)

    def on(
        self, subject: str, level: str, *, grade: str = "", category: str = "", case: str = ""
    ) -> Norm | None:
        """The norm of the first day of the school year; `decreed` holds the original where the office replaced it."""
        norm = norm_on(self.year.first_day, subject, level, grade=grade, category=category, case=case)
        if norm is None or norm.id not in self.values:
            return norm
        return replace(norm, text=str(self.values[norm.id]), decreed=norm.text)


def needed(facility: Facility, level: str, school_name: str, numbers: Numbers, norms: Norms) -> Need:
    """The need of one school and level in one period."""
    if facility.needed_once_for:
        children = numbers.get(f"{facility.id}:once:{level}")
        return Need(None if children is None else float(children > 0))
    if facility.norms:
        return _by_norm(facility, level, school_type(school_name), numbers, norms)
    return Need(numbers.get(f"{facility.id}:reported"))


def needed_together(
    facility: Facility, school_name: str, levels: Mapping[str, Numbers], norms: Norms
) -> Need:
    """The need of a school for what its levels share: that of the level that needs most, known where all are or one asks."""
    found = [needed(facility, level, school_name, numbers, norms) for level, numbers in levels.items()]
    asking = [need for need in found if need.value]
    if asking:
        return max(asking, key=lambda need: need.value or 0.0)
    return next((need for need in found if need.value is None), found[0])


def stock(facility: Facility, levels: Iterable[Numbers]) -> list[float | None]:
    """What each level has in each place that counts, None where it is not stated."""
    places = range(len(facility.have))
    return [numbers.get(f"{facility.id}:have:{place}") for numbers in levels for place in places]


def usable(facility: Facility, found: Sequence[float | None], need: float | None) -> float | None:
    """Stock that may be compared: all of it known, or already enough. One kitchen is as good as two."""
    known = [value for value in found if value is not None]
    if not known or (len(known) < len(found) and (need is None or sum(known) < need)):
        return None
    return min(sum(known), 1.0) if facility.needed_once_for else sum(known)


def _by_norm(facility: Facility, level: str, of_type: str, numbers: Numbers, norms: Norms) -> Need:
    """Norm × number of the school, summed over the parts of the level, rounded once."""
    total, used, assumed = Fraction(0), list[Norm](), list[str]()
    concerned = [(place, part) for place, part in enumerate(facility.norms)
                 if _concerns(part, level, of_type, f"{facility.id}:known:{place}" in numbers, norms.year)]  # fmt: skip
    for place, part in concerned:
        per = numbers.get(f"{facility.id}:per:{place}") if part.per else 1.0
        if per is None:
            return Need(None)
        if per == 0:
            continue
        norm = _first(part, level, norms)
        divisor = norms.on(part.divided_by, level) if part.divided_by else None
        if norm is None or (part.divided_by and (divisor is None or divisor.value == 0)):
            return Need(None)
        total += _amount(norm) * Fraction(per) / (_amount(divisor) if divisor else 1)
        used += [norm, *([divisor] if divisor else [])]
        assumed += [part.assumes] if part.assumes else []
    if not concerned:
        return Need(None)
    rounded = math.ceil(total) if facility.rounding == "up" else math.floor(total)
    return Need(float(rounded), total, tuple(dict.fromkeys(used)), tuple(dict.fromkeys(assumed)))


def _amount(norm: Norm) -> Fraction:
    """The number of a norm; a percentage as a share."""
    return _fraction(norm.value, norm.unit)


@lru_cache(maxsize=1024)
def _fraction(value: Decimal, unit: str) -> Fraction:
    return Fraction(value) / (100 if unit == "percent" else 1)


def _concerns(part: NormPart, level: str, of_type: str, known: bool, year: SchoolYear) -> bool:
    """Whether a part speaks of this level and school; a grade before its roll-out has no lessons to count."""
    if part.level not in ("", level) or part.school_type not in (None, of_type):
        return False
    if (part.if_known and not known) or (part.if_unknown and known):
        return False
    step = rollout().get(part.grade)
    return step is None or step.due(str(year))


def _first(part: NormPart, level: str, norms: Norms) -> Norm | None:
    found = (
        norms.on(part.subject, level, grade=part.grade, category=part.category, case=case)
        for case in part.cases
    )
    return next((norm for norm in found if norm is not None), None)
