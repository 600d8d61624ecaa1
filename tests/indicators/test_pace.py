"""Where a unit should be by a day of the year, and targets that ask for less or for more than ever."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators.assigned import pace
from tests.indicators.world import World

YEAR, BEFORE = "2022-2023", "2021-2022"
MIDDLE = date(2023, 1, 15)


def school() -> World:
    """A school of 400 pupils the year before, assigned 500, with 440 by the middle of the year."""
    made = World().province().commune("03316").school("A", "03316")
    for year, actual in ((BEFORE, 400), (YEAR, 440)):
        made.fact("A", "pupils", actual, level="primary", year=year)
        made.fact(
            "A",
            "pupils",
            400 if year == BEFORE else 500,
            level="primary",
            year=year,
            period="year",
            kind="target",
        )
    return made


def line(frame: pd.DataFrame, unit: str, indicator: str, level: str = "") -> pd.Series:
    return frame[
        (frame["unit_code"] == unit) & (frame["indicator"] == indicator) & (frame["level"] == level)
    ].squeeze()


def test_the_marker_stands_at_the_declared_share_of_the_way(tmp_path: Path) -> None:
    row = line(pace.due_by(school().open(tmp_path), YEAR, MIDDLE), "A", "pupil_target_attainment", "primary")
    share = (MIDDLE - date(2022, 9, 5)).days / (date(2023, 5, 31) - date(2022, 9, 5)).days
    assert row["due_value"] == pytest.approx(400 + 100 * share)
    assert (row["state"], row["now_value"], row["unit"]) == ("behind", 440, "count")
    assert row["persons"] == -10


def test_at_the_end_of_the_year_the_whole_target_is_due(tmp_path: Path) -> None:
    row = line(
        pace.due_by(school().open(tmp_path), YEAR, date(2023, 6, 1)),
        "A",
        "pupil_target_attainment",
        "primary",
    )
    assert (row["due_value"], row["difference"]) == (500, -60)


def test_without_a_result_of_the_year_before_there_is_no_marker(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316")
    made.fact("A", "pupils", 440, level="primary")
    made.fact("A", "pupils", 500, level="primary", period="year", kind="target")
    row = line(pace.due_by(made.open(tmp_path), YEAR, MIDDLE), "A", "pupil_target_attainment", "primary")
    assert row["state"] == "no_start"
    assert pd.isna(row["due_value"])


def test_what_is_counted_at_the_survey_is_not_due_before_it(tmp_path: Path) -> None:
    made = (
        World()
        .province()
        .commune("03316")
        .survey("03316", "5", obliged_residents=100, attending_residents=95)
    )
    made.fact("03316", "attending_rate", 99, age="5", period="year", kind="target")
    warehouse = made.open(tmp_path)
    early = line(pace.due_by(warehouse, YEAR, date(2022, 9, 20)), "03316", "attending_rate_5")
    later = line(pace.due_by(warehouse, YEAR, date(2022, 10, 1)), "03316", "attending_rate_5")
    assert early["state"] == "not_yet_due"
    assert (later["state"], later["difference"], later["persons"]) == ("behind", -4, -4)


def test_a_target_below_last_year_is_flagged_with_both_numbers(tmp_path: Path) -> None:
    made = World().province().commune("03316")
    made.survey("03316", "5", BEFORE, obliged_residents=100, attending_residents=98)
    made.fact("03316", "attending_rate", 95, age="5", period="year", kind="target")
    row = line(pace.flags(made.open(tmp_path), YEAR), "03316", "attending_rate_5")
    assert row["flag"] == "below_last_year"
    assert row["reason"] == "Chỉ tiêu 95 % kém hơn kết quả năm học 2021-2022 (98 %)."


def test_a_target_beyond_any_pace_ever_reached_is_flagged(tmp_path: Path) -> None:
    made = World().province().commune("03316").commune("03317")
    for code, values in {"03316": (80, 82, 83), "03317": (70, 75, 76)}.items():
        for year, attending in zip(("2019-2020", "2020-2021", BEFORE), values, strict=True):
            made.survey(code, "5", year, obliged_residents=100, attending_residents=attending)
        made.fact(
            code, "attending_rate", 88 if code == "03316" else 82, age="5", period="year", kind="target"
        )
    found = pace.flags(made.open(tmp_path), YEAR)
    assert found.set_index("unit_code")["flag"].to_dict() == {"03317": "beyond_pace"}
    assert found["best_change"].item() == 5
    assert "6 %" in found["reason"].item()
