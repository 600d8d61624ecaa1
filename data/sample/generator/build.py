"""From the story to files: simulate, plan the workbooks, write them; and the truth of what was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from generator.books.book import Book
from generator.books.reports import report_books
from generator.books.reviews import review_books
from generator.books.schools import school_books
from generator.books.surveys import survey_books
from generator.books.targets import target_books
from generator.forms.office_tables import office_table_pages
from generator.forms.registers import school_register, unit_list
from generator.office.model import Record
from generator.office.planted import slips
from generator.office.sheet import build_page
from generator.office.workbook_xls import xls_bytes
from generator.office.workbook_xlsx import xlsx_bytes
from generator.story import story
from generator.world import world

REGISTER_DAY = datetime(2025, 8, 1, 8, 0)


@dataclass
class Sample:
    """The whole sample: bytes by path below `workbooks/`, and what the cells state."""

    files: dict[str, bytes] = field(default_factory=dict)
    record: Record = field(default_factory=Record)


def books() -> list[Book]:
    """Every workbook of figures."""
    return [
        *target_books(story(), world()),
        *report_books(story()),
        *review_books(story()),
        *survey_books(story()),
        *school_books(story()),
    ]


def write(book: Book, record: Record) -> bytes:
    """One workbook as bytes; what it states goes into `record`."""
    stamp, stamp_line = story().stamp, str(story().magnitudes["stamp_line"])
    pages = [build_page(plan, book.name, world(), record, stamp, stamp_line) for plan in book.sheets]
    return xls_bytes(pages, stamp) if book.path.endswith(".xls") else xlsx_bytes(pages, book.created, stamp)


def _registers() -> Iterator[tuple[str, bytes]]:
    stamp, stamp_line = story().stamp, str(story().magnitudes["stamp_line"])
    yield "danh-muc-truong.xlsx", xlsx_bytes([school_register(story(), stamp_line)], REGISTER_DAY, stamp)
    yield "danh-muc-don-vi-hanh-chinh.xlsx", xlsx_bytes([unit_list(story(), stamp_line)], REGISTER_DAY, stamp)
    for name, page in office_table_pages(story(), world(), stamp_line):
        yield name, xlsx_bytes([page], REGISTER_DAY, stamp)


def _check_planted(record: Record) -> None:
    written = {planted.slip for planted in record.planted}
    for slip in slips():
        if slip not in written:
            raise ValueError(f"planted slip stands in no cell: {slip}")


@lru_cache(maxsize=1)
def sample() -> Sample:
    """Everything, once."""
    made = Sample(files=dict(_registers()))
    for book in books():
        made.files[book.path] = write(book, made.record)
    _check_planted(made.record)
    return made
