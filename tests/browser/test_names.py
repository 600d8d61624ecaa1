"""What a screen reader says: every control has a name, every chart its finding, and not one word of Streamlit's English."""

import re

import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.language import ENGLISH, speaking
from indicators.catalog.texts import words
from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from views.navigation import PAGES

PUT_AWAY = "?huong-dan=an"
NAMELESS = """() => {
  const controls = 'button, a[href], input, select, textarea, canvas[tabindex], [role=button], [role=combobox], [role=tab], [role=radio], [role=switch], [tabindex="0"]'
  const isShown = each => each.getClientRects().length && getComputedStyle(each).visibility !== 'hidden'
  const named = each => [each.getAttribute('aria-label'), each.title, each.placeholder, each.innerText,
    ...(each.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent),
    ...[...(each.labels || [])].map(label => label.textContent)].some(name => name && name.trim())
  return [...document.querySelectorAll(controls)].filter(each => isShown(each) && !named(each)).map(each => each.outerHTML.slice(0, 200))
}"""
SAID = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const said = []
  while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('script, style, noscript')) said.push(texts.currentNode.nodeValue.trim())
  for (const each of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    said.push(...['aria-label', 'title', 'placeholder'].map(name => each.getAttribute(name)))
  return said.filter(Boolean)
}"""


def streamlits_words() -> list[re.Pattern[str]]:
    with speaking(ENGLISH):
        said = words("interface", "word").values()
    blanks = {r"\{n\}": r"\d+", r"\{name\}": ".+"}
    return [_pattern(word, blanks) for word in said]


def _pattern(word: str, blanks: dict[str, str]) -> re.Pattern[str]:
    written = re.escape(word)
    for blank, matched in blanks.items():
        written = written.replace(blank, matched)
    return re.compile(written)


def english_of(page: Page) -> list[str]:
    patterns = streamlits_words()
    return sorted(
        {said for said in page.evaluate(SAID) if any(pattern.fullmatch(said) for pattern in patterns)}
    )


@pytest.mark.browser
@pytest.mark.parametrize("stem", PAGES)
def test_every_control_has_a_name_and_every_chart_its_finding(
    page: Page, dashboard_url: str, stem: str
) -> None:
    open_page(page, dashboard_url, stem, PUT_AWAY)
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


@pytest.mark.browser
def test_what_streamlit_says_while_a_choice_is_made_is_vietnamese_too(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "explore", PUT_AWAY)
    page.get_by_role("combobox", name="Đơn vị", exact=True).click()
    page.keyboard.type("zzzz")
    expect(page.get_by_text(words("interface", "word")["no_results"])).to_be_visible(timeout=SECONDS)
    assert english_of(page) == []


@pytest.mark.browser
def test_a_change_to_english_gives_streamlit_its_own_words_back(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "overview", PUT_AWAY)
    expect(page.get_by_text(words("interface", "word")["skip"])).to_have_count(1, timeout=SECONDS)
    page.get_by_test_id("stSidebar").get_by_text("English", exact=True).click()
    expect(page.get_by_text("Skip to main content")).to_have_count(1, timeout=SECONDS)


@pytest.mark.browser
def test_the_overview_is_marked_in_the_menu_under_each_of_its_addresses(
    page: Page, dashboard_url: str
) -> None:
    for address in (PAGES["overview"], ""):
        page.goto(f"{dashboard_url}/{address}{PUT_AWAY}")
        link = page.get_by_test_id("stSidebarNavLink").filter(has_text=words("pages", "menu")["overview"])
        expect(link).to_have_count(1, timeout=SECONDS)
        expect(link).to_have_attribute("aria-current", "page", timeout=SECONDS)
