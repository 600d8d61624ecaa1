"""The roll-out calendar of the 2018 general-education programme: first school year of each grade (`rollout.csv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.dated import read_status
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.grades import grades


@dataclass(frozen=True, slots=True)
class RolloutStep:
    """A grade starts on the programme in `first_school_year` (written `2022-2023`)."""

    grade: str
    level: str
    first_school_year: str
    document: str
    status: str

    def due(self, school_year: str) -> bool:
        """Whether the grade is on the programme in that school year."""
        return school_year >= self.first_school_year


@lru_cache(maxsize=1)
def rollout() -> Mapping[str, RolloutStep]:
    """Every step by grade, in official order of grades."""
    path = CATALOGUE_DIR / "rollout.csv"
    rows = {
        row["grade"]: row for row in read_table(path, ("grade", "first_school_year", "document", "status"))
    }
    if unknown := [grade for grade in rows if grade not in grades()]:
        raise CatalogueError(path, unknown[0], "khối lớp không có trong grades.csv")
    return MappingProxyType({
        grade: RolloutStep(grade, entry.level, rows[grade]["first_school_year"], rows[grade]["document"],
                           read_status(path, grade, rows[grade]["status"]))
        for grade, entry in grades().items() if grade in rows
    })  # fmt: skip


def due_grades(level: str, school_year: str) -> tuple[str, ...]:
    """Grades of a level that are on the programme in a school year."""
    return tuple(step.grade for step in rollout().values() if step.level == level and step.due(school_year))
