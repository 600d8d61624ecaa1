"""The workbook of an exhibit, made where it stalls nobody: a long table is written by a process of its own.

As a command it reads an exhibit from its input (sent by the server itself) and writes the workbook to its output.
"""

import pickle
import sys
from dataclasses import replace

from views.exhibit import Exhibit
from views.export.aside import made
from views.export.xlsx import workbook

_SHORT = 10_000
"""Rows that are written in less time than another process takes to start."""


def workbook_of(exhibit: Exhibit) -> bytes:
    """The bytes of `views.export.xlsx.workbook`, whatever the number of rows."""
    if len(exhibit.table) <= _SHORT:
        return workbook(exhibit)
    shown = {key for column in exhibit.columns for key in (column.key, column.threshold, column.hidden)}
    table = exhibit.table[[key for key in exhibit.table.columns if key in shown]]
    # What leads back to the warehouse stays here: a workbook needs neither the chart nor the way to the cells.
    sent = replace(exhibit, table=table, chart=None, cells=None, origin=None)
    return made("views.export.long_workbook", pickle.dumps(sent))


def main() -> None:
    """Reads an exhibit, writes its workbook."""
    exhibit: Exhibit = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(workbook(exhibit))


if __name__ == "__main__":
    main()
