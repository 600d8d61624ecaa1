"""An office with an empty data folder, and one whose register is loaded."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.store.folder import DataFolder
from tests.store.equality import content
from tests.store.office import SCHOOLS, Office, register


@pytest.fixture
def empty_office(tmp_path: Path) -> Office:
    return Office(DataFolder(tmp_path / "data"), tmp_path / "desk")


@pytest.fixture
def same_when_built_anew(empty_office: Office) -> Iterator[None]:
    """Whatever a test does with the office, its snapshot must in the end hold what building it from all receipts gives."""
    yield
    before = content(empty_office.folder)
    shutil.rmtree(empty_office.folder.warehouse)
    empty_office.load()
    assert content(empty_office.folder) == before


@pytest.fixture
def office(empty_office: Office) -> Office:
    """An office whose register holds `SCHOOLS`."""
    empty_office.send("danh-muc.xlsx", register(*SCHOOLS))
    return empty_office


@pytest.fixture
def digest() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a folder with its bytes."""
    return lambda top: {
        str(path.relative_to(top)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()
    }
