"""A table with its rows and the targets of its cells. Knows no numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from etl.forms.meaning.compiler import Signature, compile_line
from etl.forms.meaning.line import Line
from etl.forms.meaning.targets import Target
from etl.forms.meaning.terms import SheetContext, SheetTerms
from etl.forms.numbers.row_pick import RowPick, row_pick
from etl.forms.rows import row as row_roles
from etl.forms.rows.row import Row
from etl.forms.table.table import Table


@dataclass(eq=False)
class TablePlan:
    """A table, read; rows that say the same share one line of targets."""

    table: Table
    rows: Sequence[Row]
    axis: str
    context: SheetContext
    column_units: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Transposed tables: (name, cell) of the unit that a column belongs to."""
    total_columns: frozenset[int] = frozenset()
    _line_of_row: dict[int, Line] = field(default_factory=dict)
    _lines: dict[Signature, Line] = field(default_factory=dict)

    def line(self, row: Row) -> Line:
        """Targets of a row, with what follows from them."""
        found = self._line_of_row.get(row.index)
        if found is None:
            signature = Signature(row.path, row.own, row.level, row.unit_text, row.named_level)
            found = self._lines.get(signature)
            if found is None:
                found = compile_line(self.table.head, self._unit_names, signature, self._terms)
                self._lines[signature] = found
            self._line_of_row[row.index] = found
        return found

    def targets(self, row: Row) -> Mapping[int, Target]:
        """Targets of a row by column."""
        return self.line(row).targets

    @cached_property
    def fact_rows(self) -> Sequence[Row]:
        """Rows that give facts: hidden ones do not (ruling 7)."""
        return [row for row in self.rows if row.role == row_roles.FACT and not row.hidden]

    @cached_property
    def groups(self) -> Sequence[tuple[Line, list[Row]]]:
        """The rows that give facts, by the line that they share."""
        found: dict[Line, list[Row]] = {}
        for row in self.fact_rows:
            found.setdefault(self.line(row), []).append(row)
        return list(found.items())

    @cached_property
    def picks(self) -> Mapping[Line, RowPick]:
        """The rows of `groups`, to be picked out of columns."""
        return {line: row_pick(tuple([row.index for row in rows])) for line, rows in self.groups}

    def header(self, column: int) -> str:
        """Texts above a column as people read them."""
        return " > ".join(" ".join(text.split()) for text, _ in self.table.columns[column])

    @cached_property
    def _terms(self) -> SheetTerms:
        return self.context.terms

    @cached_property
    def _unit_names(self) -> tuple[tuple[int, str], ...]:
        return tuple((column, name) for column, (name, _) in self.column_units.items())
