"""Passes each connection of a browser to the server that holds its session, and every byte between them unread.

Only the head of a connection's first request is looked at, for the cookie that names the server. Who has none, or one of a
server that has ended, goes to the server with the fewest connections.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from html import escape

from indicators.catalog.texts import text
from views.office_server.workers import HOST, Worker

_MOST = 64 * 1024
"""Bytes of a head; Streamlit's servers refuse longer ones too."""


class _Side(asyncio.Protocol):
    """One end of a relayed connection: what arrives here leaves at the other end, no faster than that end takes it."""

    transport: asyncio.Transport

    def __init__(self, other: _Side | None = None) -> None:
        self.other = other

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if self.other is not None:
            self.other.transport.write(data)

    def pause_writing(self) -> None:
        if self.other is not None:
            self.other.transport.pause_reading()

    def resume_writing(self) -> None:
        if self.other is not None and not self.other.transport.is_closing():
            self.other.transport.resume_reading()

    def connection_lost(self, _: Exception | None) -> None:
        if self.other is not None:
            self.other.transport.close()


class Visitor(_Side):
    """The browser's end: finds its server by the first request, then relays."""

    def __init__(self, workers: Sequence[Worker], cookie: str) -> None:
        super().__init__()
        self._workers, self._cookie = workers, cookie
        self._head = b""
        self._worker: Worker | None = None
        self._task: asyncio.Task[None] | None = None

    def data_received(self, data: bytes) -> None:
        if self.other is not None:
            self.other.transport.write(data)
            return
        self._head += data
        if self._task is None and b"\r\n\r\n" in self._head:
            self._task = asyncio.get_running_loop().create_task(self._connect())
        elif len(self._head) > _MOST:
            self.transport.abort()

    def connection_lost(self, fault: Exception | None) -> None:
        super().connection_lost(fault)
        if self._worker is not None:
            self._worker.connections -= 1
            self._worker = None

    async def _connect(self) -> None:
        worker = chosen(self._workers, self._cookie, self._head)
        if worker is None:
            self._ask_to_wait()
            return
        worker.connections += 1
        self._worker = worker
        try:
            _, server = await asyncio.get_running_loop().create_connection(
                lambda: _Side(self), HOST, worker.port
            )
        except OSError:  # it has ended a moment ago
            self._ask_to_wait()
            return
        if self.transport.is_closing():
            server.transport.close()
            return
        server.transport.write(self._head)
        self.other, self._head = server, b""

    def _ask_to_wait(self) -> None:
        body = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="3"><p>{escape(text("office_server", "starting"))}'
        content = body.encode("utf-8")
        head = (
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\nRetry-After: 3\r\n"
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + content)
        self.transport.close()


def chosen(workers: Sequence[Worker], cookie: str, head: bytes) -> Worker | None:
    """The server named by the cookie of a request, else the one with the fewest connections; None where none answers."""
    named = re.search(rb"^cookie:(?:.*[ ;])?" + re.escape(cookie.encode()) + rb"=(\d+)", head, re.I | re.M)
    ready = [worker for worker in workers if worker.is_ready]
    own = [worker for worker in ready if named and worker.number == int(named[1])]
    return next(iter(own), None) or min(ready, key=lambda worker: worker.connections, default=None)
