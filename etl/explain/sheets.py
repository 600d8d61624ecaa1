"""One sheet, read once more with its steps kept: kind and reasons, letterhead with cells, tables, what was left out."""

from collections.abc import Iterator

from etl.explain.evidence import words_that_decided
from etl.explain.model import IssueView, SheetView
from etl.explain.tables import row_numbers, table_view
from etl.explain.texts import say
from etl.forms.meaning.recognition import kinds, likeliest
from etl.forms.sheet import Steps, read_sheet
from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.surroundings import Surroundings
from etl.forms.words import years
from etl.grid import Grid, address
from etl.issues import Issue
from etl.readings import SheetReading
from indicators.catalog import codes

_PERSONS = "list_of_people"
_LISTINGS = ("register", "units", "l", "checklist")


def sheet_view(grid: Grid) -> SheetView:
    """How a sheet was understood; of a list of people nothing but its name and the reason is told."""
    steps = Steps()
    reading = read_sheet(grid, steps=steps)
    view = SheetView(reading.sheet, hidden=grid.hidden, form=reading.form)
    view.issues = [issue_view(issue) for issue in reading.issues]
    view.records, view.facts = len(reading.records), len(reading.readings["cell"])
    view.state = _state(reading)
    if view.state == "persons" or steps.around is None:
        return view
    _tell_kind(view, steps, steps.around)
    _tell_letterhead(view, reading, steps.around, grid)
    cover = Cover(grid)
    plans = dict(enumerate(steps.plans))
    view.tables = [table_view(cover, table, plans.get(number)) for number, table in enumerate(steps.tables)]
    view.outside = row_numbers(_outside(grid, steps))
    return view


def issue_view(issue: Issue) -> IssueView:
    """A finding with its sentences."""
    return IssueView(issue.check, issue.severity, issue.cell, issue.message, issue.advice)


def _state(reading: SheetReading) -> str:
    if any(issue.check == _PERSONS for issue in reading.issues):
        return "persons"
    if reading.form in ("", "blank"):
        return reading.form or "unknown"
    if reading.form in _LISTINGS:
        return "listing"
    is_filled = reading.readings["cell"] or reading.issues
    return "known" if is_filled else "unfilled"


def _tell_kind(view: SheetView, steps: Steps, around: Surroundings) -> None:
    if view.state == "listing":
        return
    kind, view.score = likeliest(around.title, steps.concepts)
    view.threshold = kinds()[1]
    view.label = kind.label
    view.form = view.form or kind.id
    view.evidence = words_that_decided(kind, around.title, steps.concepts)


def _tell_letterhead(view: SheetView, reading: SheetReading, around: Surroundings, grid: Grid) -> None:
    view.title, view.sender = around.title, list(around.sender)
    view.title_cell = next((cell for cell, text in _texts(grid) if text and text in around.title), "")
    named = around.school if around.school.text else around.commune if around.commune.text else around.upper
    view.unit, view.unit_cell = named.text, named.cell
    view.school_year = reading.school_year
    if reading.school_year:
        found = (
            cell for cell, text in _texts(grid) if years.school_year(text).school_year == reading.school_year
        )
        cell = next(found, "")
        view.school_year_place = say("at_cell", cell=cell) if cell else say("at_sheet_name")
    period = reading.period or around.period or around.month
    view.period = codes()["period"].get(period, period)
    view.level = codes()["level"].get(reading.level, reading.level)


def _texts(grid: Grid) -> Iterator[tuple[str, str]]:
    """Address and text of every text cell."""
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            if isinstance(value, str):
                yield address(row, column), " ".join(cell_text(value).split())


def _outside(grid: Grid, steps: Steps) -> list[int]:
    """Rows with content below the first table's head that belong to no table."""
    inside = {row for table in steps.tables for row in range(table.header_top, table.last_row + 1)}
    first = min((table.header_top for table in steps.tables), default=grid.height)
    return [
        row
        for row in range(first, grid.height)
        if row not in inside and any(value is not None for value in grid.rows[row])
    ]
