"""Every chart on five data sizes: empty, partial, one unit, 5 and 130 units."""

import json
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import pytest

from views import theme
from views.charts import bullets, cells, composition, panels, shortfalls

Figure = dict[str, Any] | None
HOSTILE = "Trường <b>=HACK()</b> & [x](y)"


def bullet_rows(count: int, silent: int = 0) -> list[bullets.BulletRow]:
    known = [
        bullets.BulletRow(
            f"{HOSTILE} {i}", 90.0 - i / 10, 91.0 + i / 10, ("90,0 %", "91,0 %", "thiếu 3 em"), True
        )
        for i in range(count - silent)
    ]
    return known + [
        bullets.BulletRow(f"Im lặng {i}", None, 95.0, ("–", "95,0 %", "–")) for i in range(silent)
    ]


def draw_bullets(count: int, silent: int = 0) -> Figure:
    return bullets.Bullets(bullet_rows(count, silent), ("Thực hiện", "Chỉ tiêu", "Chênh lệch"), " %").figure()


def draw_board(count: int, silent: int = 0) -> Figure:
    rows = [
        cells.BoardRow(
            f"{HOSTILE} {i}",
            (cells.Cell("2", theme.LEVELS[2]), cells.Cell("?", is_hatched=i >= count - silent)),
            ("3 em",),
        )
        for i in range(count)
    ]
    return cells.Board(rows, ("MN\n5 tuổi", "Tiểu học"), ("Còn thiếu",)).figure()


def draw_shortfalls(count: int, silent: int = 0) -> Figure:
    rows = [
        shortfalls.ShortfallRow(f"{HOSTILE} {i}", None if i >= count - silent else float(i), ("3 phòng",))
        for i in range(count)
    ]
    return shortfalls.Shortfalls(rows, ("Còn thiếu",)).figure()


def draw_composition(count: int, silent: int = 0) -> Figure:
    values = tuple(None if i >= count - silent else float(i + 1) for i in range(count))
    parts = [
        composition.Part("Kiên cố", theme.ACCENT, values),
        composition.Part("Tạm", theme.FAILING, values),
    ]
    return composition.Composition(
        [f"{HOSTILE} {i}" for i in range(count)], parts, ("Tổng",), [("1",)] * count
    ).figure()


def draw_panels(count: int, silent: int = 0) -> Figure:
    years = ("2022-2023", "2023-2024")
    rows = [
        panels.Panel(f"Lớp {i}", (None, None) if i >= count - silent else (50.0, 75.5), i % 2, "từ 2024-2025")
        for i in range(count)
    ]
    return panels.Panels(rows, years).figure()


CHARTS = (draw_bullets, draw_board, draw_shortfalls, draw_composition, draw_panels)


@pytest.mark.parametrize("draw", CHARTS)
def test_no_data_draws_no_axes(draw: Callable[..., Figure]) -> None:
    assert draw(0) is None


@pytest.mark.parametrize("draw", CHARTS)
@pytest.mark.parametrize(("count", "silent"), [(1, 0), (5, 0), (5, 2), (5, 5), (130, 7)])
def test_figures_are_valid_small_and_escape_names(
    draw: Callable[..., Figure], count: int, silent: int
) -> None:
    figure = draw(count, silent)
    assert figure is not None
    drawn = go.Figure(figure).to_json()
    assert len(drawn) < 300_000
    assert "<b>=HACK" not in drawn
    assert "<b>=HACK" not in json.dumps(figure, ensure_ascii=False)


@pytest.mark.parametrize("draw", CHARTS)
def test_five_units_stay_above_the_fold(draw: Callable[..., Figure]) -> None:
    figure = draw(5)
    assert figure is not None
    assert figure["layout"]["height"] <= 320


def test_every_row_has_its_own_target_tick() -> None:
    figure = draw_bullets(45)
    assert figure is not None
    ticks = next(trace for trace in figure["data"] if trace.get("name") == "chỉ tiêu")
    assert len(set(ticks["x"])) == len(ticks["x"]) == 45
    assert ticks["marker"]["symbol"] == "line-ns"


def test_a_silent_unit_is_hatched_and_named_and_not_a_bar_of_zero() -> None:
    figure = draw_bullets(5, silent=2)
    assert figure is not None
    marks, hatched = figure["data"][:2]
    assert len(marks["x"]) == 3
    assert hatched["y"] == [3, 4]
    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert "chưa đủ số liệu" in hatched["text"][0]


def test_bars_start_at_zero() -> None:
    counts = [bullets.BulletRow("A", 40.0, 50.0, ("40",)), bullets.BulletRow("B", 90.0, 95.0, ("90",))]
    for figure in (bullets.Bullets(counts, ("Có",), " %").figure(), draw_shortfalls(5), draw_composition(5)):
        assert figure is not None
        assert figure["layout"]["xaxis"]["range"][0] == 0


def test_rates_that_all_lie_high_become_dots_on_a_cut_axis_of_at_least_five_points() -> None:
    figure = draw_bullets(5)
    assert figure is not None
    start, end = figure["layout"]["xaxis"]["range"]
    assert figure["data"][0]["mode"] == "markers"
    assert start > 0
    assert end - start >= 5


def test_no_cell_speaks_by_colour_alone() -> None:
    figure = draw_board(5, silent=1)
    assert figure is not None
    boards = [trace for trace in figure["data"] if trace["type"] == "bar"]
    assert sum(len(trace["text"]) for trace in boards) == 10
    assert all(sign for trace in boards for sign in trace["text"])


def test_cells_without_data_are_hatched() -> None:
    figure = draw_board(5, silent=1)
    assert figure is not None
    hatched = next(trace for trace in figure["data"] if trace.get("marker", {}).get("pattern"))
    assert (hatched["base"], hatched["y"], hatched["text"]) == ([1], [4], ["?"])


def test_letters_on_dark_marks_are_white() -> None:
    figure = draw_board(1)
    assert figure is not None
    assert theme.text_on(theme.LEVELS[3]) == "#FFFFFF"
    assert theme.text_on(theme.LEVELS[1]) == theme.TEXT


def test_a_grade_before_its_roll_out_is_grey_and_says_when_it_starts() -> None:
    figure = panels.Panels(
        [panels.Panel("Lớp 5", (None, None), None, "từ 2024-2025")], ("2022-2023", "2023-2024")
    ).figure()
    assert figure is not None
    assert any("từ 2024-2025" in note["text"] for note in figure["layout"]["annotations"])
    assert figure["layout"]["shapes"][0]["type"] == "rect"


def test_missing_years_break_the_line() -> None:
    figure = panels.Panels(
        [panels.Panel("Lớp 1", (50.0, None, 70.0), 0)], ("2021-2022", "2022-2023", "2023-2024")
    ).figure()
    assert figure is not None
    assert figure["data"][0]["connectgaps"] is False


def test_every_bar_states_its_width_so_that_sparse_rows_do_not_swell() -> None:
    for draw in CHARTS:
        figure = draw(5, silent=2)
        assert figure is not None
        assert all("width" in trace for trace in figure["data"] if trace["type"] == "bar")
