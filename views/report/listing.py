"""The first few of many within a sentence: which rows are named, and how a name is written there."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalog.texts import text, words
from views import formats

NAMED = 3
"""Rows that a sentence names; the others are counted."""


def first(frame: pd.DataFrame, by: str) -> list[dict[str, Any]]:
    """The largest few by a column, equal ones in the order of the table."""
    head = frame.sort_values(by, ascending=False, kind="stable").head(NAMED)
    return [{str(key): value for key, value in row.items()} for row in head.to_dict("records")]


def inside(name: object) -> str:
    """A name within a sentence: `số học sinh`, `xã Mường Phăng`; an institution keeps its capital."""
    label = str(name)
    return label if label.startswith(text("report", "school")) else formats.inside(label)


def place(unit: str) -> str:
    """The proper name of an administrative unit: `Tỉnh Điện Biên` → `Điện Biên`."""
    for word in words("report", "unit_words").values():
        unit = unit.removeprefix(word)
    return unit.strip()


def enumerated(names: list[str], others: int, noun: str) -> str:
    """`A; B; C và 14 chỉ tiêu khác`; parts with commas of their own are parted by semicolons."""
    listed = "; ".join(names)
    if not others:
        return listed
    return text("report", "and_others", names=listed, count=formats.number(others), noun=noun)
