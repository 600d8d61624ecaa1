"""The dashboard as an officer meets it: a filter, a workbook, links of all kinds, and a fault of ours."""

import re
import shutil
import unicodedata
from pathlib import Path

import duckdb
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.texts import text, words
from tests.serving import served
from views.navigation import PAGES

TITLES = words("pages", "title")
SECONDS = 30_000


def open_page(page: Page, url: str, stem: str, query: str = "") -> None:
    """Open a page by its address, as a link in a message would, and wait until it is drawn."""
    page.goto(f"{url}/{PAGES[stem]}{query}")
    expect(page.get_by_role("heading", name=TITLES[stem]).first).to_be_visible(timeout=SECONDS)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SECONDS)


@pytest.mark.browser
def test_a_filter_changes_the_numbers_stays_in_the_link_and_survives_a_page_change(
    page: Page, dashboard_url: str
) -> None:
    open_page(page, dashboard_url, "universal_education")
    newest = page.get_by_test_id("stMain").inner_text()
    page.get_by_role("combobox", name="Năm học").click()
    page.get_by_role("option", name="2023-2024").click()
    expect(page).to_have_url(re.compile("2023-2024"), timeout=SECONDS)
    expect(page.get_by_test_id("stMain")).not_to_have_text(newest, timeout=SECONDS)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Cơ sở vật chất").click()
    expect(page.get_by_role("heading", name=TITLES["facilities"])).to_be_visible(timeout=SECONDS)
    expect(page).to_have_url(re.compile("2023-2024"), timeout=SECONDS)


@pytest.mark.browser
def test_the_filtered_table_is_handed_over_as_a_workbook(
    page: Page, dashboard_url: str, tmp_path: Path
) -> None:
    open_page(page, dashboard_url, "facilities", "?nam-hoc=2023-2024")
    with page.expect_download(timeout=SECONDS) as waiting:
        page.get_by_role("button", name="Tải bảng Excel").first.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    book = openpyxl.load_workbook(path)
    values = [
        value for row in book.worksheets[0].iter_rows(values_only=True) for value in row if value is not None
    ]
    texts = [unicodedata.normalize("NFC", value) for value in values if isinstance(value, str)]
    assert any("2023-2024" in text for text in texts), "the workbook does not name the school year asked for"
    assert any("SỐ LIỆU MÔ PHỎNG" in text for text in texts)
    assert any(isinstance(value, int | float) for value in values), "numbers arrive as text"
    assert "Nguồn" in book.sheetnames


@pytest.mark.browser
def test_a_link_with_an_unknown_unit_and_year_falls_back_and_says_so(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "overview", "?nam-hoc=1899-1900&don-vi=Hogwarts")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text(re.compile("1899-1900|Hogwarts")).first).to_be_visible(timeout=SECONDS)


@pytest.mark.browser
def test_the_first_visitor_of_a_fresh_server_may_come_by_a_deep_link(page: Page, sample_data: Path) -> None:
    with served(sample_data) as url:
        open_page(page, url, "facilities")
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.browser
def test_a_page_that_fails_by_our_fault_says_so_in_vietnamese_without_a_traceback(
    page: Page, sample_data: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample_data / "warehouse", tmp_path / "warehouse")
    snapshot = (
        tmp_path / "warehouse" / (tmp_path / "warehouse" / "CURRENT").read_text(encoding="utf-8").strip()
    )
    with duckdb.connect(str(snapshot)) as broken:
        broken.execute("DROP TABLE fact")
    with served(tmp_path) as url:
        page.goto(f"{url}/{PAGES['facilities']}")
        expect(page.get_by_text(text("pages", "frame.page_failed"))).to_be_visible(timeout=SECONDS)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_text("Traceback")).to_have_count(0)
