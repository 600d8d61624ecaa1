"""Targets of schools against what their commune or office was given."""

from pathlib import Path

import pandas as pd

from indicators.assigned import cascade
from tests.indicators.world import World

YEAR = "2022-2023"


def given(made: World, unit: str, value: float, *, level: str = "primary", measure: str = "pupils") -> World:
    return made.fact(unit, measure, value, level=level, period="year", kind="target")


def world() -> World:
    return World().province().commune("03316").school("A", "03316").school("B", "03316")


def found(made: World, folder: Path) -> pd.DataFrame:
    return cascade.differences(made.open(folder), YEAR)


def test_a_difference_of_7_pupils_is_listed_with_both_numbers_and_the_cell(tmp_path: Path) -> None:
    made = given(given(given(world(), "03316", 200), "A", 120), "B", 87)
    row = found(made, tmp_path).squeeze()
    assert (row["given"], row["summed"], row["difference"], row["state"]) == (200, 207, 7, "differs")
    assert (row["unit_code"], row["cell"], row["units_with_target"]) == ("03316", "C1", 2)


def test_equal_sums_are_equal(tmp_path: Path) -> None:
    row = found(given(given(given(world(), "03316", 200), "A", 120), "B", 80), tmp_path).squeeze()
    assert (row["difference"], row["state"]) == (0, "equal")


def test_a_school_without_a_target_makes_no_verdict(tmp_path: Path) -> None:
    row = found(given(given(world(), "03316", 200), "A", 120), tmp_path).squeeze()
    assert (row["difference"], row["state"], row["units_below"]) == (-80, "incomplete", 2)


def test_what_nobody_below_was_given_is_said(tmp_path: Path) -> None:
    row = found(given(world(), "03316", 200), tmp_path).squeeze()
    assert row["state"] == "none_below"
    assert pd.isna(row["summed"])


def test_a_target_of_the_whole_office_is_the_sum_of_all_levels(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316").school("C", "03316", "lower_secondary")
    given(made, "11", 300, level="")
    given(made, "A", 200)
    given(made, "C", 100, level="lower_secondary")
    row = found(made, tmp_path).squeeze()
    assert (row["below_kind"], row["summed"], row["state"]) == ("school", 300, "equal")


def test_rates_are_never_added_up(tmp_path: Path) -> None:
    made = world().fact("11", "attending_rate", 99, age="5", period="year", kind="target")
    made.fact("03316", "attending_rate", 98, age="5", period="year", kind="target")
    assert found(made, tmp_path).empty
