"""Who handed in which monthly report, and when (form l): rows of the matrix with their schools identified."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.issues import Issue
from etl.readings import Mention, SheetReading
from etl.store.intake import Received
from etl.store.naming import waiting_issue
from etl.units.identify import Identifier
from etl.units.records import parse_date

SUBMISSION_FORM = "l"


@dataclass(frozen=True, slots=True)
class Submission:
    """One cell of the matrix."""

    file: int
    sheet: int
    unit_id: int
    school_year: str
    month: str
    copy: str
    state: str
    date: date | None
    cell: str


def submission_rows(
    received: Sequence[Received], identifier: Identifier
) -> tuple[list[Submission], list[tuple[int, Issue]]]:
    """Rows of all matrices, a later file before an earlier one; an issue for every school that is not known."""
    rows: dict[tuple[int, str, str, str], Submission] = {}
    issues: list[tuple[int, Issue]] = []
    for item in received:
        for number, sheet in enumerate(item.reading.workbook.sheets):
            if sheet.form != SUBMISSION_FORM:
                continue
            for mention, records in _schools(sheet):
                year = sheet.school_year
                found = identifier.identify(mention, year, sheet.sender)
                if found.unit is None:
                    issues.append(
                        (item.receipt.number, waiting_issue(sheet, mention, [(year, len(records), found)]))
                    )
                    continue
                for record in records:
                    row = _row(item.receipt.number, number, found.unit.unit_id, year, record)
                    rows[row.unit_id, row.school_year, row.month, row.copy] = row
    return list(rows.values()), issues


def _schools(sheet: SheetReading) -> list[tuple[Mention, list[dict[str, str]]]]:
    """Records by the school they name; the first cell of its row stands for the name."""
    schools: dict[tuple[str, str], list[dict[str, str]]] = {}
    for record in sheet.records:
        schools.setdefault((record["name"], record.get("commune", "")), []).append(record)
    return [
        (Mention(name, records[0]["cell"], "school", commune=commune), records)
        for (name, commune), records in schools.items()
    ]


def _row(file: int, sheet: int, unit_id: int, school_year: str, record: dict[str, str]) -> Submission:
    return Submission(
        file,
        sheet,
        unit_id,
        school_year,
        record["month"],
        record["copy"],
        record["state"],
        parse_date(record.get("date", "")),
        record["cell"],
    )
