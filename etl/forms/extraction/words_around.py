"""The words around the numbers of a sheet, kept so that a cell can be shown where it stands.

Only heads of the data columns, heads of the label columns and labels of rows that give numbers: no remarks, no other
columns of text, nothing above or below a table.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product, starmap

from etl.forms.meaning.plan import TablePlan
from etl.forms.table.cover import Cover
from etl.forms.table.header import Heads, shown_cells
from etl.forms.table.table import Table
from etl.grid import address
from etl.text import nfc

_LONGEST_TEXT = 160

Place = tuple[int, int]


def words_around(cover: Cover, plans: Sequence[TablePlan]) -> str:
    """JSON, one object per table: `head` and `rows` (first and last row, from 1), `texts` by cell or merged area."""
    tables = [_of_table(cover, plan) for plan in plans]
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")) if tables else ""


def _of_table(cover: Cover, plan: TablePlan) -> dict[str, object]:
    table = plan.table
    labels = [column for column, _ in table.labels]
    rows = [row.index for row in plan.fact_rows if row.filled]
    return {
        "head": [table.header_top + 1, table.header_bottom + 1],
        "rows": [table.first_row + 1, table.last_row + 1],
        "labels": [column + 1 for column in labels],
        "texts": head_texts(table.heads, _columns(table)) | _label_texts(cover, rows, labels),
    }


def _columns(table: Table) -> tuple[int, ...]:
    return tuple(sorted({*table.columns, *(column for column, _ in table.labels)}))


@lru_cache(maxsize=256)
def head_texts(heads: Heads, columns: tuple[int, ...]) -> dict[str, str]:
    """Texts of the header above some columns by the area that shows them, row by row, each area once."""
    area, found = heads.area, {}
    ends = {(top, left): (bottom, right) for top, left, bottom, right, _ in area.merges}
    shown = shown_cells(area)
    for row in range(area.top, area.top + len(area.texts)):
        for column in columns:
            cell = shown[row, column]
            if text := _shown(cell.text):
                found[_name(cell.origin, ends)] = text
    return found


def _label_texts(cover: Cover, rows: Sequence[int], columns: Sequence[int]) -> dict[str, str]:
    """Texts of these cells by the area that shows them, each area once."""
    places = product(rows, columns)
    if not rows or not cover.has_merges(range(rows[0], rows[-1] + 1)):
        return {address(*place): text for place in places if (text := _shown(cover.text(*place)))}
    ends = {(top, left): (bottom, right) for top, left, bottom, right in cover.merges}
    return {
        _name(origin, ends): text
        for origin in dict.fromkeys(starmap(cover.origin, places))
        if (text := _shown(cover.text(*origin)))
    }


def _name(origin: Place, ends: Mapping[Place, Place]) -> str:
    """A1 address of a cell or of the merged area that begins there."""
    name = address(*origin)
    return f"{name}:{address(*ends[origin])}" if origin in ends else name


@lru_cache(maxsize=8192)
def _shown(text: str) -> str:
    return " ".join(nfc(text).split())[:_LONGEST_TEXT]
