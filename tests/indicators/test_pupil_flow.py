"""Pupils of a year: a balance closes or says by how much it does not; who is silent is not counted as zero."""

from pathlib import Path

import pandas as pd

from indicators.over_time import pupil_flow
from tests.indicators.world import World

YEAR = "2022-2023"
BALANCE = {"pupils_at_start": 100, "transfers_in": 5, "transfers_out": 3, "dropouts": 2, "pupils": 100}


def world(*schools: str) -> World:
    made = World().province().commune("03316")
    for code in schools:
        made.school(code, "03316")
    return made


def stated(made: World, code: str, **changes: float | None) -> World:
    for measure, value in (BALANCE | changes).items():
        made.fact(code, measure, value, level="primary", grade="1", period="end")
    return made


def line(made: World, folder: Path, unit: str, grade: str = "1") -> pd.Series:
    flows = pupil_flow.flows(made.open(folder), YEAR)
    return flows[(flows["unit_code"] == unit) & (flows["grade"] == grade)].iloc[0]


def test_a_balance_that_closes_leaves_nobody_unexplained(tmp_path: Path) -> None:
    found = line(stated(world("A"), "A"), tmp_path, "A")
    assert found["unexplained"] == 0
    assert (found["contributing"], found["expected"]) == (1, 1)


def test_pupils_who_are_neither_there_nor_gone_are_unexplained(tmp_path: Path) -> None:
    assert line(stated(world("A"), "A", pupils=96), tmp_path, "A")["unexplained"] == 4


def test_a_sum_holds_only_schools_of_which_all_five_numbers_are_known(tmp_path: Path) -> None:
    made = stated(stated(world("A", "B"), "A"), "B", dropouts=None)
    found = line(made, tmp_path, "03316")
    assert found["pupils_at_start"] == 100
    assert (found["contributing"], found["expected"]) == (1, 2)


def test_a_dropout_without_a_stated_reason_is_told_apart(tmp_path: Path) -> None:
    made = stated(world("A"), "A")
    made.fact("A", "dropouts", 1, level="primary", grade="1", category="poverty", period="end")
    found = line(made, tmp_path, "A")
    assert found["dropouts_poverty"] == 1
    assert found["dropouts_unstated"] == 1
    assert pd.isna(found["dropouts_early_marriage"])


def test_repeaters_are_summed_only_where_every_counted_school_states_them(tmp_path: Path) -> None:
    made = stated(stated(world("A", "B"), "A"), "B")
    made.fact("A", "repeaters", 4, level="primary", grade="1", period="end")
    flows = pupil_flow.flows(made.open(tmp_path), YEAR)
    first = flows[flows["grade"] == "1"].set_index("unit_code")
    assert first.loc["A", "repeaters"] == 4
    assert pd.isna(first.loc["03316", "repeaters"])


def test_a_year_without_reports_has_no_rows_but_all_columns(tmp_path: Path) -> None:
    flows = pupil_flow.flows(world("A").open(tmp_path), YEAR)
    assert flows.empty
    assert tuple(flows.columns) == pupil_flow.columns()
