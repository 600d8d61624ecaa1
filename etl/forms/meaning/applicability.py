"""To which levels, grades and ages a measure can apply: a blank where it cannot is no gap (ruling 21).

Pure; declared in `data/catalog/applicability.csv`. An empty level, grade or age means "not known" and never excludes.
"""

from functools import lru_cache

from etl.forms.words.description import dimension_tables
from indicators.catalog.files import CATALOGUE_DIR, read_table

_COLUMNS = ("measure", "category", "levels", "grades", "ages")


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[tuple[str, frozenset[str], frozenset[str], frozenset[str]]]]:
    found: dict[str, list[tuple[str, frozenset[str], frozenset[str], frozenset[str]]]] = {}
    for row in read_table(CATALOGUE_DIR / "applicability.csv", _COLUMNS):
        levels, grades, ages = (
            frozenset(filter(None, row[name].split(";"))) for name in ("levels", "grades", "ages")
        )
        found.setdefault(row["measure"], []).append((row["category"], levels, grades, ages))
    return found


@lru_cache(maxsize=16384)
def applies(measure: str, grade: str, category: str, level: str, age: str = "") -> bool:
    """Whether a number of this kind can exist. `category` matches declared beginnings (`subject.`)."""
    if grade and level and level_of_grade(grade) not in ("", level):
        return False
    for prefix, levels, grades, ages in _entries().get(measure, ()):
        if prefix and not category.startswith(prefix):
            continue
        if level and levels and level not in levels:
            return False
        if grade and grades and grade not in grades:
            return False
        if age and ages and age not in ages:
            return False
    return True


@lru_cache(maxsize=1024)
def ends_another_level(measure: str, level: str) -> bool:
    """The measure belongs to certain grades of other levels: "HTCT tiểu học" in a sheet of lower secondary schools."""
    entries = _entries().get(measure, ())
    return bool(level) and any(grades and levels and level not in levels for _, levels, grades, _ in entries)


@lru_cache(maxsize=256)
def only_level(measure: str) -> str:
    """The level to which a measure belongs by its meaning ("Tốt nghiệp THCS"), '' where several."""
    found = {
        level
        for prefix, levels, grades, _ in _entries().get(measure, ())
        for level in levels
        if grades and not prefix
    }
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=64)
def level_of_grade(grade: str) -> str:
    """School level of a grade, '' for none."""
    for level, grades in dimension_tables()["level_of_grade"].items():
        if grade in grades:
            return str(level)
    return ""


def grades_of_level(level: str) -> tuple[str, ...]:
    """Grades of a school level."""
    return tuple(dimension_tables()["level_of_grade"].get(level, ()))
