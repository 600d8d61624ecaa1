"""The servers behind the address: each an ordinary Streamlit server on a port that only this machine reaches.

A server that ends is replaced; one that ends before it ever answered is a fault that a new start would repeat. Each hears
what was worked out ahead on its standard input, and stops when that closes: none outlives the parent.
"""

from __future__ import annotations

import asyncio
import http.client
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from indicators.catalog.texts import text
from views import ahead
from views.office_server import sticky
from views.startup import ROOT

HOST = "127.0.0.1"
_PATIENCE = 0.2
"""Seconds between two looks whether a server answers."""


class NeverStarted(Exception):  # noqa: N818 - the server has said in its own words why
    """A server ended before it answered for the first time."""


class Worker:
    """One server; `is_ready` while it answers, `prepared` names the snapshot whose first answers it was handed."""

    def __init__(self, number: int, cookie: str, data: Path) -> None:
        self.number, self.port = number, 0
        self.is_ready = False
        self.prepared = ""
        self.connections = 0
        self._process: Process | None = None
        self._environment = os.environ | {
            "DASHBOARD_DATA": str(data),
            ahead.AHEAD: ahead.GIVEN,
            sticky.COOKIE: f"{cookie}={number}",
        }

    @property
    def inlet(self) -> asyncio.StreamWriter:
        """Where the server that runs now hears what was worked out ahead."""
        assert self._process is not None
        assert self._process.stdin is not None
        return self._process.stdin

    async def keep(self) -> None:
        """Starts the server, and a new one whenever it ends; raises `NeverStarted`."""
        while True:
            self.port, self.prepared = _free_port(), ""
            self._process = await self._started()
            while not (self.is_ready or self._process.returncode is not None):
                await asyncio.sleep(_PATIENCE)
                self.is_ready = await asyncio.to_thread(_answers, self.port)
            if not self.is_ready:
                raise NeverStarted
            await self._process.wait()
            self.is_ready = False
            print(text("office_server", "replaced", number=self.number + 1), file=sys.stderr, flush=True)

    async def _started(self) -> Process:
        options = {
            "server.address": HOST,
            "server.port": self.port,
            "server.headless": "true",
            "logger.hideWelcomeMessage": "true",
        }
        flags = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "streamlit", "run", "dashboard.py", *flags,
            cwd=ROOT, env=self._environment, stdin=PIPE,
        )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
