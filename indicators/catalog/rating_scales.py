"""Which scale rates the pupils of a grade in a school year (`rating_scales.csv`); words of two scales are never added."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from indicators.catalog.dated import read_status
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.grades import grades
from indicators.catalog.language import in_language
from indicators.catalog.measures import codes

_COLUMNS = ("school_year_from", "school_year_to", "scale", "grades", "label_vi", "document", "status")


@dataclass(frozen=True, slots=True)
class RatingScale:
    """A scale that holds for some grades from one school year to another, both inclusive, '' = still."""

    code: str
    label_vi: str
    first_school_year: str
    last_school_year: str
    grades: tuple[str, ...]
    document: str
    status: str

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)

    @property
    def categories(self) -> tuple[str, ...]:
        """Codes of its ratings, best first."""
        return tuple(code for code in codes()["rating"] if code.startswith(f"{self.code}."))

    def covers(self, school_year: str) -> bool:
        return self.first_school_year <= school_year and school_year <= (self.last_school_year or school_year)


@lru_cache(maxsize=1)
def rating_scales() -> tuple[RatingScale, ...]:
    """Every line, in file order; at most one holds for a grade in a school year."""
    path = CATALOGUE_DIR / "rating_scales.csv"
    found: list[RatingScale] = []
    for row in read_table(path, _COLUMNS):
        scale = RatingScale(row["scale"], row["label_vi"], row["school_year_from"], row["school_year_to"],
                            tuple(row["grades"].split(";")), row["document"],
                            read_status(path, row["scale"], row["status"]))  # fmt: skip
        _check(path, scale, found)
        found.append(scale)
    return tuple(found)


def _check(path: Path, scale: RatingScale, before: list[RatingScale]) -> None:
    key = f"{scale.code} {scale.first_school_year}"
    if not scale.categories:
        raise CatalogueError(path, key, f"codes.csv không có mức xếp loại nào của “{scale.code}”")
    if not scale.document or not scale.label_vi:
        raise CatalogueError(path, key, "thiếu label_vi hoặc document")
    if unknown := [grade for grade in scale.grades if grade not in grades()]:
        raise CatalogueError(path, key, f"khối lớp {', '.join(unknown)} không có trong grades.csv")
    for other in before:
        both = sorted(set(scale.grades) & set(other.grades))
        if both and (scale.covers(other.first_school_year) or other.covers(scale.first_school_year)):
            raise CatalogueError(
                path, key, f"khối lớp {', '.join(both)} đã có thang “{other.code}” cùng năm học"
            )


@cache
def scale_of(school_year: str, grade: str) -> RatingScale | None:
    """The scale of a grade in a school year, None where none is declared."""
    return next((each for each in rating_scales() if grade in each.grades and each.covers(school_year)), None)
