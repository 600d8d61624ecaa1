"""The story as values: schools, communes and magnitudes read from `story.toml`. Knows no form and draws no chance."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.facts import school_year

HERE = Path(__file__).parent
FIRST_NEW_UNITS = 2025
"""The communes of 01/07/2025 hold from this school year on."""
LEVELS = {
    "MN": ("preschool",),
    "TH": ("primary",),
    "THCS": ("lower_secondary",),
    "TH&THCS": ("primary", "lower_secondary"),
}
GRADES = {
    "preschool": ("nursery", "k3", "k4", "k5"),
    "primary": ("1", "2", "3", "4", "5"),
    "lower_secondary": ("6", "7", "8", "9"),
}


@dataclass(frozen=True)
class Commune:
    """A commune valid to 30/06/2025, or one of 01/07/2025 with the old communes it was made of."""

    code: str
    name: str
    profile: str = ""
    cohort: int = 0
    ethnic: float = 0.0
    drift: float = 0.0
    district: str = "094"
    difficult: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class School:
    """A fictitious school. `predecessors` are the schools that held its levels before `start`."""

    code: str
    name: str
    kind: str
    commune: str
    officer: str
    sites: int
    intake: int = 0
    intake_6: int = 0
    aliases: str = ""
    ownership: str = "Công lập"
    start: str = "01/09/2015"
    end: str = ""
    boarding: float = 0.0
    short_rooms: int = 0
    borrowed: dict[str, int] = field(default_factory=dict)
    no_informatics_until: int = 0
    dropout: dict[str, float] = field(default_factory=dict)
    predecessors: dict[str, str] = field(default_factory=dict)

    @property
    def levels(self) -> tuple[str, ...]:
        return LEVELS[self.kind]

    def is_open(self, year: int) -> bool:
        """Whether the school teaches in the school year that begins in `year`."""
        first = int(self.start[-4:])
        last = int(self.end[-4:]) - 1 if self.end else 9999
        return first <= year <= last


@dataclass(frozen=True)
class Story:
    """All of `story.toml`; `magnitudes` keeps the sections that the simulation reads by name."""

    communes: tuple[Commune, ...]
    joined_areas: tuple[Commune, ...]
    new_communes: tuple[Commune, ...]
    schools: tuple[School, ...]
    years: tuple[int, ...]
    magnitudes: dict[str, Any]

    @property
    def stamp(self) -> str:
        return str(self.magnitudes["stamp"])

    def commune_of(self, school: School) -> Commune:
        return next(commune for commune in self.communes if commune.code == school.commune)

    def communes_of(self, year: int) -> tuple[Commune, ...]:
        """The communes of the school year that begins in `year`: those of the former city, then the new ones."""
        return self.communes if year < FIRST_NEW_UNITS else self.new_communes

    def school(self, code: str) -> School:
        return next(school for school in self.schools if school.code == code)

    def holder(self, school: School, level: str, year: int) -> School:
        """The school that held this school's `level` in `year` (its predecessor before the merger)."""
        return school if school.is_open(year) else self.school(school.predecessors[level])

    def new_commune_of(self, school: School) -> Commune:
        """The commune of 01/07/2025 that took in the school's commune."""
        return next(commune for commune in self.new_communes if school.commune in commune.parts)

    def open_schools(self, year: int, level: str) -> list[School]:
        """Schools that teach `level` in `year`, in official order."""
        return [school for school in self.schools if level in school.levels and school.is_open(year)]

    def year_labels(self) -> list[str]:
        return [school_year(year) for year in self.years]


def _schools(blocks: list[dict[str, Any]]) -> tuple[School, ...]:
    found = []
    for block in blocks:
        for position, entry in enumerate(block["list"]):
            officers = block["officers"]
            officer = officers[position * len(officers) // len(block["list"])]
            found.append(School(**{"kind": block["level"], "officer": officer, **entry}))
    return tuple(found)


def _communes(entries: list[dict[str, Any]]) -> tuple[Commune, ...]:
    return tuple(Commune(**{**entry, "parts": tuple(entry.get("parts", ()))}) for entry in entries)


@lru_cache(maxsize=1)
def story() -> Story:
    """The one story of the sample."""
    told = tomllib.loads((HERE / "story.toml").read_text(encoding="utf-8"))
    return Story(
        communes=_communes(told["communes"]),
        joined_areas=_communes(told["joined_areas"]),
        new_communes=_communes(told["new_communes"]),
        schools=_schools(told["schools"]),
        years=tuple(told["school_years"]),
        magnitudes=told,
    )
