"""Norms: class size, staffing, rooms, equipment (`norms.csv`), chosen by the day of reference, never by today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from indicators.catalog.dated import Validity, forbid_overlap, read_status, read_validity
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.grades import grades
from indicators.catalog.measures import codes

_COLUMNS = ("norm_id", "subject", "level", "grades", "category", "case", "value", "unit", "valid_from", "valid_to",
            "document", "article", "status", "note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm. `grades` empty = every grade of the level; `case` names a condition (`two_sessions`), '' = none."""

    id: str
    subject: str
    level: str
    grades: tuple[str, ...]
    category: str
    case: str
    text: str
    unit: str
    validity: Validity
    document: str
    article: str
    status: str
    note: str
    decreed: str = ""
    """What the decree says where `text` is a value of the office, '' where `text` is the decree's own."""

    @property
    def value(self) -> Decimal:
        """The number; raises `CatalogueError` for the few norms that are words (a training level)."""
        try:
            return Decimal(self.text)
        except InvalidOperation as error:
            raise CatalogueError("norms.csv", self.id, f"“{self.text}” không phải là số") from error


@lru_cache(maxsize=1)
def norms() -> Mapping[str, Norm]:
    """Every norm by id, past and present."""
    path = CATALOGUE_DIR / "norms.csv"
    found: dict[str, Norm] = {}
    for row in read_table(path, _COLUMNS):
        key = row["norm_id"]
        if key in found:
            raise CatalogueError(path, key, "khai báo hai lần")
        _check(path, key, row)
        of_grades = tuple(filter(None, row["grades"].split(";")))
        if unknown := [code for code in of_grades if code not in grades()]:
            raise CatalogueError(path, key, f"khối lớp {', '.join(unknown)} không có trong grades.csv")
        found[key] = Norm(
            key, row["subject"], row["level"], of_grades, row["category"], row["case"], row["value"], row["unit"],
            read_validity(path, key, row), row["document"], row["article"],
            read_status(path, key, row["status"]), row["note"],
        )  # fmt: skip
    forbid_overlap(
        path, ((norm.id, subject, norm.validity) for norm in found.values() for subject in _subjects(norm))
    )
    return MappingProxyType(found)


def _check(path: Path, key: str, row: dict[str, str]) -> None:
    if not (row["subject"] and row["value"]):
        raise CatalogueError(path, key, "thiếu subject hoặc value")
    if row["level"] and row["level"] not in codes()["level"]:
        raise CatalogueError(path, key, f"cấp học “{row['level']}” không có trong codes.csv")
    if row["status"] == "confirmed" and not row["document"]:
        raise CatalogueError(path, key, "định mức đã đối chiếu (confirmed) phải ghi văn bản (document)")


def _subjects(norm: Norm) -> list[tuple[str, ...]]:
    """What a norm is about, once for each of its grades: two norms of one subject never hold on the same day."""
    return [(norm.subject, norm.level, norm.category, norm.case, grade) for grade in norm.grades or ("",)]


@cache
def norms_on(day: date, subject: str) -> tuple[Norm, ...]:
    """The norms of one subject in force on a day, in the order of the file."""
    return tuple(norm for norm in norms().values() if norm.subject == subject and norm.validity.covers(day))


@cache
def norm_on(
    day: date, subject: str, level: str, *, grade: str = "", category: str = "", case: str = ""
) -> Norm | None:
    """The norm that applies to a level or grade on a day, or None.

    A norm for the whole level serves each of its grades; a norm for some grades of a level does not serve the level.
    """
    for norm in norms_on(day, subject):
        if norm.level not in ("", level) or norm.category != category or norm.case != case:
            continue
        whole = {code for code, entry in grades().items() if entry.level == level and not entry.part_of}
        if not norm.grades or grade in norm.grades or (not grade and whole <= set(norm.grades)):
            return norm
    return None
