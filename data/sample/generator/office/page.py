"""A sheet as an office sees it: cells with a named style, merges, widths. Knows no file format and no form."""

from dataclasses import dataclass, field

Content = str | int | float
"""What stands in a cell; a string that begins with `#` and ends with `!` is an error value."""


def column_letters(column: int) -> str:
    """0 → `A`, 26 → `AA`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """(0, 0) → `A1`."""
    return f"{column_letters(column)}{row + 1}"


@dataclass(frozen=True)
class Style:
    """How a cell looks. `look` names an entry of `styles.LOOKS`."""

    look: str
    number_format: str = "General"


@dataclass
class Page:
    """One sheet. Rows and columns count from 0."""

    name: str
    cells: dict[tuple[int, int], tuple[Content, Style]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    repeat_rows: tuple[int, int] | None = None
    landscape: bool = True
    hidden: bool = False

    def write(self, row: int, column: int, content: Content, style: Style) -> None:
        self.cells[row, column] = (content, style)

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge a block whose first cell holds the content; the others take its style."""
        if (first_row, first_column) == (last_row, last_column):
            return
        self.merges.append((first_row, first_column, last_row, last_column))
        _, style = self.cells[first_row, first_column]
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                self.cells.setdefault((row, column), ("", style))
