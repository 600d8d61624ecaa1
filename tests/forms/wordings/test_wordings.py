"""How offices word what they count: every line of the CSV files here is one heading (or row) and what it must mean.

`sheets.csv` declares the sheets that stand around a wording. A file of wordings has the columns

    sheet     which of these sheets the wording stands on
    heading   texts from the outermost to the innermost, parted by ` > `; innermost texts side by side parted by ` | `
    expected  per innermost text, parted by ` | `: measure and dimensions of the fact (year, period and kind only where they
              are not the sheet's own), `none` (known, no fact) or `asked` (no fact, and an issue names the cell)
    row       labels of the row, outer ones parted by ` > `, where rows say more than the name of a unit
    value     what stands in the cell, where a number would not do
    remark    why the wording is worth a line

so that a person adds a wording by adding a line.
"""

import csv
import re
from pathlib import Path

import pytest

from etl.forms import read_sheet
from etl.grid import Grid, Value, address
from etl.reading.cell_address import parse_address
from etl.readings import SheetReading
from etl.returned.findings import places
from indicators.catalog import measures

HERE = Path(__file__).parent
YEAR = "2023-2024"
LETTERHEAD = ("UBND HUYỆN ĐIỆN BIÊN", "UBND XÃ NÀ TẤU", "TRƯỜNG TH NÀ TẤU")
COUNT = 287
BESIDE = {"e": 1}
NUMBERS = {"percent": 87.5, "level": 1}
OUTLINE = re.compile(r"[IVX\d]+\.")
RATE = re.compile(r"%|\b(?:tỷ|tỉ) lệ|\bTL", re.IGNORECASE)


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [
            {key: value or "" for key, value in row.items()} for row in csv.DictReader(file, delimiter=";")
        ]


SHEETS = {row["sheet"]: row for row in _table("sheets.csv")}
WORDINGS = [
    {"file": path.stem, **row}
    for path in sorted(HERE.glob("*.csv"))
    if path.stem not in ("sheets", "titles")
    for row in _table(path.name)
]


def _parts(text: str, mark: str) -> list[str]:
    return [part.strip().replace("\\n", "\n") for part in text.split(mark)]


def _paths(heading: str) -> list[list[str]]:
    *outer, leaves = _parts(heading, " > ")
    return [[*outer, leaf] for leaf in _parts(leaves, " | ")]


def _value(expected: str, heading: str, wording: dict[str, str]) -> Value:
    """The same number wherever people or things are counted, so that a percentage of two of them is 100."""
    if wording["value"]:
        return wording["value"]
    measure = expected.split()[0]
    if measure in measures():
        return NUMBERS.get(measures()[measure].unit, COUNT)
    return 100 if RATE.search(heading) else COUNT


def _neighbours(sheet: dict[str, str], expected: list[str]) -> list[str]:
    """Wordings beside the tested one that every office shares, so that the sheet is one of its kind."""
    said = {text.split()[0] for text in expected}
    found = [_parts(text + " = ", " = ") for text in _parts(sheet["neighbours"], " / ")]
    return [text for text, measure, *_ in found if text and measure not in said]


def _grid(wording: dict[str, str]) -> tuple[Grid, list[str]]:
    """(the sheet of a wording, addresses of the cells it speaks of)."""
    sheet = SHEETS[wording["sheet"]]
    expected = _parts(wording["expected"], " | ")
    tested = _paths(wording["heading"])
    neighbours = _neighbours(sheet, expected)
    below = neighbours if sheet["beside"] == "rows" else []
    paths = [*tested, *(path for text in neighbours if not below for path in _paths(text))]
    rows, merges = _head(paths, [*LETTERHEAD, sheet["title"]], sheet["corner"])
    *outer, label = _parts(wording["row"] or sheet["label"], " > ")
    blank: list[Value] = [None] * len(paths)
    rows += [[None if place or OUTLINE.match(text) else 1, text, *blank] for place, text in enumerate(outer)]
    values = [_value(text, path[-1], wording) for text, path in zip(expected, tested, strict=True)]
    rows.append(
        [
            None if outer else 1,
            label,
            *values,
            *[BESIDE.get(wording["sheet"], 91)] * (len(paths) - len(tested)),
        ]
    )
    here = len(rows) - 1
    rows += [[number, text, *[91] * len(paths)] for number, text in enumerate(below, start=2)]
    return Grid("Biểu 1", rows, merges), [address(here, 2 + place) for place in range(len(tested))]


def _head(
    paths: list[list[str]], above: list[str], corner: str
) -> tuple[list[list[Value]], list[tuple[int, int, int, int]]]:
    """(rows down to the innermost texts, merged areas)."""
    depth, width, top = max(map(len, paths)), 2 + len(paths), len(above)
    rows: list[list[Value]] = [[line, *[None] * (width - 1)] for line in above]
    rows += [[None] * width for _ in range(depth)]
    rows[top][0], rows[top][1] = "STT", corner
    merges = [(top, column, top + depth - 1, column) for column in (0, 1) if depth > 1]
    for column, path in enumerate(paths, start=2):
        for level, text in enumerate(path):
            if column == 2 or paths[column - 3][: level + 1] != path[: level + 1] or level == len(path) - 1:
                rows[top + level][column] = text
        if len(path) < depth:
            merges.append((top + len(path) - 1, column, top + depth - 1, column))
    return rows, merges + _spans(paths, top)


def _spans(paths: list[list[str]], top: int) -> list[tuple[int, int, int, int]]:
    """Merged areas of outer texts over the columns below them."""
    found = []
    for level in range(max(map(len, paths)) - 1):
        first = 0
        for place in range(1, len(paths) + 1):
            same = place < len(paths) and len(paths[place]) > level + 1
            same = same and paths[place][: level + 1] == paths[first][: level + 1]
            if not same:
                if place - first > 1 and len(paths[first]) > level + 1:
                    found.append((top + level, first + 2, top + level, place + 1))
                first = place
    return found


def _read(reading: SheetReading, cell: str, sheet: dict[str, str]) -> str:
    """What was made of a cell, worded as in the files."""
    columns = reading.readings
    for place, where in enumerate(columns["cell"]):
        if where == cell:
            said = {name: str(values[place]) for name, values in columns.items()}
            dims = [
                said["measure"],
                said["grade"] and f"grade={said['grade']}",
                said["age"] and f"age={said['age']}",
                said["group"],
                said["category"],
                said["school_year"] if said["school_year"] != YEAR else "",
                said["period"] if said["period"] != sheet["period"] else "",
                said["kind"] if said["kind"] != sheet["kind"] else "",
            ]
            return " ".join(filter(None, dims))
    if not reading.form:
        return "unread sheet"
    named = [
        f"{issue.check} {issue.cell} {' '.join(str(fact) for fact in issue.facts.values())}"
        for issue in reading.issues
    ]
    return (
        "asked"
        if any(cell in text for text in named)
        or any(parse_address(cell) in places(issue) for issue in reading.issues)
        else "none"
        if reading.form
        else f"unread sheet {named}"
    )


@pytest.mark.parametrize(
    "wording",
    WORDINGS,
    ids=[f"{row['file']}:{row['sheet']}:{row['heading']}:{row['row']}" for row in WORDINGS],
)
def test_wording_means_what_its_line_says(wording: dict[str, str]) -> None:
    grid, cells = _grid(wording)
    reading = read_sheet(grid)
    found = " | ".join(_read(reading, cell, SHEETS[wording["sheet"]]) for cell in cells)
    assert found == wording["expected"]


TITLES = _table("titles.csv")
UNITS = {
    "d": ("Xã, phường", "Xã Nà Tấu"),
    "j": ("Xã, phường", "Xã Nà Tấu"),
    "a": ("Trường", "Trường MN Hoa Ban"),
    "c": ("Trường", "Trường THCS Nà Tấu"),
}


@pytest.mark.parametrize("line", TITLES, ids=[row["title"] for row in TITLES])
def test_title_says_kind_year_and_period(line: dict[str, str]) -> None:
    corner, unit = UNITS.get(line["form"], ("Trường", "Trường TH Nà Tấu"))
    paths = _paths(line["head"])
    rows, merges = _head(paths, [*LETTERHEAD[:2], line["title"].replace("\\n", "\n")], corner)
    numbers: list[Value] = [
        NUMBERS["level"] if line["form"] == "e" else 88.5 if "(%)" in path[-1] else 35 for path in paths
    ]
    reading = read_sheet(Grid("Biểu 1", [*rows, [1, unit, *numbers]], merges))
    read = bool(reading.readings["cell"])
    found = (reading.form, reading.school_year, reading.period) if read else ("", "", "")
    assert found == (line["form"], line["school year"], line["period"]), found


@pytest.mark.parametrize(
    ("months", "copies"),
    [
        (("Tháng 9", "Tháng 10", "Tháng 1"), ("Tổng hợp", "CV")),
        (("T9", "T10", "T01/2024"), ("Bộ phận TH", "CV phụ trách")),
        (("9/2023", "10/2023", "1/2024"), ("Phòng GD", "Chuyên viên theo dõi")),
    ],
)
def test_submission_matrix_in_any_wording(months: tuple[str, ...], copies: tuple[str, str]) -> None:
    paths = [["Chuyên viên theo dõi"], *([month, copy] for month in months for copy in copies)]
    rows, merges = _head(paths, ["THEO DÕI TÌNH HÌNH NỘP BÁO CÁO NĂM HỌC 2023-2024"], "Tên trường")
    marks: list[Value] = ["CV-1", "đã nộp", "05/10", "trễ", "x", "chưa nộp", "nộp muộn"]
    reading = read_sheet(Grid("Biểu 1", [*rows, [1, "TH Một", *marks]], merges))
    assert [(record["month"], record["copy"], record["state"]) for record in reading.records] == [
        ("m09", "office", "on_time"),
        ("m09", "officer", "on_time"),
        ("m10", "office", "late"),
        ("m10", "officer", "on_time"),
        ("m01", "office", "not_yet"),
        ("m01", "officer", "late"),
    ]
