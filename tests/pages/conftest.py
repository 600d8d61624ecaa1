"""Warehouses that many pages are opened on and none writes into."""

from pathlib import Path

import pytest

from tests.pages import warehouse


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which no register was loaded. Read only."""
    return warehouse.build(tmp_path_factory.mktemp("empty"), with_units=False)


@pytest.fixture(scope="session")
def partial_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a few figures of one year. Read only."""
    return warehouse.build(tmp_path_factory.mktemp("partial"), warehouse.FACTS)
