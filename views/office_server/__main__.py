"""`python -m views.office_server [--address A] [--port P] [--processes N] [--data DIR]`: one address for many viewers.

Listens on this machine alone unless it is told another address. Exit codes: 0 stopped, 2 the address cannot be had or a
server does not start.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from indicators.catalog.texts import text
from views import startup
from views.office_server import preparing
from views.office_server.relay import Visitor
from views.office_server.workers import NeverStarted, Worker

_MOST_BY_ITSELF = 4
"""Servers that are started where nobody says how many: each holds a province's answers in its own memory."""
_STOPPED, _FAILED = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until it is stopped; the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return asyncio.run(serve(asked.address, asked.port, asked.processes, asked.data))
    except KeyboardInterrupt:
        return _STOPPED


async def serve(address: str, port: int, processes: int, data: Path) -> int:
    """Opens the address, keeps the servers behind it running; returns where they cannot be."""
    cookie = f"dashboard-{port}"  # browsers share cookies between the ports of a machine
    workers = [Worker(number, cookie, data) for number in range(processes)]
    try:
        await asyncio.get_running_loop().create_server(lambda: Visitor(workers, cookie), address, port)
    except OSError as fault:
        return _fail("port_taken", address=address, port=port, problem=fault.strerror or fault)
    host = "localhost" if address in ("127.0.0.1", "0.0.0.0", "::", "") else address
    print(text("office_server", "ready", host=host, port=port, processes=processes), flush=True)
    try:
        await asyncio.gather(preparing.keep(workers, data), *(worker.keep() for worker in workers))
    except NeverStarted:
        return _fail("never_started")
    return _STOPPED


def _parser() -> argparse.ArgumentParser:
    said = {name: text("office_server", name) for name in ("address", "port", "processes", "data")}
    parser = argparse.ArgumentParser(
        prog="python -m views.office_server", description=text("office_server", "description")
    )
    parser.add_argument("--address", default="127.0.0.1", help=said["address"])
    parser.add_argument("--port", type=int, default=8501, help=said["port"])
    count = min(os.cpu_count() or 1, _MOST_BY_ITSELF)
    parser.add_argument("--processes", type=_count, default=count, help=said["processes"])
    parser.add_argument("--data", type=_folder, default=startup.data_dir(), help=said["data"])
    return parser


def _count(given: str) -> int:
    return max(1, int(given))


def _folder(given: str) -> Path:
    return Path(given).expanduser().resolve()


def _fail(key: str, **facts: object) -> int:
    print(text("office_server", key, **facts), file=sys.stderr)
    return _FAILED


if __name__ == "__main__":
    sys.exit(main())
