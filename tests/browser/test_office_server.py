"""Two people at a server of two processes, each in a browser of their own: own figures, own files."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from tests.serving import running_for_many

YEARS = ("2023-2024", "2024-2025", "2023-2024", "2024-2025")


@pytest.fixture(scope="module")
def office_url(sample_data: Path) -> Iterator[str]:
    with running_for_many(sample_data, 2, ahead=False) as (url, _):
        yield url


def words_of(workbook: Path) -> str:
    book = openpyxl.load_workbook(workbook)
    cells = (value for row in book.worksheets[0].iter_rows(values_only=True) for value in row)
    return unicodedata.normalize("NFC", " ".join(value for value in cells if isinstance(value, str)))


@pytest.mark.browser
def test_everybody_downloads_their_own_workbook_whichever_process_serves_them(
    browser: Browser, office_url: str, tmp_path: Path
) -> None:
    contexts = [browser.new_context(accept_downloads=True, locale="vi-VN") for _ in YEARS]
    pages: list[Page] = [context.new_page() for context in contexts]
    for page, year in zip(pages, YEARS, strict=True):
        open_page(page, office_url, "facilities", f"?nam-hoc={year}")
    named = {
        cookie["value"]
        for context in contexts
        for cookie in context.cookies()
        if "dashboard" in cookie["name"]
    }
    assert named == {"0", "1"}, "all visitors are served by one process"
    for page, year in zip(pages, YEARS, strict=True):
        with page.expect_download(timeout=SECONDS) as waiting:
            page.get_by_role("button", name="Tải bảng Excel").first.click()
        path = tmp_path / f"{pages.index(page)}.xlsx"
        waiting.value.save_as(path)
        assert year in words_of(path)
        expect(page.get_by_test_id("stException")).to_have_count(0)
    for context in contexts:
        context.close()
