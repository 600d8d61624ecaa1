"""The sheets as they stand, read once."""

import pytest

from tests.properties.sheets import SHEETS
from tests.properties.tables import from_text, stated
from tests.properties.world import World


@pytest.fixture(scope="package")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("bieu")
    tables = {name: from_text(folder, *sheet) for name, sheet in SHEETS.items()}
    found = {name: stated(folder, table) for name, table in tables.items()}
    assert all(facts and not issues for facts, issues in found.values()), found
    return World(folder, tables, {name: facts for name, (facts, _) in found.items()})
