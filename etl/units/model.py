"""What a unit is: a school or a place with the days between which it exists. Values only."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from indicators.terms import SchoolYear

ALWAYS = date(1900, 1, 1)
"""First day of a unit whose beginning nobody wrote down."""

_LAST_TEACHING_MONTH, _LAST_TEACHING_DAY = 5, 31


@dataclass(frozen=True, slots=True)
class Unit:
    """A school, commune, district or province between two days (inclusive). Key: (code, valid_from)."""

    unit_id: int
    code: str
    name: str
    kind: str
    valid_from: date
    valid_to: date | None = None
    parent_code: str = ""
    aliases: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    ownership: str = ""
    officer: str = ""
    successor_code: str = ""
    commune: str = ""
    """Name of a school's commune as its register writes it, beside `parent_code`."""

    @property
    def key(self) -> tuple[str, date]:
        return self.code, self.valid_from

    def exists_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def exists_in(self, school_year: str) -> bool:
        """Whether the unit exists on any day of teaching (1/9 to 31/5) of the year; true where no year is known."""
        if not school_year:
            return True
        first, last = teaching_days(school_year)
        return self.valid_from <= last and (self.valid_to is None or self.valid_to >= first)

    def overlaps(self, other: "Unit") -> bool:
        return self.valid_from <= (other.valid_to or date.max) and other.valid_from <= (
            self.valid_to or date.max
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A link between two units and the days it holds."""

    child: int
    parent: int
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Succession:
    """Old unit → new unit from a day on; `share` 1 = the whole of it."""

    old: int
    new: int
    from_date: date
    share: float
    status: str


@lru_cache(maxsize=1024)
def teaching_days(school_year: str) -> tuple[date, date]:
    """First and last day of teaching; raises ValueError for text that is no school year."""
    year = SchoolYear.parse(school_year)
    return year.first_day, date(year.start + 1, _LAST_TEACHING_MONTH, _LAST_TEACHING_DAY)


def day_before(day: date) -> date:
    return day - timedelta(days=1)


def earlier_end(one: date | None, other: date | None) -> date | None:
    """The earlier of two last days; None = no end."""
    return other if one is None else one if other is None else min(one, other)
