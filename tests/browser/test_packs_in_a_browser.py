"""The page of packs in a real browser: pins in another order, with titles, notes and sections of the officer, after a reload."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from tests.serving import served
from views.packs import shelf

pytestmark = pytest.mark.browser
PUT_AWAY = "?huong-dan=an"
KEEP, ORDER, CONTENT, SECTION, TITLE, NOTE = range(6)
"""Columns of the table in which a pack is arranged."""
HEAD = 35
"""Height of its head and of a row, in pixels."""


@pytest.fixture
def office(sample_data: Path, tmp_path: Path) -> Path:
    """The sample's figures in a folder that may be written."""
    for part in ("warehouse", "office"):
        shutil.copytree(sample_data / part, tmp_path / part)
    return tmp_path


@pytest.fixture
def url(office: Path) -> Iterator[str]:
    with served(office) as address:
        yield address


def pin(page: Page, stem: str, count: int) -> None:
    """Goes on to a page through the menu, as one visit, and pins its first exhibit: the pack then holds `count`."""
    page.get_by_test_id("stSidebar").locator(f"a[href*='{stem}']").click()
    expect(page).to_have_url(re.compile(stem), timeout=SECONDS)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SECONDS)
    page.get_by_role("button", name="Ghim vào bộ trình bày").first.click(timeout=SECONDS)
    expect(page.get_by_text(f"Đã ghim; bộ trình bày có {count}").last).to_be_visible(timeout=SECONDS)


def selected(grid: Locator) -> tuple[int, int] | None:
    """Row and column of the selected cell, as a screen reader hears it: the drawn table says nothing by itself."""
    cells = grid.locator("td[aria-selected=true]")
    found = re.fullmatch(
        r"glide-cell-(\d+)-(\d+)", (cells.first.get_attribute("id") or "") if cells.count() else ""
    )
    return (int(found[2]), int(found[1])) if found else None


def reach(page: Page, grid: Locator, row: int, column: int) -> None:
    """Goes to a cell by keys, from a cell that a click does not change; a key that a busy page did not hear is repeated."""
    deadline = time.monotonic() + SECONDS / 1000
    while (at := selected(grid)) != (row, column):
        assert time.monotonic() < deadline, f"the cell {row}, {column} was not reached: {at}"
        if at is None:
            grid.click(position={"x": 200, "y": HEAD + HEAD / 2})
        elif at[0] != row:
            page.keyboard.press("ArrowDown" if at[0] < row else "ArrowUp")
        else:
            page.keyboard.press("ArrowRight" if at[1] < column else "ArrowLeft")
        page.wait_for_timeout(300)  # the spoken table follows the drawn one after a fifth of a second


def write(page: Page, row: int, column: int, words: str) -> None:
    """Types into one cell of the table and waits until the page has taken it."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    reach(page, grid, row, column)
    page.keyboard.press("Enter")
    editor = page.locator(".gdg-input").first
    expect(editor).to_be_editable(timeout=SECONDS)
    editor.fill(words)
    page.keyboard.press("Enter")
    expect(grid.get_by_test_id(f"glide-cell-{column}-{row}")).to_have_text(words, timeout=SECONDS)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SECONDS)


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def headings(page: Page) -> list[str]:
    """Titles of the slides in the preview."""
    frame = preview(page)
    expect(frame.locator("section").first).to_be_attached(timeout=SECONDS)
    return [str(words) for words in frame.locator("section h1").all_text_contents()]


def test_an_arranged_pack_survives_a_reload(page: Page, url: str, office: Path) -> None:
    open_page(page, url, "overview", PUT_AWAY)
    pin(page, "co-so-vat-chat", 1)
    pin(page, "chat-luong-so-lieu", 2)
    page.get_by_test_id("stSidebar").locator("a[href*='hoi-nghi']").click()
    page.get_by_text("Sắp xếp, đặt tiêu đề, ghi chú").click(timeout=SECONDS)
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=SECONDS)
    write(page, 0, ORDER, "9")
    write(page, 0, SECTION, "Cơ sở vật chất")
    write(page, 0, TITLE, "Phòng học: việc cần làm ngay")
    write(page, 0, NOTE, "Hỏi lại phòng kế hoạch")
    write(page, 1, SECTION, "Báo cáo")
    page.get_by_role("textbox", name="Tên để lưu hoặc chốt số liệu").fill("Họp tháng 6")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lưu gói").click(timeout=SECONDS)
    expect(page.get_by_text("Đã lưu gói")).to_be_visible(timeout=SECONDS)

    kept = shelf.saved(office)["Họp tháng 6"]
    assert [section.title for section in kept.sections] == ["Báo cáo", "Cơ sở vật chất"]
    last = kept.pins[-1]
    assert (last.title, last.note) == ("Phòng học: việc cần làm ngay", "Hỏi lại phòng kế hoạch")

    page.reload()
    page.get_by_role("combobox", name="Gói trình bày").click(timeout=SECONDS)
    page.get_by_role("option", name="Họp tháng 6").click()
    expect(preview(page).locator("section h1").last).to_have_text(
        "Phòng học: việc cần làm ngay", timeout=SECONDS
    )
    assert any(title.startswith("Kết quả chính") for title in headings(page))
    said = preview(page).locator("section").last
    assert "Cơ sở vật chất" in (said.locator(".kicker").text_content() or "")
    assert "Hỏi lại phòng kế hoạch" in (said.locator(".notes").text_content() or "")


def test_the_slideshow_within_the_page_is_driven_by_keys(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "review_deck", PUT_AWAY)
    frame = preview(page)
    expect(frame.locator("section.on h1")).to_be_visible(timeout=SECONDS)
    frame.locator("section.on").click(position={"x": 600, "y": 200})
    expect(frame.locator("section.on .number")).to_contain_text("2/")
    page.keyboard.press("PageDown")
    expect(frame.locator("section.on .number")).to_contain_text("3/")
    page.keyboard.press("ArrowLeft")
    expect(frame.locator("section.on .number")).to_contain_text("2/")
