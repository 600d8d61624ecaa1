"""One table of a sheet in words: its bounds, the meaning of each column, the class of each row."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from etl.explain.meanings import told
from etl.explain.model import ColumnView, Meaning, RowRun, TableView
from etl.explain.texts import say, word
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT as FACT_TARGET
from etl.forms.meaning.targets import Target
from etl.forms.rows.row import FACT, SITE, Row
from etl.forms.table.cover import Cover
from etl.forms.table.table import Table
from etl.grid import address, column_letter

_TOLD = (FACT, SITE)
_FROM_ROWS = ("grade", "age")
"""Dimensions that rows usually state."""


def table_view(cover: Cover, table: Table, plan: TablePlan | None) -> TableView:
    """The view of a table; without a plan its kind was not recognised, and only its heads are told."""
    view = TableView(
        bounds=f"{address(table.header_top, table.left)}:{address(max(table.last_row, table.header_bottom), table.right)}",
        head_rows=row_numbers(range(table.header_top, table.header_bottom + 1)),
        body_rows=row_numbers(range(table.first_row, table.last_row + 1)),
        labels=[(column_letter(column), word("kinds_of_label", kind)) for column, kind in table.labels],
        side=[(column_letter(column), word("kinds_of_label", kind)) for kind, column in table.side.items()],
    )
    view.columns = [_column(table, plan, column) for column in table.columns]
    if plan:
        view.rows = list(_runs(cover, plan))
        view.units = [
            (column_letter(column), name, cell) for column, (name, cell) in plan.column_units.items()
        ]
    return view


def row_numbers(rows: Iterable[int]) -> str:
    """Rows counted from 0 as people count them: "10-14, 16"."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in runs)


def _column(table: Table, plan: TablePlan | None, column: int) -> ColumnView:
    header = " > ".join(" ".join(text.split()) for text, _ in table.columns[column])
    view = ColumnView(column_letter(column), header, address(table.header_bottom, column))
    if plan is None:
        return view
    if column in plan.total_columns:
        view.meanings = [Meaning("derived", say("total_column"), "")]
        return view
    view.meanings = _meanings(
        {row.index: plan.targets(row)[column] for row in plan.rows if row.role in _TOLD}
    )
    return view


def _meanings(targets: Mapping[int, Target]) -> list[Meaning]:
    """Rows of one meaning together; a grade or age that changes from row to row is said once."""
    alike: dict[Target, list[int]] = {}
    for row, target in targets.items():
        alike.setdefault(replace(target, grade="", age="", grade_dropped=""), []).append(row)
    found: dict[tuple[str, str], list[int]] = {}
    for common, rows in alike.items():
        of_rows = [targets[row] for row in rows]
        varied = [name for name in _FROM_ROWS if len({getattr(target, name) for target in of_rows}) > 1]
        kept = {name: getattr(of_rows[0], name) for name in _FROM_ROWS if name not in varied}
        found.setdefault((common.status, told(replace(common, **kept), varied)), []).extend(rows)
    ordered = sorted(found.items(), key=lambda item: (item[0][0] != FACT_TARGET, item[1]))
    return [
        Meaning(status, text, "" if len(found) == 1 else row_numbers(sorted(rows)))
        for (status, text), rows in ordered
    ]


def _runs(cover: Cover, plan: TablePlan) -> Iterable[RowRun]:
    for role, group in groupby(plan.rows, key=lambda row: row.role):
        rows: list[Row] = list(group)
        labels = [" ".join((row.label or cover.text(row.index, plan.table.left)).split()) for row in rows]
        yield RowRun(row_numbers(row.index for row in rows), role, [label for label in labels if label])
