"""Which set of boundaries a sheet speaks of, where a reform used names again for other places.

The places of one sheet belong to one set of boundaries. Who sends the sheet says which, then the names it lists, then
the school year; what contradicts stays undecided and its rows wait. All days come from the lists of units.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from etl.units.model import Unit, teaching_days
from indicators.terms import SchoolYear

_PLAN = "target"
_RESULT = "actual"


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The days on which the places of one sheet may stand: the first day of each set of boundaries that is possible."""

    days: tuple[date, ...]
    plans: frozenset[str] = frozenset()
    """School years for which it states targets: they may be set in the year before, for the units of that time."""
    reference: date | None = None
    """The day that decides between units of one name; None where only the sheet itself could say it."""

    def among(self, units: Collection[Unit]) -> list[Unit]:
        """Units that the sheet may mean: those of a possible day, of several those of the day of reference."""
        possible = [unit for unit in units if any(unit.exists_on(day) for day in self.days)]
        chosen = [unit for unit in possible if self.reference and unit.exists_on(self.reference)]
        return chosen or possible

    def speak_of(self, unit: Unit, school_year: str) -> bool:
        """Whether the sheet may state numbers of a unit for a year: it exists then, or when the targets were set."""
        if unit.exists_in(school_year):
            return True
        return school_year in self.plans and unit.exists_in(str(SchoolYear.parse(school_year).previous))


@dataclass(frozen=True, slots=True)
class Reforms:
    """The days on which a set of boundaries began, in order."""

    days: tuple[date, ...]

    def boundaries(
        self,
        years: Mapping[str, Collection[str]],
        senders: Iterable[Collection[Unit]] = (),
        names: Iterable[Collection[Unit]] = (),
    ) -> Boundaries:
        """Boundaries of a sheet from its school years with their kinds, and the units that each name may mean.

        `senders` are the names of the letterhead and the total rows, `names` those of the rows.
        """
        written, reference = _written({year: kinds for year, kinds in years.items() if year})
        days, clear = self._evidence(list(senders), list(names))
        if clear:
            days = [day for day in days if self._reaches(day, written)] or days
        plans = frozenset(year for year, kinds in years.items() if _PLAN in kinds)
        return Boundaries(tuple(days), plans, reference if clear else None)

    def _evidence(
        self, senders: list[Collection[Unit]], names: list[Collection[Unit]]
    ) -> tuple[list[date], bool]:
        """Days that sender and names leave possible, and False where they contradict themselves or each other.

        Names that fit no single day say nothing against the sender, but nothing can be concluded without it.
        """
        of_sender, of_names = self._fitting(senders), self._fitting(names)
        agreed = [day for day in of_sender if day in of_names]
        if agreed:
            return agreed, True
        return [day for day in self.days if day in of_sender or day in of_names] or list(self.days), False

    def _fitting(self, names: list[Collection[Unit]]) -> list[date]:
        """Days on which every name has a unit; names that no list holds have no say."""
        known = [units for units in names if units]
        return [
            day for day in self.days if all(any(unit.exists_on(day) for unit in units) for units in known)
        ]

    def _reaches(self, day: date, span: tuple[date, date]) -> bool:
        """Whether the boundaries that began on `day` held on some day of the span."""
        after = next((later for later in self.days if later > day), date.max)
        return day <= span[1] and after > span[0]


def reforms(places: Iterable[Unit]) -> Reforms:
    """Every day on which a place begins or is no more."""
    begun = {unit.valid_from for unit in places}
    ended = {unit.valid_to + timedelta(days=1) for unit in places if unit.valid_to}
    return Reforms(tuple(sorted(begun | ended)))


def _written(years: Mapping[str, Collection[str]]) -> tuple[tuple[date, date], date | None]:
    """The days between which a sheet of these years was written, and its day of reference.

    Results of a year are written in it or later and stand on its boundaries. Targets are set in the year before or in
    the year itself: their year alone does not say which boundaries they mean.
    """
    if not years:
        return (date.min, date.max), None
    results = [year for year, kinds in years.items() if _RESULT in kinds]
    plans = [year for year, kinds in years.items() if _PLAN in kinds]
    if not plans:
        newest = max(results or years)
        return teaching_days(newest), SchoolYear.parse(newest).first_day
    span = (SchoolYear.parse(min(plans)).previous.first_day, teaching_days(max(plans))[1])
    reported = bool(results) and max(results) >= max(plans)
    return span, SchoolYear.parse(max(results)).first_day if reported else None
