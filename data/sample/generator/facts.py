"""The facts of the simulated world: one number per key, the key being that of the contract."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Key(NamedTuple):
    """What a number is about; '' = all of it. Field names and codes are those of the contract's columns."""

    unit_code: str = ""
    level: str = ""
    measure: str = ""
    grade: str = ""
    age: str = ""
    group: str = ""
    category: str = ""
    school_year: str = ""
    period: str = ""
    kind: str = "actual"


@dataclass
class World:
    """Every simulated number by key. A key without a number means that nothing is due there."""

    numbers: dict[Key, float] = field(default_factory=dict)

    def put(self, key: Key, number: float) -> None:
        """Set a number; a key is set once."""
        if key in self.numbers:
            raise ValueError(f"set twice: {key}")
        self.numbers[key] = number

    def put_all(self, key: Key, numbers: Mapping[str, float]) -> None:
        """Set numbers by measure; everything else is that of `key`."""
        for measure, number in numbers.items():
            self.put(key._replace(measure=measure), number)

    def get(self, key: Key) -> float | None:
        """The number, or None where nothing is due."""
        return self.numbers.get(key)

    def __getitem__(self, key: Key) -> float:
        return self.numbers[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.numbers)


def school_year(first: int) -> str:
    """`2021` → `2021-2022`."""
    return f"{first}-{first + 1}"
