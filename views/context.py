"""What was asked, and from which snapshot: a value. Knows no filters, no answers and no screen."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from indicators.selection import Selection
from indicators.snapshot import Snapshot
from indicators.warehouse import Warehouse
from views import unit_tree

THEN, NOW = "then", "now"
KEY = "context"
"""Under which the session of a visitor holds the context of its run."""


@dataclass(frozen=True)
class Context:
    """The selection of one run. `unit` is a row of `units`; `period` is '' for the newest with data.

    `boundaries` is `then` (units of the school year) or `now` (figures summed up to the units of today).
    """

    warehouse: Warehouse
    snapshot: Snapshot
    school_year: str
    period: str
    boundaries: str
    units: pd.DataFrame
    unit: pd.Series

    @property
    def selection(self) -> Selection:
        """What was asked, as a value that names its unit by code."""
        return Selection(
            school_year=self.school_year,
            period=self.period,
            unit=str(self.unit["unit_code"]),
            boundaries=self.boundaries,
        )

    @property
    def unit_id(self) -> int:
        """The chosen unit."""
        return int(self.unit["unit_id"])

    @property
    def unit_name(self) -> str:
        """Its name as the register writes it."""
        return str(self.unit["unit_name"])

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return dict(zip(self.units["unit_id"].tolist(), self.units["unit_kind"].tolist(), strict=True))

    @cached_property
    def _tree(self) -> list[int]:
        return unit_tree.below(self.units, self.unit_id)

    def below(self, kind: str) -> list[int]:
        """The units of one kind in the chosen unit's tree, itself included, in official order."""
        return [unit for unit in self._tree if self._kinds[unit] == kind]

    def tree(self, top: int | None = None) -> list[int]:
        """A unit (the chosen one by default) and every open unit below it, in official order."""
        return self._tree if top is None else unit_tree.below(self.units, top)

    def of_kind(self, frame: pd.DataFrame, kind: str) -> pd.DataFrame:
        """Rows of a frame whose unit is of that kind and lies in the chosen unit's tree."""
        return frame[frame["unit_id"].isin(self.below(kind))]

    def schools(self) -> pd.DataFrame:
        """The open schools of the chosen unit's tree, whether they reported or not."""
        return self.units[self.units["unit_id"].isin(self.below("school"))]

    def in_tree(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows of the chosen unit and of every unit below it."""
        return frame[frame["unit_id"].isin(self.tree())]
