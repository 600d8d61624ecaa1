"""`python -m indicators table|standards --school-year Y --out FILE [--data DIR]`: answers as CSV.

Exit codes: 0 all well, 2 wrong usage, 3 the warehouse cannot be read. Sentences are Vietnamese, on standard error.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import duckdb
import pandas as pd

from indicators import standards, table
from indicators.catalog import CatalogueError
from indicators.catalog.texts import text
from indicators.csv_file import write_csv
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse, WarehouseMissing, open_warehouse

_WELL, _USAGE, _WAREHOUSE = 0, 2, 3


class _Parser(argparse.ArgumentParser):
    """Wrong usage in one Vietnamese sentence."""

    def error(self, message: str) -> NoReturn:
        missing = message.partition("required: ")[2]
        key = "missing_option" if missing else "not_understood"
        names = missing or message.rpartition(": ")[2]
        _say("usage", problem=text("indicators_command", key, names=names))
        sys.exit(_USAGE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code of the contract."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and not given[0].startswith("-") and given[0] not in ("table", "standards"):
        return _fail(_USAGE, "usage", problem=text("indicators_command", "unknown_command", name=given[0]))
    asked = _parser().parse_args(given)
    try:
        year = SchoolYear.parse(asked.school_year)
    except ValueError:
        return _fail(_USAGE, "usage", problem=text("indicators_command", "bad_year", year=asked.school_year))
    folder = Path(asked.data or os.environ.get("DASHBOARD_DATA") or "data")
    try:
        frame = _answer(asked.command, open_warehouse(folder), year)
    except WarehouseMissing:
        return _fail(_WAREHOUSE, "no_warehouse", folder=folder)
    except CatalogueError as error:
        return _fail(_WAREHOUSE, "catalogue", problem=error)
    except (duckdb.Error, OSError):
        return _fail(_WAREHOUSE, "unreadable", folder=folder)
    return _written(frame, Path(asked.out), year)


def _answer(command: str, warehouse: Warehouse, year: SchoolYear) -> pd.DataFrame:
    """The contract's columns and nothing else."""
    if command == "table":
        return table.answers(warehouse, year)[list(table.COLUMNS)]
    return standards.verdicts(warehouse, year)[list(standards.COLUMNS)]


def _written(frame: pd.DataFrame, out: Path, year: SchoolYear) -> int:
    try:
        write_csv(frame, out)
    except OSError:
        return _fail(_USAGE, "not_written", file=out)
    if frame.empty:
        _say("no_rows", year=year)
    _say("done", rows=len(frame), file=out)
    return _WELL


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m indicators", description=text("indicators_command", "description"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="table|standards")
    for name in ("table", "standards"):
        command = commands.add_parser(name, help=text("indicators_command", name))
        command.add_argument("--school-year", required=True, help=text("indicators_command", "school_year"))
        command.add_argument("--out", required=True, help=text("indicators_command", "out"))
        command.add_argument("--data", help=text("indicators_command", "data"))
    return parser


def _fail(code: int, key: str, **facts: object) -> int:
    _say(key, **facts)
    return code


def _say(key: str, **facts: object) -> None:
    print(text("indicators_command", key, **facts), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
