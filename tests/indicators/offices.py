"""The tables that an office keeps, written into the data folder of a test."""

from pathlib import Path


def keep(folder: Path, table: str, *lines: str) -> Path:
    """Write one table of the office; the first line is the heading. Returns its file."""
    path = folder / "office" / f"{table}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path
