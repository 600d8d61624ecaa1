"""One table of a sheet as a value: where it begins and ends, which columns hold labels, and what stands above the others."""

from dataclasses import dataclass, field

from etl.forms.table.head import EMPTY_HEAD, Head, Paths
from etl.forms.table.header import Heads
from etl.text import fold


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """Whom a line above a table names as the unit of its numbers."""

    kind: str
    """`school`, `commune` or `nobody`: the sum of several units."""
    text: str
    cell: str
    row: int
    alone: bool
    """The line says nothing else."""
    style: str = ""
    """Style of the outline number before the name."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HeadUnit) and (self.kind, fold(self.text)) == (other.kind, fold(other.text))

    def __hash__(self) -> int:
        return hash((self.kind, fold(self.text)))


@dataclass(slots=True)
class Table:
    """One table of a sheet; rows and columns count from 0, bounds are inclusive."""

    header_top: int
    header_bottom: int
    first_row: int
    last_row: int
    left: int
    right: int
    outline: int | None
    labels: list[tuple[int, str]]
    """(column, what stands in it: school, commune, grade, age, indicator, site …), left to right."""
    heads: Heads
    """The header rows, with what stands in them."""
    side: dict[str, int] = field(default_factory=dict)
    """Columns that qualify a row: unit_of_measure, note, officer, code, commune …"""
    head: Head = EMPTY_HEAD
    """What stands above every other column that has a header."""
    repeated: set[int] = field(default_factory=set)
    """Rows of the body that repeat the head."""
    birth_years: dict[int, int] = field(default_factory=dict)
    unit: HeadUnit | None = None
    """Whose numbers these are, where a line above the table says it."""

    @property
    def columns(self) -> Paths:
        """Path of every data column, outermost text first."""
        return self.head.columns
