"""Lists of people: nothing of such a sheet stays but its name and the reason (contract, rulings 12 and 20)."""

from etl.issues import Issue
from etl.readings import SheetReading, WorkbookReading
from etl.store.entry import FileReading, file_reading

PERSON_LIST_CHECK = "list_of_people"


def person_sheets(workbook: WorkbookReading) -> list[tuple[str, str]]:
    """(check, sheet) of every sheet that is a list of people."""
    issues = [*workbook.issues, *(issue for sheet in workbook.sheets for issue in sheet.issues)]
    return [(issue.check, issue.sheet) for issue in issues if issue.check == PERSON_LIST_CHECK]


def without_persons(reading: FileReading) -> FileReading:
    """The reading with nothing of a list of people but the sheet's name and the issue that refuses it."""
    persons = person_sheets(reading.workbook)
    if not persons:
        return reading
    if not has_other_sheets(reading.workbook):
        return file_reading(discarded_workbook(persons))
    listed = {sheet for _, sheet in persons}
    sheets = [
        _emptied(PERSON_LIST_CHECK, sheet.sheet) if sheet.sheet in listed else sheet
        for sheet in reading.workbook.sheets
    ]
    return FileReading(WorkbookReading(sheets, reading.workbook.issues), reading.readings)


def has_other_sheets(workbook: WorkbookReading) -> bool:
    """Whether any sheet was recognised as a form, a register or a list of units."""
    return any(sheet.form not in ("", "blank") for sheet in workbook.sheets)


def discarded_workbook(reasons: list[tuple[str, str]]) -> WorkbookReading:
    """What remains of a workbook that was nothing but a list of people."""
    return WorkbookReading([_emptied(check, sheet) for check, sheet in reasons], [Issue("file_only_persons")])


def _emptied(check: str, sheet: str) -> SheetReading:
    """A sheet of which only the name and the reason remain."""
    return SheetReading(sheet, issues=[Issue(check, sheet, facts={"sheet": sheet})])
