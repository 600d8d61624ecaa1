"""A column in which most values repeat the one above: kept as runs, read like any sequence.

Ten of fourteen columns of a reading are such; as runs they cost little to fill and to send from a child process.
"""

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import chain, groupby, repeat
from typing import Any


class Runs(MutableSequence[Any]):
    """Values and how often each stands below itself. Filling at the end is quick, changing anything else is not."""

    __slots__ = ("counts", "values")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self.values: list[Any] = []
        self.counts: list[int] = []
        self.extend(items)

    def add(self, value: Any, count: int) -> None:
        """The value `count` times at the end."""
        if count and self.values and self.values[-1] == value:
            self.counts[-1] += count
        elif count:
            self.values.append(value)
            self.counts.append(count)

    def repeat(self, values: Sequence[Any], counts: Sequence[int], times: int) -> None:
        """Runs at the end, each `times` as long; `values` of neighbouring runs differ."""
        if not (values and times):
            return
        self.add(values[0], counts[0] * times)
        self.values += values[1:]
        self.counts += [count * times for count in counts[1:]]

    def append(self, value: Any) -> None:
        self.add(value, 1)

    def extend(self, items: Iterable[Any]) -> None:
        for value, run in groupby(items):
            self.add(value, sum(1 for _ in run))

    def insert(self, index: int, value: Any) -> None:
        self._rewrite(lambda items: items.insert(index, value))

    def __setitem__(self, index: Any, value: Any) -> None:
        self._rewrite(lambda items: items.__setitem__(index, value))

    def __delitem__(self, index: Any) -> None:
        self._rewrite(lambda items: items.__delitem__(index))

    def __getitem__(self, index: Any) -> Any:
        return list(self)[index]

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(map(repeat, self.values, self.counts))

    def __len__(self) -> int:
        return sum(self.counts)

    def __contains__(self, value: object) -> bool:
        return value in self.values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (list, Runs)) and list(self) == list(other)

    def __repr__(self) -> str:
        return f"Runs({list(self)})"

    def _rewrite(self, change: Any) -> None:
        items = list(self)
        change(items)
        self.values, self.counts = [], []
        self.extend(items)
