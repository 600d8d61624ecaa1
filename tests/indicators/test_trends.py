"""Where a line is heading: never above 100 %, never across a break, never from two years."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalog.trends import trend_rules
from indicators.over_time.fitting import Point, fitted
from indicators.over_time.students_t import probability_below, quantile
from indicators.over_time.trends import COLUMNS, PATH_COLUMNS, Aim, paths, trends
from tests.indicators.faulty import fault
from tests.indicators.reform import PARTS, reformed
from tests.indicators.world import World

RATE = ["attending_rate_5"]


def commune(attending: dict[int, float | None], of: float = 1000) -> World:
    """Attending children of 5 years by the first calendar year of the school year."""
    made = World().province().commune("03316")
    for start, count in attending.items():
        made.survey("03316", "5", f"{start}-{start + 1}", obliged_residents=of, attending_residents=count)
    return made


def assigned(made: World, rate: float, start: int) -> World:
    return made.fact("03316", "attending_rate", rate, age="5", year=f"{start}-{start + 1}", period="year",
                     kind="target")  # fmt: skip


def of_commune(frame: pd.DataFrame) -> pd.Series:
    return frame[frame["unit_code"] == "03316"].iloc[0]


@pytest.mark.parametrize(
    ("degrees", "t"), [(1, 3.0777), (2, 1.8856), (3, 1.6377), (4, 1.5332), (5, 1.4759), (30, 1.3104)]
)
def test_quantiles_are_those_of_the_printed_tables(degrees: int, t: float) -> None:
    assert quantile(0.9, degrees) == pytest.approx(t, abs=1e-4)
    assert probability_below(t, degrees) == pytest.approx(0.9, abs=1e-5)
    assert probability_below(-t, degrees) == pytest.approx(0.1, abs=1e-5)


def test_a_line_on_the_logit_scale_is_found_again() -> None:
    """Odds that double every year: 1:1, 2:1, 4:1, then 8:1."""
    points = [Point(2020 + step, 100 * 2**step / (1 + 2**step)) for step in range(3)]
    trend = fitted(points, trend_rules(), is_rate=True)
    assert trend is not None
    assert trend.scale == "logit"
    assert trend.at(2023) == pytest.approx(100 * 8 / 9)


def test_a_lighter_year_pulls_less() -> None:
    plain = [Point(2019, 100), Point(2020, 110), Point(2021, 60), Point(2022, 130)]
    light = [Point(each.year, each.value, 0.1 if each.year == 2021 else 1.0) for each in plain]
    heavy, lighter = (fitted(each, trend_rules(), is_rate=False) for each in (plain, light))
    assert heavy is not None
    assert lighter is not None
    assert lighter.at(2023) > heavy.at(2023)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 100), min_size=3, max_size=8), st.integers(1, 8))
def test_a_rate_is_never_projected_outside_0_and_100(values: list[float], ahead: int) -> None:
    points = [Point(2015 + place, value) for place, value in enumerate(values)]
    trend = fitted(points, trend_rules(), is_rate=True)
    assert trend is not None
    low, high = trend.interval(points[-1].year + ahead, 80)
    assert 0 <= low <= trend.at(points[-1].year + ahead) <= high <= 100


def test_two_years_give_no_projection(tmp_path: Path) -> None:
    row = of_commune(trends(commune({2021: 900, 2022: 920}).open(tmp_path), RATE))
    assert row["class"] == "too_little_data"
    assert "mới có 2 năm học" in row["reason"]
    assert row[["projected", "low", "high", "chance"]].isna().all()
    assert (row["last_value"], row["change"]) == (92, pytest.approx(2))


def test_required_pace_goes_from_the_last_value_to_the_target_of_a_coming_year(tmp_path: Path) -> None:
    made = assigned(commune({2020: 900, 2021: 920, 2022: 930}), 98, 2025)
    row = of_commune(trends(made.open(tmp_path), RATE))
    assert (row["target"], row["target_year"]) == (98, "2025-2026")
    assert row["required_pace"] == pytest.approx((98 - 93) / 3)


@pytest.mark.parametrize(
    ("attending", "target", "name", "least", "most"),
    [
        ({2020: 900, 2021: 930, 2022: 955}, 96.0, "maintain", 60, 100),
        ({2020: 900, 2021: 905, 2022: 912}, 99.5, "accelerate", 0, 30),
        ({2020: 950, 2021: 930, 2022: 905}, 96.0, "reverse", 0, 30),
        ({2020: 995, 2021: 993, 2022: 991}, 90.0, "maintain", 60, 100),
    ],
)
def test_classes_follow_the_line_and_the_target(
    tmp_path: Path, attending: dict[int, float | None], target: float, name: str, least: int, most: int
) -> None:
    made = assigned(commune(attending), target, 2024)
    row = of_commune(trends(made.open(tmp_path), RATE))
    assert row["class"] == name
    assert least <= row["chance"] <= most
    assert row["chance"] % 10 == 0


def test_a_target_of_100_percent_can_be_reached(tmp_path: Path) -> None:
    made = assigned(commune({2020: 90, 2021: 98, 2022: 100, 2023: 100}, of=100), 100, 2024)
    assert of_commune(trends(made.open(tmp_path), RATE))["class"] == "maintain"


def test_without_a_target_there_is_a_projection_and_no_verdict(tmp_path: Path) -> None:
    row = of_commune(trends(commune({2020: 900, 2021: 920, 2022: 930}).open(tmp_path), RATE))
    assert row["class"] == "no_target"
    assert (row["target_year"], row["low"] < row["projected"] < row["high"]) == ("2025-2026", True)
    assert pd.isna(row["chance"])


def test_nothing_is_fitted_across_a_change_of_boundaries(tmp_path: Path) -> None:
    made = reformed()
    made.built_at = datetime(2026, 10, 1)
    for year in ("2022-2023", "2023-2024", "2024-2025"):
        for code in PARTS:
            made.survey(code, "5", year, obliged_residents=100, attending_residents=90)
    for year in ("2025-2026", "2026-2027"):
        made.survey("03127 new", "5", year, obliged_residents=600, attending_residents=576)
    warehouse, unit = made.open(tmp_path), [made.units["03127 new"]]
    (then,) = trends(warehouse, RATE, unit, boundaries="then").to_dict("records")
    assert (then["class"], then["points"]) == ("too_little_data", 2)
    assert "chỗ ngắt" in then["reason"]
    (now,) = trends(warehouse, RATE, unit, boundaries="now").to_dict("records")
    assert (now["class"], now["points"]) == ("no_target", 5)


def test_a_sum_of_which_a_commune_is_silent_is_not_fitted(tmp_path: Path) -> None:
    made = commune({2019: 900, 2020: 910, 2021: 920, 2022: 930}).commune("03317")
    made.survey("03317", "5", "2022-2023", obliged_residents=10, attending_residents=9)
    frame = trends(made.open(tmp_path), RATE)
    assert frame.set_index("unit_code")["points"].to_dict() == {"11": 1, "03316": 4, "03317": 1}


def test_a_path_joins_the_observed_years_and_ends_at_the_target(tmp_path: Path) -> None:
    made = assigned(commune({2019: 900, 2021: 920, 2022: 930}), 98, 2024)
    frame = paths(made.open(tmp_path), RATE, [made.units["03316"]])
    assert list(frame.columns) == list(PATH_COLUMNS)
    years = frame.set_index("school_year")
    assert list(years.index) == ["2019-2020", "2020-2021", "2021-2022", "2022-2023", "2023-2024", "2024-2025"]
    assert years["observed"].isna().tolist() == [False, True, False, False, True, True]
    assert years.loc["2022-2023", ["projected", "required"]].tolist() == [93, 93]
    assert years["low"].isna().tolist() == [True, True, True, True, False, False]
    assert years["required"].dropna().tolist() == pytest.approx([93, 95.5, 98])
    assert years["target"].dropna().to_dict() == {"2024-2025": 98}


def test_a_target_year_too_far_ahead_is_not_projected(tmp_path: Path) -> None:
    row = of_commune(
        trends(
            commune({2020: 900, 2021: 920, 2022: 930}).open(tmp_path),
            RATE,
            aim=Aim("2045-2046", 99),
        )
    )
    assert row["class"] == "too_little_data"
    assert "xa quá" in row["reason"]


def test_no_years_give_no_rows(tmp_path: Path) -> None:
    frame = trends(World().province().open(tmp_path), RATE)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.empty


def test_a_fit_of_two_points_is_refused_in_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = fault(tmp_path, monkeypatch, "trends.toml", "least_points = 3", "least_points = 2", trend_rules)
    assert "trends.toml" in said
    assert "fit.least_points" in said
