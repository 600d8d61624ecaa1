"""An exhibit's table as `.csv` for Excel: UTF-8 with its mark, semicolons and comma decimals, text that stays text.

Numbers are plain numbers; a text that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import csv
import io
from typing import Any

from indicators.catalog.language import VIETNAMESE, speaking
from indicators.catalog.texts import text
from views import formats
from views.exhibit import Column, Exhibit

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCEL_MARK = "\ufeff"


def table(exhibit: Exhibit) -> bytes:
    """Every row of the exhibit under its labels; small groups hidden, missing numbers empty."""
    buffer = io.StringIO()
    is_vietnamese = exhibit.language == VIETNAMESE
    writer = csv.writer(buffer, delimiter=";" if is_vietnamese else ",", lineterminator="\r\n")
    with speaking(exhibit.language):
        writer.writerow([_safe(column.label) for column in exhibit.columns])
        columns = [_cells(exhibit, column, is_vietnamese) for column in exhibit.columns]
        writer.writerows(zip(*columns, strict=True))
    return (_EXCEL_MARK + buffer.getvalue()).encode("utf-8")


def _cells(exhibit: Exhibit, column: Column, is_vietnamese: bool) -> list[str]:
    values = exhibit.table[column.key].tolist()
    hidden = exhibit.table[column.hidden].tolist() if column.hidden else [False] * len(values)
    return [
        text("export", "small_group") if is_hidden else _cell(column, value, is_vietnamese)
        for value, is_hidden in zip(values, hidden, strict=True)
    ]


def _cell(column: Column, value: Any, is_vietnamese: bool) -> str:
    if formats.is_missing(value):
        return ""
    if not column.is_number:
        return _safe(column.written(value))
    plain = repr(round(float(value), 10)).removesuffix(".0")
    return plain.replace(".", ",") if is_vietnamese else plain


def _safe(words: str) -> str:
    return f"'{words}" if words.startswith(_STARTS_A_FORMULA) else words
