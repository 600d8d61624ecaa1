"""A served dashboard and a real browser that may talk to this machine only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serving import served


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
