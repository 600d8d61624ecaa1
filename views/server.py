"""What the server does once, before the first visitor, and what a visitor reads when a page fails by our fault.

Knows nothing of pages and figures. Streamlit offers the files of `pages/` as pages of its own until `st.navigation` has
run once: a visitor whose first link leads to a page would meet an English "Page not found" over it. And the first
answers of a snapshot cost seconds that nobody should wait for.
"""

import gc
import logging
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Thread

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from indicators.catalog.texts import text
from views import screen, startup, theme_switch
from views.ahead import AHEAD, GIVEN

_log = logging.getLogger(__name__)
_PIECE = 2**16
_LOOK_AGAIN = 10
"""Seconds until the server looks whether another snapshot has become live."""


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Declares that `st.navigation` alone makes pages, in each visitor's palette, and asks the first questions while the browser still opens."""
    PagesManager.uses_pages_directory = False
    theme_switch.paint_pages()
    _send_at_once()
    Thread(target=_keep_ready, name="first-answers", daemon=True).start()
    if os.environ.get(AHEAD) == GIVEN:
        Thread(target=_hear, name="given-answers", daemon=True).start()
    yield


def _send_at_once() -> None:
    """Lets small messages leave without waiting for the receipt of those before: 40 ms less at every filter change.

    Streamlit binds its socket without naming the protocol, so that asyncio leaves the waiting (Nagle's algorithm) on;
    connections take the setting of the socket that listens.
    """
    for found in gc.get_objects():
        if (
            issubclass(type(found), socket.socket)
            and found.fileno() >= 0
            and found.type == socket.SOCK_STREAM
        ):
            with suppress(OSError):  # a socket of another kind than TCP
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def say_that_we_failed(fault: Exception) -> bool:
    """A Vietnamese sentence in place of Streamlit's own box; the fault stands in the window of the command."""
    _log.error("a page failed", exc_info=fault)
    screen.notice(text("pages", "frame.page_failed"))
    return True


def _hear() -> None:
    """Remembers what the server of many viewers hands over, and ends with it: nobody could reach this process any more."""
    from views import first_answers

    try:
        first_answers.receive(sys.stdin.buffer)
    except Exception:
        _log.exception("the first answers cannot be understood any more; pages will ask")
        while sys.stdin.buffer.read(_PIECE):
            pass
    os._exit(0)


def _keep_ready() -> None:
    """Asks the first questions of every snapshot that becomes live while the server runs."""
    from views import first_answers  # what it imports takes longer than starting the server

    prepared = ""
    while True:
        if (live := startup.live_snapshot(startup.data_dir())) != prepared:
            prepared = live
            works_ahead = os.environ.get(AHEAD) not in ("no", GIVEN)
            for prepare in (first_answers.ask, first_answers.fetch) if works_ahead else (first_answers.ask,):
                try:
                    prepare(startup.data_dir())
                except Exception:
                    _log.exception("the first answers could not be prepared; the page will ask again")
                startup.freeze_heap()
        time.sleep(_LOOK_AGAIN)
