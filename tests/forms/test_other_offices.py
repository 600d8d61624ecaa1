"""Sheets as other offices write them: each file under `sheets/` holds a sheet, the facts it states and its issues.

The three parts of a file are parted by `=== facts` and `=== issues`; lines before the sheet that begin with `#` say
what it shows, `# sheet:` names the sheet. A fact stands as "cell unit: measure dimensions year period kind = value".
"""

from pathlib import Path

import pytest

from tests.forms.workbook import checks, facts, read

SHEETS = sorted((Path(__file__).parent / "sheets").glob("*.txt"))


def _parts(path: Path) -> tuple[str, str, list[str], list[str]]:
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("=== facts\n")
    expected, _, issues = rest.partition("=== issues\n")
    lines = head.split("\n")
    comments = [line for line in lines if line.startswith("#")]
    name = next(
        (line.partition(":")[2].strip() for line in comments if line.startswith("# sheet:")), "Biểu 1"
    )
    sheet = "\n".join(lines[len(comments) :])
    return sheet, name, expected.split("\n")[:-1], issues.split("\n")[:-1] if issues else []


@pytest.mark.parametrize("path", SHEETS, ids=[path.stem for path in SHEETS])
def test_sheet_of_another_office_is_read_without_a_wrong_fact(path: Path, tmp_path: Path) -> None:
    sheet, name, expected, issues = _parts(path)
    reading = read(tmp_path, sheet, name)
    assert facts(reading) == expected
    assert checks(reading) == issues
