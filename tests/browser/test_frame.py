"""The frame on an office laptop and on a phone: palettes, guide, unknown links, charts whole, the keyboard."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from indicators.catalog.texts import text, words
from tests.browser.test_dashboard_in_a_browser import SECONDS, TITLES, open_page
from views import theme
from views.navigation import PAGES
from views.palettes import CONTRAST, DARK, PALETTES

PUT_AWAY = "?huong-dan=an"
FILTERS = ("Năm học", "Địa giới", "Đơn vị", "Kỳ báo cáo")
OVERLAPS = """() => {
  const words = [...document.querySelectorAll('.js-plotly-plot .textpoint text, .js-plotly-plot .annotation-text')]
  const boxes = words.map(word => [word.textContent, word.getBoundingClientRect()]).filter(([, box]) => box.width)
  const found = []
  boxes.forEach(([a, one], i) => boxes.slice(i + 1).forEach(([b, other]) => {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
    if (across > 1 && down > 4) found.push(a + ' | ' + b)
  }))
  return found
}"""
BEYOND = """() => {
  const plot = document.querySelector('.js-plotly-plot').getBoundingClientRect()
  const words = [...document.querySelectorAll('.js-plotly-plot text')].map(w => [w.textContent, w.getBoundingClientRect()])
  return words.filter(([, box]) => box.width && (box.right > plot.right + 1 || box.left < plot.left - 1)).map(([w]) => w)
}"""
CODE_OF_CHARTS = """() => performance.getEntriesByType('resource').filter(each => each.name.includes('PlotlyChart'))
  .map(each => each.startTime < performance.getEntriesByType('navigation')[0].domInteractive)"""
FOCUSED = "() => (document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '').trim()"


def drawn(page: Page, url: str, stem: str, query: str = PUT_AWAY) -> None:
    open_page(page, url, stem, query)
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=SECONDS)


def go_to(page: Page, stem: str) -> None:
    """To another page through the menu, as the same visit."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=words("pages", "menu")[stem]).click()
    expect(page.get_by_role("heading", name=TITLES[stem]).first).to_be_visible(timeout=SECONDS)


def colour(ground: str) -> str:
    return "rgb({}, {}, {})".format(*(int(ground[place : place + 2], 16) for place in (1, 3, 5)))


@pytest.fixture(scope="module")
def handset(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    yield context
    context.close()


@pytest.fixture
def phone(handset: BrowserContext) -> Iterator[Page]:
    """A visit of its own on a phone."""
    opened = handset.new_page()
    yield opened
    opened.close()


@pytest.mark.browser
def test_a_palette_colours_page_and_chart_stays_in_the_link_and_is_nobody_elses(
    page: Page, browser: Browser, dashboard_url: str
) -> None:
    drawn(page, dashboard_url, "enrolment")
    for code in (DARK, CONTRAST):
        page.get_by_test_id("stSidebar").get_by_text(words("frame", "palette.name")[code], exact=True).click()
        letters, bars = PALETTES[code].page["text_color"], PALETTES[code].shown(theme.ACCENT)
        app = page.get_by_test_id("stApp")
        expect(app, code).to_have_css("color", colour(letters), timeout=SECONDS)
        expect(app, code).to_have_css("background-color", colour(PALETTES[code].page["background_color"]))
        expect(page.locator(".js-plotly-plot .point path").first, code).to_have_css("fill", colour(bars))
        assert words("frame", "palette.name")[code] in unquote(page.url).replace("+", " ")
        go_to(page, "staffing")
        expect(app, code).to_have_css("color", colour(letters))
        go_to(page, "enrolment")
    with browser.new_context() as other:
        stranger = other.new_page()
        drawn(stranger, dashboard_url, "enrolment")
        expect(stranger.get_by_test_id("stApp")).to_have_css("color", colour(theme.TEXT))


@pytest.mark.browser
def test_a_link_with_a_palette_opens_its_page_in_it(page: Page, dashboard_url: str) -> None:
    name = words("frame", "palette.name")[DARK]
    drawn(page, dashboard_url, "enrolment", f"{PUT_AWAY}&nam-hoc=2024-2025&giao-dien={name}")
    ground = PALETTES[DARK].page["background_color"]
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", colour(ground), timeout=SECONDS)
    expect(page.get_by_role("combobox", name="Năm học")).to_have_value("2024-2025")
    expect(page.get_by_test_id("stSidebar").get_by_role("radio", name=name)).to_be_checked()


@pytest.mark.browser
def test_the_guide_leads_through_three_steps_by_keyboard_and_does_not_return(
    page: Page, dashboard_url: str
) -> None:
    open_page(page, dashboard_url, "dictionary")
    for step in words("frame", "guide.step").values():
        expect(page.get_by_text(step)).to_be_visible(timeout=SECONDS)
        button = page.get_by_role(
            "button", name=re.compile(f"^({text('frame', 'guide.next')}|{text('frame', 'guide.done')})$")
        )
        button.focus()
        page.keyboard.press("Enter")
    guide = page.get_by_text("Hướng dẫn 3/3")
    expect(guide).to_have_count(0, timeout=SECONDS)
    expect(page).to_have_url(re.compile("huong-dan=an"), timeout=SECONDS)
    go_to(page, "data_quality")
    expect(page.get_by_text("Hướng dẫn 1/3")).to_have_count(0)
    page.get_by_role("button", name=text("frame", "guide.again")).click()
    expect(page.get_by_text("Hướng dẫn 1/3")).to_be_visible(timeout=SECONDS)


@pytest.mark.browser
def test_a_link_to_an_unknown_page_says_so_and_shows_the_overview(page: Page, dashboard_url: str) -> None:
    page.goto(f"{dashboard_url}/khong-co-trang-nay")
    expect(page.get_by_role("heading", name=TITLES["overview"])).to_be_visible(timeout=SECONDS)
    expect(page.get_by_test_id("stAlert").filter(has_text="khong-co-trang-nay")).to_be_visible(
        timeout=SECONDS
    )
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("stem", ["overview", "enrolment", "universal_education", "curriculum_2018"])
def test_on_a_phone_nothing_is_cut(phone: Page, dashboard_url: str, stem: str) -> None:
    drawn(phone, dashboard_url, stem)
    expect(phone.locator(".js-plotly-plot .ytick text")).to_have_count(0, timeout=SECONDS)
    phone.wait_for_timeout(500)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.evaluate(BEYOND) == []
    assert phone.evaluate(OVERLAPS) == []


@pytest.mark.browser
def test_a_chart_is_named_by_its_finding_and_the_keyboard_reaches_all_and_is_never_caught(
    page: Page, dashboard_url: str
) -> None:
    drawn(page, dashboard_url, "enrolment")
    finding = page.get_by_test_id("stMain").locator("strong").first.inner_text().replace("\u2060", "")
    expect(page.get_by_role("figure", name=finding)).to_be_visible()
    reached = []
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = [
        *FILTERS,
        words("pages", "menu")["facilities"],
        text("export", "button"),
        text("pages", "cells.title"),
    ]
    for name in wanted:
        assert any(name in label for label in reached), name
    assert len(reached) - len(set(reached)) > 10, "after its last element the page begins anew"


@pytest.mark.browser
def test_every_page_has_its_address_and_no_page_is_lost_in_the_menu(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "overview", PUT_AWAY)
    names = page.get_by_test_id("stSidebar").get_by_role("link").all_inner_texts()
    assert [name.strip() for name in names if name.strip()] == [
        words("pages", "menu")[stem] for stem in _in_menu_order()
    ]


def _in_menu_order() -> list[str]:
    from views.navigation import GROUPS

    assert {stem for stems in GROUPS.values() for stem in stems} == set(PAGES)
    return [stem for stems in GROUPS.values() for stem in stems]


def test_the_code_of_charts_is_asked_for_with_the_page_and_once(page: Page, dashboard_url: str) -> None:
    drawn(page, dashboard_url, "overview")
    assert page.evaluate(CODE_OF_CHARTS) == [True]
