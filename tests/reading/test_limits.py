from pathlib import Path

import pytest

from etl.reading.limits import limits, read_limits
from indicators.catalog import CATALOGUE_DIR, CatalogueError


def test_every_limit_is_declared() -> None:
    assert limits().child_memory_bytes == 1024**3


def test_a_missing_limit_names_its_file_and_key(tmp_path: Path) -> None:
    declared = (CATALOGUE_DIR / "limits.toml").read_text(encoding="utf-8").replace("\nrows =", "\nlines =")
    path = tmp_path / "limits.toml"
    path.write_text(declared, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"limits\.toml.*sheet\.rows"):
        read_limits(path)
