"""One child process that reads files, seen from the parent: started when needed, replaced when a file has killed it.

The child is a plain `python -m etl.reading.child`, which works alike on Linux, macOS and Windows and never imports the
caller's main module: Streamlit, pandas and DuckDB stay out of it. Memory is limited through the module `resource` (Linux,
macOS); on Windows only the time limit and the sizes of `data/catalog/limits.toml` hold. A child ends when its parent does.
"""

import os
import pickle
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from etl.issues import Issue
from etl.orders import NO_ORDERS, Orders
from etl.reading.answers import read_answer
from etl.reading.limits import limits
from etl.reading.outcome import Outcome
from etl.readings import WorkbookReading
from indicators.catalog import CatalogueError

_ROOT = Path(__file__).resolve().parents[2]


class ReaderProcess:
    """A child that one thread asks; another thread may stop it at any time, for good."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def read(self, path: Path, orders: Orders = NO_ORDERS) -> WorkbookReading:
        """What the child reads from one file, or the refusal of a file that it did not survive."""
        start = time.monotonic()
        try:
            outcome, facts = self._ask(path, orders)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self._end_process()
            if time.monotonic() - start >= limits().child_seconds:
                return _refused("file_takes_too_long", seconds=limits().child_seconds)
            return _refused("file_stops_the_reader")
        if outcome == Outcome.CATALOGUE_FAULT:
            raise CatalogueError(*facts)
        if outcome == Outcome.OUT_OF_MEMORY:
            self._end_process()
            return _refused("file_needs_too_much_memory")
        if outcome == Outcome.FAULT:
            return _refused("file_reading_fault", fault=facts)
        reading: WorkbookReading = facts
        return reading

    def stop(self) -> None:
        """End the child, also in the middle of a file; `read` then answers with a refusal."""
        with self._lock:
            self._stopped = True
        self._end_process()

    def _ask(self, path: Path, orders: Orders) -> tuple[Outcome, Any]:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump((str(path), orders), process.stdin)
        process.stdin.flush()
        answer: tuple[Outcome, Any] = read_answer(process.stdout)
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise EOFError("stopped")
            if self._process is None:
                environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), *sys.path])}
                arguments = [str(limits().child_memory_bytes), str(limits().child_seconds)]
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "etl.reading.child", *arguments],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            return self._process

    def _end_process(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()


def _refused(check: str, **facts: object) -> WorkbookReading:
    return WorkbookReading(issues=[Issue(check, facts=facts)])
