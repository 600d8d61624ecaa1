"""Which character parts the columns of a text table, decided by whether all lines agree; a doubt is no decision.

A wrong separator turns 98,5 into 98 and 5. So every line has to have the width of the table (rows may end early, since
programs leave out empty cells at the end, but only where the separator is no decimal comma), and of two separators that
fit, the commas must all be decimal ones.
"""

import csv
import re
from collections import Counter
from io import StringIO

from etl.reading.limits import limits

Records = list[list[str]]
_STRONG = (";", "\t")
"""Separators that never stand inside a number."""
_COMMA = ","
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BARE_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_FEWEST_ROWS = 2


class TooManyCellsError(ValueError):
    """More fields than any sheet may have; holds how many rows and columns there are at least."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(f"{rows} x {columns}")
        self.rows, self.columns = rows, columns


def split_table(text: str) -> Records | None:
    """The fields of every line, blank lines included; None where the separator cannot be decided.

    Raises `TooManyCellsError` before anything large is built.
    """
    declared = _DECLARED.match(text)
    if declared:
        records = _records(text[declared.end() :], declared[1])
        return records if records is not None and _agreeing_rows(records, declared[1]) else None
    fitting: dict[str, Records] = {}
    for separator in (*_STRONG, _COMMA):
        records = _records(text, separator) if separator in text else None
        if records is not None and _agreeing_rows(records, separator) >= _FEWEST_ROWS:
            fitting[separator] = records
    return _decide(fitting, text)


def has_separators(text: str) -> bool:
    """Whether a text might be a table at all."""
    return any(separator in text for separator in (*_STRONG, _COMMA))


def _decide(fitting: dict[str, Records], text: str) -> Records | None:
    strong = [separator for separator in _STRONG if separator in fitting]
    if len(strong) > 1 or not fitting:
        return None
    if not strong:
        return fitting[_COMMA]
    chosen = fitting[strong[0]]
    if _COMMA in fitting and _BARE_COMMA.search(text):
        by_comma = _agreeing_rows(fitting[_COMMA], _COMMA)
        if by_comma >= _agreeing_rows(chosen, strong[0]):
            return None
    return chosen


def _records(text: str, separator: str) -> Records | None:
    """Lines split at `separator` with quoted fields; None where quotes are not balanced or swallow lines."""
    fields, lines = text.count(separator), text.count("\n") + text.count("\r")
    if fields > limits().sheet_cells:
        raise TooManyCellsError(lines + 1, fields // (lines + 1) + 1)
    try:
        records = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    # A lone ditto mark (;";) opens a quote that the next one closes: what was lost begins and ends with the separator,
    # or spans lines. A text that only ends with it is a text ("- Như trên;").
    swallowed = any(
        separator in field and ("\n" in field or (field.startswith(separator) and field.endswith(separator)))
        for record in records
        for field in record
    )
    return None if swallowed else records


def _agreeing_rows(records: Records, separator: str) -> int:
    """How many lines have the width of the table; 0 where the lines contradict each other."""
    widths = [len(record) for record in records if any(map(str.strip, record))]
    parted = [width for width in widths if width > 1]
    if not parted or 2 * len(parted) < len(widths):
        return 0
    width, agreeing = Counter(parted).most_common(1)[0]
    longer = any(any(map(str.strip, record[width:])) for record in records)
    shorter = agreeing < len(parted) and separator == _COMMA
    return 0 if longer or shorter else agreeing
