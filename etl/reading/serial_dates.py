"""Serial numbers of spreadsheet dates as ISO text, and which number formats show a number as a date or time."""

import re
from functools import lru_cache

import xlrd

from etl.grid import Value
from etl.reading.grid_building import iso_text

BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Ids of the date formats that workbooks use without declaring them (ECMA-376 part 1, 18.8.30)."""

_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)


@lru_cache(maxsize=1024)
def shows_date(code: str) -> bool:
    """Whether a format shows a number as a date, a time or a length of time: `dd/mm/yyyy` does, `0.0" m"` does not."""
    plain = _LITERAL.sub("", code).partition(";")[0]
    if _ELAPSED.search(plain):
        return True
    plain = _BRACKETS.sub("", plain)
    return "general" not in plain.lower() and _DATE_LETTER.search(plain) is not None


def date_value(serial: float, since_1904: bool) -> Value:
    """ISO text of a date, a time or both; a number that is no date stays a number."""
    try:
        moment = xlrd.xldate_as_datetime(serial, int(since_1904))
    except (ValueError, OverflowError, xlrd.XLDateError):
        return serial
    return iso_text(moment.time() if 0 <= serial < 1 else moment)
