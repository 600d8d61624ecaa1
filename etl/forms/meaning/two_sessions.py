"""Whether a head "Học 2 buổi/ngày" without a noun counts classes or pupils, where both are counted beside it: the one that
its numbers prove.

More than the classes of its row can only be pupils; the very numbers of classes, never more, beside larger numbers of
pupils can only be classes. What the numbers leave open is asked about. Knows no measures.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl.forms.numbers.cells import Cells
from etl.forms.table.head import Head, with_texts
from etl.forms.table.table import Table
from etl.forms.words.description import PathItem, describe

_BARE = frozenset(("two_session",))
_NOUNS = {"class": "lớp", "pupil": "học sinh"}
_ROWS_NEEDED = 2

Said = tuple[frozenset[str], tuple[tuple[str, str], ...]]


def name_two_sessions(cells: Cells, table: Table) -> None:
    """Adds the proven noun to the path of every such column."""
    added = [
        (column, _NOUNS[noun])
        for column, classes, pupils in _open_columns(table.head)
        if (noun := _proven(cells, table, column, classes, pupils))
    ]
    if added:
        table.head = with_texts(table.head, tuple(added))


@lru_cache(maxsize=512)
def _open_columns(head: Head) -> Sequence[tuple[int, int, int]]:
    """Columns without a noun, each with the columns of classes and of pupils beside it."""
    said = {column: _said(path) for column, path in head.columns.items()}
    found: list[tuple[int, int, int]] = []
    for column, (words, dims) in said.items():
        if words != _BARE:
            continue
        classes, pupils = (_only(said, (frozenset((noun,)), dims)) for noun in _NOUNS)
        if classes is not None and pupils is not None:
            found.append((column, classes, pupils))
    return found


def _said(path: tuple[PathItem, ...]) -> Said:
    described = describe(path)
    words = frozenset("pupil" if word == "child" else word for word in described.words)
    return (words if not described.unknown else frozenset()), tuple(sorted(described.dims.items()))


def _only(said: Mapping[int, Said], wanted: Said) -> int | None:
    """The one column that says just this."""
    found = [column for column, says in said.items() if says == wanted]
    return found[0] if len(found) == 1 else None


def _proven(cells: Cells, table: Table, column: int, classes: int, pupils: int) -> str:
    """`class` or `pupil`, '' where the numbers prove neither."""
    rows = [
        (stated, of_classes, of_pupils)
        for row in range(table.first_row, table.last_row + 1)
        if (stated := cells.number(row, column))
        and (of_classes := cells.number(row, classes)) is not None
        and (of_pupils := cells.number(row, pupils)) is not None
    ]
    if len(rows) < _ROWS_NEEDED:
        return ""
    if sum(of_classes < stated <= of_pupils for stated, of_classes, of_pupils in rows) >= _ROWS_NEEDED:
        return "pupil" if all(stated <= of_pupils for stated, _, of_pupils in rows) else ""
    all_classes = all(stated <= of_classes <= of_pupils for stated, of_classes, of_pupils in rows)
    same = sum(stated == of_classes < of_pupils for stated, of_classes, of_pupils in rows)
    return "class" if all_classes and same >= _ROWS_NEEDED else ""
