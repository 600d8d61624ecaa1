"""`COMMAND --school-year Y --out FILE [--data DIR]`: answers as CSV (`commands.ANSWERS`). Sentences are Vietnamese.

A fault in the tables that the office keeps stops every command, so that no answer rests on half of them.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import duckdb
import pandas as pd

from indicators import office
from indicators.catalog import CatalogueError
from indicators.catalog.texts import text
from indicators.commands import ANSWERS
from indicators.csv_file import write_csv
from indicators.terms import SchoolYear
from indicators.warehouse import WarehouseMissing, open_warehouse

_WELL, _USAGE, _WAREHOUSE = 0, 2, 3


class _Parser(argparse.ArgumentParser):
    """Wrong usage in one Vietnamese sentence."""

    def error(self, message: str) -> NoReturn:
        missing = message.partition("required: ")[2]
        key = "missing_option" if missing else "not_understood"
        names = missing or message.rpartition(": ")[2]
        _say("usage", problem=text("indicators_command", key, names=names))
        sys.exit(_USAGE)


def run(given: Sequence[str]) -> int:
    """One command; the exit code of the contract."""
    if given and not given[0].startswith("-") and given[0] not in ANSWERS:
        return _fail(
            _USAGE,
            "usage",
            problem=text("indicators_command", "unknown_command", name=given[0], commands=", ".join(ANSWERS)),
        )
    asked = _parser().parse_args(given)
    try:
        year = SchoolYear.parse(asked.school_year)
    except ValueError:
        return _fail(_USAGE, "usage", problem=text("indicators_command", "bad_year", year=asked.school_year))
    folder = Path(asked.data or os.environ.get("DASHBOARD_DATA") or "data")
    try:
        warehouse = open_warehouse(folder)
        office.check(warehouse)
        frame = ANSWERS[asked.command](warehouse, year, asked)
    except WarehouseMissing:
        return _fail(_WAREHOUSE, "no_warehouse", folder=folder)
    except CatalogueError as error:
        return _fail(_WAREHOUSE, "catalogue", problem=error)
    except (duckdb.Error, OSError):
        return _fail(_WAREHOUSE, "unreadable", folder=folder)
    return _written(frame, Path(asked.out), year)


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
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(ANSWERS))
    for name in ANSWERS:
        command = commands.add_parser(name, help=text("indicators_command", name))
        command.add_argument("--school-year", required=True, help=text("indicators_command", "school_year"))
        command.add_argument("--out", required=True, help=text("indicators_command", "out"))
        command.add_argument("--data", help=text("indicators_command", "data"))
        command.add_argument("--boundaries", choices=("then", "now"), default="then",
                             help=text("indicators_command", "boundaries"))  # fmt: skip
        if name in ("table", "standards"):
            command.add_argument("--details", action="store_true", help=text("indicators_command", "details"))
        if name == "pace":
            command.add_argument("--day", type=date.fromisoformat, help=text("indicators_command", "day"))
        if name == "series":
            command.add_argument("--indicator", action="append", help=text("indicators_command", "indicator"))
    return parser


def _fail(code: int, key: str, **facts: object) -> int:
    _say(key, **facts)
    return code


def _say(key: str, **facts: object) -> None:
    print(text("indicators_command", key, commands="|".join(ANSWERS), **facts), file=sys.stderr)
