"""What the sheet "Cần sửa" says, line by line, whatever writes it: head, columns, one row per issue.

Knows sentences; knows no file format.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.own_sheets import mark
from etl.returned.findings import Findings, severity_label
from etl.returned.texts import say

COLUMNS = ("severity", "sheet", "cell", "message", "advice")
WIDTHS = (14, 22, 16, 70, 60)
"""In characters, by column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One issue: its texts by column, and the sheet and cell it leads to ('' = none)."""

    severity: str
    texts: tuple[str, ...]
    sheet: str
    cell: str

    @property
    def target(self) -> str:
        """The place inside the workbook, as a hyperlink names it."""
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{self.cell or 'A1'}" if self.sheet else ""

    @property
    def height(self) -> float:
        """Points that the wrapped texts need."""
        rows = max(
            sum(-(-max(len(part), 1) // (width - 2)) for part in text.split("\n"))
            for text, width in zip(self.texts, WIDTHS, strict=True)
        )
        return 16.0 * rows + 4


def head_lines(name: str, findings: Findings, rendered: bool) -> list[str]:
    """The lines above the list; the second is the mark by which the sheet is known again."""
    counts = findings.counts()
    summary = "nothing" if not findings.issues else "counts_refused" if counts["refuse"] else "counts"
    lines = [say("title", name=name), mark(), say("guide"), say(summary, **counts)]
    return [*lines, say("rendered")] if rendered else lines


def column_heads() -> list[str]:
    """Heads of `COLUMNS`."""
    return [say(f"column_{name}") for name in COLUMNS]


def issue_lines(findings: Findings, sheets: frozenset[str]) -> Iterator[Line]:
    """One line per issue; only `sheets` can be led to."""
    for issue in findings.issues:
        place = issue.cell or say("whole_sheet" if issue.sheet else "whole_file")
        texts = (severity_label(issue.severity), issue.sheet, place, issue.message, issue.advice)
        known = issue.sheet in sheets
        yield Line(issue.severity, texts, issue.sheet if known else "", issue.cell if known else "")
