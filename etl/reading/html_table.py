"""One HTML table while its tags stream by: which place each cell takes between spans, what is hidden, what nests.

Follows the table model of HTML (columns that a `rowspan` from above takes are skipped). Knows no sheet.
"""

from dataclasses import dataclass, field

from etl.reading.cell_address import Place
from etl.reading.grid_building import Merge
from etl.reading.html_cells import Attributes, is_hidden

_WIDEST_SPAN = 1000
_HIGHEST_SPAN = 65534
"""Both as browsers limit them (HTML, section 4.9.11)."""


class UnclearHtmlError(ValueError):
    """The page shows numbers in an arrangement that has no one reading as a sheet."""


@dataclass(slots=True)
class HtmlCell:
    """A cell with the text it shows and the attributes of its tag."""

    attributes: Attributes
    text: str = ""


@dataclass(slots=True)
class Block:
    """Rows that follow each other on the sheet: a table, or a line of text between tables."""

    cells: dict[Place, HtmlCell] = field(default_factory=dict)
    height: int = 0
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


class HtmlTable:
    """Collects rows; `blocks()` gives them once the table has ended."""

    def __init__(self, hidden: bool = False) -> None:
        self._hidden = hidden
        self._block = Block()
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}
        """First row below a `rowspan`, by column."""
        self._declared_columns = 0
        self._hidden_cells: set[Place] = set()
        self._nested: dict[int, list[Block]] = {}
        self._nesting_cells: set[Place] = set()
        self._place: Place = (0, 0)

    def declare_columns(self, attributes: Attributes) -> None:
        """`col`: a run of columns, perhaps hidden."""
        run = range(self._declared_columns, self._declared_columns + _span(attributes, "span", _WIDEST_SPAN))
        if is_hidden(attributes):
            self._block.hidden_columns.update(run)
        self._declared_columns = run.stop

    def start_row(self, attributes: Attributes) -> None:
        """`tr`"""
        self._row, self._column = self._row + 1, 0
        self._block.height = self._row + 1
        if self._hidden or is_hidden(attributes):
            self._block.hidden_rows.add(self._row)

    def add_cell(self, attributes: Attributes) -> HtmlCell:
        """`td` or `th`: the cell at the next free place of the row."""
        if self._row < 0:
            self.start_row({})
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        width = _span(attributes, "colspan", _WIDEST_SPAN)
        height = _span(attributes, "rowspan", _HIGHEST_SPAN)
        self._place = place = (self._row, self._column)
        if width > 1 or height > 1:
            self._block.merges.append((*place, self._row + height - 1, self._column + width - 1))
        if height > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + width), self._row + height))
        if is_hidden(attributes):
            self._hidden_cells.add(place)
        self._column += width
        cell = self._block.cells[place] = HtmlCell(attributes)
        return cell

    def nest(self, blocks: list[Block]) -> None:
        """A table with several cells inside the current cell: it only lays out the page."""
        self._nested.setdefault(self._row, []).extend(blocks)
        self._nesting_cells.add(self._place)

    def single_text(self) -> str | None:
        """The text of a table that is one cell, None of any other."""
        texts = [cell.text for cell in self._block.cells.values()]
        return texts[0] if len(texts) == 1 and not self._nested else None

    def blocks(self) -> list[Block]:
        """The table as rows of the sheet; raises `UnclearHtmlError` where its parts do not lie below each other."""
        self._hide_columns()
        block = self._block
        block.merges = [
            (top, left, min(bottom, block.height - 1), right) for top, left, bottom, right in block.merges
        ]
        return self._laid_out() if self._nested else [block]

    def _hide_columns(self) -> None:
        """Columns of which no cell is displayed are hidden; single cells that are not would shift their row."""
        for column in {column for _, column in self._hidden_cells}:
            places = {place for place in self._block.cells if place[1] == column}
            if not places <= self._hidden_cells:
                raise UnclearHtmlError("cells hidden in part of a column")
            self._block.hidden_columns.add(column)

    def _laid_out(self) -> list[Block]:
        blocks: list[Block] = []
        for row in range(self._block.height):
            cells = {
                (0, column): cell
                for (at, column), cell in self._block.cells.items()
                if at == row and cell.text.strip()
            }
            if row not in self._nested:
                blocks.append(Block(cells, 1))
            elif all((row, column) in self._nesting_cells for _, column in cells):
                blocks += [_line(cell) for cell in cells.values()]
                blocks += self._nested[row]
            else:
                raise UnclearHtmlError("a table beside a text")
        return blocks


def _line(cell: HtmlCell) -> Block:
    return Block({(0, 0): cell}, 1)


def _span(attributes: Attributes, name: str, highest: int) -> int:
    """A span as browsers take it: 1 where it is no number; 0 rows mean all that follow."""
    digits = attributes.get(name, "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    number = int(digits[:9])
    if number == 0:
        return highest if name == "rowspan" else 1
    return min(number, highest)
