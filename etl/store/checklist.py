"""The check-list: what units planned, did and can show, per item and school year; the later file counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.forms.lists.checklist import FORM
from etl.issues import Issue
from etl.readings import Mention, SheetReading
from etl.store.intake import Received
from etl.store.naming import waiting_issue
from etl.units.identify import Identifier


@dataclass(frozen=True, slots=True)
class CheckCell:
    """One cell of a check-list; `part` is planned, done or evidence."""

    file: int
    sheet: int
    unit_id: int
    school_year: str
    item: str
    part: str
    state: str
    value: float | None
    raw: str
    cell: str


def check_cells(
    received: Sequence[Received], identifier: Identifier
) -> tuple[list[CheckCell], list[tuple[int, Issue]]]:
    """Cells of all check-lists; an issue for every unit that is not known and every sheet without a school year."""
    lines: dict[tuple[int, str, str], list[CheckCell]] = {}
    issues: list[tuple[int, Issue]] = []
    for item in received:
        file = item.receipt.number
        for n, sheet in enumerate(item.reading.workbook.sheets):
            if sheet.form != FORM:
                continue
            if not sheet.school_year:
                facts = {"waiting": len(sheet.records), "text": "“”"}
                issues.append((file, Issue("sheet_without_school_year", sheet.sheet, facts=facts)))
                continue
            for mention, records in _units(sheet):
                found = identifier.identify(mention, sheet.school_year, sheet.sender)
                if found.unit is None:
                    case = (sheet.school_year, len(records), found)
                    issues.append((file, waiting_issue(sheet, mention, [case])))
                    continue
                lines.update(_lines(file, n, found.unit.unit_id, sheet.school_year, records))
    return [cell for cells in lines.values() for cell in cells], issues


def _units(sheet: SheetReading) -> list[tuple[Mention, list[dict[str, str]]]]:
    """Records by the unit they name, which is pointed at where it stands first."""
    units: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for record in sheet.records:
        units.setdefault((record["name"], record["unit_kind"], record["commune"]), []).append(record)
    return [
        (Mention(name, records[0]["unit_cell"], kind, commune=commune), records)
        for (name, kind, commune), records in units.items()
    ]


def _lines(
    file: int, sheet: int, unit_id: int, school_year: str, records: Sequence[dict[str, str]]
) -> dict[tuple[int, str, str], list[CheckCell]]:
    """Cells by unit, item and school year: a later line takes the place of the whole former one."""
    lines: dict[tuple[int, str, str], list[CheckCell]] = {}
    for record in records:
        value = float(record["value"]) if record["value"] else None
        place = (file, sheet, unit_id, school_year, record["item"], record["part"])
        cell = CheckCell(*place, record["state"], value, record["raw"], record["cell"])
        lines.setdefault((unit_id, school_year, record["item"]), []).append(cell)
    return lines
