"""Small multiples: common and free axes, missing panels said, lines that never cross a change of units."""

import pandas as pd

from indicators.answers.pivot import pivoted
from views.charts.multiples import Multiples, Panel
from views.exhibit import Exhibit
from views.exhibits import small_multiples
from views.export.svg import drawing

YEARS = ("2022-2023", "2023-2024", "2024-2025")


def lines(*values: tuple[str, str, float | None], indicator: str = "attending_rate_5") -> pd.DataFrame:
    """Communes × years of a rate in percent of 1000."""
    return pd.DataFrame(
        [
            {
                "unit_id": int(name[-1]), "commune": name, "school_year": year, "indicator": indicator, "factor": 100.0,
                "is_ratio": True, "numerator": None if value is None else 10 * value, "denominator": 1000.0,
            }
            for name, year, value in values
        ]
    ).astype({"numerator": float})  # fmt: skip


def asked(frame: pd.DataFrame, **options: object) -> Exhibit:
    cells = pivoted(frame, ("commune",), "school_year")
    return small_multiples.panels(cells, ["attending_rate_5"], "commune", "school_year", **options)  # type: ignore[arg-type]


def chart(exhibit: Exhibit) -> Multiples:
    assert isinstance(exhibit.chart, Multiples)
    return exhibit.chart


def ranges(shown: Multiples) -> list[list[float]]:
    figure = shown.figure()
    assert figure
    return [axis["range"] for key, axis in figure["layout"].items() if key.startswith("yaxis")]


TWO = lines(*(("Xã 1", year, 90.0) for year in YEARS), *(("Xã 2", year, 40.0) for year in YEARS))


def test_common_axes_are_one_and_free_axes_say_that_heights_do_not_compare() -> None:
    common, free = asked(TWO), asked(TWO, is_free=True)
    assert len({tuple(ends) for ends in ranges(chart(common))}) == 1
    assert len({tuple(ends) for ends in ranges(chart(free))}) == 2
    assert "không so chiều cao" in free.subtitle
    assert "Trục đứng chung" in common.subtitle


def test_an_axis_that_does_not_begin_at_zero_says_where_it_begins() -> None:
    exhibit = asked(lines(("Xã 1", YEARS[0], 97.0), ("Xã 1", YEARS[1], 98.0)))
    start = chart(exhibit).axis_start
    assert start > 0
    assert f"từ {round(start)} %" in exhibit.subtitle


def test_bars_begin_at_zero() -> None:
    panel = Panel("A", (90.0, 95.0), (False, False), ("", ""))
    assert Multiples([panel], ("1", "2"), is_line=False).axis_start == 0


def test_a_silent_panel_is_drawn_and_named_not_left_out() -> None:
    frame = pd.concat([TWO, lines(("Xã 3", YEARS[0], None), ("Xã 3", YEARS[1], None))], ignore_index=True)
    exhibit = asked(frame)
    assert [panel.title for panel in chart(exhibit).panels] == ["Xã 1", "Xã 2", "Xã 3"]
    assert any("Chưa có số liệu: Xã 3" in note for note in exhibit.notes)
    assert "chưa có số liệu" in drawing(exhibit.figure or {})


def test_a_year_without_a_number_is_a_gap() -> None:
    exhibit = asked(lines(("Xã 1", YEARS[0], 90.0), ("Xã 1", YEARS[1], None), ("Xã 1", YEARS[2], 92.0)))
    assert chart(exhibit).panels[0].values == (90.0, None, 92.0)
    trace = (exhibit.figure or {})["data"][-1]
    assert trace["connectgaps"] is False


def test_no_line_crosses_a_change_of_units() -> None:
    exhibit = asked(TWO, breaks={"Xã 1": {YEARS[1]}})
    figure = exhibit.figure
    assert figure
    own = [trace["x"] for trace in figure["data"] if trace["xaxis"] == "x" and "markers" in trace["mode"]]
    assert own == [[0], [1, 2]]
    assert any("đường bị ngắt" in note for note in exhibit.notes)


def test_more_than_twelve_panels_ask_to_choose_and_the_table_keeps_all() -> None:
    frame = lines(*((f"Xã {name}", YEARS[0], 50.0) for name in range(20)))
    first = asked(frame)
    assert len(chart(first).panels) == small_multiples.MOST
    assert any("12 trong 20" in note for note in first.notes)
    assert len(first.table) == 21
    chosen = asked(frame, asked=["Xã 15", "Xã 3"])
    assert [panel.title for panel in chart(chosen).panels] == ["Xã 3", "Xã 15"]


def test_the_rate_of_all_stands_behind_common_panels_only() -> None:
    assert chart(asked(TWO)).whole == (65.0, 65.0, 65.0)
    assert chart(asked(TWO, is_free=True)).whole == ()


def test_a_part_of_the_units_is_drawn_hollow() -> None:
    frame = pd.concat([TWO, lines(("Xã 1", YEARS[2], None)).assign(unit_id=9)], ignore_index=True)
    trace = (asked(frame).figure or {})["data"][1]
    assert trace["marker"]["symbol"] == ["circle", "circle", "circle-open"]


def test_months_are_named_and_what_is_not_monthly_says_so() -> None:
    monthly = TWO.assign(month=TWO["school_year"].map(dict(zip(YEARS, ("m09", "m10", "m11"), strict=True))))
    cells = pivoted(monthly, ("commune",), "month")
    exhibit = small_multiples.panels(cells, ["attending_rate_5"], "commune", "month")
    assert chart(exhibit).places == ["T9", "T10", "T11"]
    nothing = small_multiples.panels(cells.head(0), ["attending_rate_5"], "commune", "month")
    assert nothing.is_empty
    assert "báo cáo tháng" in nothing.finding
