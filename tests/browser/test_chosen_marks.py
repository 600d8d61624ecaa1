"""A mark that is chosen names its row, leads to its cells, filters every page and opens the profile; so does the keyboard."""

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.texts import text
from tests.browser.test_dashboard_in_a_browser import SECONDS, TITLES, open_page

PUT_AWAY = "?huong-dan=an"


def choose_mark(page: Page, row: int) -> str:
    """Clicks the bar of a row; returns the name at its left."""
    plot = page.locator(".js-plotly-plot").first
    expect(plot).to_be_visible(timeout=SECONDS)
    bar = plot.locator(".point path").nth(row)
    bar.scroll_into_view_if_needed()
    named = plot.locator(".ytick text").nth(row).text_content()
    box = bar.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.click(*middle)
    return (named or "").strip()


@pytest.mark.browser
def test_a_chosen_mark_names_its_row_shows_its_cells_and_filters(page: Page, dashboard_url: str) -> None:
    open_page(page, dashboard_url, "facilities", PUT_AWAY)
    main = page.get_by_test_id("stMain")
    name = choose_mark(page, 1)
    expect(main.get_by_text(text("marks", "chosen", name=name)).first).to_be_visible(timeout=SECONDS)
    expect(main.get_by_text(text("pages", "cells.title")).first).to_be_visible(timeout=SECONDS)
    expect(main.get_by_test_id("stDataFrame").first).to_be_visible(timeout=SECONDS)
    fills = page.locator(".js-plotly-plot .point path").evaluate_all(
        "all => all.map(e => e.style.opacity || '1')"
    )
    assert set(fills) == {"1"}, "the numbers of the other rows stay as they were"
    main.get_by_role("button", name=text("marks", "only", unit=name)).click()
    expect(page).to_have_url(re.compile("don-vi="), timeout=SECONDS)
    expect(page.get_by_role("combobox", name="Đơn vị", exact=True)).to_have_value(name, timeout=SECONDS)
    expect(main.get_by_text(text("marks", "chosen", name=name))).to_have_count(0, timeout=SECONDS)


@pytest.mark.browser
def test_a_row_leads_by_keyboard_to_the_profile_of_its_unit_and_the_link_keeps_both(
    page: Page, dashboard_url: str
) -> None:
    open_page(page, dashboard_url, "facilities", f"{PUT_AWAY}&nam-hoc=2024-2025")
    box = page.get_by_test_id("stMain").locator("summary").filter(has_text=text("pages", "cells.title"))
    box.focus()
    page.keyboard.press("Enter")
    rows = page.get_by_role("combobox", name=text("pages", "cells.choose"))
    expect(rows).to_be_visible(timeout=SECONDS)
    rows.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(rows).to_have_value(re.compile(r"^\d+\. .+ – "), timeout=SECONDS)
    chosen = rows.input_value().partition(". ")[2].partition(" – ")[0]
    lead = page.get_by_test_id("stMain").get_by_role("button", name=text("marks", "school"))
    lead.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=TITLES["school_profile"]).first).to_be_visible(timeout=SECONDS)
    expect(page.get_by_role("combobox", name="Trường", exact=True)).to_have_value(chosen, timeout=SECONDS)
    expect(page).to_have_url(re.compile("nam-hoc=2024-2025"), timeout=SECONDS)
    assert chosen in unquote_plus(page.url)
