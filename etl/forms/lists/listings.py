"""Workbooks that are lists: registers of schools and of administrative units, and what the office has decided.

Rows become `records`, column id → text as written; nothing is interpreted here (identification is `etl.units`').
Recognised by their title, columns by their names (`listings.toml`).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from etl.forms.lists.office_tables import read_office_table
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import Cover, cell_text
from etl.forms.table.surroundings import says_sample
from etl.forms.words.labels import starts_with
from etl.grid import Grid, Value, address
from etl.readings import SheetReading
from etl.text import fold, nfc
from indicators.catalog.files import CATALOGUE_DIR, read_toml

LISTINGS = ("register", "units", "corrections", "headings")
_ROWS_OF_TITLE = 12


@lru_cache(maxsize=1)
def listings() -> Mapping[str, Any]:
    """The declared listings (`listings.toml`)."""
    return read_toml(CATALOGUE_DIR / "forms" / "listings.toml")


def read_listing(cover: Cover, reading: SheetReading, issues: SheetIssues) -> bool:
    """Reads the sheet if it is a listing; False if it is none."""
    if read_office_table(cover, reading, issues):
        return True
    form, title = _form_and_title(cover)
    if not form:
        return False
    declared = listings()[form]
    reading.form, reading.title, reading.says_sample = form, title, says_sample(cover)
    header, columns = _columns(cover.grid, declared["columns"])
    missing = [name for name in declared["required"] if name not in columns]
    if missing:
        named = ", ".join(declared["columns"][name][0] for name in missing)
        issues.add("listing_without_columns", columns=named)
    else:
        _read_rows(cover.grid, header, columns, declared, reading)
    return True


def _form_and_title(cover: Cover) -> tuple[str, str]:
    """The first declared listing of which a line is the title, and that line; '' where there is none."""
    said = [
        (forms, text)
        for texts in cover.texts[:_ROWS_OF_TITLE]
        for _, text in texts
        if (forms := _listings_of(text))
    ]
    for form in LISTINGS if said else ():
        for forms, text in said:
            if form in forms:
                return form, nfc(" ".join(text.split()))
    return "", ""


@lru_cache(maxsize=8192)
def _listings_of(text: str) -> tuple[str, ...]:
    """Listings whose titles a text begins with, unless it goes on about something else ("Danh mục trường đạt chuẩn …")."""
    plain = fold(text)
    return tuple(
        form
        for form, titles, others in _titles()
        if plain.startswith(titles) and not any(other in plain for other in others)
    )


@lru_cache(maxsize=1)
def _titles() -> Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each listing with its folded titles, and with what none of its titles says."""
    declared = listings()
    return [
        (form, tuple(map(fold, declared[form]["titles"])), tuple(map(fold, declared[form].get("unless", ()))))
        for form in LISTINGS
    ]


def _columns(grid: Grid, declared: Mapping[str, list[str]]) -> tuple[int, dict[str, int]]:
    """(header row, column id → column) of the row that holds most of the declared names."""
    names = {fold(name): key for key, texts in declared.items() for name in texts}
    best: tuple[int, dict[str, int]] = (0, {})
    for index, row in enumerate(grid.rows[: _ROWS_OF_TITLE + 8]):
        found: dict[str, int] = {}
        for column, value in enumerate(row):
            key = names.get(fold(value).strip(" :.*")) if isinstance(value, str) else None
            if key:
                found.setdefault(key, column)
        if len(found) > len(best[1]):
            best = (index, found)
    return best


def _read_rows(
    grid: Grid, header: int, columns: Mapping[str, int], declared: Mapping[str, Any], reading: SheetReading
) -> None:
    """Rows whose `key` columns are filled; the first of them is where a row is pointed at."""
    first, *_ = keys = declared["key"]
    exact = declared.get("exact", ())
    for index in range(header + 1, grid.height):
        values = {key: grid.rows[index][column] for key, column in columns.items()}
        texts = {
            key: _exact_text(value) if key in exact else nfc(cell_text(value))
            for key, value in values.items()
        }
        if not all(texts[key] for key in keys):
            continue
        if starts_with(texts[first], "lines", "sample") or _is_number_row(texts):
            continue
        reading.records.append({**texts, "cell": address(index, columns[first])})


def _exact_text(value: Value) -> str:
    """A number as offices write it, so that 3.417 typed as a number is never taken for 3417."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:.15g}".replace(".", ",")
    return nfc(cell_text(value))


def _is_number_row(texts: Mapping[str, str]) -> bool:
    filled = [text.strip("()") for text in texts.values() if text]
    return all((text.isdigit() and len(text) < 3) or len(text) == 1 for text in filled)
