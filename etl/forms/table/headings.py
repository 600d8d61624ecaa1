"""The line above each of several tables of a sheet: "B. CẤP TIỂU HỌC" says the school level of the table below it.

Knows lines of text between tables; knows no columns and no measures.
"""

from collections.abc import Sequence

from etl.forms.table.cover import Cover
from etl.forms.table.table import Table
from etl.forms.words import years
from etl.forms.words.labels import bare
from etl.forms.words.vocabulary import layout_words

_LINES = 3
"""How far above a table its heading may stand."""


def headed_levels(cover: Cover, tables: Sequence[Table]) -> list[tuple[str, ...]]:
    """School levels that the line above each table names; () for all where the tables below the first have no such line."""
    below = [_levels_above(cover, table) for table in tables[1:]]
    return [_levels_above(cover, tables[0]), *below] if any(below) else [()] * len(tables)


def _levels_above(cover: Cover, table: Table) -> tuple[str, ...]:
    for row in range(table.header_top - 1, max(table.header_top - 1 - _LINES, -1), -1):
        texts = [text for column in range(table.left, table.right + 1) if (text := cover.text(row, column))]
        if any(text.replace(".", "").replace(",", "").isdigit() for text in texts):
            return ()
        for text in dict.fromkeys(texts):
            if bare(text).startswith(layout_words()["lines"]["level_headings"]) and (
                levels := years.levels(text)
            ):
                return levels
    return ()
