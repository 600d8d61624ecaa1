"""The measurable tasks of the directives (`tasks.csv`): by which indicators each is measured, or by which check-list items.

A task of priority 1 or 2 needs an indicator, one of priority 3 an indicator or a check-list item (`checklist.toml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table, read_toml
from indicators.catalog.indicators import indicators
from indicators.catalog.language import VIETNAMESE, in_language, language

UNIT_KINDS = ("school", "commune", "district", "province")

_COLUMNS = ("code", "area", "task_vi", "task_en", "priority", "unit", "unit_levels", "disaggregation",
            "target_source", "threshold", "directive")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to do of which a sheet may say what is planned, what is done, and by what evidence."""

    id: str
    task: str
    label_vi: str
    unit_kind: str
    """The units that do it."""
    counted_in: str
    """What planned and done count; `yes_no` where it is done or not."""
    evidence_vi: str

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)

    @property
    def evidence(self) -> str:
        """What proves it, in the language of this run."""
        return in_language(self.evidence_vi)


@dataclass(frozen=True, slots=True)
class Task:
    """One task as the directives set it. `directive` names directive and section; `threshold` is in words."""

    code: str
    area: str
    label_vi: str
    label_en: str
    priority: int
    unit: str
    unit_levels: tuple[str, ...]
    disaggregation: tuple[str, ...]
    target_source: str
    threshold: str
    directive: str
    indicators: tuple[str, ...]
    """Ids of the indicators that measure it."""
    items: tuple[str, ...]
    """Ids of the check-list items that follow it up."""

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return self.label_vi if language() == VIETNAMESE else self.label_en


@lru_cache(maxsize=1)
def check_items() -> Mapping[str, CheckItem]:
    """Every check-list item by id."""
    path = CATALOGUE_DIR / "checklist.toml"
    declared = read_toml(path).get("items", {})
    return MappingProxyType({key: _item(path, key, entry) for key, entry in declared.items()})


@lru_cache(maxsize=1)
def check_columns() -> Mapping[str, str]:
    """Vietnamese head of each column that a sheet may carry for an item: planned, done, evidence."""
    path = CATALOGUE_DIR / "checklist.toml"
    columns = read_toml(path).get("columns", {})
    if set(columns) != {"planned", "done", "evidence"}:
        raise CatalogueError(path, "columns", "phải có đúng planned, done, evidence")
    return MappingProxyType(columns)


def _item(path: Path, key: str, entry: Mapping[str, Any]) -> CheckItem:
    try:
        item = CheckItem(key, **entry)
    except TypeError as error:
        raise CatalogueError(
            path, key, "cần đúng task, label_vi, unit_kind, counted_in, evidence_vi"
        ) from error
    if item.unit_kind not in UNIT_KINDS:
        raise CatalogueError(path, key, f"unit_kind “{item.unit_kind}” không hợp lệ")
    return item


@lru_cache(maxsize=1)
def tasks() -> Mapping[str, Task]:
    """Every task by code, in the order of the file, joined with what measures it."""
    path = CATALOGUE_DIR / "tasks.csv"
    measured: dict[str, list[str]] = {}
    for key, entry in indicators().items():
        for code in entry.tasks:
            measured.setdefault(code, []).append(key)
    followed: dict[str, list[str]] = {}
    for key, item in check_items().items():
        followed.setdefault(item.task, []).append(key)
    found = {}
    for row in read_table(path, _COLUMNS):
        if row["code"] in found:
            raise CatalogueError(path, row["code"], "khai báo hai lần")
        found[row["code"]] = _task(path, row, measured.get(row["code"], []), followed.get(row["code"], []))
    if unknown := sorted({*measured, *followed} - set(found)):
        raise CatalogueError(
            path, ", ".join(unknown), "chỉ số hoặc việc nêu nhiệm vụ không có trong danh sách"
        )
    return MappingProxyType(found)


def _task(path: Path, row: Mapping[str, str], measured: list[str], followed: list[str]) -> Task:
    if row["priority"] not in ("1", "2", "3"):
        raise CatalogueError(path, row["code"], f"priority “{row['priority']}” không hợp lệ")
    priority = int(row["priority"])
    if not measured and (priority < 3 or not followed):
        raise CatalogueError(path, row["code"], "chưa có chỉ số hoặc việc theo dõi nào cho nhiệm vụ này")
    return Task(
        row["code"], row["area"], row["task_vi"], row["task_en"], priority, row["unit"], _list(row["unit_levels"]),
        _list(row["disaggregation"]), row["target_source"], row["threshold"], row["directive"], tuple(measured),
        tuple(followed),
    )  # fmt: skip


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
