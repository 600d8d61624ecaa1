"""The slideshow in a real browser: keys, notes, backup, autoplay; bars as long as their values; nothing outside, no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from indicators.warehouse import open_warehouse
from tests.pages import warehouse as small
from views import theme
from views.charts.cells import Board, BoardRow, Cell
from views.charts.projections import Projection
from views.deck import charts, geometry, tables
from views.deck.spoken import spoken_form
from views.packs import shelf
from views.packs.answers import answered
from views.packs.pack import Pack, Pin, Section
from views.slideshow import boards, line_charts, stage
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
    return page.locator("section.on footer .number").inner_text().partition("/")[0]


def slide_of(page: Page, kind: str) -> bool:
    """Goes to the first slide that holds such an element."""
    places = page.evaluate(
        f"""() => slides.map((s, i) => s.querySelector("{kind}") ? i : -1).filter(i => i >= 0)"""
    )
    page.evaluate(f"show({places[0]})")
    return bool(places)


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
    assert page.locator("section.on h1").inner_text().startswith("Dự kiến chất vấn")
    page.keyboard.press("b")
    assert place(page) == "1"


def test_notes_open_with_their_key_and_autoplay_pauses(page: Page, file: Path) -> None:
    opened(page, file)
    slide_of(page, "svg .bar[data-value]")
    page.keyboard.press("n")
    assert page.locator("section.on .notes").is_visible()
    page.keyboard.press("n")
    assert not page.locator("section.on .notes").is_visible()
    page.keyboard.press("a")
    assert "đang tự chạy" in page.locator("#state").inner_text()
    page.keyboard.press(" ")
    assert "đã dừng" in page.locator("#state").inner_text()


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
    assert slide_of(page, "svg .bar[data-value]")
    bars = page.evaluate(
        """() => [...document.querySelectorAll("section.on .bar")].map(b => [Math.abs(parseFloat(b.dataset.value)),
        b.getBoundingClientRect().width]).filter(([value]) => value)"""
    )
    scale = bars[0][1] / bars[0][0]
    assert len(bars) > 3
    for value, width in bars:
        assert width == pytest.approx(value * scale, abs=1.5)


def test_lines_are_drawn_as_lines_with_a_point_per_known_year(
    page: Page, sample_data: Path, tmp_path: Path
) -> None:
    warehouse = open_warehouse(sample_data)
    pack = Pack("x", "Lộ trình", (Section("Khối lớp", (Pin("curriculum.rollout"),)),))
    done = answered(warehouse, pack, YEAR)
    path = tmp_path / "lines.html"
    path.write_text(show(done), encoding="utf-8")
    opened(page, path)
    panels = done.exhibits[0][1].chart.panels
    known = [
        share for panel in panels if panel.start is not None for share in panel.shares if share is not None
    ]
    dots = page.evaluate(
        """() => slides.filter(s => s.querySelectorAll("polyline").length > 2)
        .flatMap(s => [...s.querySelectorAll(".dot")].map(d => parseFloat(d.dataset.value)))"""
    )
    assert dots == pytest.approx(known, rel=1e-4)
    assert page.locator("section table").count() == 0


def test_no_line_crosses_a_break_or_a_year_without_a_number() -> None:
    years = ("2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026", "2026-2027")
    observed = (90.0, 91.0, None, 92.0, 93.0, 95.0)
    form = charts.native(Projection(years, observed, breaks=((4, "đổi đơn vị"),), target=(5, 96.0)))
    drawn = line_charts.drawn(form, geometry.SPOKEN)
    lines = [line for line in drawn.split("<polyline")[1:] if theme.ACCENT in line]
    assert [line.split("'")[1].count(",") for line in lines] == [2, 2]
    assert drawn.count("class='dot'") == 6
    assert "đổi đơn vị" in drawn
    assert "95 %" in drawn


LETTERS = """() => slides.flatMap((slide, place) => {
  const was = slide.classList.contains("on");
  slide.classList.add("on");
  const scale = 540 / slide.clientHeight;
  const found = [...slide.querySelectorAll("*")].filter(e => !e.closest("footer, .notes")
      && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => {
    const svg = e.closest("svg"), size = parseFloat(getComputedStyle(e).fontSize);
    const drawn = svg ? size * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : size;
    return [place + 1, drawn * scale, e.textContent, !svg && e.scrollWidth > e.clientWidth + 2];
  });
  if (!was) slide.classList.remove("on");
  return found;
})"""


@pytest.mark.parametrize("name", sorted(shelf.ready_made()))
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_nothing_that_a_hall_reads_is_below_24_points_or_cut(
    width: int, height: int, name: str, page: Page, sample_data: Path, tmp_path: Path
) -> None:
    """24 of 540 points of a slide's height, whatever the screen; the line of sources alone is smaller."""
    path = tmp_path / "show.html"
    path.write_text(
        show(answered(open_warehouse(sample_data), shelf.ready_made()[name], YEAR)), encoding="utf-8"
    )
    opened(page, path, width, height)
    found = page.evaluate(LETTERS)
    assert len(found) > 50
    assert [(place, size, said) for place, size, said, _ in found if size < 23.8] == []
    assert [(place, said) for place, _, said, is_cut in found if is_cut] == []


def test_filters_and_the_date_of_the_data_stand_on_every_slide_of_figures(page: Page, file: Path) -> None:
    opened(page, file)
    found = page.evaluate(
        """() => [...document.querySelectorAll("section")].slice(1).map(s => { s.classList.add("on");
        const said = s.innerText; s.classList.remove("on"); return said; })"""
    )
    figures = [said for said in found if "Nguồn:" in said]
    assert len(figures) >= 12
    assert all("Tỉnh Điện Biên" in said and "Số liệu nhận đến" in said for said in figures)


def test_a_board_that_is_too_wide_goes_over_two_pages_with_its_names(page: Page, file: Path) -> None:
    opened(page, file)
    heads = page.evaluate(
        """() => slides.map(s => [s.querySelector("h1")?.textContent || "",
        [...s.querySelectorAll("th")].map(h => h.textContent), [...s.querySelectorAll("tbody td:first-child")]
        .map(d => d.textContent)]).filter(([title]) => title.includes("báo cáo của năm học"))"""
    )
    assert len(heads) == 2
    (first_title, first, names), (second_title, second, same) = heads
    assert first_title.endswith("(tiếp 1/2)")
    assert second_title.endswith("(tiếp 2/2)")
    assert names == same
    assert len(names) >= 4
    assert not set(first[1:]) & set(second[1:])


def test_a_presenters_remote_and_full_screen(page: Page, file: Path) -> None:
    opened(page, file)
    for key, expected in (
        ("PageDown", "2"), ("ArrowDown", "3"), ("PageUp", "2"), ("ArrowUp", "1"), ("PageUp", "1"), ("End", None),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert place(page) == (expected or str(page.locator("section").count())), key
    page.keyboard.press(".")  # the remote's third button
    assert page.locator("section.on h1").inner_text().startswith("Dự kiến chất vấn")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")


def test_a_number_and_enter_go_to_that_slide_and_a_click_goes_on(page: Page, file: Path) -> None:
    opened(page, file)
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    assert place(page) == "5"
    page.mouse.click(900, 400)
    assert place(page) == "6"
    page.mouse.click(100, 400)
    assert place(page) == "5"
    page.keyboard.press("h")
    assert page.locator("#help").is_visible()


def test_autoplay_goes_round_the_talk_and_leaves_the_backup_alone(page: Page, file: Path) -> None:
    page.clock.install()
    opened(page, file)
    talk = page.evaluate("lastOfTalk()")
    page.keyboard.press("a")
    page.clock.run_for(12_000 * (talk - 1) + 100)
    assert place(page) == str(talk)
    page.clock.run_for(12_000)
    assert place(page) == "1"
    page.keyboard.press("a")
    assert "đã dừng" in page.locator("#state").inner_text()
    page.clock.run_for(60_000)
    assert place(page) == "1"


def test_markup_in_names_stays_text(tmp_path: Path, page: Page) -> None:
    data = small.build(tmp_path / "data", small.FACTS)
    pack = Pack("x", "<script>alert(1)</script>", (Section("<b>", (Pin("facilities.construction"),)),))
    path = tmp_path / "show.html"
    path.write_text(show(answered(open_warehouse(data), pack, small.YEAR)), encoding="utf-8")
    opened(page, path)
    assert page.locator("section.on h1").inner_text() == "<script>alert(1)</script>"
    assert page.locator("section h1 script, section b.x").count() == 0


def test_a_board_of_a_whole_province_gives_way_to_its_table() -> None:
    """Sixty communes across are read by nobody: neither on a slide nor on pages of the slideshow."""
    names = [f"Xã Mường Phăng {number}" for number in range(60)]
    rows = [
        BoardRow(f"Chỉ tiêu {place}", tuple(Cell("✗ −17,3", "#B34700") for _ in names), ("60/60",))
        for place in range(9)
    ]
    wide = Board(rows, names, ("Chưa đạt",))
    assert spoken_form(wide) == (None, "")
    assert boards.pages(wide, stage.body(2)) == ([], "")
    narrow = Board([BoardRow(row.name, row.cells[:4], row.texts) for row in rows], names[:4], ("Chưa đạt",))
    grids, _ = boards.pages(narrow, stage.body(2))
    assert grids
    assert all(tables.is_readable(stage.body(2), grid, stage.LEAST) for grid in grids)
