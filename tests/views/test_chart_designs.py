"""The designs of a review: pace, waterfall, dumbbells, bounds, strips, projection, ladder, movement, tiles."""

import json
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import pytest

from views import theme
from views.charts import (
    Chart,
    bounds,
    cells,
    dumbbells,
    ladders,
    movements,
    pace,
    projections,
    strips,
    tiles,
    waterfall,
)

HOSTILE = "Trường <b>=HACK()</b> & [x](y)"


def a_pace(count: int) -> Chart:
    rows = [
        pace.PaceRow(f"{HOSTILE} {i}", None if i % 7 == 6 else i / 10 - 0.1, ("3",), "chưa có năm gốc")
        for i in range(count)
    ]
    return pace.Pace(rows, ("Còn thiếu",), 0.5, "đã qua 50 % thời gian")


def a_waterfall(count: int) -> Chart:
    steps = [waterfall.Step(f"{HOSTILE} {i}", 2, waterfall.LESS) for i in range(count - 1)]
    whole = [waterfall.Step("Nhu cầu", 2.0 * count, waterfall.WHOLE)] if count else []
    return waterfall.Waterfall([*whole, *steps])


def some_dumbbells(count: int) -> Chart:
    rows = [
        dumbbells.DumbbellRow(f"{HOSTILE} {i}", 80.0, 81.0 + i, 95.0, ("+1",), True) for i in range(count)
    ]
    return dumbbells.Dumbbells(rows, ("Thay đổi",), " %")


def some_bounds(count: int) -> Chart:
    rows = [bounds.BoundsRow(f"{HOSTILE} {i}", 60.0, 80.0, 75.0, 90.0, ("?",)) for i in range(count)]
    return bounds.Bounds(rows, ("Kết luận",), " %")


def some_strips(count: int) -> Chart:
    rows = [strips.Strip(f"{HOSTILE} {i}", (30.0, 36.0), (HOSTILE, "b"), 35, ("1",)) for i in range(count)]
    return strips.Strips(rows, ("Vượt",))


def some_rungs(count: int) -> Chart:
    rungs = [ladders.Rung(f"{HOSTILE} {i}", (3.0, None), ("thiếu 3 phòng",), i < 3) for i in range(count)]
    return ladders.Ladder(rungs, ("Thiếu phòng", "Phòng tạm"), ("Lý do",))


def some_movements(count: int) -> Chart:
    points = [movements.Movement(f"{HOSTILE} {i}", 80.0 + i / 10, i - 3.0, 10.0 * i) for i in range(count)]
    return movements.Movements(points, 85.0)


def some_tiles(count: int) -> Chart:
    squares = [
        tiles.Tile(f"{HOSTILE} {i}", i % 8, i // 8, cells.Cell("2", theme.LEVELS[2], is_hatched=i == 4))
        for i in range(count)
    ]
    return tiles.TileMap(squares)


DESIGNS = (
    a_pace,
    a_waterfall,
    some_dumbbells,
    some_bounds,
    some_strips,
    some_rungs,
    some_movements,
    some_tiles,
)


def drawn(chart: Chart) -> dict[str, Any]:
    figure = chart.figure()
    assert figure is not None
    return figure


@pytest.mark.parametrize("design", DESIGNS)
def test_no_data_draws_no_axes(design: Callable[[int], Chart]) -> None:
    assert design(0).figure() is None


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("count", [1, 5, 130])
def test_figures_are_valid_small_and_escape_names(design: Callable[[int], Chart], count: int) -> None:
    figure = drawn(design(count))
    as_json = go.Figure(figure).to_json()
    assert len(as_json) < 300_000
    assert "<b>=HACK" not in as_json
    assert "<b>=HACK" not in json.dumps(figure, ensure_ascii=False)


def test_a_pace_beyond_the_axis_is_cut_and_says_its_figure() -> None:
    rows = [pace.PaceRow("A", 2.4, ()), pace.PaceRow("B", -0.5, ()), pace.PaceRow("C", 0.3, ())]
    bars = drawn(pace.Pace(rows, (), 0.5))["data"][0]
    assert bars["x"] == [120, -20, 30]
    assert bars["text"] == ["240 % ►", "−50 %", "30 %"]
    assert bars["marker"]["color"] == [theme.ACCENT, theme.FAILING, theme.NEAR]


def test_a_target_to_which_nothing_was_done_yet_says_so() -> None:
    """Plotly leaves out the number of a bar that has no length."""
    bars = drawn(pace.Pace([pace.PaceRow("A", 0.0, ())], (), 0.5))["data"][0]
    assert bars["text"] == ["0 %"]
    assert 0 < bars["x"][0] < 1


def test_changes_within_a_point_are_not_drawn_as_news() -> None:
    points = [movements.Movement(str(i), 99.0 + i / 10, 0.1 * i, 10.0) for i in range(10)]
    layout = drawn(movements.Movements(points, 99.5))["layout"]
    least, most = layout["xaxis"]["range"]
    assert most - least >= movements.LEAST_SPAN
    assert all(least < point.value < most for point in points)


def test_a_name_in_the_field_of_changes_never_stands_on_another_point() -> None:
    low, high, far = (
        movements.Movement(name, value, change, 10.0)
        for name, value, change in (("dưới", 100.0, 0.5), ("trên", 100.0, 0.6), ("xa", 90.0, -1.0))
    )
    names = drawn(movements.Movements([low, high, far], 95.0))["data"][0]["text"]
    assert names == ["", "trên", "xa"]


def test_where_the_money_ends_is_said_beside_the_bars_not_over_the_figures() -> None:
    layout = drawn(some_rungs(6))["layout"]
    word = layout["annotations"][-1]
    assert "xref" not in word, "on the axis of the bars"
    assert (word["x"], word["xanchor"]) == (layout["xaxis"]["range"][1], "right")


def test_a_waterfall_ends_at_what_is_left() -> None:
    steps = [
        waterfall.Step("Nhu cầu", 40, waterfall.WHOLE),
        waterfall.Step("Kiên cố", 25, waterfall.LESS),
        waterfall.Step("Bán kiên cố", 5, waterfall.LESS),
        waterfall.Step("Còn thiếu", 10, waterfall.REST),
    ]
    columns = drawn(waterfall.Waterfall(steps))["data"][0]
    assert columns["base"] == [0, 15, 10, 0]
    assert columns["text"] == ["40", "−25", "−5", "10"]


def test_a_step_that_nobody_reported_is_hatched_and_not_a_zero() -> None:
    steps = [
        waterfall.Step("Nhu cầu", 40, waterfall.WHOLE),
        waterfall.Step("Kiên cố", None, waterfall.LESS),
    ]
    columns, hatched = drawn(waterfall.Waterfall(steps))["data"]
    assert columns["x"] == [0]
    assert hatched["x"] == [1]
    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert "chưa báo cáo" in hatched["text"][0]


def test_certain_and_possible_parts_of_a_sum_stand_apart() -> None:
    rows = [bounds.BoundsRow("A", 60, 80, 75, 90, ()), bounds.BoundsRow("B", 70, 70, 70, 90, ())]
    certain, possible = drawn(bounds.Bounds(rows, ()))["data"][:2]
    assert certain["x"] == [60, 70]
    assert (possible["base"], possible["x"], possible["y"]) == ([60], [20], [0])


def test_dots_above_the_norm_carry_another_sign() -> None:
    dots = drawn(strips.Strips([strips.Strip("Lớp 1", (35.0, 35.5), ("a", "b"), 35)]))["data"][0]
    assert dots["marker"]["symbol"] == ["circle", "x"]


def test_the_money_ends_where_the_first_unit_is_not_served() -> None:
    figure = drawn(some_rungs(5))
    assert figure["layout"]["shapes"][0]["y0"] == 2.5
    assert any("hết kinh phí" in note["text"] for note in figure["layout"]["annotations"])


def test_no_line_crosses_a_change_of_boundaries() -> None:
    chart = projections.Projection(
        ("2023-2024", "2024-2025", "2025-2026", "2026-2027"),
        (90.0, 92.0, 95.0, None),
        projected=(None, None, 95.0, 97.0),
        low=(None, None, 95.0, 96.0),
        high=(None, None, 95.0, 98.5),
        target=(3, 98.0),
        breaks=((2, "đổi đơn vị hành chính"),),
    )
    figure = drawn(chart)
    observed = [trace for trace in figure["data"] if trace.get("marker", {}).get("size") == 9]
    assert [trace["y"] for trace in observed] == [[90.0, 92.0, None, None], [None, None, 95.0, None]]
    assert any("đổi đơn vị" in note["text"] for note in figure["layout"]["annotations"])
    assert figure["layout"]["yaxis"]["range"][1] > 98


def test_a_series_without_any_year_draws_nothing() -> None:
    assert projections.Projection(("2023-2024",), (None,)).figure() is None
