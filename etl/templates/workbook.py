"""The workbook of one unit: instructions first, then every sheet that it owes.

Version, unit and year travel as properties of the document, for people and programs that look for them; reading a
filled form needs none of them.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from etl.own_sheets import mark
from etl.templates.catalogue import settings
from etl.templates.form_table import FormTable
from etl.templates.looks import Looks
from etl.templates.recipients import Figures, Recipient
from etl.templates.sheet_writer import SheetWriter
from etl.templates.texts import say
from indicators.catalog import codes
from indicators.catalog.reports import reports
from indicators.terms import SchoolYear

_GUIDE_WIDTH = 84
_GUIDE_LINE_HEIGHT = 17


def blank_workbook(unit: Recipient, tables: Sequence[FormTable], year: SchoolYear, former: Figures) -> bytes:
    """The workbook as bytes; `former` are the figures of the year before."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    looks = Looks(book)
    _describe(book, unit, year)
    _guide(book, looks, unit, tables, year)
    for table in tables:
        sheet = book.add_worksheet(table.filled_in(table.form.name))
        SheetWriter(sheet, looks, table, unit, former).write()
    book.close()
    return target.getvalue()


def _describe(book: Any, unit: Recipient, year: SchoolYear) -> None:
    book.set_properties({"title": say("guide_title", school_year=year, unit=unit.name)})
    for name, value in (
        ("template_version", settings().version),
        ("unit_code", unit.code),
        ("school_year", str(year)),
    ):
        book.set_custom_property(name, value, "text")


def _guide(book: Any, looks: Looks, unit: Recipient, tables: Sequence[FormTable], year: SchoolYear) -> None:
    labels = {report.form: report.label_vi for report in reports()}
    sheets = [
        say(
            "guide_line",
            name=table.filled_in(table.form.name),
            label=labels[table.form.form],
            period=codes()["period"][table.form.period],
        )
        for table in tables
    ]
    sheet = book.add_worksheet(say("guide_sheet"))
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    sheet.write_string(0, 0, say("guide_title", school_year=year, unit=unit.name), looks("guide_title"))
    version = say("guide_version", version=settings().version, unit_code=unit.code)
    lines = [mark(), "", *say("guide_steps").splitlines(), "", say("guide_sheets"), *sheets, "", version]
    for row, text in enumerate(lines, start=1):
        sheet.set_row(row, _GUIDE_LINE_HEIGHT * (1 + len(text) // _GUIDE_WIDTH))
        sheet.write_string(row, 0, text, looks("guide"))
    sheet.protect()
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
