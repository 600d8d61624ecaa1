"""Which sheets a unit owes in a school year: the declared sheets of the reports that are expected of it. Pure."""

from collections.abc import Iterator

from etl.templates.catalogue import sheet_forms
from etl.templates.form_table import FormTable, form_table
from etl.templates.recipients import Recipient
from indicators.catalog.reports import reports
from indicators.terms import SchoolYear


def due_tables(unit: Recipient, year: SchoolYear) -> Iterator[FormTable]:
    """One table per sheet, level by level; sheets that only some units are asked for are left out."""
    expected = {report.form: report for report in reports()}
    for form in sheet_forms():
        report = expected[form.form]
        if report.unit_kind != unit.kind or form.period not in report.periods:
            continue
        if unit.kind == "commune":
            yield form_table(form, unit.row_name, "", year)
            continue
        due = [level for level in unit.levels if level in report.levels]
        if form.levels:
            yield from (form_table(form, unit.row_name, level, year) for level in due if level in form.levels)
        elif due:
            yield form_table(form, unit.row_name, "", year)
