"""Need → project → handed over: a gap closes on the day rooms are handed over, not when they are funded.

The office keeps its projects in the table `projects`. What is handed over after the day of the count is taken off the
shortage; what was handed over before stands in the count already; what is planned or being built stands beside it.
This table alone closes gaps. The measures `rooms_under_project`, `rooms_handed_over` and `capital_*` are sums of another
sheet: they show how a year's plan was carried out and never touch a gap, so that no room counts twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators import office
from indicators.catalog.facilities import facilities
from indicators.catalog.files import CatalogueError
from indicators.catalog.period_days import day_of
from indicators.catalog.texts import text
from indicators.resources.gaps import NormValues, facility_gaps
from indicators.sums.compiler import today
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "level", "item", "label", "need", "have", "shortage", "counted_on",
           "planned", "doing", "handed_over", "shortage_now", "uncovered", "projects", "rule_status", "note")  # fmt: skip

STATES = ("planned", "doing", "done")


@dataclass(slots=True)
class Pipeline:
    """What the projects of one school, level and item add, and what they are called."""

    planned: int = 0
    doing: int = 0
    handed_over: int = 0
    names: tuple[str, ...] = ()


def pipeline(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    on: date | None = None,
    norm_values: NormValues | None = None,
) -> pd.DataFrame:
    """`COLUMNS`: one row per school, level and item of which anything is known, on a day (today where none is given).

    `shortage_now` = shortage − handed over since the count; `uncovered` = what no project covers. <NA> where need or
    stock is not known. A project of an unknown school keeps its row; `note` says what to mend.
    """
    year = SchoolYear.of(school_year)
    day = on or today(warehouse)
    gaps = facility_gaps(warehouse, year, norm_values)
    units = open_units(warehouse, year)
    schools = {row["unit_code"]: row for row in units[units["unit_kind"] == "school"].to_dict("records")}
    counted = {(row["unit_code"], row["level"], row["item"]): row for row in gaps.to_dict("records")}
    found, strays = _projects(warehouse, year, day, schools, counted)
    rows = [_row(key, counted.get(key), schools[key[0]], found.get(key, Pipeline()), year)
            for key in dict.fromkeys([*counted, *found])]  # fmt: skip
    frame = pd.DataFrame([*rows, *strays], columns=list(COLUMNS))
    whole = ("planned", "doing", "handed_over", "shortage_now", "uncovered", "unit_id")
    return frame.astype(dict.fromkeys(whole, "Int64"))


Key = tuple[str, str, str]
"""Unit code, level, item."""


def _projects(
    warehouse: Warehouse,
    year: SchoolYear,
    day: date,
    schools: Mapping[str, Any],
    counted: Mapping[Key, Mapping[Any, Any]],
) -> tuple[dict[Key, Pipeline], list[dict[str, object]]]:
    """Projects by what they serve, and rows for those that serve nothing known."""
    found: dict[Key, Pipeline] = {}
    strays: list[dict[str, object]] = []
    for line, project in enumerate(office.table(warehouse, "projects"), 2):
        state, handed = project["state"], project["handed_over_on"]
        if state == "done" and handed is None:
            path = office.folder(warehouse) / "projects.csv"
            raise CatalogueError(path, f"dòng {line}", text("investment", "handed_over_undated"))
        school = schools.get(project["unit_code"])
        levels = str(school["levels"]).split(",") if school else []
        level = project["level"] or (levels[0] if len(levels) == 1 else "")
        if school is None or not level:
            strays.append(_stray(project, "unit_unknown" if school is None else "level_unknown"))
            continue
        key = (project["unit_code"], level, project["item"])
        entry = found.setdefault(key, Pipeline())
        entry.names += (project["project"],)
        if state == "planned":
            entry.planned += project["quantity"]
        elif state == "doing" or handed > day:
            entry.doing += project["quantity"]
        elif (count_day := _counted_on(counted.get(key), year)) is not None and handed > count_day:
            entry.handed_over += project["quantity"]
    return found, strays


def _counted_on(row: Mapping[Any, Any] | None, year: SchoolYear) -> date | None:
    return day_of(row["period"], year.start) if row is not None else None


def _row(
    key: Key, row: Mapping[Any, Any] | None, school: Mapping[Any, Any], projects: Pipeline, year: SchoolYear
) -> dict[str, object]:
    shortage = row["shortage"] if row is not None and row["shortage"] == row["shortage"] else None
    now = None if shortage is None else max(0, int(shortage) - projects.handed_over)
    return {
        "unit_id": school["unit_id"], "unit_code": key[0], "unit_name": school["unit_name"], "level": key[1], "item": key[2],
        "label": facilities()[key[2]].label, "need": row["need"] if row else None, "have": row["have"] if row else None,
        "shortage": shortage, "counted_on": _counted_on(row, year), "planned": projects.planned, "doing": projects.doing,
        "handed_over": projects.handed_over, "shortage_now": now,
        "uncovered": None if now is None else max(0, now - projects.planned - projects.doing),
        "projects": "; ".join(projects.names), "rule_status": row["rule_status"] if row else "",
        "note": text("investment", "still_building") if projects.doing else "",
    }  # fmt: skip


def _stray(project: Mapping[str, Any], problem: str) -> dict[str, object]:
    return {
        "unit_code": project["unit_code"], "unit_name": "", "level": project["level"], "item": project["item"],
        "label": facilities()[project["item"]].label, "projects": project["project"], "rule_status": "",
        "note": text("investment", problem), **dict.fromkeys(("planned", "doing", "handed_over"), 0),
    }  # fmt: skip
