"""How long a visitor waits in a real browser: the first chart of a first visit, and a filter change, page by page.

    python -m benchmarks.in_browser [DATA] [--rounds 3]

Serves the dashboard with a province's data and opens each page in Chromium as a new visitor with an empty cache, in the
window of an office laptop. The first chart (or table) is there when it is drawn, counted from the moment the address is
entered. A filter change is counted from the click on another unit until nothing on the page has changed any more. Exit
code 1: a first chart later than 3 s, or the median of a page's filter changes above 0.6 s.
"""

import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.material import asked, prepared
from tests.conftest import BROWSERS, QUIET
from tests.serving import running
from views.navigation import PAGES

FIRST_CHART, FILTER_CHANGE = 3.0, 0.6
CONTENT = ".js-plotly-plot .main-svg, [data-testid=stDataFrame], [data-testid=stMetric], iframe"
_WAIT = 60_000
_WATCH = """() => {
  window.changedAt = performance.now()
  new MutationObserver(() => { window.changedAt = performance.now() })
    .observe(document.querySelector('[data-testid=stMain]'), {subtree: true, childList: true, attributes: true, characterData: true})
}"""
_SETTLED = """() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
  && performance.now() - window.changedAt > 400"""
_CLICK = """option => option.addEventListener(
  'pointerdown', () => { window.clickedAt = performance.now() }, {capture: true})"""


class Runs:
    """Counts the runs of the script that a page has been told the end of."""

    def __init__(self, page: Page) -> None:
        self.ended = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._read))

    def _read(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            self.ended += 1


@dataclass(frozen=True)
class Waited:
    """Seconds of one page."""

    first_chart: float
    changes: list[float]

    @property
    def change(self) -> float:
        """The median of the filter changes."""
        return statistics.median(self.changes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures every page; 1 where one of them misses a limit."""
    parser = asked.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    executable = next(path for name in BROWSERS if (path := shutil.which(name)))
    with asked.province(parser, arguments) as (folder, options), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        with running(folder) as (url, process):
            print(f"prepared after {prepared.wait(process):.0f} s")
            return report(browser, url, options.rounds)


def report(browser: Browser, url: str, rounds: int) -> int:
    """A line per page, then the slowest of both kinds."""
    print(f"{'page':24}{'first chart s':>16}{'filter change s: median':>26}{'worst':>8}")
    found = {}
    for stem, address in PAGES.items():
        found[stem] = waited = visited(browser, f"{url}/{address}", rounds)
        print(f"{stem:24}{waited.first_chart:16.2f}{waited.change:26.2f}{max(waited.changes):8.2f}")
    first = max(waited.first_chart for waited in found.values())
    change = max(waited.change for waited in found.values())
    is_within = first <= FIRST_CHART and change <= FILTER_CHANGE
    print(
        f"slowest first chart {first:.2f} s (limit {FIRST_CHART}), slowest median of changes {change:.2f} s "
        f"(limit {FILTER_CHANGE}): {'within' if is_within else 'ABOVE'}"
    )
    return int(not is_within)


def visited(browser: Browser, address: str, rounds: int) -> Waited:
    """One new visitor of one page."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    runs = Runs(page)
    started = time.perf_counter()
    page.goto(f"{address}?huong-dan=an", wait_until="commit")
    page.wait_for_selector(CONTENT, timeout=_WAIT)
    first = time.perf_counter() - started
    page.evaluate(_WATCH)
    page.wait_for_function(_SETTLED, timeout=_WAIT)
    changes = [changed(page, runs, name) for name in islice(communes(page), 2 * rounds)]
    context.close()
    return Waited(first, changes)


def communes(page: Page) -> Iterator[str]:
    """Names of communes that the drop-down of units offers."""
    page.get_by_role("combobox", name="Đơn vị", exact=True).click()
    page.keyboard.type("Xã")  # the list holds only what is in sight
    page.wait_for_timeout(300)
    names = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    return cycle([name for name in names if name.startswith("Xã")])


def changed(page: Page, runs: Runs, name: str) -> float:
    """Seconds from the click on a unit until the page stands still."""
    page.get_by_role("combobox", name="Đơn vị", exact=True).click()
    page.keyboard.type(name)
    option = page.get_by_role("option", name=name, exact=True)
    option.evaluate(_CLICK)
    before = runs.ended
    option.click()
    while runs.ended == before:
        page.wait_for_timeout(10)
    page.wait_for_function(_SETTLED, timeout=_WAIT)
    return float(page.evaluate("(window.changedAt - window.clickedAt) / 1000"))


if __name__ == "__main__":
    sys.exit(main())
