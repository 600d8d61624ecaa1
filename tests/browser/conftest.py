"""A served dashboard and a real browser that may talk to this machine only."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
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
def served(data: Path) -> Iterator[str]:
    """Address of a dashboard that serves one data folder, fresh: nobody has visited it."""
    port = free_port()
    options = ("--server.port", str(port), "--server.headless", "true")
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://localhost:{port}"
        wait_until_healthy(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def dashboard_url(sample_data: Path) -> Iterator[str]:
    """Address of a dashboard that serves the sample warehouse."""
    with served(sample_data) as url:
        yield url


@pytest.fixture
def visited() -> list[str]:
    """Every address the browser asked for."""
    return []


@pytest.fixture
def page(browser: Browser, visited: list[str]) -> Iterator[Page]:
    """A fresh visitor on an office laptop's screen."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, accept_downloads=True, locale="vi-VN"
    )
    context.on("request", lambda request: visited.append(request.url))
    yield context.new_page()
    context.close()
