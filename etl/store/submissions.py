"""Who handed in which monthly report, and when (form l): rows of the matrix with their schools identified."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.issues import Issue
from etl.store.intake import Received
from etl.store.naming import waiting_issue
from etl.units.directory import Directory
from etl.units.identify import Identifier

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
    received: Sequence[Received], directory: Directory
) -> tuple[list[Submission], list[tuple[int, Issue]]]:
    """Rows of all matrices, a later file before an earlier one; an issue for every school that is not known."""
    identifier = Identifier(directory)
    rows: dict[tuple[int, str, str, str], Submission] = {}
    issues: list[tuple[int, Issue]] = []
    for item in received:
        for number, sheet in enumerate(item.reading.workbook.sheets):
            if sheet.form != SUBMISSION_FORM:
                continue
            for record in sheet.records:
                mention = sheet.mentions[int(record["mention"])]
                found = identifier.identify(mention, sheet.school_year, sheet.sender)
                if found.unit is None:
                    issues.append(
                        (item.receipt.number, waiting_issue(sheet, mention, [(sheet.school_year, 1, found)]))
                    )
                    continue
                day = date.fromisoformat(record["date"]) if record.get("date") else None
                row = Submission(
                    item.receipt.number, number, found.unit.unit_id, sheet.school_year,
                    record["month"], record["copy"], record["state"], day, record["cell"],
                )  # fmt: skip
                rows[row.unit_id, row.school_year, row.month, row.copy] = row
    return list(rows.values()), issues
