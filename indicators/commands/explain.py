"""`explain UNIT INDICATOR YEAR [--level L --grade G --period P] [--json]`: where one number comes from, on standard output."""

import json
import math
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from indicators.commands.console import USAGE, WELL, Parser, WrongUsage, answered
from indicators.provenance.explained_in_words import lines
from indicators.provenance.explanation import Explanation, explain
from indicators.provenance.formula_words import formula_words
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

NAME = "explain"
_FILE = "number"


def run(given: Sequence[str]) -> int:
    """Explain one number; the exit code of the contract."""
    try:
        asked = _parser().parse_args(given)
        year = _year(asked.year)
        if asked.indicator not in indicators():
            raise WrongUsage(_unknown_indicator(asked.indicator))
    except WrongUsage as error:
        return _wrong(error)
    return answered(asked.data, lambda warehouse: _explained(warehouse, year, asked))


def _parser() -> Parser:
    parser = Parser(prog=f"python -m indicators {NAME}", description=text(_FILE, "description"))
    for name in ("unit", "indicator", "year"):
        parser.add_argument(name, help=text(_FILE, f"argument_{name}"))
    parser.add_argument("--level", help=text(_FILE, "argument_level"))
    parser.add_argument("--grade", default="", help=text(_FILE, "argument_grade"))
    parser.add_argument("--period", default="", help=text(_FILE, "argument_period"))
    parser.add_argument("--json", action="store_true", help=text(_FILE, "argument_json"))
    parser.add_argument("--data", help=text("indicators_command", "data"))
    return parser


def _year(given: str) -> SchoolYear:
    try:
        return SchoolYear.parse(given)
    except ValueError as error:
        raise WrongUsage(text("indicators_command", "bad_year", year=given)) from error


def _unknown_indicator(name: str) -> str:
    near = get_close_matches(name, indicators(), n=3)
    return text(_FILE, "unknown_indicator", name=name,
                near=text(_FILE, "near", names=", ".join(near)) if near else "")  # fmt: skip


def _wrong(problem: object) -> int:
    print(text(_FILE, "usage", problem=problem), file=sys.stderr)
    return USAGE


def _explained(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> int:
    if asked.unit not in set(open_units(warehouse, year)["unit_code"]):
        return _wrong(text(_FILE, "unknown_unit", code=asked.unit, year=year))
    found = explain(warehouse, asked.unit, asked.indicator, year, level=asked.level, grade=asked.grade,
                    period=asked.period)  # fmt: skip
    if not found:
        return _wrong(text(_FILE, "no_line"))
    if asked.json:
        print(json.dumps([_as_values(each) for each in found], ensure_ascii=False, indent=1))
    else:
        print("\n\n".join("\n".join(lines(each)) for each in found))
    return WELL


def _as_values(explanation: Explanation) -> dict[str, Any]:
    entry = explanation.entry
    declared = {
        name: getattr(entry, name)
        for name in ("id", "label_vi", "definition_vi", "unit", "document", "status")
    }
    parts = {field.name: _plain(getattr(explanation, field.name)) for field in fields(explanation)[1:]}
    return {"indicator": {**declared, "formula_vi": formula_words(entry)}, **parts}


def _plain(value: Any) -> Any:
    """What JSON can say: null for what is not known, days as written in ISO."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
