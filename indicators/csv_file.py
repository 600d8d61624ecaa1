"""Answers as CSV that a spreadsheet opens without running anything: UTF-8, whole numbers whole, text kept text."""

from pathlib import Path

import pandas as pd

_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write the frame; empty where a number is missing. Raises OSError where the file cannot be written."""
    columns = {name: _cells(frame[name]) for name in frame.columns}
    pd.DataFrame(columns).to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def _cells(column: pd.Series) -> list[str]:
    if pd.api.types.is_numeric_dtype(column):
        return ["" if pd.isna(value) else _number(float(value)) for value in column]
    return [_text(value) for value in column]


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _text(value: object) -> str:
    """Text from outside; an apostrophe before what a spreadsheet would run as a formula."""
    text = "" if value is None or value is pd.NA or value != value else str(value)
    return f"'{text}" if text.startswith(_RUNS_AS_FORMULA) else text
