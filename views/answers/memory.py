"""What was worked out once, kept for everybody: where it grows too large, the least recently asked for goes first.

Whoever asks for something that another visitor is waiting for waits with them, so that a hall of visitors works it out
once. Knows nothing of what it keeps. Streamlit's own cache would do the same for fifty times the price: it hashes every
argument anew at every question, and a page asks thirty; and it counts entries, where a table may be large or small.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from threading import Lock, RLock
from typing import Any


class _Kept:
    """One thing that is kept, or is being worked out by whoever holds its lock."""

    __slots__ = ("is_ready", "lock", "size", "value")

    def __init__(self) -> None:
        self.lock = RLock()
        self.is_ready = False
        self.size = 0
        self.value: Any = None


class Memory:
    """Things by key, up to `most` bytes altogether as `weigh` estimates them."""

    def __init__(self, most: int, weigh: Callable[[Any], int]) -> None:
        self._most, self._weigh = most, weigh
        self._size = 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gave when `key` was asked for first; a `make` that fails is tried again by the next who asks."""
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
        if not kept.is_ready:
            with kept.lock:
                if not kept.is_ready:
                    kept.value = make()
                    kept.is_ready = True
                    self._weighed(key, kept)
        return kept.value

    def ready(self) -> Iterator[tuple[Hashable, Any]]:
        """Everything that is kept now, the least recently asked for first."""
        with self._lock:
            kept = list(self._kept.items())
        return ((key, each.value) for key, each in kept if each.is_ready)

    def _weighed(self, key: Hashable, kept: _Kept) -> None:
        """Counts what was made, and lets go of others while all together are too large."""
        kept.size = self._weigh(kept.value)
        with self._lock:
            if self._kept.get(key) is kept:
                self._size += kept.size
            while self._size > self._most and (oldest := self._oldest_but(key)) is not None:
                self._size -= self._kept.pop(oldest).size

    def _oldest_but(self, key: Hashable) -> Hashable | None:
        return next((each for each, kept in self._kept.items() if kept.is_ready and each != key), None)
