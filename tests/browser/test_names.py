"""What a screen reader says while a visitor chooses: not one word of Streamlit's English, in the language of the visitor."""

import re

import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.language import ENGLISH, speaking
from indicators.catalog.texts import words
from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from views.navigation import PAGES

PUT_AWAY = "?huong-dan=an"
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
