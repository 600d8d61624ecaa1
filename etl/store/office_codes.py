"""Codes of units in the office's own tables that nobody has: the line is kept and has no effect until the code is known."""

from collections.abc import Mapping, Sequence

from etl.forms.lists.office_tables import CODE_CELL, OFFICE
from etl.issues import Issue
from etl.store.intake import Received
from etl.units.directory import Directory
from etl.units.model import Unit

_CODE = "unit_code"


def unknown_codes(received: Sequence[Received], directory: Directory) -> list[tuple[int, Issue]]:
    """An issue for every line of which no unit of the directory has the code, or none in the school year of the line."""
    units: dict[str, list[Unit]] = {}
    for unit in directory.units.values():
        units.setdefault(unit.code, []).append(unit)
    return [
        (item.receipt.number, issue)
        for item in received
        for sheet in item.reading.workbook.sheets
        if sheet.form.startswith(OFFICE)
        for record in sheet.records
        if record.get(_CODE)
        for issue in _of_line(sheet.sheet, record, units.get(record[_CODE], []))
    ]


def _of_line(sheet: str, record: Mapping[str, str], known: Sequence[Unit]) -> list[Issue]:
    school_year = record.get("school_year", "").replace(" ", "")
    facts = {"code": record[_CODE], "school_year": school_year}
    if not known:
        return [Issue("office_code_unknown", sheet, record[CODE_CELL], facts)]
    if school_year and not any(unit.exists_in(school_year) for unit in known):
        names = "; ".join(dict.fromkeys(unit.name for unit in known))
        return [Issue("office_code_not_open", sheet, record[CODE_CELL], {**facts, "units": names})]
    return []
