"""Exact headcounts: the smallest number that passes, and levels that never fall when a commune improves."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indicators import exact
from indicators.catalog.standards import RATE_TESTS, rules_on
from indicators.terms import SchoolYear
from indicators.universal_education.judging import judge
from tests.indicators.world import PASSES

counts = st.integers(min_value=0, max_value=20_000)
thresholds = st.decimals(min_value=0, max_value=100, places=2)


@given(counts, st.integers(min_value=1, max_value=20_000), thresholds)
def test_needed_is_the_smallest_number_that_passes(
    numerator: int, denominator: int, threshold: Decimal
) -> None:
    needed = exact.needed(numerator, denominator, threshold)
    assert exact.reaches(numerator + needed, denominator, threshold)
    assert needed == 0 or not exact.reaches(numerator + needed - 1, denominator, threshold)


@given(counts, st.integers(min_value=1, max_value=20_000), thresholds)
def test_columns_and_single_numbers_agree(numerator: int, denominator: int, threshold: Decimal) -> None:
    n, d, t, factor = (np.array([float(each)]) for each in (numerator, denominator, threshold, 100))
    assert bool(exact.at_least(n, d, t, factor)[0]) == exact.reaches(numerator, denominator, threshold)
    assert exact.least_reaching(t, d, factor)[0] - numerator == exact.needed(
        numerator, denominator, threshold
    ) or (numerator >= exact.least_reaching(t, d, factor)[0])
    assert exact.most_within(t, d, factor)[0] <= exact.least_reaching(t, d, factor)[0]


def test_unknown_numbers_compare_as_false() -> None:
    nothing, one, factor = np.array([np.nan]), np.array([1.0]), np.array([100.0])
    assert not exact.at_least(nothing, one, one, factor)[0]
    assert not exact.at_most(nothing, one, one, factor)[0]
    assert np.isnan(exact.least_reaching(one, nothing, factor)[0])


def test_an_estimated_count_is_never_rounded_into_a_pass() -> None:
    n, d, t, factor = (np.array([value]) for value in (94.6, 99.5, 95.1, 100.0))
    assert not exact.at_least(n, d, t, factor)[0]
    assert exact.at_least(n + 0.1, d, t, factor)[0]


RULES = rules_on(SchoolYear(2022).survey_day, RATE_TESTS)
FULL = {(measure, age): float(value) for age, values in PASSES.items() for measure, value in values.items()}
WHOLES = ("obliged_residents", "residents")
achieved = st.fixed_dictionaries({
    key: st.integers(min_value=0, max_value=int(value)) for key, value in FULL.items() if key[0] not in WHOLES
})  # fmt: skip


@given(achieved, st.sampled_from(sorted(key for key in FULL if key[0] not in WHOLES)), st.booleans())
def test_one_person_more_never_lowers_a_level(
    values: dict[tuple[str, str], int], one: tuple[str, str], difficult: bool
) -> None:
    before = FULL | {key: float(value) for key, value in values.items()}
    after = before | {one: min(before[one] + 1, FULL[one])}
    first, second = judge(RULES, difficult, before).outcomes, judge(RULES, difficult, after).outcomes
    for standard, outcome in first.items():
        assert (outcome.level_met or 0) <= (second[standard].level_met or 0)


@given(achieved)
def test_a_difficult_commune_never_stands_below_the_same_numbers_elsewhere(
    values: dict[tuple[str, str], int],
) -> None:
    numbers = FULL | {key: float(value) for key, value in values.items()}
    numbers[("literate_1_residents", "15-25")] = FULL["literate_1_residents", "15-25"]
    numbers[("literate_2_residents", "15-35")] = FULL["literate_2_residents", "15-35"]
    normal, difficult = judge(RULES, False, numbers).outcomes, judge(RULES, True, numbers).outcomes
    for standard, outcome in normal.items():
        assert (outcome.level_met or 0) <= (difficult[standard].level_met or 0)
