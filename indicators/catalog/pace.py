"""How a school year goes from its start value to its target (`pace.toml`): evenly, or due in full on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.language import in_language
from indicators.catalog.period_days import FIRST_MONTH, month_day

DEFAULT = "linear"

_KINDS = ("linear", "due")


@dataclass(frozen=True, slots=True)
class Pace:
    """`linear` runs from `first` to `last`; `due` asks for the whole target from `first` on. Both as (month, day)."""

    id: str
    label_vi: str
    kind: str
    first: tuple[int, int]
    last: tuple[int, int]

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)

    def share(self, start: int, day: date) -> float | None:
        """Part of the way from the start value to the target that should be done by a day of the school year that
        begins in the calendar year `start`; None before anything is due."""
        first, last = _day(start, self.first), _day(start, self.last)
        if day < first:
            return None
        return 1.0 if self.kind == "due" else min(1.0, (day - first).days / (last - first).days)


def _day(start: int, of_year: tuple[int, int]) -> date:
    return date(start if of_year[0] >= FIRST_MONTH else start + 1, *of_year)


@lru_cache(maxsize=1)
def paces() -> Mapping[str, Pace]:
    """Every pace by id."""
    path = CATALOGUE_DIR / "pace.toml"
    found = {key: _pace(path, key, entry) for key, entry in read_toml(path).items()}
    if DEFAULT not in found:
        raise CatalogueError(path, DEFAULT, "thiếu nhịp mặc định")
    return MappingProxyType(found)


def _pace(path: Path, key: str, entry: Mapping[str, Any]) -> Pace:
    kind = entry.get("kind", "")
    if kind not in _KINDS:
        raise CatalogueError(path, key, f"kind “{kind}” không hợp lệ")
    first = _month_day(path, key, entry.get("from", ""))
    last = _month_day(path, key, entry.get("to", "")) if kind == "linear" else first
    if kind == "linear" and not _day(2000, first) < _day(2000, last):
        raise CatalogueError(path, key, "ngày bắt đầu phải trước ngày kết thúc")
    return Pace(key, str(entry.get("label_vi", "")), kind, first, last)


def _month_day(path: Path, key: str, text: str) -> tuple[int, int]:
    """The day of a period, or the day as written."""
    if (of_period := month_day(text)) is not None:
        return of_period
    try:
        day = date.fromisoformat(f"2000-{text}")
    except ValueError as error:
        raise CatalogueError(
            path, key, f"ngày “{text}” không phải kỳ của period_days.csv và không có dạng tháng-ngày"
        ) from error
    return day.month, day.day
