"""Rows of a frame as plain records: the one place where a frame's missing values become None."""

from typing import Any

import pandas as pd

from views import formats

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Every row by column name, in order."""
    names = [str(name) for name in frame.columns]
    columns = [column.tolist() for _, column in frame.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def number_or_none(value: object) -> float | None:
    """A number as a float, None where it is missing."""
    return None if formats.is_missing(value) else float(value)  # type: ignore[arg-type]
