"""The targets of one kind of row under one head: what each column of such a row means.

Compiled once for all sheets that say the same. Everything that follows from the targets alone is worked out once per line.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from etl.forms.meaning.targets import ASK, FACT, NOT_DUE, RATE, UNKNOWN, Target
from indicators.catalog import measures


class Line:
    """Targets by column. Compared and hashed by identity: `etl.forms.meaning.compiler` gives equal lines as one object."""

    def __init__(self, targets: Mapping[int, Target]) -> None:
        self.targets = targets

    @cached_property
    def by_status(self) -> Mapping[str, frozenset[int]]:
        """Columns by the status of their targets."""
        found: dict[str, set[int]] = defaultdict(set)
        for column, target in self.targets.items():
            found[target.status].add(column)
        return {status: frozenset(columns) for status, columns in found.items()}

    def columns(self, *statuses: str) -> frozenset[int]:
        """Columns whose targets have one of these statuses."""
        return frozenset().union(*(self.by_status.get(status, ()) for status in statuses))

    @cached_property
    def understood(self) -> frozenset[int]:
        """Columns with a meaning that gives or could give facts."""
        return self.columns(FACT, RATE, ASK)

    @cached_property
    def unknown(self) -> frozenset[int]:
        """Columns without a meaning."""
        return self.columns(UNKNOWN)

    @cached_property
    def open(self) -> tuple[tuple[int, Target], ...]:
        """Columns whose numbers are asked about."""
        return tuple(item for item in self.targets.items() if item[1].status in (UNKNOWN, ASK))

    @cached_property
    def emitted(self) -> tuple[tuple[int, Target], ...]:
        """Columns that give facts, and those in which a number would be out of place."""
        return tuple(item for item in self.targets.items() if item[1].status in (FACT, RATE, NOT_DUE))

    @cached_property
    def measures(self) -> frozenset[str]:
        """Measures of which the columns state numbers."""
        return frozenset(self.targets[column].measure for column in self.columns(FACT, RATE))

    @cached_property
    def summable(self) -> frozenset[int]:
        """Columns whose numbers may be added up."""
        return frozenset(
            column
            for column, target in self.targets.items()
            if target.status == FACT and measures()[target.measure].summable
        )

    @cached_property
    def twins(self) -> tuple[tuple[int, ...], ...]:
        """Columns that claim the same fact."""
        by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for column, target in self.targets.items():
            if target.status in (FACT, RATE):
                by_key[*target.key, target.degree].append(column)
        return tuple(tuple(columns) for columns in by_key.values() if len(columns) > 1)

    @cached_property
    def ages(self) -> frozenset[int]:
        """Bounds of the ages that the targets speak of."""
        return frozenset(
            int(bound) for target in self.targets.values() if target.age for bound in target.age.split("-")
        )
