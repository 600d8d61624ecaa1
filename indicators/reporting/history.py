"""What became of numbers and of sheets: every receipt that changed a number, corrections by the office, unread headings."""

import re

import pandas as pd

from indicators.sums.compiler import has_table
from indicators.warehouse import Warehouse

_KEY = ("level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind")
REVISION_COLUMNS = ("received_at", "file", "change", "unit_id", "unit_code", "unit_name", *_KEY, "before_value", "before_raw",
                    "before_file", "before_sheet", "before_cell", "after_value", "after_raw", "after_file", "after_sheet",
                    "after_cell")  # fmt: skip
CORRECTION_COLUMNS = ("state", "file", "sheet", "cell", "before_raw", "right", "reason", "author", "day")
HEADING_COLUMNS = ("file", "received_at", "sheet", "form", "heading", "numbers", "first_cell", "last_cell")

_REVISIONS = """
WITH place AS (SELECT sheet_id, file_name, sheet_name FROM sheet JOIN file USING (file_id))
SELECT f.received_at, f.file_name AS file, r.change, u.unit_id, u.unit_code, u.unit_name, r.level, r.measure, r.grade, r.age,
       r.grp AS group, r.category, r.school_year, r.period, r.kind, r.before_value, r.before_raw,
       b.file_name AS before_file, b.sheet_name AS before_sheet, r.before_cell, r.after_value, r.after_raw,
       a.file_name AS after_file, a.sheet_name AS after_sheet, r.after_cell
FROM revision r
JOIN file f ON f.file_id = r.file_id
JOIN unit u ON u.unit_id = r.unit_id
LEFT JOIN place b ON b.sheet_id = r.before_sheet_id
LEFT JOIN place a ON a.sheet_id = r.after_sheet_id
ORDER BY f.received_at DESC, f.file_name, u.official_order, r.measure, r.level, r.grade, r.period
"""

_CORRECTIONS = """
SELECT c.state, coalesce(f.file_name, c.told_file) AS file, coalesce(s.sheet_name, c.told_sheet) AS sheet,
       coalesce(nullif(c.target_cell, ''), c.told_cell) AS cell, c.before_raw, c.told_right AS right, c.reason, c.author, c.day
FROM correction c
LEFT JOIN sheet s ON s.sheet_id = c.target_sheet_id
LEFT JOIN file f ON f.file_id = s.file_id
ORDER BY list_position(['not_applied', 'applied', 'replaced', 'withdrawn'], c.state), file, sheet, cell
"""

_HEADINGS = """
SELECT f.file_name AS file, f.received_at, s.sheet_name AS sheet, s.form, h.heading, h.numbers, h.first_cell, h.last_cell
FROM unknown_heading h
JOIN sheet s ON s.sheet_id = h.sheet_id
JOIN file f ON f.file_id = s.file_id
ORDER BY h.numbers DESC, f.file_name, s.sheet_name, h.first_cell
"""


def revisions(warehouse: Warehouse) -> pd.DataFrame:
    """`REVISION_COLUMNS`: one row per receipt that changed a number, newest first; of numbers stated once, none."""
    return _frame(warehouse, "revision", _REVISIONS, REVISION_COLUMNS)


def corrections(warehouse: Warehouse) -> pd.DataFrame:
    """`CORRECTION_COLUMNS`: what the office corrected itself; state applied, replaced, withdrawn or not_applied."""
    return _frame(warehouse, "correction", _CORRECTIONS, CORRECTION_COLUMNS)


def unknown_headings(warehouse: Warehouse) -> pd.DataFrame:
    """`HEADING_COLUMNS`: headings over numbers that nobody has explained, most numbers first."""
    return _frame(warehouse, "unknown_heading", _HEADINGS, HEADING_COLUMNS)


def position(cell: str) -> tuple[int, int]:
    """`C12` → (12, 3); (0, 0) for what is no address."""
    match = re.fullmatch(r"([A-Z]{1,3})([0-9]+)", cell)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _frame(warehouse: Warehouse, table: str, query: str, columns: tuple[str, ...]) -> pd.DataFrame:
    if not has_table(warehouse, table):
        return pd.DataFrame(columns=list(columns))
    return warehouse.frame(query)[list(columns)]
