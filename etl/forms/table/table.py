"""One table of a sheet as a value: where it begins and ends, which columns hold labels, and what stands above the others."""

from dataclasses import dataclass, field

from etl.forms.table.head import EMPTY_HEAD, Head, Paths


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
    side: dict[str, int] = field(default_factory=dict)
    """Columns that qualify a row: unit_of_measure, note, officer, code, commune …"""
    head: Head = EMPTY_HEAD
    """What stands above every other column that has a header."""
    repeated: set[int] = field(default_factory=set)
    """Rows of the body that repeat the head."""
    birth_years: dict[int, int] = field(default_factory=dict)

    @property
    def columns(self) -> Paths:
        """Path of every data column, outermost text first."""
        return self.head.columns
