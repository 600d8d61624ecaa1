"""Heavy files are made by a process of their own, so that the pages of other visitors go on.

What draws images and writes long workbooks holds the interpreter for as long as it works; a second process does not. It
is a plain `python -m <module>` that reads a request from its input and writes a file to its output, alike on every
system, and never imports the server. Knows nothing of what is made.
"""

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

_ROOT = Path(__file__).resolve().parents[2]
_AT_ONCE = BoundedSemaphore(2)
"""So many at a time: a hall of visitors who all press a button must not exhaust an office computer."""
_SECONDS = 180


def made(module: str, request: bytes) -> bytes:
    """What `python -m module` makes of a request; raises `subprocess.SubprocessError` where it fails."""
    command = [sys.executable, "-m", module]
    with _AT_ONCE:
        done = subprocess.run(
            command, input=request, stdout=subprocess.PIPE, cwd=_ROOT, timeout=_SECONDS, check=True
        )
    return done.stdout
