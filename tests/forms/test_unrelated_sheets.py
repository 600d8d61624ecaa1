"""Sheets of school offices that are none of the twelve kinds: nothing of them may become a fact, whatever words they share.

Each file under `unrelated/` holds one sheet. Words like "lớp", "học sinh", "phòng" stand in many of them.
"""

from pathlib import Path

import pytest

from tests.forms.workbook import facts, read

SHEETS = sorted((Path(__file__).parent / "unrelated").glob("*.txt"))


@pytest.mark.parametrize("path", SHEETS, ids=[path.stem for path in SHEETS])
def test_unrelated_sheet_gives_no_fact(path: Path, tmp_path: Path) -> None:
    reading = read(tmp_path, path.read_text(encoding="utf-8"))
    assert facts(reading) == []
    assert reading.issues
