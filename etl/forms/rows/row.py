"""One body row of a table as a value: its role, what it adds to the meaning of its cells, and whose numbers they are."""

from dataclasses import dataclass
from typing import NamedTuple

from etl.forms.words.description import PathItem

FACT, TOTAL, SUBTOTAL, DERIVED, GROUP, UNKNOWN, SITE, EMPTY = (
    "fact", "total", "subtotal", "derived", "group", "unknown", "site", "empty",
)  # fmt: skip


class Unit(NamedTuple):
    """A unit named by a row, with what the row and its groups say about it."""

    text: str
    cell: str
    kind: str
    level: str = ""
    commune: str = ""
    groups: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """One body row."""

    index: int
    role: str
    label: str = ""
    cell: str = ""
    path: tuple[PathItem, ...] = ()
    own: tuple[PathItem, ...] = ()
    """The last item of `path` alone."""
    level: str = ""
    unit: Unit | None = None
    """None = the unit of the whole sheet."""
    numbered: bool = False
    filled: bool = False
    unit_text: str = ""
    """Unit of measure written in the row."""
    rank: int = 0
    sibling_rows: bool = False
    """The row adds a group ("Trong đó: nữ"), it does not split the row above."""
    hidden: bool = False
    named_level: str = ""
    """The one level that the kind of school in the name speaks of; the register decides, so it only excludes."""
    part: bool = False
    """The row is one level of the unit above ("+ Cấp TH")."""
