"""What a number means, and what a sheet is about where its paths are silent, as values. Knows no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number is. `status`: fact, rate (stored only where it stands alone), derived, ignored or unknown."""

    status: str
    measure: str = ""
    base: str = ""
    """Of a rate or percentage: the measure of its numerator, '' where not known."""
    category: str = ""
    rating: str = ""
    """Rating word and stated scale, to be coded when grade and year are known."""
    ratings_beside: frozenset[str] = frozenset()
    """Rating words of the neighbours, which must fit the scale too."""
    scale: str = ""
    grade: str = ""
    age: str = ""
    group: str = ""
    level: str = ""
    kind: str = ""
    year: str = ""
    """School year, `previous`, `current`, `bad:…`, `span:…` or '' (the year of the sheet)."""
    period: str = ""
    place: str = ""
    scope: frozenset[str] = frozenset()
    of_whole: bool = False
    unit_area: str = ""
    degree: str = ""
    grade_dropped: str = ""
    grade_in: Mapping[str, str] = field(default_factory=dict)
    measure_at: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    """For `unknown` and `ignored`: why, in words for a person."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sheet is about where a path is silent: subject of people columns, '%' as unit of the sheet."""

    grain: str
    subject: str = ""
    unit_subject: str = ""
    all_rates: bool = False
    bare_rate: str = ""
    reason_of: str = ""
    standard: str = ""
    """The standard of universal education that a level without one is about."""
    totals_are_residents: bool = False
    """"15-25 tuổi > Tổng số" on a survey sheet counts the residents of the age."""
    rates_learning: bool = False
    """"Lớp 6 > Tốt" is a mark of learning: the title says so."""
