"""Validity of declared rules: first and last day, both inclusive, an open end where none is stated."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indicators.catalog.files import CatalogueError

RULE_STATUSES = ("confirmed", "reported", "recalled")
"""How far the article behind a rule was checked; the screen marks what is not `confirmed`."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a rule holds."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: "Validity") -> bool:
        """Whether any day lies in both."""
        return self.covers(other.first) or other.covers(self.first)


def read_validity(path: Path, key: str, row: dict[str, str]) -> Validity:
    """From the columns `valid_from`, `valid_to` (ISO dates, empty `valid_to` = still valid)."""
    try:
        last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        first = date.fromisoformat(row["valid_from"])
    except ValueError as error:
        raise CatalogueError(path, key, "valid_from, valid_to phải có dạng năm-tháng-ngày") from error
    if last is not None and last < first:
        raise CatalogueError(path, key, f"valid_to {last} trước valid_from {first}")
    return Validity(first, last)


def forbid_overlap(path: Path, dated: Iterable[tuple[str, Hashable, Validity]]) -> None:
    """Of all (key, subject, validity): two entries of one subject never hold on the same day."""
    seen: dict[Hashable, list[tuple[str, Validity]]] = {}
    for key, subject, validity in dated:
        for other, taken in seen.setdefault(subject, []):
            if validity.overlaps(taken):
                raise CatalogueError(path, key, f"thời gian hiệu lực trùng với “{other}”")
        seen[subject].append((key, validity))


def read_status(path: Path, key: str, status: str) -> str:
    """A known rule status, or a fault that names the row."""
    if status not in RULE_STATUSES:
        raise CatalogueError(path, key, f"status “{status}” không hợp lệ")
    return status
