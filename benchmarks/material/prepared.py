"""Waits until a server, of one process or several, has worked out ahead what it works out ahead: an office's server has run since morning (Linux)."""

import time
from pathlib import Path

_STARTING = 20.0
"""Seconds in which the server begins to prepare the first answers."""


_PREPARING = b"views.first_answers"


def wait(process: int) -> float:
    """Returns when no process of the server prepares answers any more; seconds that this took."""
    started = time.perf_counter()
    time.sleep(_STARTING)
    while any(_PREPARING in Path(f"/proc/{each}/cmdline").read_bytes() for each in family(process)):
        time.sleep(1)
    return time.perf_counter() - started


def family(process: int) -> list[int]:
    """A process and all that it has started."""
    children = (each.read_text() for each in Path(f"/proc/{process}/task").glob("*/children"))
    return [process, *(below for each in " ".join(children).split() for below in family(int(each)))]
