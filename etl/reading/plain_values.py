"""Values and merged ranges of a plainly written worksheet part, read by one pattern that every cell has to fit.

Three times as fast as a parser. A part in which one cell is written otherwise, a date, or an escape of more than XML's own
is left to calamine: then the answer is None.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

from etl.grid import Value
from etl.reading.cell_address import Place, parse_address
from etl.reading.grid_building import Merge
from etl.reading.shared_texts import UncommonTextError

Rows = list[list[Value]]


@dataclass(frozen=True, slots=True)
class SheetValues:
    """Values of one sheet, dense only once they are asked for."""

    end: Place | None
    """Last row and column with a value."""
    merges: list[Merge]
    rows: Callable[[], list[list[Any]]]
    """Rectangular rows from A1 to `end`."""


_MOST_CELLS = 100_000
"""Beyond this the cells as separate texts would need too much memory."""
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    rb"(?:/>|>(?:<f(?: [^>]*)?(?:/>|>[^<]*</f>))?"
    rb'(?:<v>([^<]*)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"/>')
_NUMBERS = re.compile(rb"[-+0-9.eE ]*")
_OTHER_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{2,7});)")
_ENCODING = re.compile(rb"encoding=.(?!utf-8)", re.IGNORECASE)


def plain_values(
    xml: bytes, plain: bytes, date_styles: frozenset[str], shared_texts: Callable[[], list[str]]
) -> SheetValues | None:
    """Values and merged ranges, None where a parser has to tell; `plain` is what `xml_scan.plain_form` makes of `xml`.

    Cells of errors and blank cells are None. Raises `ValueError` or `IndexError` for numbers and shared texts that are none.
    """
    cells = plain.count(b"<c ") + plain.count(b"<c>")
    merges = _MERGE.findall(xml)
    if cells > _MOST_CELLS or len(merges) != plain.count(b"<mergeCell "):
        return None
    if _OTHER_REFERENCE.search(xml) or _ENCODING.search(xml, 0, 200) or b"\r" in xml[200:] or b"_x" in xml:
        return None
    found = _CELL.findall(xml)
    if len(found) != cells:
        return None
    try:
        placed = _placed(found, {style.encode() for style in date_styles}, shared_texts)
    except UncommonTextError:
        return None
    if placed is None:
        return None
    rows = _rows(placed)
    end = (len(rows) - 1, len(rows[0]) - 1) if rows else None
    places = [(*parse_address(first.decode()), *parse_address(last.decode())) for first, last in merges]
    return SheetValues(end, places, lambda: rows)


def _placed(
    found: list[tuple[bytes, ...]], date_styles: set[bytes], shared_texts: Callable[[], list[str]]
) -> dict[bytes, dict[bytes, Value]] | None:
    """Values by row and letters of the column; None where a date or a kind unknown here is among them."""
    placed: dict[bytes, dict[bytes, Value]] = {}
    numbers: list[bytes] = []
    texts: list[str] = []
    row_number, row = b"", dict[bytes, Value]()
    for letters, number, style, kind, text, inline in found:
        if number != row_number:
            row_number, row = number, placed.setdefault(number, {})
        if letters in row:
            return None
        if kind in (b"", b"n"):
            if not text:
                continue
            if style in date_styles:
                return None
            numbers.append(text)
            row[letters] = float(text)
        elif kind == b"s":
            if not text.isdigit():
                raise ValueError("number of a shared text")
            texts = texts or shared_texts()
            row[letters] = texts[int(text)]
        elif kind in (b"str", b"inlineStr"):
            row[letters] = _text(text or inline)
        elif kind == b"b" and text in (b"0", b"1"):
            row[letters] = text == b"1"
        elif kind != b"e":
            return None
    return placed if _NUMBERS.fullmatch(b" ".join(numbers)) else None


def _text(raw: bytes) -> str:
    text = raw.decode()
    return unescape(text) if "&" in text else text


def _rows(placed: dict[bytes, dict[bytes, Value]]) -> Rows:
    """Rectangular rows from A1; texts without a letter bound the area, too, as they do for calamine."""
    filled = {int(number): row for number, row in placed.items() if row}
    letters = {letter for row in filled.values() for letter in row}
    columns = {letter: parse_address(f"{letter.decode()}1")[1] for letter in letters}
    width = max(columns.values(), default=-1) + 1
    rows: Rows = [[None] * width for _ in range(max(filled, default=0))]
    for number, row in filled.items():
        target = rows[number - 1]
        for letter, value in row.items():
            target[columns[letter]] = value
    return rows
