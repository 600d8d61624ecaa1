"""A visitor changes the language: what was chosen stays, in the words of the new one."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.language import ENGLISH, speaking
from indicators.catalog.texts import text, words
from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page


@pytest.mark.browser
def test_a_change_of_language_keeps_year_boundaries_and_unit(page: Page, dashboard_url: str) -> None:
    now = words("pages", "filter.boundary")["now"].replace(" ", "+")
    open_page(page, dashboard_url, "facilities", f"?nam-hoc=2023-2024&dia-gioi={now}")
    unit = page.get_by_role("combobox", name="Đơn vị").input_value()
    page.get_by_test_id("stSidebar").get_by_text("English", exact=True).click()
    with speaking(ENGLISH):
        title, boundary = words("pages", "title")["facilities"], words("pages", "filter.boundary")["now"]
    expect(page.get_by_role("heading", name=title)).to_be_visible(timeout=SECONDS)
    expect(page.get_by_role("combobox", name="School year")).to_have_value("2023-2024", timeout=SECONDS)
    expect(page.get_by_role("combobox", name="Boundaries")).to_have_value(boundary, timeout=SECONDS)
    expect(page.get_by_role("combobox", name="Unit")).to_have_value(unit, timeout=SECONDS)
    expect(page).to_have_url(re.compile("ngon-ngu=English"), timeout=SECONDS)
    expect(page.get_by_test_id("stAlert").filter(has_text="link")).to_have_count(0)


@pytest.mark.browser
def test_a_page_that_is_worked_on_for_long_says_so(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "dictionary")
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=SECONDS)
    page.wait_for_function("() => document.documentElement.style.getPropertyValue('--at-work')")
    sign = "app => { const {content, visibility} = getComputedStyle(app, '::after'); return [content, visibility] }"
    assert app.evaluate(sign) == ["none", "visible"]
    app.evaluate("app => { app.dataset.testScriptState = 'running' }")
    said = json.dumps(text("pages", "frame.at_work"), ensure_ascii=False)
    assert app.evaluate(sign) == [said, "hidden"], "work that ends soon shows nothing"
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]'), '::after').visibility === 'visible'"
    )
