"""The slideshow in a real browser: keys, notes, backup, autoplay; bars as long as their values; nothing outside, no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from indicators.warehouse import open_warehouse
from tests.pages import warehouse as small
from views.packs import shelf
from views.packs.answers import answered
from views.packs.pack import Pack, Pin, Section
from views.slideshow.show import show

pytestmark = pytest.mark.browser
YEAR = "2025-2026"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def file(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("show") / "show.html"
    pack = shelf.ready_made()["so-ket"]
    pins = Section("Thử", (Pin("facilities.abolished"),))
    asked = Pack(pack.name, pack.title, (*pack.sections, pins))
    path.write_text(show(answered(open_warehouse(sample_data), asked, YEAR)), encoding="utf-8")
    return path


def opened(page: Page, file: Path, width: int = 1366, height: int = 768) -> list[str]:
    """The requests that left the page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": height})
    page.goto("about:blank")
    page.goto(file.as_uri())
    return [url for url in asked if not url.startswith(("file:", "about:", "data:"))]


def place(page: Page) -> str:
    return page.locator("section.on footer span").last.inner_text().partition("/")[0]


def test_keys_move_between_slides_and_to_the_backup_and_back(page: Page, file: Path) -> None:
    opened(page, file)
    assert place(page) == "1"
    for key, expected in (
        ("ArrowRight", "2"),
        ("PageDown", "3"),
        (" ", "4"),
        ("ArrowLeft", "3"),
        ("Home", "1"),
    ):
        page.keyboard.press(key)
        assert place(page) == expected, key
    page.keyboard.press("b")
    assert page.locator("section.on h1").inner_text() == "Dự kiến chất vấn"
    page.keyboard.press("b")
    assert place(page) == "1"


def test_notes_open_with_their_key_and_autoplay_pauses(page: Page, file: Path) -> None:
    opened(page, file)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("n")
    assert page.locator("section.on .notes").is_visible()
    page.keyboard.press("n")
    assert not page.locator("section.on .notes").is_visible()
    page.keyboard.press("a")
    assert "đang tự chạy" in page.locator("#state").inner_text()
    page.keyboard.press(" ")
    assert page.locator("#state").inner_text() == ""


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_nothing_leaves_the_slide_and_nothing_is_asked_of_the_network(
    width: int, height: int, page: Page, file: Path
) -> None:
    assert opened(page, file, width, height) == []
    for _ in range(page.locator("section").count()):
        outside = page.evaluate(
            """() => { const box = document.querySelector("section.on").getBoundingClientRect();
            return [...document.querySelectorAll("section.on *")].filter(e => { const b = e.getBoundingClientRect();
            return b.width && (b.right > box.right + 1 || b.bottom > box.bottom + 1 || b.left < box.left - 1); })
            .map(e => e.textContent.slice(0, 40)); }"""
        )
        assert outside == []
        page.keyboard.press("ArrowRight")


def test_bars_are_as_long_as_their_values(page: Page, file: Path) -> None:
    opened(page, file)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    shares = page.evaluate(
        """() => [...document.querySelectorAll("section.on .track")].map(t => [...t.querySelectorAll(".part")]
        .map(p => [parseFloat(p.style.width), 100 * p.getBoundingClientRect().width / t.getBoundingClientRect().width]))"""
    )
    assert shares
    for meant, drawn in (pair for row in shares for pair in row):
        assert drawn == pytest.approx(meant, abs=0.6)


def test_markup_in_names_stays_text(tmp_path: Path, page: Page) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    pack = Pack("x", "<script>alert(1)</script>", (Section("<b>", (Pin("facilities.construction"),)),))
    path = tmp_path / "show.html"
    path.write_text(show(answered(open_warehouse(data), pack, small.YEAR)), encoding="utf-8")
    opened(page, path)
    assert page.locator("section.on h1").inner_text() == "<script>alert(1)</script>"
    assert page.locator("section h1 script, section b.x").count() == 0
