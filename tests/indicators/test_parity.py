"""Two groups on the same denominators: same measure, age, year, period and units."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.comparison import comparison_rules
from indicators.catalog.indicators import indicators
from indicators.comparison.parity import COLUMNS, parity, splittable
from tests.indicators.faulty import fault
from tests.indicators.world import World

YEAR = "2022-2023"
RATE = ("attending_rate_5",)


def commune(made: World, code: str, whole: tuple[int, int], girls: tuple[int, int] | None = None) -> World:
    """(attending, obliged) children of 5 years, of all and of the girls."""
    made.commune(code)
    for group, pair in (("", whole), ("female", girls)):
        if pair:
            made.fact(code, "attending_residents", pair[0], age="5", period="survey", group=group)
            made.fact(code, "obliged_residents", pair[1], age="5", period="survey", group=group)
    return made


def found(made: World, folder: Path, split: str = "sex") -> pd.DataFrame:
    frame = parity(made.open(folder), YEAR, RATE)
    return frame[frame["split"] == split].set_index("unit_code")


def test_the_other_side_is_the_whole_without_the_group(tmp_path: Path) -> None:
    row = found(commune(World().province(), "A", (95, 100), (42, 45)), tmp_path).loc["A"]
    assert row[["other_numerator", "other_denominator"]].tolist() == [53, 55]
    assert row["difference"] == pytest.approx(100 * 42 / 45 - 100 * 53 / 55)
    assert row["ratio"] == pytest.approx((42 / 45) / (53 / 55))
    assert row[["state", "group_label", "other_label"]].tolist() == ["known", "Nữ", "Nam"]


def test_a_commune_that_does_not_state_the_group_counts_on_no_side(tmp_path: Path) -> None:
    made = commune(commune(World().province(), "A", (95, 100), (42, 45)), "B", (10, 100))
    row = found(made, tmp_path).loc["11"]
    assert row[["group_denominator", "other_denominator", "contributing", "expected"]].tolist() == [
        45,
        55,
        1,
        2,
    ]
    assert row["state"] == "insufficient_data"


def test_sums_are_divided_not_rates_averaged(tmp_path: Path) -> None:
    made = commune(commune(World().province(), "A", (95, 100), (42, 45)), "B", (900, 1000), (500, 500))
    row = found(made, tmp_path).loc["11"]
    assert row["group_value"] == pytest.approx(100 * 542 / 545)
    assert row["other_value"] == pytest.approx(100 * 453 / 555)


def test_a_side_too_small_to_hide_a_child_is_marked(tmp_path: Path) -> None:
    row = found(commune(World().province(), "A", (95, 100), (3, 4)), tmp_path).loc["A"]
    assert (row["state"], row["is_small"]) == ("small_group", True)


def test_a_group_larger_than_the_whole_is_no_comparison(tmp_path: Path) -> None:
    row = found(commune(World().province(), "A", (95, 100), (99, 110)), tmp_path).loc["A"]
    assert row["state"] == "impossible"
    assert pd.isna(row["difference"])


def test_no_girls_at_all_is_no_rate_of_zero(tmp_path: Path) -> None:
    row = found(commune(World().province(), "A", (95, 100), (0, 0)), tmp_path).loc["A"]
    assert row["state"] == "no_subject"
    assert pd.isna(row["group_value"])


def test_difficult_communes_stand_beside_the_others_of_the_tier(tmp_path: Path) -> None:
    made = World().province()
    for code, whole, difficult in (("A", (80, 100), True), ("B", (190, 200), False), ("C", (99, 100), False)):
        commune(made, code, whole).area(code, YEAR, difficult)
    frame = found(made, tmp_path, "area")
    assert list(frame.index) == ["11"]
    row = frame.loc["11"]
    assert (row["group_value"], row["state"]) == (80, "known")
    assert row["other_value"] == pytest.approx(100 * 289 / 300)


def test_a_commune_without_a_class_leaves_the_comparison_open(tmp_path: Path) -> None:
    made = World().province()
    commune(made, "A", (80, 100)).area("A", YEAR, True)
    commune(made, "B", (190, 200)).area("B", YEAR, False)
    row = found(commune(made, "C", (99, 100)), tmp_path, "area").loc["11"]
    assert (row["contributing"], row["expected"], row["state"]) == (2, 3, "insufficient_data")


def test_a_ratio_with_a_measure_without_groups_is_split_by_area_alone() -> None:
    splits = comparison_rules().splits
    size = indicators()["average_class_size"]
    assert [name for name, split in splits.items() if splittable(size, split)] == ["area"]


def test_the_columns_are_those_promised(tmp_path: Path) -> None:
    frame = parity(World().province().open(tmp_path), YEAR, RATE)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.empty


def test_an_unknown_group_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = fault(tmp_path, monkeypatch, "comparison.toml", '"female"', '"women"', comparison_rules)
    assert "parity.sex" in said
