"""What the extraction of one workbook yields, before anybody knows which units its names mean.

Plain values that travel from the limited child process to the parent: no behaviour, no catalogue.
"""

from collections.abc import MutableSequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from etl.issues import Issue
from etl.runs import Runs

READING_COLUMNS = (
    "mention", "level", "measure", "grade", "age", "group", "category",
    "school_year", "period", "kind", "value", "state", "cell", "raw",
)  # fmt: skip
"""Columns of `SheetReading.readings`. `mention` is an index into `SheetReading.mentions`; `value` is float or None;
`state` is number, zero_mark, not_applicable, missing or error; the rest is text, '' = the whole or not known."""
_ITS_OWN = ("mention", "value", "cell", "raw")
"""Columns in which no value repeats the one above; the others are kept as runs."""


def _no_readings() -> dict[str, MutableSequence[Any]]:
    return {name: [] if name in _ITS_OWN else Runs() for name in READING_COLUMNS}


class Mention(NamedTuple):
    """A unit as a sheet names it, with all the sheet says that narrows it down. There are many: tuples travel quickest."""

    text: str
    """The name as written (decoded, NFC)."""
    cell: str
    kind: str
    """`school`, `commune` or `upper` (the unit above all rows, named in a total row or the letterhead)."""
    level: str = ""
    """Level the row, its group or the sheet states, '' if none."""
    commune: str = ""
    """Commune named in the same row, in the group row or in the letterhead, as written."""
    groups: tuple[str, ...] = ()
    """Texts of the group rows above, outermost first."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The document by which the targets of a sheet were assigned; what the sheet leaves blank is ''."""

    number: str = ""
    decided_on: str = ""
    """ISO text."""
    cell: str = ""


@dataclass(slots=True)
class SheetReading:
    """One sheet, read. A sheet of no known form has `form == ''` and an issue that says so."""

    sheet: str
    form: str = ""
    """Kind of sheet: `a` … `l`, `register`, `units`, '' = not recognised, 'blank' = nothing in it."""
    variant: str = ""
    """Layout within the form; a later file replaces facts of the same form and variant only (`f.by_grade`)."""
    title: str = ""
    sender: tuple[str, ...] = ()
    school_year: str = ""
    period: str = ""
    level: str = ""
    mentions: list[Mention] = field(default_factory=list)
    readings: dict[str, MutableSequence[Any]] = field(default_factory=_no_readings)
    records: list[dict[str, str]] = field(default_factory=list)
    """Rows of a register, a list of units or a submission matrix: column id → text, plus `cell`."""
    issues: list[Issue] = field(default_factory=list)
    words: str = ""
    """Heads and labels around the numbers, as JSON (`etl.forms.extraction.words_around`)."""
    decision: Decision | None = None
    """None where the sheet names none or holds no targets."""
    says_sample: bool = False
    """The sheet carries the words SỐ LIỆU MÔ PHỎNG."""


@dataclass(slots=True)
class WorkbookReading:
    """One file, read: its sheets in order, and what is wrong with the file as a whole."""

    sheets: list[SheetReading] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    """Issues of the file itself; one of severity `refuse` means that nothing of it may be used."""
