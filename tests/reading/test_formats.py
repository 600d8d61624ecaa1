"""One sheet, one set of facts, whatever the format and whatever the name of the file."""

from pathlib import Path

import pytest

from etl.forms import read_sheet
from etl.reading.sniff import sniff
from tests.forms.workbook import checks, facts
from tests.reading.one_table import WRITERS, as_xlsx, target_sheet
from tests.reading.workbooks import read


@pytest.mark.parametrize("name", ["chi-tieu.xls", "chi-tieu.xlsx", "chi-tieu.csv"])
@pytest.mark.parametrize("format_name", WRITERS)
def test_the_same_sheet_gives_the_same_facts_in_every_format(
    tmp_path: Path, format_name: str, name: str
) -> None:
    expected = facts(read_sheet(read(tmp_path, as_xlsx(target_sheet()))[0][0]))
    assert len(expected) == 15
    grids, issues = read(tmp_path, WRITERS[format_name](target_sheet()), name)
    assert [issue.severity for issue in issues if issue.severity != "note"] == []
    assert len(grids) == 1
    reading = read_sheet(grids[0])
    assert facts(reading) == expected
    assert checks(reading) == []


@pytest.mark.parametrize("format_name", [name for name in WRITERS if not name.startswith("csv")])
def test_merged_cells_are_the_same_in_every_format_that_has_them(tmp_path: Path, format_name: str) -> None:
    grid = read(tmp_path, WRITERS[format_name](target_sheet()))[0][0]
    # A letterhead that stands in lines above an HTML table is not merged over it.
    letterhead = 2 if format_name == "html of a program" else 0
    expected = [merge for merge in target_sheet().merges if merge[0] >= letterhead]
    assert grid.merges == sorted(expected)


def test_the_formats_are_really_different() -> None:
    kinds = {sniff(write(target_sheet())) for write in WRITERS.values()}
    assert len(kinds) == 7
