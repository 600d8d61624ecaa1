"""Assigned targets keep their decisions and their history; an adjustment applies from its day."""

from datetime import date
from pathlib import Path

import pandas as pd

from indicators.assigned import statements as assigned
from tests.indicators.adjusted import FIRST, SECOND, YEAR, adjusted
from tests.indicators.world import World


def test_both_decisions_are_listed_with_number_and_day(tmp_path: Path) -> None:
    found = assigned.history(adjusted().open(tmp_path), YEAR)
    assert found["decision_number"].tolist() == ["396/QĐ-UBND", "1505/QĐ-UBND"]
    assert found["decision_date"].tolist() == [FIRST, SECOND]
    assert (found["value"].tolist(), found["is_current"].tolist()) == ([500, 480], [False, True])
    assert found["change"].iloc[1] == -20


def test_a_question_dated_before_the_second_decision_uses_the_first(tmp_path: Path) -> None:
    warehouse = adjusted().open(tmp_path)
    pupils = [
        assigned.in_force(warehouse, YEAR, day).query("measure == 'pupils'")["value"].tolist()
        for day in (date(2022, 1, 1), date(2022, 11, 1), SECOND)
    ]
    assert pupils == [[], [500], [480]]


def test_a_number_assigned_once_has_no_history(tmp_path: Path) -> None:
    warehouse = adjusted().open(tmp_path)
    assert set(assigned.history(warehouse, YEAR)["measure"]) == {"pupils"}
    assert set(assigned.statements(warehouse, YEAR)["measure"]) == {"pupils", "classes"}


def test_an_older_decision_received_later_is_marked(tmp_path: Path) -> None:
    made = adjusted()
    made._extra = [
        (table, (*row[:2], SECOND if row[0] == 1 else FIRST, *row[3:]) if table == "decision" else row)
        for table, row in made._extra
    ]
    found = assigned.statements(made.open(tmp_path), YEAR).query("measure == 'pupils'")
    assert found.set_index("is_current")["out_of_order"].to_dict() == {True: True, False: False}


def test_a_sheet_without_a_decision_applies_from_its_receipt(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316")
    made.fact("A", "pupils", 100, level="primary", period="year", kind="target")
    found = assigned.statements(made.open(tmp_path), YEAR).squeeze()
    assert (found["decision_number"], found["applies_from"]) == ("", date(2023, 1, 1))
    assert pd.isna(found["decision_date"])


def test_an_undated_sheet_never_outlives_the_decision_that_replaced_it(tmp_path: Path) -> None:
    made = adjusted()
    made._extra = [row for row in made._extra if row[0] != "decision" or row[1][0] == 2]
    warehouse = made.open(tmp_path)
    found = assigned.history(warehouse, YEAR)
    assert (found["value"].tolist(), found["is_current"].tolist()) == ([500, 480], [False, True])
    assert (found["applies_from"].isna().tolist(), found["applies_from"].iloc[1]) == ([True, False], SECOND)
    for day, value in ((date(2022, 11, 1), []), (SECOND, [480]), (date(2026, 1, 1), [480])):
        pupils = assigned.in_force(warehouse, YEAR, day).query("measure == 'pupils'")
        assert pupils["value"].tolist() == value
