"""Pages of one process are worked out one after the other, in the order in which visitors asked.

All pages of a process share one interpreter: worked on at the same time, each takes as long as all of them together, and
they lose time to each other at every switch. One after the other, the first is ready as early as if it were alone and the
last no later than before. Knows nothing of pages.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_turn = Lock()
_PATIENCE = 0.5
"""Seconds that a page waits for its turn: behind long work, as a first loading, it goes on at the same time."""


@contextmanager
def own_turn() -> Iterator[None]:
    """Waits until the pages asked for earlier are done, or patience ends."""
    has_turn = _turn.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _turn.release()
