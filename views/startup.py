"""What happens once per process or before the first snapshot: freezing the heap, loading the sample workbooks.

The loader runs as a separate process (`python -m etl load`); this module knows its command line and nothing else of it.
"""

import atexit
import gc
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample" / "workbooks"
_KEPT_LINES = 12
_loading = Lock()


def data_dir() -> Path:
    """The folder of received files and snapshots: `DASHBOARD_DATA`, or `data/` beside the program."""
    chosen = os.environ.get("DASHBOARD_DATA", "").strip()
    return Path(chosen).expanduser().resolve() if chosen else ROOT / "data"


def live_snapshot(folder: Path) -> str:
    """Name of the snapshot that is live; '' where there is none."""
    pointer = folder / "warehouse" / "CURRENT"
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""


@cache
def freeze_heap() -> int:
    """Takes everything imported so far out of garbage collection, once per process; returns how many objects that were."""
    gc.collect()
    gc.freeze()
    # At the end the interpreter must see everything again, or native libraries report leaks on the office's screen.
    atexit.register(gc.unfreeze)
    return gc.get_freeze_count()


def holds_received_files(folder: Path) -> bool:
    """Whether an office has already loaded files there: then samples must not be mixed in."""
    received = folder / "received"
    return received.is_dir() and any(received.iterdir())


def load_sample(folder: Path, report: Callable[[str], None]) -> tuple[bool, list[str]]:
    """Loads the synthetic workbooks into `folder`; every progress line goes to `report`.

    Returns whether the loader could publish, and its last lines. One load at a time: a second visitor waits.
    """
    with _loading:
        if live_snapshot(folder):
            return True, []
        return _run([sys.executable, "-m", "etl", "load", str(SAMPLE), "--data", str(folder)], report)


def _run(command: list[str], report: Callable[[str], None]) -> tuple[bool, list[str]]:
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    last: deque[str] = deque(maxlen=_KEPT_LINES)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            if line.strip():
                last.append(line.strip())
                report(line.strip())
    # 1 = loaded, but some workbook was refused or has errors: expected of samples that show dirt.
    return process.returncode in (0, 1), list(last)
