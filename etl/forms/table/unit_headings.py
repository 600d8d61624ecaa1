"""Whose numbers a table holds where a line above it says so: "1. Trường Mầm non A" over one table, "2. Trường Tiểu học B" over
the next, whatever the letterhead says.

A heading holds for the tables below it up to the next one, and ends with a heading of its own depth that names nobody.
Knows lines of text and where tables begin and end; knows no measures.
"""

from collections.abc import Iterator, Sequence

from etl.forms.table.cover import Cover
from etl.forms.table.lines import is_passed_over, opens_title
from etl.forms.table.table import HeadUnit, Table
from etl.forms.words.description import describe
from etl.forms.words.labels import starts_with
from etl.forms.words.outline import outline_style, split_outline
from etl.forms.words.unit_names import NOBODY, NamedUnit, named_unit
from etl.grid import address
from etl.text import fold

_NAMING = ("school", "commune", "school_grade")
_LINES = 6
"""How far above the first table its heading may stand."""


def name_head_units(cover: Cover, tables: Sequence[Table]) -> None:
    """Sets the unit of every table that a heading line gives one."""
    for position, table in enumerate(tables):
        above = [other for other in tables[:position] if _is_above(other, table)]
        own, closed = _own(cover, table, above)
        before = next((other for other in reversed(tables[:position]) if _is_beside(other, table)), None)
        if own:
            table.unit = own
        elif before and before.unit:
            table.unit = _closed(before.unit) if _ends(before.unit, closed) else before.unit
    if _says_nothing_new(tables):
        for table in tables:
            table.unit = None


def _says_nothing_new(tables: Sequence[Table]) -> bool:
    """Only sums are headed so, or the one name stands in the title of the whole sheet."""
    units = [table.unit for table in tables if table.unit]
    if all(unit.kind == NOBODY for unit in units):
        return True
    return len(set(units)) == 1 and tables[0].unit == units[0] and not tables[0].unit.alone


def rows_of_headings(tables: Sequence[Table]) -> frozenset[int]:
    """Rows of headings that name the unit of one of several tables: lines of that table, no lines of the title."""
    if not several_units(tables):
        return frozenset()
    return frozenset(table.unit.row for table in tables if table.unit and table.unit.alone)


def several_units(tables: Sequence[Table]) -> bool:
    """The tables of a sheet are not all of one unit."""
    return len({table.unit for table in tables}) > 1


def may_go_on(cover: Cover, above: Table, below: Table) -> bool:
    """Two tables with one head may be one that continues: they are of one unit, or the lower one's line is a row of both."""
    if below.unit is None or below.unit == above.unit:
        return True
    if not any(kind in _NAMING for _, kind in above.labels):
        return False
    columns = [column for column, _ in above.labels] + ([above.outline] if above.outline is not None else [])
    row = below.unit.row
    return row <= above.last_row and any(named_unit(cover.text(row, column)) for column in columns)


def _is_above(other: Table, table: Table) -> bool:
    return other.header_top < table.header_top and other.left <= table.right and table.left <= other.right


def _is_beside(other: Table, table: Table) -> bool:
    return _is_above(other, table) or other.header_top == table.header_top


def _own(cover: Cover, table: Table, above: Sequence[Table]) -> tuple[HeadUnit | None, list[str]]:
    """(the unit that the nearest line above names, outline numbers of the other lines)."""
    outlines: list[str] = []
    for row, column, text in _lines(cover, table, above):
        named = named_unit(text)
        if named and (above or named.kind != NOBODY):
            return _head_unit(named, row, address(*cover.origin(row, column))), outlines
        if not above and opens_title(text):
            break
        outlines.append(split_outline(text)[0])
    return None, outlines


def _head_unit(named: NamedUnit, row: int, cell: str) -> HeadUnit:
    return HeadUnit(named.kind, named.text, cell, row, named.alone, outline_style(named.outline))


def _lines(cover: Cover, table: Table, above: Sequence[Table]) -> Iterator[tuple[int, int, str]]:
    """Lines over a table up to the numbers above it, nearest first; over the first table up to the letterhead."""
    for row in range(table.header_top - 1, -1 if above else max(table.header_top - 1 - _LINES, -1), -1):
        if any(_holds_numbers(cover, other, row) for other in above):
            return
        texts = [
            (column, text.strip()) for column, text in cover.texts[row] if table.left <= column <= table.right
        ]
        if not above and any(starts_with(text, "lines", "national") for _, text in cover.texts[row]):
            return
        yield from ((row, column, text) for column, text in texts if text and not _says_nothing(text))


def _says_nothing(text: str) -> bool:
    return is_passed_over(text) or starts_with(text, "lines", "national")


def leave_open(cover: Cover, first: Table, second: Table) -> None:
    """Two tables with one head, of which a line in unknown words says what parts them, are of nobody: a name without its
    kind ("2. Mường Hai"), a part of the school ("Điểm Nà Lơi")."""
    if first.unit != second.unit or any(kind in _NAMING for _, kind in first.labels):
        return
    headings = [
        next((text for _, _, text in _lines(cover, table, above) if not opens_title(text)), "")
        for table, above in ((first, ()), (second, (first,)))
    ]
    if not all(headings) or fold(headings[0]) == fold(headings[1]):
        return
    if any(describe(((split_outline(text)[1], frozenset()),)).unknown for text in headings):
        for table in (first, second):
            table.unit = HeadUnit(NOBODY, "", "", -1, False)


def _holds_numbers(cover: Cover, table: Table, row: int) -> bool:
    if row > table.last_row:
        return False
    return row <= table.header_bottom or not table.columns.keys().isdisjoint(cover.filled(row))


def _ends(unit: HeadUnit, outlines: Sequence[str]) -> bool:
    """A line numbered like the unit's heading names nobody: what follows is no longer of that unit."""
    return bool(unit.style) and any(outline_style(outline) == unit.style for outline in outlines if outline)


def _closed(unit: HeadUnit) -> HeadUnit:
    return HeadUnit(NOBODY, "", unit.cell, unit.row, False, unit.style)
