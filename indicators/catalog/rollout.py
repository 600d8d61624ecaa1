"""The roll-out calendar of the 2018 general-education programme: first school year of each grade (`rollout.csv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
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

    def phase(self, school_year: str) -> str:
        """`not_due`, `due` (starts in that school year) or `on_programme` (started before)."""
        if not self.due(school_year):
            return "not_due"
        return "due" if school_year == self.first_school_year else "on_programme"


@lru_cache(maxsize=1)
def rollout() -> Mapping[str, RolloutStep]:
    """Every step by grade, in official order of grades."""
    path = CATALOGUE_DIR / "rollout.csv"
    rows: dict[str, dict[str, str]] = {}
    for row in read_table(path, ("grade", "first_school_year", "document", "status")):
        _check(path, row, rows)
        rows[row["grade"]] = row
    return MappingProxyType({
        grade: RolloutStep(grade, entry.level, rows[grade]["first_school_year"], rows[grade]["document"],
                           read_status(path, grade, rows[grade]["status"]))
        for grade, entry in grades().items() if grade in rows
    })  # fmt: skip


def _check(path: Path, row: Mapping[str, str], before: Mapping[str, object]) -> None:
    grade = row["grade"]
    if grade not in grades():
        raise CatalogueError(path, grade, "khối lớp không có trong grades.csv")
    if grade in before:
        raise CatalogueError(path, grade, "khai báo hai lần")
    first, _, last = row["first_school_year"].partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(last) == int(first) + 1):
        raise CatalogueError(
            path, grade, f"first_school_year “{row['first_school_year']}” phải viết như 2022-2023"
        )
    if not row["document"]:
        raise CatalogueError(path, grade, "thiếu document")


def due_grades(level: str, school_year: str) -> tuple[str, ...]:
    """Grades of a level that are on the programme in a school year."""
    return tuple(step.grade for step in rollout().values() if step.level == level and step.due(school_year))
