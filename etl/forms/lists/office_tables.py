"""Workbooks of the office's own tables (`office_tables.toml`): every line is checked, a table with a fault is not taken.

Recognised by their title, columns by their names. The texts of the lines become `records`; keeping them is the store's.
"""

from collections.abc import Mapping
from functools import lru_cache

from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.surroundings import says_sample
from etl.grid import Grid, Value, address
from etl.readings import SheetReading
from etl.text import fold, nfc
from indicators.catalog.language import VIETNAMESE
from indicators.catalog.office_tables import OfficeColumn, OfficeTable, office_tables
from indicators.catalog.office_values import UnfitValueError, parse
from indicators.catalog.texts import entry_of

OFFICE = "office_"
"""Before the name of the table: the form of its sheets."""
CODE_CELL = "code_cell"
"""In a record: where the code of its unit stands."""
CLEARED = "cleared"
"""In the one record of a table that the office says to be empty."""
_ROWS_OF_TITLE = 12
_MIDNIGHT = ("T00:00:00", " 00:00:00")


def table_title(table: OfficeTable) -> str:
    """The title by which a workbook of this table is recognised."""
    return word("title").format(label=table.label_vi.upper())


def word(key: str) -> str:
    """A word of these workbooks, Vietnamese whatever a visitor reads."""
    return str(entry_of("office_tables", key, VIETNAMESE))


def read_office_table(cover: Cover, reading: SheetReading, issues: SheetIssues) -> bool:
    """Reads the sheet if it is a table of the office; False if it is none."""
    titles = _titles()
    said = [text for texts in cover.texts[:_ROWS_OF_TITLE] for _, text in texts if fold(text) in titles]
    if not said:
        return False
    table = titles[fold(said[0])]
    reading.form, reading.title, reading.says_sample = OFFICE + table.name, nfc(said[0]), says_sample(cover)
    head, columns = _columns(cover.grid, table)
    missing = [column.label_vi for column in table.columns if column.required and column.name not in columns]
    if missing:
        issues.add("listing_without_columns", columns=", ".join(missing))
    else:
        _read_lines(cover.grid, head, columns, table, reading, issues)
    if issues.found:
        reading.records.clear()
        issues.add("office_table_not_taken", table=table.label_vi, count=len(issues.found))
    return True


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, OfficeTable]:
    return {fold(table_title(table)): table for table in office_tables().values()}


def _columns(grid: Grid, table: OfficeTable) -> tuple[int, dict[str, int]]:
    """(row of the head, column by name): the row that holds most of the declared headings."""
    names = {fold(column.label_vi): column.name for column in table.columns}
    best: tuple[int, dict[str, int]] = (0, {})
    for index, row in enumerate(grid.rows[: _ROWS_OF_TITLE + 1]):
        found: dict[str, int] = {}
        for place, value in enumerate(row):
            if isinstance(value, str) and (name := names.get(fold(value).strip(" *"))):
                found.setdefault(name, place)
        if len(found) > len(best[1]):
            best = (index, found)
    return best


def _read_lines(
    grid: Grid,
    head: int,
    columns: Mapping[str, int],
    table: OfficeTable,
    reading: SheetReading,
    issues: SheetIssues,
) -> None:
    """Every line below the head with anything in it, but lines of examples."""
    for row in range(head + 1, grid.height):
        first = cell_text(grid.rows[row][0])
        filled = [place for place in columns.values() if _is_used(grid, row, place)]
        if not filled or fold(first).startswith(fold(word("example"))):
            continue
        record = {"cell": address(row, min(columns.values()))}
        if any(fold(cell_text(grid.rows[row][place])) == fold(word("cleared")) for place in filled):
            reading.records.append({**record, CLEARED: "x"})
            continue
        if "unit_code" in columns:
            record[CODE_CELL] = address(row, columns["unit_code"])
        for column in table.columns:
            if column.name in columns:
                record[column.name] = _text(grid, row, columns[column.name], column, issues)
        reading.records.append(record)
    cleared = [record for record in reading.records if CLEARED in record]
    if cleared and len(reading.records) > len(cleared):
        issues.add("office_table_cleared_and_filled", cleared[0]["cell"], word=word("cleared"))


def _is_used(grid: Grid, row: int, place: int) -> bool:
    return grid.rows[row][place] not in (None, "") or (row, place) in grid.formulas


def _text(grid: Grid, row: int, place: int, column: OfficeColumn, issues: SheetIssues) -> str:
    """What a cell says, as the table keeps it; what does not fit is reported."""
    value, cell = grid.rows[row][place], address(row, place)
    text = _as_text(value)
    if value in (None, "") and ((row, place) in grid.formulas or (row, place) in grid.errors):
        issues.add("office_formula_without_value", cell, column=column.label_vi)
    elif isinstance(value, float) and column.name.endswith("_code"):
        issues.add("office_code_is_number", cell, column=column.label_vi, text=text)
    else:
        try:
            parse(column, text)
        except UnfitValueError as fault:
            issues.add("office_value_unfit", cell, column=column.label_vi, problem=str(fault))
    return text


def _as_text(value: Value) -> str:
    """Numbers as offices write them, so that 1.250 typed as a number is never taken for 1250; days without a time."""
    if isinstance(value, bool):
        return word("yes") if value else word("no")
    if isinstance(value, float | int):
        return f"{value:.15g}".replace(".", ",")
    text = nfc(cell_text(value))
    return next((text.removesuffix(end) for end in _MIDNIGHT if text.endswith(end)), text)
