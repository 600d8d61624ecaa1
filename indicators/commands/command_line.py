"""`COMMAND --school-year Y --out FILE [--data DIR]`: answers as CSV (`commands.ANSWERS`); `explain`: one number in words.

Sentences are Vietnamese.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.catalog.texts import text
from indicators.commands import explain
from indicators.commands.answers import ANSWERS
from indicators.commands.console import USAGE, WELL, Parser, WrongUsage, answered, fail, say
from indicators.csv_file import write_csv
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse


def run(given: Sequence[str]) -> int:
    """One command; the exit code of the contract."""
    if given and given[0] == explain.NAME:
        return explain.run(given[1:])
    try:
        asked, year = _understood(given)
    except WrongUsage as error:
        return fail(USAGE, "usage", problem=error, commands="|".join(ANSWERS))
    return answered(asked.data, lambda warehouse: _answer(warehouse, year, asked))


def _understood(given: Sequence[str]) -> tuple[argparse.Namespace, SchoolYear]:
    """The command line and its school year; raises `WrongUsage`."""
    if given and not given[0].startswith("-") and given[0] not in ANSWERS:
        known = ", ".join((*ANSWERS, explain.NAME))
        raise WrongUsage(text("indicators_command", "unknown_command", name=given[0], commands=known))
    asked = _parser().parse_args(given)
    try:
        return asked, SchoolYear.parse(asked.school_year)
    except ValueError as error:
        raise WrongUsage(text("indicators_command", "bad_year", year=asked.school_year)) from error


def _answer(warehouse: Warehouse, year: SchoolYear, asked: argparse.Namespace) -> int:
    return _written(ANSWERS[asked.command](warehouse, year, asked), Path(asked.out), year)


def _written(frame: pd.DataFrame, out: Path, year: SchoolYear) -> int:
    try:
        write_csv(frame, out)
    except OSError:
        return fail(USAGE, "not_written", file=out)
    if frame.empty:
        say("no_rows", year=year)
    say("done", rows=len(frame), file=out)
    return WELL


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m indicators", description=text("indicators_command", "description"))
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
        if name in ("series", "trends", "peers", "parity", "movements"):
            command.add_argument("--indicator", action="append", help=text("indicators_command", "indicator"))
    return parser
