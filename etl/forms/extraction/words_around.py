"""The words around the numbers of a sheet, kept so that a cell can be shown where it stands.

Only heads of the data columns, heads of the label columns and labels of rows that give numbers: no remarks, no other
columns of text, nothing above or below a table.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product, starmap

from etl.forms.meaning.plan import TablePlan
from etl.forms.table.cover import Cover
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
    head_rows = range(table.header_top, table.header_bottom + 1)
    return {
        "head": [table.header_top + 1, table.header_bottom + 1],
        "rows": [table.first_row + 1, table.last_row + 1],
        "labels": [column + 1 for column in labels],
        "texts": _texts(cover, (*product(head_rows, _columns(table)), *product(rows, labels))),
    }


def _columns(table: Table) -> list[int]:
    return sorted({*table.columns, *(column for column, _ in table.labels)})


def _texts(cover: Cover, places: Iterable[Place]) -> dict[str, str]:
    """Texts of these cells by the area that shows them, each area once."""
    areas = {(top, left): (bottom, right) for top, left, bottom, right in cover.merges}
    found: dict[str, str] = {}
    for origin in dict.fromkeys(starmap(cover.origin, places)):
        if text := _shown(cover.text(*origin)):
            name, end = address(*origin), areas.get(origin)
            found[f"{name}:{address(*end)}" if end else name] = text
    return found


@lru_cache(maxsize=8192)
def _shown(text: str) -> str:
    return " ".join(nfc(text).split())[:_LONGEST_TEXT]
