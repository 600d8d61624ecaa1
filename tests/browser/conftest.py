"""A served dashboard and a real browser that may talk to this machine only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.serving import served


@pytest.fixture(scope="session")
def dashboard_url(sample_data: Path) -> Iterator[str]:
    """Address of a dashboard that serves the sample warehouse."""
    with served(sample_data) as url:
        yield url


@pytest.fixture(scope="session")
def laptop(browser: Browser) -> Iterator[BrowserContext]:
    """The screen of an office laptop. Its browser keeps the scripts of the program from one visit to the next."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, accept_downloads=True, locale="vi-VN"
    )
    yield context
    context.close()


@pytest.fixture
def page(laptop: BrowserContext) -> Iterator[Page]:
    """A visit of its own on the laptop."""
    opened = laptop.new_page()
    yield opened
    opened.close()
