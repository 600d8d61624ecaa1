"""What becomes of a file: accepted, accepted with warnings, refused (contract, ruling 13)."""

from collections.abc import Iterable
from enum import StrEnum

from etl.forms.lists.office_tables import OFFICE
from etl.issues import Issue
from etl.readings import SheetReading, WorkbookReading

_LISTING_FORMS = ("register", "units", "corrections", "headings")


class Outcome(StrEnum):
    """The words of the contract."""

    ACCEPTED = "accepted"
    WITH_WARNINGS = "accepted with warnings"
    REFUSED = "refused"


def outcome_of(issues: Iterable[Issue]) -> Outcome:
    """Outcome of a file by the severities of its issues; notes alone leave it accepted."""
    severities = {issue.severity for issue in issues}
    if "refuse" in severities:
        return Outcome.REFUSED
    return Outcome.WITH_WARNINGS if severities & {"error", "warning"} else Outcome.ACCEPTED


def refusal(
    workbook: WorkbookReading, numbers_read: int, numbers_placed: int, is_faulty: bool
) -> Issue | None:
    """Why a file that was read has nothing to give; None if it has a number in place or lists units.

    `is_faulty`: reading found errors or warnings in it, which say more.
    """
    forms = {sheet.form for sheet in workbook.sheets} - {"", "blank"}
    if numbers_placed or any(_is_list(sheet) and sheet.records for sheet in workbook.sheets):
        return None
    if not forms:
        return Issue("file_without_known_form")
    if numbers_read or any(sheet.records for sheet in workbook.sheets):
        return Issue("file_waiting")
    return Issue("file_without_usable_numbers" if is_faulty else "file_without_numbers")


def _is_list(sheet: SheetReading) -> bool:
    return sheet.form in _LISTING_FORMS or sheet.form.startswith(OFFICE)
