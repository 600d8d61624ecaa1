"""The lines above each of several tables of a sheet: "2. Học sinh bán trú", "B. CẤP TIỂU HỌC", "Số liệu năm học 2022-2023".

A heading says for its table alone which school level, year or period it holds, and what it counts. Knows lines of text
between tables; knows no columns and no measures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.forms.table.cover import Cover
from etl.forms.table.table import Table
from etl.forms.words import years
from etl.forms.words.description import describe
from etl.forms.words.labels import bare, starts_with
from etl.forms.words.layout import layout_words
from etl.forms.words.names import names_commune, names_school
from etl.forms.words.unit_names import named_unit
from etl.text import fold

_LINES = 3
"""How far above a table its heading may stand."""
_NUMBERED = re.compile(r"^\s*(?:[ivx]{1,4}|[a-z]|\d{1,2})\s*[.)/:-]\s*\S")
_CONTINUED = ("(tiep", "tiep theo", "trang ")
_GROUPS = frozenset(("school", "ownership", "place"))


@dataclass(frozen=True, slots=True)
class Heading:
    """What the line above a table says; empty where it says nothing of the kind."""

    levels: tuple[str, ...] = ()
    school_year: str = ""
    period: str = ""
    text: str = ""


def read_headings(cover: Cover, tables: Sequence[Table]) -> list[Heading]:
    """The heading of each table; empty for all where the tables below the first have none."""
    lines = [_lines_above(cover, table, tables) for table in tables]
    if not any(_says_something(found) for found in lines[1:]):
        return [Heading()] * len(tables)
    return [_read(found) for found in lines]


def parts_tables(cover: Cover, above: Table, below: Table) -> bool:
    """Two tables with one head are two, not one that continues: a line between them says what the lower one is about.

    A line that stands above the first table too is the title or letterhead, repeated on the next page.
    """
    between = [text for text in _between(cover, above, below) if _is_title(text)]
    if not between:
        return False
    title = {fold(text) for row in cover.texts[: above.header_top] for _, text in row}
    return not {fold(text) for text in between} <= title


def _is_title(text: str) -> bool:
    if names_school(text) or names_commune(text) or starts_with(text, "lines", "unit_line"):
        return False
    if fold(text).startswith(_CONTINUED) or not any(letter.isalpha() for letter in text):
        return False
    said = describe(((text, frozenset()),))
    return not (set(said.dims) <= {"level"} and said.words <= _GROUPS and not said.unknown)


def _between(cover: Cover, above: Table, below: Table) -> list[str]:
    """Texts of the rows without numbers that lie between two tables."""
    numbers = above.columns.keys()
    first = below.header_top
    while first > above.first_row and numbers.isdisjoint(cover.filled(first - 1)):
        first -= 1
    rows = range(first, below.header_top)
    return [text for row in rows for text in _texts(cover, row, below)]


def _texts(cover: Cover, row: int, table: Table) -> list[str]:
    return list(dict.fromkeys(filter(None, cover.row(row, range(table.left, table.right + 1)))))


def _lines_above(cover: Cover, table: Table, tables: Sequence[Table]) -> list[str]:
    """Lines between a table and what stands above it, nearest first; of the first table numbered ones and levels."""
    below_others = any(
        other.header_top < table.header_top and other.left <= table.right and table.left <= other.right
        for other in tables
    )
    found: list[str] = []
    for row in range(table.header_top - 1, max(table.header_top - 1 - _LINES, -1), -1):
        texts = _texts(cover, row, table)
        if any(text.replace(".", "").replace(",", "").isdigit() for text in texts):
            break
        found += [text for text in texts if _may_head(text, below_others)]
    return found


def _may_head(text: str, below_others: bool) -> bool:
    if any(starts_with(text, "lines", line) for line in ("unit_line", "foot", "legal", "national", "sample")):
        return False
    levelled = bare(text).startswith(layout_words()["lines"]["level_headings"])
    return levelled or bool(_NUMBERED.match(fold(text))) or below_others


def _says_something(lines: Sequence[str]) -> bool:
    return _read(lines) != Heading()


def _read(lines: Sequence[str]) -> Heading:
    for text in lines:
        unit = named_unit(text)
        if unit and unit.alone:
            continue
        headed = bare(text).startswith(layout_words()["lines"]["level_headings"])
        found = Heading(
            years.levels(text) if headed or _NUMBERED.match(fold(text)) else (),
            years.school_year(text).school_year,
            years.period(text),
            text if _NUMBERED.match(fold(text)) else "",
        )
        if found != Heading():
            return found
    return Heading()
