"""The matrix of monthly reports handed in: school × month × copy → state and date (form l).

Feeds the log of submissions, never the facts. `x` and a date mean handed in, "muộn" late, "chưa" not yet; a blank
stays unknown. The officer's name is not taken.
"""

import re

from etl.forms.lists.listings import listings
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import cell_text
from etl.forms.table.surroundings import Surroundings
from etl.forms.table.table import Table
from etl.forms.words import years
from etl.forms.words.description import PathItem
from etl.forms.words.labels import is_total
from etl.forms.words.persons import may_name_person
from etl.grid import Grid, address
from etl.readings import SheetReading
from etl.text import fold, nfc

_SHORT_DATE = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})")
_BARE_MONTH = re.compile(r"^(?:t|th)?\.?\s*(\d{1,2})(?:\s*/\s*20\d\d)?$")
_MONTHS_NEEDED = 3


def is_submission_matrix(title: str, tables: list[Table]) -> bool:
    """The title speaks of reports handed in and several columns are months."""
    if not tables:
        return False
    if not any(fold(words) in fold(title) for words in listings()["submissions"]["titles"]):
        return False
    months = {month for path in tables[0].columns.values() if (month := _month(path))}
    return len(months) >= _MONTHS_NEEDED


def read_submissions(
    grid: Grid, table: Table, around: Surroundings, reading: SheetReading, issues: SheetIssues
) -> None:
    """One record per school, month and copy."""
    reading.form, reading.variant, reading.period = "l", "l.matrix", "month"
    months = {column: month for column, path in table.columns.items() if (month := _month(path))}
    name_column = table.labels[0][0]
    commune_column = table.side.get("commune")
    for row in range(table.first_row, table.last_row + 1):
        name = nfc(cell_text(grid.rows[row][name_column]))
        if not name or is_total(name) or not any(cell_text(grid.rows[row][column]) for column in months):
            continue
        for column, month in months.items():
            text = cell_text(grid.rows[row][column])
            state, date = _state(text, around.school_year)
            if state == "unknown" and text:
                shown = "…" if may_name_person(text) else text
                issues.add("submission_unreadable", address(row, column), raw=shown)
            reading.records.append(
                {
                    "name": name,
                    "commune": nfc(cell_text(grid.rows[row][commune_column]))
                    if commune_column is not None
                    else "",
                    "month": month,
                    "copy": _copy(table.columns[column][-1][0]),
                    "state": state,
                    "date": date,
                    "cell": address(row, column),
                }
            )


def _month(path: tuple[PathItem, ...]) -> str:
    """Month of a column: "Tháng 9", "T9", "9/2023", or "9" under "Tháng"; '' if it names none or several."""
    texts = [_BARE_MONTH.sub(r"thang \1", fold(text)) for text, _ in path]
    return years.month_code(" ".join(texts))


def _copy(leaf: str) -> str:
    """Which copy a column is about: the officer's where its head says so, else the office's."""
    said = fold(leaf)
    for copy in ("officer", "office"):
        words = (fold(text) for text in listings()["submissions"]["copies"][copy])
        if any(re.search(rf"\b{re.escape(word)}\b", said) for word in words):
            return copy
    return "office"


def _state(text: str, school_year: str) -> tuple[str, str]:
    plain = fold(text).strip(" .")
    for state, texts in listings()["submissions"]["states"].items():
        if plain in [fold(known) for known in texts]:
            return str(state), ""
    iso = _ISO_DATE.match(plain)
    if iso:
        return "on_time", iso.group(0)
    match = _SHORT_DATE.match(plain)
    if match:
        day, month, year = match.groups()
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            year = year or _year_of(int(month), school_year)
            return "on_time", f"{year}-{int(month):02d}-{int(day):02d}" if year else ""
    return "unknown", ""


def _year_of(month: int, school_year: str) -> str:
    """Calendar year of a month of the school year."""
    if not school_year:
        return ""
    return school_year[:4] if month >= 8 else school_year[5:]
