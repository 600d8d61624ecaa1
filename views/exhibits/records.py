"""Rows of a frame as plain records: the one place where a frame's missing values become None."""

from typing import Any

import pandas as pd

from views import formats

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Every row by column name, in order."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def number_or_none(value: object) -> float | None:
    """A number as a float, None where it is missing."""
    return None if formats.is_missing(value) else float(value)  # type: ignore[arg-type]
