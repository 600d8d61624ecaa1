"""One child process works out what pages open with, and every server is handed it: for each snapshot that becomes live.

What is handed over is the child's own output, byte by byte (`views.first_answers`).
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from views.ahead import AHEAD
from views.office_server.workers import Worker
from views.startup import ROOT, live_snapshot

_LOOK_AGAIN = 2.0
"""Seconds until the next look whether a server waits for a snapshot's answers."""
_PIECE = 2**20


async def keep(workers: Sequence[Worker], data: Path) -> None:
    """Prepares whoever has not been, once all servers answer: those of one start are prepared together."""
    while os.environ.get(AHEAD) != "no":
        live = live_snapshot(data)
        waiting = [worker for worker in workers if worker.prepared != live]
        if live and waiting and all(worker.is_ready for worker in workers):
            await _hand_over(waiting, live, data)
        await asyncio.sleep(_LOOK_AGAIN)


async def _hand_over(workers: Sequence[Worker], live: str, data: Path) -> None:
    inlets = [worker.inlet for worker in workers]
    for worker in workers:
        worker.prepared = live
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "views.first_answers", str(data),
        cwd=ROOT, stdin=DEVNULL, stdout=PIPE, creationflags=getattr(subprocess, "IDLE_PRIORITY_CLASS", 0),
    )  # fmt: skip
    assert child.stdout is not None
    while piece := await child.stdout.read(_PIECE):
        for inlet in inlets:
            with suppress(ConnectionError):  # that server has ended; the one in its place is prepared anew
                inlet.write(piece)
                await inlet.drain()
    await child.wait()
