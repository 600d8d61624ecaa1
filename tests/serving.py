"""A real server of the dashboard on a free port of this machine, for browsers and measured viewers."""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from views.ahead import AHEAD

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
Found = TypeVar("Found")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers; an AssertionError where it stops or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped by itself"
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@contextmanager
def running(data: Path, ahead: bool = True) -> Iterator[tuple[str, int]]:
    """Address and process number of a dashboard that serves one data folder, fresh: nobody has visited it.

    `ahead`: a child process works out what pages open with, as it does in an office.
    """
    port = free_port()
    options = ("--server.port", str(port), "--server.headless", "true")
    with _answering(port, ("streamlit", "run", "dashboard.py", *options), data, ahead) as found:
        yield found


@contextmanager
def running_for_many(data: Path, processes: int, ahead: bool = True) -> Iterator[tuple[str, int]]:
    """The same of the server that an office starts for many viewers."""
    port = free_port()
    options = ("--port", str(port), "--processes", str(processes), "--data", str(data))
    with _answering(port, ("views.office_server", *options), data, ahead) as found:
        yield found


@contextmanager
def _answering(port: int, command: tuple[str, ...], data: Path, ahead: bool) -> Iterator[tuple[str, int]]:
    server = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_DATA": str(data), AHEAD: "yes" if ahead else "no"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://localhost:{port}"
        wait_until_healthy(url, server)
        yield url, server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address alone, of a server that leaves the machine to the browser."""
    with running(data, ahead=False) as (url, _):
        yield url


def in_own_loop(look: Coroutine[Any, Any, Found]) -> Found:
    """What visitors without a browser found, in a thread of its own: the driver of the browser keeps a loop in the main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, look).result()
