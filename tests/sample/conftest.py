"""The generator of the sample, and the sample it makes."""

import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLE_FOLDER = Path(__file__).resolve().parents[2] / "data" / "sample"
sys.path.insert(0, str(SAMPLE_FOLDER))


@pytest.fixture(scope="session")
def made() -> Any:
    """The sample as the generator makes it now: bytes by path, and what the cells state."""
    from generator.build import sample

    return sample()


@pytest.fixture(scope="session")
def world() -> Any:
    """The simulated numbers by key."""
    from generator.world import world

    return world()


@pytest.fixture(scope="session")
def told() -> Any:
    """The story."""
    from generator.story import story

    return story()
