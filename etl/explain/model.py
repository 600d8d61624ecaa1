"""The explanation of one workbook as plain values, for text and for JSON."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Meaning:
    """What the cells of a column mean in some rows; `status` as in `etl.forms.meaning.targets`."""

    status: str
    text: str
    rows: str
    """Rows as people count them ("10-14, 16"), '' = all."""


@dataclass(slots=True)
class ColumnView:
    """A column of numbers: its letter, the texts above it, what it means."""

    letter: str
    header: str
    header_cell: str
    meanings: list[Meaning] = field(default_factory=list)


@dataclass(slots=True)
class RowRun:
    """Neighbouring rows of one class."""

    rows: str
    role: str
    labels: list[str]


@dataclass(slots=True)
class TableView:
    """A table: where it stands, its label columns, its columns and rows."""

    bounds: str
    head_rows: str
    body_rows: str
    labels: list[tuple[str, str]]
    """(column letter, what stands in it)."""
    side: list[tuple[str, str]]
    columns: list[ColumnView] = field(default_factory=list)
    rows: list[RowRun] = field(default_factory=list)
    units: list[tuple[str, str, str]] = field(default_factory=list)
    """Transposed tables: (column letter, name of the unit, its cell)."""


@dataclass(slots=True)
class IssueView:
    """A finding with its sentences."""

    check: str
    severity: str
    cell: str
    message: str
    advice: str


@dataclass(slots=True)
class SheetView:
    """A sheet: what it was taken for and why, what its letterhead says, its tables, what was not read."""

    sheet: str
    hidden: bool = False
    state: str = "unknown"
    """known, unfilled, listing, blank, persons or unknown."""
    form: str = ""
    label: str = ""
    score: float = 0.0
    threshold: float = 0.0
    evidence: list[tuple[str, float]] = field(default_factory=list)
    title: str = ""
    title_cell: str = ""
    sender: list[str] = field(default_factory=list)
    unit: str = ""
    unit_cell: str = ""
    school_year: str = ""
    school_year_place: str = ""
    period: str = ""
    level: str = ""
    tables: list[TableView] = field(default_factory=list)
    outside: str = ""
    """Rows with content that belong to no table, below the letterhead."""
    records: int = 0
    facts: int = 0
    issues: list[IssueView] = field(default_factory=list)


@dataclass(slots=True)
class FileView:
    """A workbook."""

    file: str
    sheets: list[SheetView] = field(default_factory=list)
    issues: list[IssueView] = field(default_factory=list)
