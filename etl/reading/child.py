"""The child process that reads files from outside: limits itself, then answers one path after the other.

Arguments: bytes of memory, seconds per file. Standard input brings pickled paths with their orders, standard output takes pickled pairs of
`Outcome` and what belongs to it. Imports stay light, for a replaced child pays them again.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from etl.orders import Orders
from etl.reading.outcome import Outcome
from indicators.catalog import CatalogueError

GC_THRESHOLDS = (50_000, 20, 50)
"""Reading makes many small values and hardly any circles: looking for circles often costs more than it frees."""


def main(memory_bytes: int, seconds: int) -> None:
    """Answer until standard input ends."""
    # An interrupt is the parent's to handle: it ends its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*GC_THRESHOLDS)
    gc.disable()  # until the modules and the catalogue are read, which stay
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        _limit_memory(memory_bytes)
        while True:
            try:
                path, orders = pickle.load(questions)
            except EOFError:
                return
            # Ends the process from a thread of its own, even if the reader hangs outside Python.
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            answer = pickle.dumps(_answer(Path(path), orders), protocol=pickle.HIGHEST_PROTOCOL)
            faulthandler.cancel_dump_traceback_later()
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
            answers.write(answer)
            answers.flush()


def _answer(path: Path, orders: Orders) -> tuple[Outcome, Any]:
    try:
        from etl.reading.worker import read_workbook

        return Outcome.READ, read_workbook(path, orders)
    except CatalogueError as error:
        return Outcome.CATALOGUE_FAULT, (error.file, error.key, error.problem)
    except MemoryError:
        return Outcome.OUT_OF_MEMORY, None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return Outcome.FAULT, f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"


def _limit_memory(memory_bytes: int) -> None:
    # There is no such limit on Windows, and a lower one may be set already.
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
