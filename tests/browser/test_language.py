"""A visitor changes the language: what was chosen stays, in the words of the new one."""

import re

import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.language import ENGLISH, speaking
from indicators.catalog.texts import words
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
