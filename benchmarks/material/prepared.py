"""Waits until a server has worked out ahead what it works out ahead: an office's server has run since morning (Linux)."""

import time
from pathlib import Path

_STARTING = 20.0
"""Seconds in which the server begins to prepare the first answers."""


def wait(process: int) -> float:
    """Returns when the server has no child process left; seconds that this took."""
    started = time.perf_counter()
    time.sleep(_STARTING)
    while any(each.read_text() for each in Path(f"/proc/{process}/task").glob("*/children")):
        time.sleep(1)
    return time.perf_counter() - started
