"""What the eye needs on the real page: the place of the keyboard in sight, letters that stand out, in every palette."""

import pytest
from playwright.sync_api import Page, expect

from indicators.catalog.texts import text, words
from tests.browser.test_dashboard_in_a_browser import SECONDS, open_page
from views import theme
from views.palettes import CONTRAST, DARK, LIGHT

STEPS = 80
KINDS = {"A", "BUTTON", "BUTTON radio", "INPUT combobox", "INPUT switch", "SUMMARY", "CANVAS"}
"""Controls as the keyboard meets them: link, button, one of several, list, switch, fold, table."""
OF_PACKS = {"INPUT text", "IFRAME"}
"""What the page of packs has besides: a line of text, the slideshow."""
INSIDE = ("TD", "DIV")
"""Cells of a table, whose ring is drawn on its canvas, and the strip beside it."""
RING = 21.0
"""Contrast of the ring that the slideshow draws around itself: black on white."""
PAGES, PACKS = ("explore", "dictionary"), "review_deck"
COLOURS = """
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number)
  const over = (c, ground) => c.length === 4 ? [0, 1, 2].map(i => c[i] * c[3] + ground[i] * (1 - c[3])) : c
  const ground = each => {
    const layers = []
    for (; each; each = each.parentElement) {
      const c = parts(getComputedStyle(each).backgroundColor)
      if (c.length === 3) { layers.push(c); break }
      if (c[3]) layers.push(c)
    }
    return layers.reverse().reduce((under, c) => over(c, under), [255, 255, 255])
  }
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
  const contrast = (a, b) => { const [dark, pale] = [light(a), light(b)].sort((x, y) => x - y); return (pale + 0.05) / (dark + 0.05) }
"""
WATCH = (
    """() => {"""
    + COLOURS
    + """
  const around = each => { const found = []; for (let n = 0; each && n < 12; each = each.parentElement, n++) found.push(each); return found }
  const ring = each => { const s = getComputedStyle(each); return [s.outlineStyle === 'none' ? '' : s.outlineColor, s.boxShadow] }
  const before = new WeakMap()
  for (const each of document.querySelectorAll('*')) before.set(each, ring(each))
  window.focusInSight = () => {
    const each = document.activeElement
    if (!each || each === document.body) return null
    let best = 0
    for (const part of around(each)) {
      const was = before.get(part) || ['', 'none'], under = ground(part.parentElement)
      ring(part).forEach((now, i) => { if (now !== was[i]) for (const c of now.match(/rgba?\\([^)]*\\)/g) || []) best = Math.max(best, contrast(over(parts(c), under), under)) })
    }
    const role = each.getAttribute('role') || (each.type === 'text' ? 'text' : '')
    return [(each.tagName + ' ' + (/radio|combobox|switch|text/.test(role) ? role : '')).trim(), (each.getAttribute('aria-label') || each.innerText || '').slice(0, 60), best]
  }
}"""
)
PALE = (
    """() => {"""
    + COLOURS
    + """
  const texts = document.createTreeWalker(document.querySelector('[data-testid=stApp]'), NodeFilter.SHOW_TEXT)
  const found = {}
  while (texts.nextNode()) {
    const words = texts.currentNode.nodeValue.trim(), each = texts.currentNode.parentElement
    if (!words || !each.getClientRects().length || each.closest('svg, script, style, noscript, canvas, [data-stale=true]')) continue
    if (each.closest('button:disabled, [aria-disabled=true]') || each.closest('[data-testid=stIconMaterial]')) continue
    const style = getComputedStyle(each)
    if (style.visibility === 'hidden') continue
    let seen = 1
    for (let up = each; up; up = up.parentElement) seen *= Number(getComputedStyle(up).opacity)
    const under = ground(each), letters = parts(style.color), alpha = (letters[3] ?? 1) * seen
    const ratio = contrast(over([...letters.slice(0, 3), alpha], under), under)
    if (alpha && ratio < %s) found[words.slice(0, 60)] = Math.round(ratio * 100) / 100
  }
  return found
}"""
)


def visit(page: Page, url: str, stem: str, code: str) -> None:
    open_page(page, url, stem, f"?huong-dan=an&giao-dien={words('frame', 'palette.name')[code]}")
    expect(page.get_by_test_id("stMain").locator("strong").first).to_be_visible(timeout=SECONDS)
    if stem == PACKS:
        expect(page.locator("iframe")).to_be_visible(timeout=SECONDS)
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")
    page.wait_for_timeout(500)


@pytest.mark.browser
@pytest.mark.parametrize("code", [LIGHT, DARK, CONTRAST])
def test_letters_stand_out_and_the_keyboards_place_is_in_sight_on_every_kind_of_control(
    page: Page, dashboard_url: str, code: str
) -> None:
    met: dict[str, list[str]] = {}
    for stem in (*PAGES, PACKS) if code == LIGHT else PAGES:
        visit(page, dashboard_url, stem, code)
        assert page.evaluate(PALE % theme.LEAST_OF_LETTERS) == {}, stem
        page.evaluate(WATCH)
        for _ in range(STEPS):
            page.keyboard.press("Tab")
            if not (found := page.evaluate("window.focusInSight()")):
                break
            kind, name, ratio = found
            met.setdefault(kind, []).append(name)
            if kind == "IFRAME":
                ratio = RING if page.frames[-1].evaluate("document.body.classList.contains('entered')") else 0
            assert kind in INSIDE or ratio >= theme.LEAST_OF_MARKS, f"{stem}: {kind} {name} {ratio}"
    expected = KINDS | OF_PACKS if code == LIGHT else KINDS
    assert set(met) >= expected, f"never reached: {expected - set(met)}"


@pytest.mark.browser
def test_a_page_on_paper_is_what_was_found_without_menu_and_buttons(page: Page, dashboard_url: str) -> None:
    visit(page, dashboard_url, "targets", LIGHT)
    expect(page.locator(".js-plotly-plot .xtick").first).to_be_visible(timeout=SECONDS)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stMain").get_by_role("button", name=text("export", "button"))).to_have_count(
        0
    )
    expect(page.get_by_test_id("stMain").locator("strong").first).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
