"""Which question each command of `python -m indicators` asks: one frame per command.

The columns of `table` and `standards` are fixed by the contract; `--details` and the further commands may grow.
"""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd

from indicators.answers import bounds, dictionary, table
from indicators.assigned import cascade, pace
from indicators.assigned import statements as assigned
from indicators.catalog.indicators import indicators
from indicators.comparison import movers, parity, peers, reconciliation
from indicators.over_time import trends
from indicators.over_time.series import series
from indicators.terms import SchoolYear
from indicators.universal_education import standards
from indicators.warehouse import Warehouse

Answer = Callable[[Warehouse, SchoolYear, Namespace], pd.DataFrame]


def _table(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> pd.DataFrame:
    if asked.details:
        return bounds.answers(warehouse, year, boundaries=asked.boundaries)
    return table.answers(warehouse, year, boundaries=asked.boundaries)[list(table.COLUMNS)]


def _standards(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> pd.DataFrame:
    frame = standards.verdicts(warehouse, year)
    return frame if asked.details else frame[list(standards.COLUMNS)]


def _pace(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> pd.DataFrame:
    return pace.due_by(warehouse, year, asked.day or date.today(), asked.boundaries)


def _series(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> pd.DataFrame:
    """All years up to the one that is asked for."""
    frame = series(warehouse, _chosen(asked), boundaries=asked.boundaries)
    return frame[frame["school_year"] <= str(year)]


def _chosen(asked: Namespace) -> list[str]:
    """The indicators that were named, else every one that is computed from facts."""
    return asked.indicator or [key for key, entry in indicators().items() if entry.source == "facts"]


def _trends(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> pd.DataFrame:
    """Towards the school year that is asked for, on the boundaries of today."""
    return trends.trends(warehouse, _chosen(asked), aim=trends.Aim(target_year=str(year)))


def _peers(warehouse: Warehouse, year: SchoolYear, asked: Namespace) -> pd.DataFrame:
    return peers.peers(warehouse, year, tuple(_chosen(asked)), boundaries=asked.boundaries)


ANSWERS: Mapping[str, Answer] = MappingProxyType({
    "table": _table,
    "standards": _standards,
    "series": _series,
    "trends": _trends,
    "peers": _peers,
    "parity": lambda warehouse, year, asked: parity.parity(warehouse, year, _chosen(asked), asked.boundaries),
    "movements": lambda warehouse, year, asked: movers.movements(warehouse, year, _chosen(asked)),
    "reconciliation": lambda warehouse, year, _: reconciliation.differences(warehouse, year),
    "targets": lambda warehouse, year, _: assigned.statements(warehouse, year),
    "history": lambda warehouse, year, _: assigned.history(warehouse, year),
    "cascade": lambda warehouse, year, asked: cascade.differences(warehouse, year, asked.boundaries),
    "pace": _pace,
    "flags": lambda warehouse, year, asked: pace.flags(warehouse, year, asked.boundaries),
    "dictionary": lambda *_: dictionary.entries(),
    "tasks": lambda *_: dictionary.task_entries(),
    "checklist": lambda *_: dictionary.item_entries(),
})  # fmt: skip
"""Commands by name, in the order in which they are listed."""
