"""Who moved: gains without a gap or a break, standstill below the target, five by five classes by dated cuts."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.comparison import all_cuts, cuts_on
from indicators.comparison.movers import COLUMNS, longest_stagnant, most_improved, movements
from tests.indicators.faulty import fault
from tests.indicators.world import World

RATE = ["attending_rate_5"]
YEAR = "2022-2023"


def communes(target: float | None = None, **attending: tuple[int | None, ...]) -> World:
    """Attending children of 1000, the last of each in 2022-2023."""
    made = World().province()
    for code, counts in attending.items():
        made.commune(code)
        for back, count in enumerate(reversed(counts)):
            year = f"{2022 - back}-{2023 - back}"
            if count is not None:
                made.survey(code, "5", year, obliged_residents=1000, attending_residents=count)
        if target is not None:
            made.fact(code, "attending_rate", target, age="5", period="year", kind="target")
    return made


def found(made: World, folder: Path) -> pd.DataFrame:
    return movements(made.open(folder), YEAR, RATE).set_index("unit_code")


def test_most_improved_come_first(tmp_path: Path) -> None:
    made = communes(A=(900, 910, 920, 935), B=(800, 850, 860, 870), C=(900, 905, 910, 915))
    frame = movements(made.open(tmp_path), YEAR, RATE)
    best = most_improved(frame)
    assert best["unit_code"].tolist() == ["B", "A"]
    assert best["improvement"].tolist() == pytest.approx([7, 3.5])
    assert set(best["since"]) == {"2019-2020"}


def test_a_year_without_a_report_is_no_part_of_a_gain(tmp_path: Path) -> None:
    row = found(communes(A=(800, None, 900, 950), B=(900, 900, 900, 900)), tmp_path).loc["A"]
    assert (pd.isna(row["improvement"]), row["movement"]) == (True, "")


def test_standing_still_below_the_target_is_stagnation(tmp_path: Path) -> None:
    made = communes(98.0, A=(900, 902, 903, 905, 906), B=(900, 903, 905, 907), C=(990, 991, 991, 991))
    frame = movements(made.open(tmp_path), YEAR, RATE)
    still = longest_stagnant(frame)
    assert still["unit_code"].tolist() == ["A", "B"]
    assert still["still_years"].tolist() == [4, 3]


@pytest.mark.parametrize(
    ("before", "now", "gap_class", "change_class"),
    [
        (890, 879, 1, 2),
        (880, 880, 2, 3),
        (940, 930, 3, 2),
        (940, 980, 4, 5),
        (990, 1000, 5, 4),
        (975, 980, 4, 4),
    ],
)
def test_gap_and_change_are_classed_each_by_itself(
    tmp_path: Path, before: int, now: int, gap_class: int, change_class: int
) -> None:
    row = found(communes(98.0, A=(before, now)), tmp_path).loc["A"]
    assert (row["gap_class"], row["change_class"], row["state"]) == (gap_class, change_class, "known")
    assert (row["cuts"], row["cuts_status"]) == ("GENERAL", "recalled")


def test_without_last_year_or_target_a_class_is_left_open(tmp_path: Path) -> None:
    row = found(communes(98.0, A=(950,)), tmp_path / "first").loc["A"]
    assert (row["gap_class"], pd.isna(row["change_class"]), row["state"]) == (3, True, "no_last_year")
    row = found(communes(A=(940, 950)), tmp_path / "second").loc["A"]
    assert (pd.isna(row["gap_class"]), row["change_class"], row["state"]) == (True, 4, "no_target")


def test_less_dropout_is_a_gain(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("S", "03316")
    for start, count in ((2019, 50), (2020, 40), (2021, 20), (2022, 10)):
        made.fact("S", "pupils_at_start", 1000, level="primary", period="end", year=f"{start}-{start + 1}")
        made.fact("S", "dropouts", count, level="primary", period="end", year=f"{start}-{start + 1}")
    frame = movements(made.open(tmp_path), YEAR, ["dropout_rate"], "school")
    (row,) = frame[frame["grade"] == ""].to_dict("records")
    assert (row["improvement"], row["movement"]) == (pytest.approx(4), "improved")


def test_the_columns_are_those_promised(tmp_path: Path) -> None:
    frame = movements(World().province().open(tmp_path), YEAR, RATE)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.empty


def test_cuts_of_an_indicator_come_before_the_general_ones() -> None:
    assert cuts_on(date(2022, 9, 1), "attending_rate_5", "difficult") == all_cuts()[0]
    assert cuts_on(date(2010, 9, 1), "attending_rate_5", "difficult") is None


@pytest.mark.parametrize(
    ("old", "new", "named"), [("-10,-5", "-5,-10", "GENERAL"), (",,,", ",,east,", "GENERAL")]
)
def test_faulty_cuts_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, named: str
) -> None:
    assert named in fault(tmp_path, monkeypatch, "status_change_cuts.csv", old, new, all_cuts)
