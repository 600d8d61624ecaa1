"""`office-tables`: one workbook for each table that the office keeps itself, filled with what holds now.

Filled in and loaded like any other file, it becomes the table. Files that exist are never overwritten.
"""

import csv
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from etl.commands.exits import CommandError, Exit
from etl.commands.texts import say
from etl.store.folder import DataFolder, write_whole
from etl.templates.office_workbook import office_workbook
from indicators.catalog.office_tables import OfficeTable, office_tables
from indicators.catalog.texts import text


def run_office_tables(folder: DataFolder, out: Path) -> Exit:
    """Writes the workbooks into a folder."""
    written = kept = 0
    for table in office_tables().values():
        label = table.label_vi.partition("(")[0].strip()
        path = out / text("office_tables", "file_name", label=label)
        if path.exists():
            kept += 1
            continue
        content = office_workbook(table, present_lines(folder, table))
        try:
            write_whole(path, content, durable=False)
        except OSError as error:
            raise CommandError(Exit.USAGE, say("error_output", path=path)) from error
        written += 1
    print(text("office_tables", "written", written=written, folder=out))
    if kept:
        print(text("office_tables", "kept", kept=kept), file=sys.stderr)
    return Exit.WELL


def present_lines(folder: DataFolder, table: OfficeTable) -> list[Mapping[str, str]]:
    """The lines of the table as the office's CSV states them, by names of columns; headings in words or by name."""
    path = folder.office / f"{table.name}.csv"
    if not path.is_file():
        return []
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(Exit.STORE, text("office_tables", "unreadable", path=path)) from error
    head = content.partition("\n")[0]
    mark = ";" if head.count(";") > head.count(",") else ","
    names = {word: column.name for column in table.columns for word in (column.label_vi.lower(), column.name)}
    return [
        {names.get(key.strip().lower(), key): value or "" for key, value in line.items() if key}
        for line in csv.DictReader(io.StringIO(content), delimiter=mark)
        if any(line.values())
    ]
