"""Numbers so small that a reader could tell who is meant: shown on screen, hidden in what is handed out."""

from functools import cache

import pandas as pd

from indicators.catalog.norms import norms


@cache
def least() -> float:
    """The smallest number of persons that may leave the house."""
    return float(next(norm.value for norm in norms().values() if norm.subject == "small_number_min"))


def is_small(persons: pd.Series) -> pd.Series:
    """Where a count of persons is too small to be handed out; nobody at all is no secret."""
    return (persons > 0) & (persons < least())
