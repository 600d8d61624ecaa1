"""What tables are made of: columns and rows that say which fact meets in a cell, and the record of what was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.facts import Key
from generator.office.page import Content
from generator.office.planted import Slip, Stranger

Numbers = Mapping[str, float]
"""Header path (joined) → number, of one row."""
Dimensions = dict[str, str]


@dataclass(frozen=True)
class Column:
    """One column. `role`: `number` (STT), `label`, `text`, `fact`, `derived` or `blank`."""

    path: tuple[str, ...]
    role: str = "fact"
    fact: Dimensions = field(default_factory=dict)
    derive: Callable[[Numbers], Content] | None = None
    text: Callable[["Row"], str] | None = None
    number_format: str = "#,##0"
    scale: float = 1.0
    summed: bool = True
    total_mark: str = ""
    written: str = ""
    """How the number is written where it is text: `M{}`."""
    answers: tuple[str, str] = ("", "")
    """How no and yes are written where the number is an answer."""
    width: float = 8.0

    @property
    def name(self) -> str:
        return " > ".join(" ".join(part.split()) for part in self.path)


@dataclass(frozen=True)
class Row:
    """One row. `role`: `unit`, `sum` (of `members`), `group` (a heading), `stranger` (a unit nobody knows) or `blank`."""

    id: str
    label: str
    role: str = "unit"
    number: Content = ""
    fact: Dimensions = field(default_factory=dict)
    members: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    """Measures that this row leaves blank though the world knows them."""
    heading: bool = False
    """A sum that reads like a heading (bold)."""


@dataclass(frozen=True)
class Statement:
    """One fact that a cell states, with what a careful reader stores."""

    key: Key
    value: float | None
    state: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class PlantedCell:
    """Where a slip or the row of a stranger stands."""

    slip: Slip | Stranger
    cell: str
    written: Content


@dataclass
class Record:
    """What was written: the statements and the planted cells, in order."""

    statements: list[Statement] = field(default_factory=list)
    planted: list[PlantedCell] = field(default_factory=list)


@dataclass(frozen=True)
class Habits:
    """A clerk's habits: how a zero is written, how columns are numbered, what the sheet says of all its cells."""

    zero: Content = 0
    column_numbers: str = "(1)"
    """`(1)`, `1`, `A B 1` or '' = no such row."""
    sheet: Dimensions = field(default_factory=dict)
