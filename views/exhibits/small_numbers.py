"""Numbers so small that a reader could tell who is meant: shown on screen, hidden in what is handed out.

Where one part of a total is hidden, the next smallest is hidden with it, so that it cannot be worked out.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.sensitive import sensitive, smallest_group
from views.exhibit import Exhibit

_MASK = "is_small_group"
_TELLING = frozenset(
    {"value", "numerator", "denominator", "gap", "gap_count", "before", "change", "reached", "attained"}
)
"""Columns of indicators from which the number of persons could be worked out."""


def is_small(persons: pd.Series) -> pd.Series:
    """Where a count of persons is too small to be handed out; nobody at all is no secret."""
    return (persons > 0) & (persons < smallest_group())


def with_the_next(small: pd.Series, persons: pd.Series, wholes: Sequence[pd.Series]) -> pd.Series:
    """`small` and, where it hides one part of a whole alone, the next smallest part; `wholes` name the whole of each."""
    found = small.to_numpy(dtype=bool).copy()
    known = persons.to_numpy(dtype=float)
    for places in small.groupby(list(wholes), sort=False, dropna=False).indices.values():
        if found[places].sum() == 1:
            others = [place for place in places if not found[place] and known[place] > 0]
            if others:
                found[min(others, key=lambda place: known[place])] = True
    return pd.Series(found, index=small.index)


def hidden_parts(table: pd.DataFrame, parts: Sequence[str]) -> pd.DataFrame:
    """Which of the columns `parts`, which add up to a whole, are hidden in each row."""
    persons = pd.Series(table[list(parts)].to_numpy(dtype=float).ravel())
    rows = pd.Series(np.repeat(np.arange(len(table)), len(parts)))
    hidden = with_the_next(is_small(persons), persons, [rows]).to_numpy()
    return pd.DataFrame(hidden.reshape(len(table), len(parts)), index=table.index, columns=list(parts))


def guarded(exhibit: Exhibit) -> Exhibit:
    """The exhibit with the small numbers of its sensitive indicators hidden from every file, and its chart kept on screen."""
    table = exhibit.table
    if not {"indicator", "numerator"} <= set(table.columns):
        return exhibit
    concerned = table["indicator"].isin(_sensitive_indicators())
    if not concerned.any():
        return exhibit
    none = pd.Series(float("nan"), index=table.index)
    whole = table["denominator"].astype("float64") if "denominator" in table else none
    small = is_small_side(table["numerator"].astype("float64"), whole) & concerned
    if not small.any():
        return exhibit
    columns = tuple(
        replace(column, hidden=_MASK) if column.key in _TELLING and not column.hidden else column
        for column in exhibit.columns
    )
    return replace(exhibit, table=table.assign(**{_MASK: small}), columns=columns, is_chart_inside=True)


def is_small_side(persons: pd.Series, whole: pd.Series) -> pd.Series:
    """Where the persons counted, those not counted, or all of them are too few; `whole` NaN = a count alone."""
    return is_small(persons) | is_small(whole) | is_small(whole - persons)


def is_sensitive(indicator: str) -> bool:
    """Whether an indicator counts persons who could be recognised where they are few."""
    return indicator in _sensitive_indicators()


@cache
def _sensitive_indicators() -> frozenset[str]:
    return frozenset(
        key for key, entry in indicators().items()
        if sensitive().concerns((*entry.numerator, *entry.denominator))
    )  # fmt: skip
