"""What the commands of `python -m indicators` share: exit codes, Vietnamese sentences, the data folder and its faults."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import duckdb

from indicators import office
from indicators.catalog import CatalogueError
from indicators.catalog.texts import text
from indicators.warehouse import Warehouse, WarehouseMissing, open_warehouse

WELL, USAGE, WAREHOUSE = 0, 2, 3


class WrongUsage(Exception):  # noqa: N818 - what the user typed, not a fault of the program
    """What is wrong with a command line, in one Vietnamese sentence."""


class Parser(argparse.ArgumentParser):
    """Raises `WrongUsage` instead of printing English."""

    def error(self, message: str) -> NoReturn:
        missing = message.partition("required: ")[2]
        key = "missing_option" if missing else "not_understood"
        raise WrongUsage(text("indicators_command", key, names=missing or message.rpartition(": ")[2]))


def answered(data: str | None, work: Callable[[Warehouse], int]) -> int:
    """Exit code of work on the warehouse of a data folder; what keeps it from being read is said in words.

    A fault in the tables that the office keeps stops every command, so that no answer rests on half of them.
    """
    folder = Path(data or os.environ.get("DASHBOARD_DATA") or "data")
    try:
        warehouse = open_warehouse(folder)
        office.check(warehouse)
        return work(warehouse)
    except WarehouseMissing:
        return fail(WAREHOUSE, "no_warehouse", folder=folder)
    except CatalogueError as error:
        return fail(WAREHOUSE, "catalogue", problem=error)
    except (duckdb.Error, OSError):
        return fail(WAREHOUSE, "unreadable", folder=folder)


def fail(code: int, key: str, **facts: object) -> int:
    """Say what is wrong; the exit code."""
    say(key, **facts)
    return code


def say(key: str, **facts: object) -> None:
    """One sentence on standard error."""
    print(text("indicators_command", key, **facts), file=sys.stderr)
