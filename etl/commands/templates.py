"""`templates`: one blank workbook per school and commune. Files that exist are never overwritten: somebody may have filled them."""

import re
import sys
from pathlib import Path

from etl.commands.exits import CommandError, Exit
from etl.commands.texts import say as command_text
from etl.store.folder import DataFolder, write_whole
from etl.templates.due import due_tables
from etl.templates.recipients import Recipient, figures, recipients
from etl.templates.texts import say
from etl.templates.workbook import blank_workbook
from indicators.terms import SchoolYear
from indicators.warehouse import WarehouseMissing, open_warehouse

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def run_templates(folder: DataFolder, school_year: str, out: Path) -> Exit:
    """Writes the workbooks of a school year into a folder."""
    try:
        year = SchoolYear.parse(school_year)
    except ValueError as error:
        raise CommandError(Exit.USAGE, say("error_year", year=school_year)) from error
    try:
        warehouse = open_warehouse(folder.root)
    except WarehouseMissing as error:
        raise CommandError(Exit.STORE, command_text("error_no_warehouse", folder=folder.root)) from error
    units = recipients(warehouse, year)
    if not units:
        raise CommandError(Exit.STORE, say("error_no_unit", school_year=year))
    former = figures(warehouse, year.previous)
    written = kept = 0
    for unit in units:
        path = out / _file_name(unit, year)
        tables = list(due_tables(unit, year))
        if path.exists():
            kept += 1
        elif tables:
            _write(path, blank_workbook(unit, tables, year, former))
            written += 1
    print(say("written", written=written, folder=out, school_year=year))
    if kept:
        print(say("kept", kept=kept), file=sys.stderr)
    return Exit.WELL


def _file_name(unit: Recipient, year: SchoolYear) -> str:
    """Code, name and year: readable in a mail and the same on every system."""
    return _NOT_IN_NAMES.sub(" ", f"{unit.code} - {unit.name} - {year}").strip(" .") + ".xlsx"


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content, durable=False)
    except OSError as error:
        raise CommandError(Exit.USAGE, command_text("error_output", path=path)) from error
