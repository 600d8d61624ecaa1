"""The browser of the browser tests, for the slideshow."""

from tests.browser.conftest import browser

__all__ = ["browser"]
