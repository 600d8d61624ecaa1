"""Small real workbooks written as text, and readings written back as text, so that a test shows the sheet it is about.

One line is a row, `|` parts cells. `<` joins a cell with the one on its left, `^` with the one above. `'12` is the text
"12", `50%%` the number 0.5 shown as 50 %. An empty line is an empty row.
"""

import re
from pathlib import Path

from openpyxl import Workbook

from etl.forms import read_sheet
from etl.reading.worker import read_grids
from etl.readings import SheetReading

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def write(path: Path, text: str, name: str = "Biểu 1") -> Path:
    """A workbook with one sheet, from its text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(text.strip("\n").split("\n"), start=1):
        if not line.strip():
            continue
        for column, cell in enumerate(line.split("|"), start=1):
            cell = cell.strip()
            if cell in ("<", "^"):
                neighbour = (row, column - 1) if cell == "<" else (row - 1, column)
                origins[row, column] = origins.get(neighbour, neighbour)
            elif cell.endswith("%%"):
                sheet.cell(row, column, float(cell[:-2]) / 100).number_format = "0.0%"
            elif cell.startswith("'"):
                sheet.cell(row, column, cell[1:])
            elif _NUMBER.fullmatch(cell):
                sheet.cell(row, column, float(cell) if "." in cell else int(cell))
            elif cell:
                sheet.cell(row, column, cell.replace("\\n", "\n"))
    areas: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, origin in origins.items():
        areas.setdefault(origin, [origin]).append(place)
    for places in areas.values():
        rows, columns = [row for row, _ in places], [column for _, column in places]
        sheet.merge_cells(
            start_row=min(rows), start_column=min(columns), end_row=max(rows), end_column=max(columns)
        )
    book.save(path)
    return path


def read(path: Path, text: str, name: str = "Biểu 1") -> SheetReading:
    """The reading of a sheet written as text."""
    grids, issues = read_grids(write(path / "bieu.xlsx", text, name))
    assert not issues
    return read_sheet(grids[0])


def facts(reading: SheetReading) -> list[str]:
    """Every fact as a line "cell unit: measure dimensions year period kind = value", in the order of rows."""
    lines = []
    columns = reading.readings
    for position, cell in enumerate(columns["cell"]):
        said = {name: str(values[position]) for name, values in columns.items()}
        mention = reading.mentions[int(said["mention"])]
        level = said["level"] or mention.level
        dims = [
            said["grade"] and f"grade={said['grade']}",
            said["age"] and f"age={said['age']}",
            said["group"],
        ]
        words = [said["measure"], *filter(None, [*dims, said["category"]])]
        value = said["value"].removesuffix(".0") if columns["value"][position] is not None else said["state"]
        place = " ".join(filter(None, [mention.text, level and f"({level})"]))
        lines.append(
            f"{cell} {place}: {' '.join(words)} {said['school_year']} {said['period']} {said['kind']} = {value}"
        )
    return sorted(lines, key=lambda line: _position(line.split()[0]))


def places(reading: SheetReading) -> list[str]:
    """The cells that facts were read from, in the order of rows."""
    return [line.split()[0] for line in facts(reading)]


def _position(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), len(letters), letters


def checks(reading: SheetReading) -> list[str]:
    """Every issue as "check cell", notes left out."""
    return [f"{issue.check} {issue.cell}".strip() for issue in reading.issues if issue.severity != "note"]
