"""Fields of register rows: dates, school years, aliases. A fault is an `Issue`, and the row is not used."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

from etl.issues import Issue
from etl.text import nfc
from etl.units.model import ALWAYS

Record = Mapping[str, str]
_YEARS = (1900, 2200)
_DATE_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
DATE_COLUMNS = {"valid_from": "ngày bắt đầu", "valid_to": "ngày kết thúc"}
REQUIRED_COLUMNS = {"code": "mã", "name": "tên", "levels": "cấp học", "kind": "loại"}


def text(record: Record, column: str) -> str:
    """A field as typed, composed, with single blanks; '' where the column is absent."""
    return " ".join(nfc(str(record.get(column) or "")).split())


@lru_cache(maxsize=4096)
def parse_date(written: str) -> date | None:
    """A day written as 01/09/2015 or 2015-09-01; None for anything else and for absurd years."""
    for form in _DATE_FORMATS if written else ():
        try:
            day = datetime.strptime(written, form).date()
        except ValueError:
            continue
        return day if _YEARS[0] <= day.year <= _YEARS[1] else None
    return None


def validity(record: Record, sheet: str) -> tuple[date, date | None] | Issue:
    """First and last day of a row; a blank first day means always, a blank last day still valid."""
    days: dict[str, date | None] = {}
    for column, label in DATE_COLUMNS.items():
        written = text(record, column)
        days[column] = parse_date(written)
        if written and days[column] is None:
            return issue_at("register_bad_date", record, sheet, text=written, column=label)
    first, last = days["valid_from"] or ALWAYS, days["valid_to"]
    if last is not None and last < first:
        return issue_at(
            "register_dates_reversed",
            record,
            sheet,
            valid_from=f"{first:%d/%m/%Y}",
            valid_to=f"{last:%d/%m/%Y}",
        )
    return first, last


def missing_fields(record: Record, sheet: str, required: tuple[str, ...]) -> Issue | None:
    """An issue naming the blank fields among `required`, None when all are filled."""
    blank = [REQUIRED_COLUMNS[column] for column in required if not text(record, column)]
    return issue_at("register_row_incomplete", record, sheet, missing=", ".join(blank)) if blank else None


def parts(written: str) -> tuple[str, ...]:
    """Entries separated by `;` (or a line break), without blanks."""
    return tuple(" ".join(part.split()) for part in re.split(r"[;\n]", nfc(written)) if part.strip())


def issue_at(check: str, record: Record, sheet: str, **facts: str) -> Issue:
    """An issue at a register row, with the row's name among its facts."""
    return Issue(check, sheet, str(record.get("cell") or ""), {"name": text(record, "name"), **facts})


def known_code(written: str, known: Iterable[str]) -> str:
    """A code as the lists write it: a spreadsheet may have dropped leading zeros ("3127" for "03127")."""
    if not written.isdigit():
        return written
    return next((code for code in known if code.isdigit() and int(code) == int(written)), written)
