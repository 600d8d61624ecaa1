"""Every page, visited once by its link: no fault, nothing hidden, all named, true files, no request beyond this machine."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from indicators.catalog.texts import text, words
from tests.browser.taken_files import QUESTIONS, cells_below_heads, differences, exhibit_of, taken
from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from tests.browser.test_frame import FILTERS, OVERLAPS, PUT_AWAY
from tests.browser.test_names import english_of
from views import downloads
from views.export import official_form
from views.navigation import PAGES

pytestmark = pytest.mark.browser
LOCAL = ("localhost", "127.0.0.1")
WITH_CHART = ("overview", "targets", "enrolment", "curriculum_2018", "data_quality")
WITH_CHART_IN_SIGHT = ("overview", "targets", "facilities")
WITH_OFFICIAL_FORM = ("targets", "universal_education")
NAMELESS = """() => {
  const controls = 'button, a[href], input, select, textarea, canvas[tabindex], [role=button], [role=combobox], [role=tab], [role=radio], [role=switch], [tabindex="0"]'
  const isShown = each => each.getClientRects().length && getComputedStyle(each).visibility !== 'hidden'
  const named = each => [each.getAttribute('aria-label'), each.title, each.placeholder, each.innerText,
    ...(each.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent),
    ...[...(each.labels || [])].map(label => label.textContent)].some(name => name && name.trim())
  return [...document.querySelectorAll(controls)].filter(each => isShown(each) && !named(each)).map(each => each.outerHTML.slice(0, 200))
}"""


@dataclass(frozen=True)
class Visit:
    """A page that was opened, and every address that its browser asked for."""

    stem: str
    page: Page
    requested: list[str]


@pytest.fixture(scope="module")
def visit(request: pytest.FixtureRequest, laptop: BrowserContext, dashboard_url: str) -> Iterator[Visit]:
    """One visit for all tests of a page: those that only look stand before those that press something."""
    page, requested = laptop.new_page(), list[str]()
    page.on("request", lambda asked: requested.append(asked.url))
    open_page(page, dashboard_url, request.param, PUT_AWAY)
    yield Visit(request.param, page, requested)
    page.close()


@pytest.mark.parametrize("visit", PAGES, indirect=True)
def test_a_page_opens_by_its_link_without_a_fault_and_says_that_data_are_synthetic(visit: Visit) -> None:
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)
    expect(visit.page.get_by_text("SỐ LIỆU MÔ PHỎNG").first).to_be_visible()
    expect(visit.page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("visit", WITH_CHART_IN_SIGHT, indirect=True)
def test_filters_menu_and_main_chart_need_no_scrolling(visit: Visit) -> None:
    page = visit.page
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=SECONDS)
    shown = [page.get_by_role("combobox", name=name, exact=True) for name in FILTERS]
    shown.append(page.get_by_test_id("stSidebar").get_by_role("link").last)
    shown.append(page.get_by_test_id("stSidebar").get_by_text("Tương phản", exact=True))
    boxes = [place.bounding_box() for place in shown]
    assert all(box and box["y"] + box["height"] <= 768 for box in boxes)
    rows = page.locator(".js-plotly-plot").first.locator(".ytick text")
    last = rows.last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= 768


@pytest.mark.parametrize("visit", WITH_CHART, indirect=True)
def test_no_word_of_a_chart_covers_another(visit: Visit) -> None:
    expect(visit.page.locator(".js-plotly-plot").first).to_be_visible(timeout=SECONDS)
    assert visit.page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("visit", QUESTIONS, indirect=True)
def test_every_file_of_a_page_holds_what_the_page_shows(visit: Visit, sample_data: Path) -> None:
    page, exhibit = visit.page, exhibit_of(sample_data, visit.stem)
    shown = page.get_by_test_id("stMain").locator("strong").first
    expect(shown).to_be_visible(timeout=SECONDS)
    assert shown.inner_text().replace("\u2060", "").split() == exhibit.finding.split()

    book = openpyxl.load_workbook(io.BytesIO(taken(page, text("export", "button"))))
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert list(differences(cells_below_heads(rows, exhibit), exhibit, 100.0)) == []
    assert any(str(row[0]) == exhibit.finding for row in rows)

    content = taken(page, text("export", "csv_button")).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert len(lines) == 1 + len(exhibit.table)
    assert list(differences(cells_below_heads(lines, exhibit), exhibit, 1.0)) == []

    buttons = page.get_by_test_id("stMain").get_by_role("button")
    has_chart = exhibit.handed_out.chart is not None
    assert (buttons.filter(has_text=text("export", "svg_button")).count() > 0) == has_chart
    if has_chart:
        assert taken(page, text("export", "svg_button")) == downloads.picture(exhibit)
        assert taken(page, text("export", "png_button")) == downloads.image(exhibit)


@pytest.mark.parametrize("visit", WITH_OFFICIAL_FORM, indirect=True)
def test_the_official_form_of_a_page_holds_its_rows(visit: Visit, sample_data: Path) -> None:
    exhibit = exhibit_of(sample_data, visit.stem)
    content = taken(visit.page, text("official_form", "button"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    ours = openpyxl.load_workbook(io.BytesIO(official_form.form(exhibit))).active
    assert sheet is not None
    assert ours is not None
    assert [[cell.value for cell in row] for row in sheet] == [[cell.value for cell in row] for row in ours]
    names = {str(cell.value) for row in sheet for cell in row}
    assert {str(value) for value in exhibit.table[exhibit.columns[0].key]} <= names


@pytest.mark.parametrize("visit", PAGES, indirect=True)
def test_every_control_has_a_name_and_every_chart_its_finding(visit: Visit) -> None:
    page = visit.page
    expect(page.get_by_text(words("interface", "word")["skip"])).to_have_count(1, timeout=SECONDS)
    for box in page.get_by_test_id("stMain").get_by_test_id("stExpander").locator("summary").all()[:1]:
        box.click()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SECONDS)
    page.wait_for_timeout(500)
    assert page.evaluate(NAMELESS) == []
    assert english_of(page) == []
    charts = page.get_by_test_id("stPlotlyChart")
    figures = page.get_by_role("figure")
    assert figures.count() >= charts.count()
    for figure in figures.all():
        assert len(figure.get_attribute("aria-label") or "") > 20, "a chart is named by a sentence"


@pytest.mark.parametrize("visit", PAGES, indirect=True)
def test_no_request_leaves_the_machine(visit: Visit) -> None:
    asked = [address for address in visit.requested if not address.startswith(("data:", "blob:"))]
    assert asked, "nothing was requested: the listener does not work"
    assert {urlsplit(address).hostname for address in asked} <= set(LOCAL)


def test_files_of_every_page_are_compared() -> None:
    """The page of packs has files of its own and tests of its own."""
    assert set(QUESTIONS) == set(PAGES) - {"review_deck"}
