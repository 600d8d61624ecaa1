import dataclasses
from pathlib import Path

import openpyxl
import pytest

from etl.issues import Issue
from etl.reading import size_checks
from etl.reading.limits import limits, read_limits
from etl.reading.sniff import READABLE, FileKind
from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.files import read_toml
from tests.reading.workbooks import read, xlsx_bytes


def test_every_limit_is_declared() -> None:
    assert limits().child_memory_bytes == 1024**3


def test_a_missing_limit_names_its_file_and_key(tmp_path: Path) -> None:
    declared = (CATALOGUE_DIR / "limits.toml").read_text(encoding="utf-8").replace("\nrows =", "\nlines =")
    path = tmp_path / "limits.toml"
    path.write_text(declared, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"limits\.toml.*sheet\.rows"):
        read_limits(path)


def test_a_file_beyond_the_size_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(size_checks, "limits", lambda: dataclasses.replace(limits(), file_bytes=1024))
    grids, issues = read(tmp_path, xlsx_bytes(openpyxl.Workbook()))
    assert grids == []
    assert [issue.check for issue in issues] == ["file_too_large"]
    assert "MB" in issues[0].message


def test_every_check_of_reading_can_be_told_in_a_sentence() -> None:
    """Facts fill the sentences: a placeholder without a fact would break the report of a whole load."""
    declared = read_toml(CATALOGUE_DIR / "checks" / "reading.toml")
    facts = dict.fromkeys(
        (
            "megabytes",
            "limit_megabytes",
            "sheets",
            "parts",
            "limit",
            "seconds",
            "fault",
            "rows",
            "columns",
            "cells",
            "first",
            "encoding",
        ),
        1,
    )
    for check in declared:
        assert "{" not in Issue(check, facts=facts).message + Issue(check, facts=facts).advice
    assert {kind.value for kind in FileKind} - READABLE <= set(declared)
