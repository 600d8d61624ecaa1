"""The SQL steps of `etl/store/sql/`, by name."""

from functools import cache
from pathlib import Path

SHEETS_PER_FILE = 10_000
"""`sheet_id` = number of the receipt × this + position of the sheet."""

_FOLDER = Path(__file__).parent / "sql"
SCHEMA_FILE = Path(__file__).resolve().parents[1] / "schema.sql"


@cache
def statement(name: str) -> str:
    """Text of one step."""
    text = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return text.replace("{sheets_per_file}", str(SHEETS_PER_FILE))


@cache
def schema() -> str:
    """The tables of a snapshot."""
    return SCHEMA_FILE.read_text(encoding="utf-8")
