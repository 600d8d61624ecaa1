"""The SQL steps of `etl/store/sql/`, by name."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql"
SCHEMA_FILE = Path(__file__).resolve().parents[1] / "schema.sql"


@cache
def statement(name: str) -> str:
    """Text of one step."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def schema() -> str:
    """The tables of a snapshot."""
    return SCHEMA_FILE.read_text(encoding="utf-8")
