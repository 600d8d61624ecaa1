"""Declared corrections: lines of workbooks titled ĐÍNH CHÍNH SỐ LIỆU → orders for the cells they are about.

A line holds while its cell still states what the line expects, in every file of the name it gives; lines are taken in the
order of receipt, and a later line for a cell takes the place of an earlier one. A line whose right value is what the file
itself states withdraws the correction. What is not applied is reported at the line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow.compute as pc

from etl.forms.numbers.parsing import ERROR, parse_text
from etl.issues import Issue
from etl.orders import CellOrder
from etl.store.corrected_value import Statement, as_content, expects, stored_value, written
from etl.store.intake import Received
from etl.store.persons import person_sheets
from etl.text import fold

CORRECTIONS = "corrections"
_REQUIRED = {"sheet": "Trang tính", "right": "Giá trị đúng", "reason": "Lý do", "author": "Người đề nghị"}
Target = tuple[int, int, str]
"""(receipt, position of the sheet, cell)."""


@dataclass(slots=True)
class Line:
    """One line of a correction workbook, and what became of it."""

    file: int
    file_name: str
    sheet: str
    record: Mapping[str, str]
    state: str = "not_applied"
    """applied, replaced (by a later line), withdrawn, not_applied."""
    targets: dict[Target, Statement] = field(default_factory=dict)

    def issue(self, check: str, **facts: object) -> tuple[int, Issue]:
        """An issue at this line."""
        said = {
            "file": self.record["file"],
            "target": f"{self.record.get('sheet', '')}!{self.record['address']}",
        }
        return self.file, Issue(check, self.sheet, self.record["cell"], said | facts)


@dataclass(slots=True)
class Corrections:
    """The lines of all correction workbooks; orders by receipt; issues by receipt."""

    lines: list[Line] = field(default_factory=list)
    orders: dict[int, dict[Target, tuple[Line, CellOrder]]] = field(default_factory=dict)
    issues: list[tuple[int, Issue]] = field(default_factory=list)


def read_corrections(received: Sequence[Received]) -> Corrections:
    """What the declared corrections come to for these files."""
    found = Corrections()
    by_name: dict[str, list[Received]] = {}
    for item in received:
        by_name.setdefault(fold(item.receipt.file_name), []).append(item)
    for line in _lines(received):
        found.lines.append(line)
        issue = _take(line, by_name.get(fold(line.record["file"]), []), found)
        if issue is not None:
            found.issues.append(issue)
    found.issues += [
        _note(target, held[0]) for held_by in found.orders.values() for target, held in held_by.items()
    ]
    return found


def correction_names(received: Sequence[Received]) -> set[str]:
    """Folded names of the files that correction lines are about."""
    return {fold(line.record["file"]) for line in _lines(received)}


def _lines(received: Sequence[Received]) -> Iterator[Line]:
    for item in received:
        for sheet in item.reading.workbook.sheets:
            if sheet.form == CORRECTIONS:
                for record in sheet.records:
                    yield Line(item.receipt.number, item.receipt.file_name, sheet.sheet, record)


def _take(line: Line, files: Sequence[Received], found: Corrections) -> tuple[int, Issue] | None:
    """Puts a line in force; the issue where it cannot be."""
    record = line.record
    if blank := [label for column, label in _REQUIRED.items() if not record.get(column, "").strip()]:
        return line.issue("correction_incomplete", missing=", ".join(blank))
    if not files:
        return line.issue("correction_unknown_file")
    stated = {target: said for item in files for target, said in _statements(item, record)}
    if not stated:
        return line.issue("correction_no_number")
    expected = record.get("present", "")
    held = {target: said for target, said in stated.items() if _holds(expected, target, said, found)}
    if not held:
        now = ", ".join(dict.fromkeys(written(said) for said in stated.values()))
        return line.issue("correction_not_expected", expected=expected, now=now)
    if len({fold(said.unit) for said in held.values()}) > 1:
        return line.issue("correction_ambiguous", units="; ".join(said.unit for said in held.values()))
    said = next(iter(held.values()))
    parsed = parse_text(record["right"], said.quantity)
    if parsed.state in ("", ERROR):
        return line.issue("correction_impossible", right=record["right"])
    _put(line, held, found)
    return None


def _holds(expected: str, target: Target, said: Statement, found: Corrections) -> bool:
    """Whether a cell states what the line expects, by itself or through the correction in force."""
    in_force = found.orders.get(target[0], {}).get(target)
    return expects(expected, said) or (
        in_force is not None and fold(in_force[0].record["right"]) == fold(expected)
    )


def _put(line: Line, held: Mapping[Target, Statement], found: Corrections) -> None:
    for target, said in held.items():
        orders = found.orders.setdefault(target[0], {})
        if target in orders:
            orders.pop(target)[0].state = "replaced"
        line.targets[target] = said
        if stored_value(line.record, said) == (said.value, said.state):
            line.state = "withdrawn"
            continue
        line.state = "applied"
        orders[target] = (line, CellOrder(said.sheet, target[2], as_content(line.record, said)))


def _statements(item: Received, record: Mapping[str, str]) -> Iterator[tuple[Target, Statement]]:
    """What a file states in the cell that a line names; nothing where its bytes are not kept to be read again."""
    if person_sheets(item.reading.workbook):
        return
    cell = record["address"].replace("$", "").replace(" ", "").upper()
    table = item.reading.readings
    for position, sheet in enumerate(item.reading.workbook.sheets):
        if fold(sheet.sheet) != fold(record["sheet"]):
            continue
        rows = table.filter(
            pc.and_(pc.equal(table["sheet"], position), pc.equal(table["cell"], cell))
        ).to_pylist()
        for row in rows[:1]:
            unit = sheet.mentions[row["mention"]].text
            if not record.get("unit") or fold(record["unit"]) == fold(unit):
                said = Statement(sheet.sheet, unit, row["measure"], row["value"], row["state"], row["raw"])
                yield (item.receipt.number, position, cell), said


def _note(target: Target, line: Line) -> tuple[int, Issue]:
    """The note at the corrected cell: it is never read otherwise in silence."""
    said, record = line.targets[target], line.record
    facts = {
        "before": written(said), "after": record["right"], "reason": record["reason"], "author": record["author"],
        "day": record.get("day", ""), "file": line.file_name, "cell": f"{line.sheet}!{record['cell']}",
    }  # fmt: skip
    return target[0], Issue("value_corrected", said.sheet, target[2], facts)
