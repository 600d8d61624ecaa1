"""Steps that all readers share on the way from a library's rows to a `Grid`: dates to text, covering, clipping, readable text."""

import math
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any

from etl.grid import Grid, Value
from etl.reading.cell_address import Place
from etl.reading.legacy_text import decode_sheet

Merge = tuple[int, int, int, int]
ERROR_TEXTS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
"""Errors as spreadsheet programs show them; formats that keep nothing but text keep these."""
_ORDINARY = frozenset({str, float, int, bool, type(None)})


def iso_text(moment: date | time | timedelta) -> str:
    """A date, a point of time or a length of time (hours:minutes:seconds) as ISO text; midnight is left out."""
    if isinstance(moment, timedelta):
        minutes, seconds = divmod(round(moment.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(moment, datetime):
        moment = moment.date() if moment.time() == time() else moment.replace(microsecond=0)
    return moment.replace(microsecond=0).isoformat() if isinstance(moment, time) else moment.isoformat()


def settle_special_values(rows: list[list[Any]]) -> tuple[set[Place], dict[Place, str]]:
    """Replace dates and times in `rows` by ISO text and numbers that are none (`1E999`) by None.

    Returns the places of the dates, and the places of those numbers as errors.
    """
    dates: set[Place] = set()
    errors: dict[Place, str] = {}
    if _all_ordinary(rows):
        return dates, errors
    for row_number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, float):
                if not math.isfinite(value):
                    row[column] = None
                    errors[row_number, column] = "#NUM!"
            elif isinstance(value, (date, time, timedelta)):
                row[column] = iso_text(value)
                dates.add((row_number, column))
    return dates, errors


def _all_ordinary(rows: list[list[Any]]) -> bool:
    """Whether all values are texts, truth values or finite numbers."""
    others = [value for value in chain.from_iterable(rows) if type(value) is not str]
    types = set(map(type, others))
    if not types <= _ORDINARY:
        return False
    return math.isfinite(
        sum(others if types == {float} else [item for item in others if type(item) is float])
    )


def cover(rows: list[list[Any]], places: Iterable[Place]) -> None:
    """Widen `rows`, which stay rectangular, so that every one of `places` lies within."""
    places = list(places)
    height = max([len(rows), *(row + 1 for row, _ in places)])
    width = max([len(rows[0]) if rows else 0, *(column + 1 for _, column in places)])
    if rows and width > len(rows[0]):
        for row in rows:
            row.extend([None] * (width - len(row)))
    rows.extend([None] * width for _ in range(height - len(rows)))


def clip_merges(merges: Iterable[Merge], height: int, width: int) -> list[Merge]:
    """Merged ranges cut to the area with content; what then covers a single cell or nothing is dropped."""
    clipped = []
    for top, left, bottom, right in merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)
        if top <= bottom and left <= right and (top, left) != (bottom, right):
            clipped.append((top, left, bottom, right))
    return sorted(clipped)


def merges_overlap(merges: Iterable[Merge], height: int, width: int) -> bool:
    """Whether clipped merges cover more cells than there are, which only overlapping ones of a damaged file do."""
    area = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in merges)
    return area > height * width


def drop_covered_cells(grid: Grid) -> None:
    """Empty what lies covered under merged cells: nobody sees it, so nobody vouches for it."""
    covered: set[Place] = set()
    has_places = grid.percent_cells or grid.date_cells or grid.errors or grid.formulas
    for top, left, bottom, right in grid.merges:
        for row in range(top, bottom + 1):
            first = left + 1 if row == top else left
            grid.rows[row][first : right + 1] = [None] * (right + 1 - first)
            if has_places:
                covered.update((row, column) for column in range(first, right + 1))
    grid.percent_cells -= covered
    grid.date_cells -= covered
    for place in covered.intersection(grid.errors):
        del grid.errors[place]
    for place in covered.intersection(grid.formulas):
        del grid.formulas[place]


def numbers_among(rows: list[list[Value]], places: Iterable[Place], formulas: Iterable[Place]) -> set[Place]:
    """Those of `places` that lie within `rows` and hold a number, or a formula still to be calculated."""
    height, width = len(rows), len(rows[0]) if rows else 0
    inside = {place for place in places if place[0] < height and place[1] < width}
    return {
        place for place in inside if rows[place[0]][place[1]].__class__ in (int, float)
    } | inside.intersection(formulas)


def make_text_readable(grid: Grid) -> str:
    """Decode legacy encodings, compose to NFC and turn blank text into None; returns the names of the encodings met.

    The name of the sheet is decoded along with its texts. Blanks inside a text, line breaks and look-alike letters stay:
    they may carry meaning, and matching folds them.
    """
    texts = {value for value in chain.from_iterable(grid.rows) if type(value) is str}
    texts.add(grid.name)
    decoded, encoding = decode_sheet(texts)
    if decoded or any(map(str.isspace, texts)) or not unicodedata.is_normalized("NFC", "\n".join(texts)):
        readable = {text: unicodedata.normalize("NFC", decoded.get(text, text)) for text in texts}
        replaced: dict[Value, Value] = {
            text: better if better.strip() else None for text, better in readable.items()
        }
        grid.name = readable[grid.name]
        grid.rows = [list(map(replaced.get, row, row)) for row in grid.rows]
    else:
        grid.rows = [[value or None if type(value) is str else value for value in row] for row in grid.rows]
    return encoding
