"""What the office has decided about the reading of one file, as plain values that travel to the reading process.

A pure input of reading beside the bytes: the same bytes with the same orders give the same reading.
"""

from dataclasses import dataclass

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class CellOrder:
    """A declared correction: this cell is read as if it held `content`."""

    sheet: str
    cell: str
    content: float | str


@dataclass(frozen=True, slots=True)
class HeadingOrder:
    """What an unknown heading means on sheets of one kind. `measure` '' = it states no number that is stored."""

    kind: str
    """Kind of sheet (`f`)."""
    heading: str
    """Texts of the heading, folded, outermost first, joined by " > "."""
    measure: str
    grade: str = ""
    age: str = ""
    group: str = ""
    category: str = ""
    number_kind: str = ""


@dataclass(frozen=True, slots=True)
class Orders:
    """All orders about one file."""

    cells: tuple[CellOrder, ...] = ()
    headings: tuple[HeadingOrder, ...] = ()

    @property
    def digest(self) -> str:
        """A name for these orders, '' where there are none."""
        import hashlib  # brings OpenSSL, which no reading process has to wait for

        if not (self.cells or self.headings):
            return ""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:_DIGITS]


NO_ORDERS = Orders()
