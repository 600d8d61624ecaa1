"""Between which values a sum lies while some units are silent."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.answers import bounds
from tests.indicators.world import World

YEAR = "2022-2023"


def found(
    made: World, folder: Path, unit: str = "11", indicator: str = "attending_rate_5", level: str = ""
) -> pd.Series:
    frame = bounds.answers(made.open(folder), YEAR, "", (indicator,))
    return frame[(frame["unit_code"] == unit) & (frame["level"] == level) & (frame["grade"] == "")].squeeze()


def world() -> World:
    made = World().province().commune("03316").commune("03317")
    return made.survey("03316", "5", obliged_residents=100, attending_residents=90)


def test_a_silent_commune_is_worst_and_best_at_its_last_known_size(tmp_path: Path) -> None:
    made = world().survey("03317", "5", "2021-2022", obliged_residents=50, attending_residents=50)
    row = found(made, tmp_path)
    assert (row["bound_low"], row["bound_high"]) == (
        pytest.approx(100 * 90 / 150),
        pytest.approx(100 * 140 / 150),
    )
    assert (row["bound_state"], row["silent"], row["silent_size"], row["estimated_sizes"]) == (
        "closed",
        1,
        50,
        1,
    )


def test_the_whole_of_this_year_is_no_estimate(tmp_path: Path) -> None:
    made = world().survey("03317", "5", obliged_residents=100, attending_residents=None)
    row = found(made, tmp_path)
    assert (row["bound_low"], row["bound_high"], row["estimated_sizes"]) == (45, 95, 0)


def test_a_silent_commune_of_unknown_size_leaves_the_bounds_open(tmp_path: Path) -> None:
    row = found(world(), tmp_path)
    assert (row["bound_state"], row["unknown_sizes"]) == ("open", 1)
    assert pd.isna(row["bound_low"])
    assert pd.isna(row["bound_high"])


def test_full_coverage_shrinks_the_bounds_to_the_value(tmp_path: Path) -> None:
    made = world().survey("03317", "5", obliged_residents=100, attending_residents=80)
    row = found(made, tmp_path)
    assert (row["bound_low"], row["value"], row["bound_high"], row["bound_state"]) == (85, 85, 85, "exact")


def test_an_assigned_number_can_be_exceeded(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316").school("B", "03316")
    for school, actual in (("A", 100), ("B", None)):
        made.fact(school, "pupils", actual, level="primary")
        made.fact(school, "pupils", 100, level="primary", period="year", kind="target")
    row = found(made, tmp_path, "03316", "pupil_target_attainment", "primary")
    assert (row["bound_low"], row["bound_state"]) == (50, "open_high")
    assert pd.isna(row["bound_high"])


def test_a_ratio_without_a_whole_has_no_bounds(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316").school("B", "03316")
    made.fact("A", "pupils", 60, level="primary").fact("A", "classes", 2, level="primary")
    assert found(made, tmp_path, "03316", "average_class_size", "primary")["bound_state"] == "open"


def test_the_truth_lies_between_the_bounds(tmp_path: Path) -> None:
    sizes = {"03316": (100, 90), "03317": (40, 12), "03318": (60, 60)}
    for number, silent in enumerate(sizes):
        made = World().province()
        for code, (size, attending) in sizes.items():
            made.commune(code)
            made.survey(
                code, "5", obliged_residents=size, attending_residents=None if code == silent else attending
            )
        row = found(made, tmp_path / str(number))
        assert row["bound_low"] <= 81 <= row["bound_high"]
