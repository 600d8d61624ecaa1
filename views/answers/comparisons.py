"""Units beside those in the same situation, and groups beside each other."""

from __future__ import annotations

import pandas as pd

from indicators.comparison import parity, peers
from views.answers.remembering import of_year
from views.context import Context


def peers_of(context: Context, unit_kind: str) -> pd.DataFrame:
    """Every answer of the units of one kind, beside the middle of those in the same situation."""
    return of_year(context, peers.peers, (), unit_kind, context.boundaries)


def parity_of(context: Context, only: tuple[str, ...]) -> pd.DataFrame:
    """Two sides of some indicators: groups of persons on one denominator, kinds of areas."""
    return of_year(context, parity.parity, only, context.boundaries)
