"""Every line of the office's own tables that has no effect, as an issue: file, cell, what is wrong, what to do.

A cell that does not fit its column stops the answers that rest on the table (`office.table`); a code that no unit has, or
none in the school year of the line, stops nothing and would otherwise go unseen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indicators import office
from indicators.catalog.checks import checks
from indicators.catalog.office_tables import office_tables
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

_CODE = "unit_code"
UNITS = "SELECT unit_code, unit_name, valid_from, valid_to FROM unit"
_LETTERS = 26

Validity = tuple[str, date, date | None]
"""Name of a unit, its first and last day."""


@dataclass(frozen=True, slots=True)
class OfficeIssue:
    """One fault in words; columns as `python -m etl issues` prints them."""

    file: str
    sheet: str
    cell: str
    check: str
    severity: str
    message: str
    advice: str


def issues(warehouse: Warehouse) -> list[OfficeIssue]:
    """Every fault of every table, in the order of tables and lines."""
    return issues_among(office.folder(warehouse), warehouse.rows(UNITS))


def issues_among(tables: Path, rows: Iterable[tuple[Any, ...]]) -> list[OfficeIssue]:
    """The same for the folder of the tables and the units that there are, rows as `UNITS` gives them."""
    units: dict[str, list[Validity]] = {}
    for code, name, first, last in rows:
        units.setdefault(code, []).append((name, first, last))
    return [issue for name in office_tables() for issue in _of_table(office.read(tables, name), name, units)]


def _of_table(
    table: office.Table, name: str, units: Mapping[str, Sequence[Validity]]
) -> Iterator[OfficeIssue]:
    for fault in table.faults:
        check = "office_line_unfit" if fault.column else "office_file_unfit"
        facts = {"line": fault.line, "column": fault.column, "problem": fault.problem}
        yield _issue(table.path, name, fault.line, fault.place, check, facts)
    for line, row in table.rows:
        code, year = row.get(_CODE, ""), str(row.get("school_year") or "")
        known = units.get(code, ())
        facts = {"line": line, "column": _label(name), "code": code, "school_year": year}
        if code and not known:
            yield _issue(table.path, name, line, table.places[_CODE], "office_line_code_unknown", facts)
        elif code and year and not any(_open_in(SchoolYear.parse(year), unit) for unit in known):
            facts["units"] = "; ".join(dict.fromkeys(unit[0] for unit in known))
            yield _issue(table.path, name, line, table.places[_CODE], "office_line_code_not_open", facts)


def _issue(
    path: Path, name: str, line: int, place: int, check: str, facts: Mapping[str, object]
) -> OfficeIssue:
    said = checks()[check]
    file = f"{office.FOLDER}/{path.name}"
    cell = f"{_column(place)}{line}" if line else ""
    named = {**facts, "file": file, "table": office_tables()[name].label_vi}
    return OfficeIssue(
        file, "", cell, check, said.severity, said.message.format_map(named), said.advice.format_map(named)
    )


def _label(name: str) -> str:
    return next((column.label_vi for column in office_tables()[name].columns if column.name == _CODE), "")


def _open_in(year: SchoolYear, unit: Validity) -> bool:
    _, first, last = unit
    return first <= year.last_day and (last is None or last >= year.first_day)


def _column(place: int) -> str:
    """0 → `A`, 26 → `AA`."""
    before, letter = divmod(place, _LETTERS)
    return (_column(before - 1) if before else "") + chr(ord("A") + letter)
