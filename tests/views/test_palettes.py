"""Contrast computed from the palettes: letters at least 4.5 : 1, marks at least 3 : 1, on paper and on every screen."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.views import test_chart_designs, test_charts
from views import theme
from views.exhibits import dropouts, first_gates, ratings
from views.palettes import DARK, LIGHT, PALETTES, Palette

MARKS = (theme.ACCENT, theme.FAILING, theme.TARGET, theme.HATCH, theme.EDGE)
"""What speaks by its shape alone must stand out from the page."""
FILLS = (
    theme.ACCENT, theme.NEAR, theme.FAILING, theme.CONTEXT, theme.PALE, *theme.LEVELS.values(), *first_gates._FAILING,
    *ratings._PASSING, "#EFF6FC", "#9ECAE1", "#7A6A9B", "#C9A0A0", "#5D7B6F", "#B8C4CE",
)  # fmt: skip
"""What letters stand on."""
FIGURES = [
    *(design(9).figure() for design in test_chart_designs.DESIGNS),
    *(draw(5, silent=2) for draw in test_charts.CHARTS),
]


@pytest.fixture(params=list(PALETTES))
def palette(request: pytest.FixtureRequest) -> Palette:
    return PALETTES[request.param]


def colours(part: Any) -> Iterator[str]:
    """Every colour of a figure."""
    if isinstance(part, str):
        if part.startswith("#") or part.startswith("rgba("):
            yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from colours(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from colours(value)


@pytest.mark.parametrize("fill", FILLS)
def test_letters_on_a_fill_can_be_read(palette: Palette, fill: str) -> None:
    letters = palette.shown(theme.text_on(fill))
    assert theme.contrast(palette.shown(fill), letters) >= theme.LEAST_OF_LETTERS


@pytest.mark.parametrize("letters", [theme.TEXT, theme.QUIET])
def test_letters_on_the_page_can_be_read(palette: Palette, letters: str) -> None:
    page = palette.shown(theme.MISSING)
    assert theme.contrast(palette.shown(letters), page) >= theme.LEAST_OF_LETTERS


@pytest.mark.parametrize("mark", [*MARKS, *FILLS])
def test_marks_or_their_outlines_stand_out_from_the_page(palette: Palette, mark: str) -> None:
    page = palette.shown(theme.MISSING)
    shown = [palette.shown(mark), palette.shown(theme.outline(mark))]
    assert max(theme.contrast(colour, page) for colour in shown) >= theme.LEAST_OF_MARKS


@pytest.mark.parametrize("figure", FIGURES)
def test_the_dark_palette_translates_every_colour_of_every_design(figure: dict[str, Any]) -> None:
    dark = PALETTES[DARK]
    assert set(colours(figure)) <= set(dark.marks)
    assert not set(colours(dark.translated(figure))) & {theme.MISSING, theme.TEXT} - set(dark.marks.values())


def test_every_colour_of_the_exhibits_has_its_twin_in_the_dark() -> None:
    named = {*FILLS, *(colour for colour in vars(dropouts).get("_COLOURS", ()) if isinstance(colour, str))}
    assert named <= set(PALETTES[DARK].marks)


def test_a_figure_stays_what_it_is_on_paper() -> None:
    for figure in FIGURES:
        assert PALETTES[LIGHT].translated(figure) is figure


def test_letters_of_pages_can_be_read(palette: Palette) -> None:
    configured = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    grounds = [
        palette.page.get("background_color", configured["backgroundColor"]),
        palette.page.get("secondary_background_color", configured["secondaryBackgroundColor"]),
        palette.sidebar.get("background_color", configured["sidebar"]["backgroundColor"]),
    ]
    for ground in grounds:
        for name in ("text_color", "link_color", "primary_color"):
            letters = palette.page.get(name) or configured[_as_configured(name)]
            assert theme.contrast(letters, ground) >= theme.LEAST_OF_LETTERS, (name, letters, ground)


def test_figure_and_page_share_their_ground(palette: Palette) -> None:
    if palette.page:
        assert palette.page["background_color"] == palette.shown(theme.MISSING)


def test_high_contrast_stands_out_more_than_light() -> None:
    light, strong = PALETTES[LIGHT], PALETTES["contrast"]
    for mark in (theme.TEXT, theme.ACCENT, theme.FAILING, theme.HATCH, theme.EDGE):
        assert theme.contrast(strong.shown(mark), theme.MISSING) > theme.contrast(
            light.shown(mark), theme.MISSING
        )


def _as_configured(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
