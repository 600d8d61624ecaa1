"""Files from outside are read in child processes with limited memory and time: what breaks a reader breaks one file.

A hostile .xls can abort the process, a Rust panic is no `Exception`, a zip bomb eats all memory. Each child reads many files,
so the cost of starting a process is paid once, and the answers come in the order of the questions.
"""

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from etl.orders import NO_ORDERS, Orders
from etl.reading.reader_process import ReaderProcess
from etl.readings import WorkbookReading

_FILES_AHEAD = 16
"""Per child: how many files may be read ahead of the one the caller waits for."""

_INTERRUPTIBLE_SECONDS = 0.5
"""On Windows an interrupt arrives only between two waits."""

Answer = WorkbookReading | BaseException


def read_isolated(
    paths: Sequence[Path], workers: int | None = None, orders: Mapping[Path, Orders] | None = None
) -> Iterator[tuple[Path, WorkbookReading]]:
    """Each path with what was read from it, in the order given.

    A file that kills its reader, exceeds its time or needs too much memory yields a reading with one issue of severity
    `refuse`; the others are not affected. Raises `CatalogueError` where the child found the catalogue faulty.
    `orders`: what the office has decided about the reading of some of the files. `workers` is the number of child processes (default: one per processor). Closing the iterator, or an interrupt, ends
    the children. The limits are those of `etl.reading.reader_process`.
    """
    wanted = min(len(paths), workers or os.cpu_count() or 1)
    if wanted <= 0:
        return
    crew = _Crew(paths, wanted, orders or {})
    try:
        yield from crew.readings()
    finally:
        crew.close()


class _Crew:
    """The children, a thread for each that hands it files, and the answers until their turn comes."""

    def __init__(self, paths: Sequence[Path], workers: int, orders: Mapping[Path, Orders]) -> None:
        self._paths = paths
        self._orders = orders
        self._numbers = iter(range(len(paths)))
        self._lock = threading.Lock()
        self._closing = False
        self._ahead = threading.Semaphore(workers * _FILES_AHEAD)
        self._answers: SimpleQueue[tuple[int, Answer]] = SimpleQueue()
        self._children = [ReaderProcess() for _ in range(workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(child,), daemon=True) for child in self._children
        ]

    def readings(self) -> Iterator[tuple[Path, WorkbookReading]]:
        for thread in self._threads:
            thread.start()
        waiting: dict[int, Answer] = {}
        for number, path in enumerate(self._paths):
            while number not in waiting:
                with suppress(Empty):
                    answered, answer = self._answers.get(timeout=_INTERRUPTIBLE_SECONDS)
                    waiting[answered] = answer
            self._ahead.release()
            answer = waiting.pop(number)
            if isinstance(answer, BaseException):
                raise answer
            yield path, answer

    def _serve(self, child: ReaderProcess) -> None:
        """Hand files to one child until there are no more."""
        while (number := self._next_number()) is not None:
            try:
                answer: Answer = child.read(
                    self._paths[number], self._orders.get(self._paths[number], NO_ORDERS)
                )
            except Exception as error:  # raised again where the caller can see it
                answer = error
            self._answers.put((number, answer))
        child.stop()

    def _next_number(self) -> int | None:
        self._ahead.acquire()
        with self._lock:
            return None if self._closing else next(self._numbers, None)

    def close(self) -> None:
        """End all children and threads, whatever they are doing."""
        with self._lock:
            self._closing = True
        for child in self._children:
            child.stop()
        self._ahead.release(len(self._threads))
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()
