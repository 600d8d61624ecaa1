"""A pack as one workbook: a list of forms, then one sheet per exhibit with “Biểu số”, letterhead, figures and sources."""

from __future__ import annotations

import io
from collections.abc import Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.catalog.texts import text
from views import formats
from views.exhibit import Exhibit
from views.export.table_sheet import TableBook
from views.export.xlsx import OPTIONS, Styles, print_setup, styles_of, write_table
from views.packs.answers import AnsweredPack
from views.report.letterhead import Letterhead

_WIDE = 110
_FILES_NAMED = 5


def workbook(answered: AnsweredPack) -> bytes:
    """The `.xlsx` file. Every row of every exhibit, as many as there are."""
    buffer = io.BytesIO()
    book = TableBook(buffer, OPTIONS)
    contents = book.add_worksheet(text("packs", "annex.contents"))
    contents.set_column(0, 0, 14)
    contents.set_column(1, 1, _WIDE)
    styles = styles_of(book)
    head = Letterhead.of(answered)
    lead = [head.parent, head.agency]
    lines = [
        *lead,
        answered.pack.title,
        text("deck", "school_year", year=answered.context.school_year),
        head.stamp,
    ]
    for row, line in enumerate(line for line in lines if line):
        contents.write_string(row, 0, line, styles.title)
    row = len(lines) + 1
    for number, (answer, exhibit) in enumerate(answered.reported, 1):
        form = text("packs", "annex.form", number=number)
        contents.write_url(row, 0, f"internal:'{_sheet(number)}'!A1", string=form)
        contents.write_string(row, 1, answer.heading)
        _write(book, _sheet(number), styles, [*lead, form, answer.heading], exhibit)
        row += 1
    for answer, reason in answered.unreported:
        contents.write_string(row, 0, text("packs", "annex.missing"))
        contents.write_string(row, 1, f"{answer.heading}: {reason}")
        row += 1
    print_setup(contents)
    _write_files(book, styles, [exhibit for _, exhibit in answered.reported])
    book.close()
    return buffer.getvalue()


def _write_files(book: Workbook, styles: Styles, exhibits: Sequence[Exhibit]) -> None:
    """All files behind the forms on a sheet of their own: below each form they would fill pages."""
    sheet = book.add_worksheet(text("packs", "annex.sources"))
    sheet.set_column(0, 0, _WIDE)
    sheet.write_string(0, 0, text("packs", "annex.sources_title"), styles.title)
    _write_lines(sheet, 2, list(dict.fromkeys(file for exhibit in exhibits for file in _files(exhibit))))
    print_setup(sheet)


def _write(book: Workbook, name: str, styles: Styles, lead: list[str], exhibit: Exhibit) -> None:
    """Letterhead, number of the form, what was asked, the table, and below it where it comes from."""
    sheet = book.add_worksheet(name)
    lines = [(line, styles.bold) for line in (*lead, exhibit.finding) if line]
    lines += [(exhibit.stamp, styles.stamp)] if exhibit.stamp else []
    for row, (line, style) in enumerate(lines):
        sheet.write_string(row, 0, line, style)
    said = [f"{label}: {value}" for label, value in exhibit.filters]
    said += [exhibit.coverage, text("export", "rows", count=formats.number(len(exhibit.table)))]
    row = _write_lines(sheet, len(lines), said) + 1
    write_table(sheet, styles, exhibit.table, exhibit.columns, row)
    print_setup(sheet)
    sheet.repeat_rows(row)
    _write_lines(sheet, row + len(exhibit.table) + 2, _sources(exhibit))


def _sources(exhibit: Exhibit) -> list[str]:
    named = formats.enumeration(_files(exhibit), most=_FILES_NAMED, rest=text("deck", "other_files"))
    return [
        exhibit.data_date,
        *(f"{name}: {meaning}" for name, meaning in exhibit.definitions),
        *exhibit.notes,
        text("export", "sources.dash"),
        text("packs", "annex.files", files=named) if named else "",
    ]


def _files(exhibit: Exhibit) -> list[str]:
    return exhibit.sources.iloc[:, 0].drop_duplicates().tolist() if len(exhibit.sources) else []


def _write_lines(sheet: Worksheet, row: int, lines: list[str]) -> int:
    """One line a row, empty ones left out; returns the next free row."""
    for line in filter(None, lines):
        sheet.write_string(row, 0, line)
        row += 1
    return row


def _sheet(number: int) -> str:
    return text("packs", "annex.sheet", number=number)
