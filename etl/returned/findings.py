"""The issues of one file as marks on its cells and lines of its list: which cell carries which sentences, worst severity first.

Knows issues and addresses; knows no workbook format.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from etl.issues import Issue
from etl.reading.cell_address import Place, parse_address
from etl.returned.texts import say

SEVERITIES = ("refuse", "error", "warning", "note")
"""Worst first."""

_MOST_CELLS = 2000
"""Cells that one issue marks; the list names them all."""

_RANGE = re.compile(
    r"(?<![A-Za-z0-9.])([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?(?![A-Za-z0-9.])"
)


@dataclass(slots=True)
class Mark:
    """What is said about one cell."""

    severity: str
    sentences: list[str] = field(default_factory=list)

    @property
    def comment(self) -> str:
        """The text of the cell's comment."""
        return "\n\n".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Findings:
    """All issues of a file in the order of its list, and the marks of each sheet by place."""

    issues: Sequence[Issue]
    marks: dict[str, dict[Place, Mark]]

    def counts(self) -> dict[str, int]:
        """Number of issues by severity, 0 included."""
        return {severity: sum(issue.severity == severity for issue in self.issues) for severity in SEVERITIES}


def findings_of(issues: Iterable[Issue], sheets: Sequence[str]) -> Findings:
    """Issues sorted by severity, then by sheet in the order of the tabs, then as found."""
    order = {name: position for position, name in enumerate(sheets)}
    ordered = sorted(
        issues, key=lambda issue: (SEVERITIES.index(issue.severity), order.get(issue.sheet, len(order)))
    )
    marks: dict[str, dict[Place, Mark]] = {}
    for issue in ordered:
        sentence = say(
            "comment", severity=severity_label(issue.severity), message=issue.message, advice=issue.advice
        )
        for place in places(issue):
            mark = marks.setdefault(issue.sheet, {}).setdefault(place, Mark(issue.severity))
            if sentence not in mark.sentences:
                mark.sentences.append(sentence)
    return Findings(ordered, marks)


def severity_label(severity: str) -> str:
    """Symbol and word of a severity: colour never says it alone."""
    return say(f"severity_{severity}")


def places(issue: Issue) -> Iterator[Place]:
    """The cells of an issue: its own, and those that its facts name as ranges ("D12:D16, F12")."""
    cells = dict.fromkeys([issue.cell, *_named_ranges(issue)])
    left = _MOST_CELLS
    for first, _, last in (cell.partition(":") for cell in cells if cell):
        top, begin = parse_address(first)
        bottom, end = parse_address(last or first)
        for row in range(top, bottom + 1):
            for column in range(begin, end + 1):
                if left == 0:
                    return
                left -= 1
                yield row, column


def _named_ranges(issue: Issue) -> list[str]:
    """Only the fact `cells` holds addresses of this sheet alone."""
    text = issue.facts.get("cells", "")
    return [match[0] for match in _RANGE.finditer(str(text))]
