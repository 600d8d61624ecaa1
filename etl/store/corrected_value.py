"""What a cell states beside what a correction expects and wants, in the cell's own scale or in that of the stored value."""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.forms.numbers.parsing import COUNT, MISSING, NUMBER, PERCENT, QUANTITIES, parse_text
from etl.text import fold
from indicators.catalog import measures

_BLANK = ("", "trong", "bo trong")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a file itself states in one cell."""

    sheet: str
    unit: str
    measure: str
    value: float | None
    state: str
    raw: str

    @property
    def quantity(self) -> str:
        """What kind of number it is."""
        return QUANTITIES.get(measures()[self.measure].unit, COUNT)

    @property
    def raw_number(self) -> float | None:
        """The number as the cell shows it: 1.25 of "1,25 ha", 0.95 of a cell formatted as 95 %."""
        try:
            return float(self.raw)
        except ValueError:
            return parse_text(self.raw, self.quantity).value

    @property
    def factor(self) -> float:
        """Stored value of a shown 1."""
        return self.value / self.raw_number if self.value and self.raw_number else 1.0


def expects(expected: str, said: Statement) -> bool:
    """Whether a text names what the cell states: its value, the number it shows, its text, or that it is blank."""
    if fold(expected) in _BLANK:
        return said.state == MISSING and not said.raw
    if fold(expected) == fold(said.raw):
        return True
    number = parse_text(expected, said.quantity).value
    return number is not None and (_equal(number, said.value) or _equal(number, said.raw_number))


def stored_value(record: Mapping[str, str], said: Statement) -> tuple[float | None, str]:
    """(value, state) that a line wants, in the measure's unit."""
    parsed = parse_text(record["right"], said.quantity)
    if parsed.value is None or parsed.state != NUMBER:
        return parsed.value, parsed.state
    number = parse_text(record.get("present", ""), said.quantity).value
    shown = not _equal(number, said.value) and _equal(number, said.raw_number)
    return (parsed.value * said.factor if shown else parsed.value), parsed.state


def as_content(record: Mapping[str, str], said: Statement) -> float | str:
    """What the cell would have to hold."""
    value, state = stored_value(record, said)
    if value is None or state != NUMBER:
        return record["right"]
    if said.quantity == PERCENT:
        return f"{value:.15g}%".replace(".", ",")
    shown = value / said.factor
    return f"{shown:.15g} ha".replace(".", ",") if fold(said.raw).endswith("ha") else shown


def written(said: Statement) -> str:
    """The statement as the office reads it."""
    return said.raw.strip() or "(trống)"


def _equal(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= 1e-9 * max(1.0, abs(other))
