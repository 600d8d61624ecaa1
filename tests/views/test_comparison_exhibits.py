"""Beside units in the same situation, and groups beside each other: no ranking, no half-known difference, small groups stay."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.selection import Selection
from indicators.warehouse import open_warehouse
from views.chosen_units import selected
from views.exhibit import Exhibit
from views.exhibits import group_parity, peer_comparison
from views.questions import ask

YEAR = "2024-2025"


def peer(
    indicator: str, value: float | None, median: float, position: str, **changes: object
) -> dict[str, object]:
    distance = None if value is None else value - median
    return {
        "indicator": indicator, "level": "", "grade": "", "value": value, "median": median, "low_quartile": median - 1,
        "high_quartile": median + 1, "distance": distance, "position": position, "peer_label": "Xã đặc biệt khó khăn",
        "known": 9, "members": 10, "state": "known",
    } | changes  # fmt: skip


def beside(*rows: dict[str, object]) -> Exhibit:
    return peer_comparison.of_unit(pd.DataFrame(list(rows)), "Xã Nà Nhạn")


def test_the_rate_farthest_behind_stands_first_and_is_the_finding() -> None:
    exhibit = beside(
        peer("attending_rate_5", 99.0, 97.0, "better"),
        peer("attending_rate_3", 90.0, 95.0, "worse"),
        peer("attending_rate_4", 80.0, 95.0, "worse"),
    )
    assert exhibit.table["indicator"].tolist() == ["attending_rate_4", "attending_rate_3", "attending_rate_5"]
    assert "2 tỷ lệ kém hơn, 0 ngang, 1 tốt hơn" in exhibit.finding
    assert "80,0 % so với mức giữa 95,0 %" in exhibit.finding


def test_counts_and_lines_without_enough_peers_are_not_compared() -> None:
    exhibit = beside(
        peer("attending_rate_5", 99.0, 97.0, "within"),
        peer("pupil_count", 400.0, 300.0, "within"),
        peer("attending_rate_4", 90.0, 0.0, "", state="few_peers"),
        peer("attending_rate_3", None, 0.0, "", state="no_value"),
    )
    assert exhibit.table["indicator"].tolist() == ["attending_rate_5"]
    assert exhibit.coverage.startswith("1/2 ")


def test_a_place_without_area_class_is_told_what_is_missing() -> None:
    exhibit = beside(peer("attending_rate_5", 99.0, 97.0, "", state="unclassified"))
    assert exhibit.is_empty
    assert "phân loại" in exhibit.finding


def two(
    indicator: str, group: float, other: float, state: str = "known", *, is_small: bool = False
) -> dict[str, object]:
    return {
        "indicator": indicator, "level": "", "grade": "", "split_label": "Giới tính", "group_label": "Nữ",
        "other_label": "Nam", "group_value": group, "other_value": other, "group_numerator": group,
        "group_denominator": 100.0, "other_numerator": other, "other_denominator": 100.0, "difference": group - other,
        "state": state, "is_small": is_small,
    }  # fmt: skip


def test_the_group_farthest_behind_is_the_finding_whichever_direction_is_better() -> None:
    rows = pd.DataFrame([two("attending_rate_5", 97.0, 98.0), two("dropout_rate", 4.0, 1.0)])
    exhibit = group_parity.of_unit(rows, "Tỉnh Điện Biên")
    assert exhibit.table["indicator"].tolist() == ["dropout_rate", "attending_rate_5"]
    assert "nữ 4,0 %, nam 1,0 %" in exhibit.finding


@pytest.mark.parametrize("state", ["insufficient_data", "impossible", "no_subject"])
def test_a_side_that_is_not_complete_shows_no_number(state: str) -> None:
    exhibit = group_parity.of_unit(pd.DataFrame([two("attending_rate_5", 50.0, 98.0, state)]), "Tỉnh")
    assert exhibit.table[["group_value", "other_value", "difference"]].isna().all(axis=None)
    assert exhibit.chart is None
    assert exhibit.table["state_label"].iloc[0]


def test_a_small_group_is_hidden_in_files() -> None:
    exhibit = group_parity.of_unit(
        pd.DataFrame([two("attending_rate_5", 97.0, 98.0, "small_group", is_small=True)]), "Tỉnh"
    )
    assert {column.key for column in exhibit.columns if column.hidden == "is_small"} >= {
        "group_value",
        "difference",
    }


@pytest.mark.parametrize(
    ("question", "unit"),
    [("commune.peers", "03127"), ("school_profile.peers", "11"), ("enrolment.parity", "11")],
)
def test_the_sample_is_compared(question: str, unit: str, sample_data: Path) -> None:
    context = selected(open_warehouse(sample_data), Selection(school_year=YEAR, unit=unit))
    exhibit = ask(context, question)
    assert not exhibit.is_empty
    assert exhibit.figure
