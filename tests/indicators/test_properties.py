"""What holds whatever the numbers are: children sum to parents, order does not matter, a unit changes no other."""

import random
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.answers import table
from tests.indicators.world import World

YEAR = "2022-2023"
ASKED = ("class_target_attainment", "average_class_size", "attending_rate_5", "retention_rate")

Numbers = dict[str, tuple[int | None, int | None]]
counts = st.one_of(st.none(), st.integers(0, 400))
schools = st.dictionaries(st.sampled_from(["A", "B", "C", "D"]), st.tuples(counts, counts), min_size=1)
quick = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def facts(numbers: Numbers) -> list[tuple[str, str, int | None]]:
    return [
        (code, measure, value)
        for code, pair in numbers.items()
        for measure, value in zip(("pupils", "classes"), pair, strict=True)
    ]


def world(more: str = "") -> World:
    made = World().province().commune("03316").commune("03317")
    for code in "ABCD" + more:
        made.school(code, "03316" if code in "AB" else "03317")
    return made


def answers(made: World, stated: list[tuple[str, str, int | None]], folder: Path) -> pd.DataFrame:
    for code, measure, value in stated:
        made.fact(code, measure, value, level="primary")
    return table.answers(made.open(Path(mkdtemp(dir=folder))), YEAR, "", ASKED)


def of_level(frame: pd.DataFrame) -> pd.DataFrame:
    own = frame[
        (frame["indicator"] == "average_class_size") & (frame["level"] == "primary") & (frame["grade"] == "")
    ]
    return own.set_index("unit_code")[["numerator", "denominator", "contributing"]].astype("float64")


@quick
@given(numbers=schools)
def test_children_sum_to_their_parents(tmp_path: Path, numbers: Numbers) -> None:
    found = of_level(answers(world(), facts(numbers), tmp_path))
    known = [pair for pair in numbers.values() if None not in pair]
    if found.empty:
        assert not known
        return
    for column, place in (("numerator", 0), ("denominator", 1)):
        children = found.loc[["03316", "03317"], column]
        counted = found.loc[["03316", "03317"], "contributing"] > 0
        assert (
            found.loc["11", column] == children[counted].sum() == sum(pair[place] for pair in known)
            or not known
        )


@quick
@given(numbers=schools, seed=st.integers(0, 99))
def test_the_order_of_the_facts_does_not_matter(tmp_path: Path, numbers: Numbers, seed: int) -> None:
    stated = facts(numbers)
    shuffled = random.Random(seed).sample(stated, len(stated))
    pd.testing.assert_frame_equal(answers(world(), stated, tmp_path), answers(world(), shuffled, tmp_path))


@quick
@given(numbers=schools, added=st.tuples(counts, counts))
def test_adding_a_unit_never_changes_another(
    tmp_path: Path, numbers: Numbers, added: tuple[int | None, int | None]
) -> None:
    before = answers(world(), facts(numbers), tmp_path)
    after = answers(world("E"), facts({**numbers, "E": added}), tmp_path)
    keys = ["unit_code", "indicator", "level", "grade"]
    others = before[before["unit_code"].isin(["A", "B", "C", "D", "03316"])]
    same = others[keys].merge(after, on=keys, how="left")
    columns = ["numerator", "denominator", "value", "status", "coverage"]
    pd.testing.assert_frame_equal(
        same[columns], others[columns].reset_index(drop=True), check_dtype=False, check_exact=True
    )
