"""What holds whatever the numbers are: a commune more changes no other; both sides of a comparison sum to the whole."""

from pathlib import Path
from tempfile import mkdtemp

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.comparison.movers import movements
from indicators.comparison.parity import SIDES, parity
from indicators.over_time.trends import trends
from indicators.warehouse import Warehouse
from tests.indicators.world import World

RATE = ("attending_rate_5",)
YEARS = ("2020-2021", "2021-2022", "2022-2023")

Survey = dict[str, list[tuple[int, int, int]]]
girls = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 60))
surveys = st.dictionaries(st.sampled_from("ABC"), st.lists(girls, min_size=3, max_size=3), min_size=1)
quick = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def opened(numbers: Survey, folder: Path) -> Warehouse:
    """(attending girls, attending boys, children beside them) by commune and year; half of those beside are girls."""
    made = World().province()
    for place, (code, years) in enumerate(sorted(numbers.items())):
        made.commune(code)
        for year, (of_girls, of_boys, more) in zip(YEARS, years, strict=True):
            made.area(code, year, place % 2 == 0)
            for group, attending, absent in (("", of_girls + of_boys, 2 * more), ("female", of_girls, more)):
                for measure, value in (
                    ("attending_residents", attending),
                    ("obliged_residents", attending + absent),
                ):
                    made.fact(code, measure, value, age="5", year=year, period="survey", group=group)
    return made.open(Path(mkdtemp(dir=folder)))


def of_others(frame: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    return frame[frame["unit_code"].isin(codes)].drop(columns="unit_id").reset_index(drop=True)


@quick
@given(numbers=surveys, added=st.lists(girls, min_size=3, max_size=3))
def test_a_commune_more_changes_no_other(
    tmp_path: Path, numbers: Survey, added: list[tuple[int, int, int]]
) -> None:
    alone, beside = opened(numbers, tmp_path), opened({**numbers, "D": added}, tmp_path)
    for ask in (
        lambda warehouse: trends(warehouse, RATE),
        lambda warehouse: movements(warehouse, YEARS[-1], RATE),
        lambda warehouse: parity(warehouse, YEARS[-1], RATE),
    ):
        before, after = (of_others(ask(warehouse), sorted(numbers)) for warehouse in (alone, beside))
        pd.testing.assert_frame_equal(before, after, check_exact=True, check_dtype=False)


@quick
@given(numbers=surveys)
def test_communes_sum_to_the_province_on_both_sides(tmp_path: Path, numbers: Survey) -> None:
    frame = parity(opened(numbers, tmp_path), YEARS[-1], RATE)
    of_sex = frame[frame["split"] == "sex"].set_index("unit_code")
    communes = of_sex.drop(index="11")
    for side in SIDES:
        assert of_sex.loc["11", side] == communes[side].sum()
    whole = sum(
        of_girls + of_boys + 2 * more for of_girls, of_boys, more in (each[-1] for each in numbers.values())
    )
    assert of_sex.loc["11", "group_denominator"] + of_sex.loc["11", "other_denominator"] == whole
