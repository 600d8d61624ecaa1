"""Before the first figure every question has an answer: empty, or "not reported", never a crash."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators import units
from indicators.answers import table
from indicators.curriculum_2018 import ratings, readiness, rollout
from indicators.provenance import lineage
from indicators.reporting import completeness
from indicators.resources import gaps, priorities, projects, staffing
from indicators.universal_education import cohorts, conditions, lifting, recognition, rollup, standards
from tests.indicators.world import World

YEAR = "2022-2023"
QUESTIONS: list[tuple[Callable[..., Any], tuple[object, ...]]] = [
    (table.answers, (YEAR,)),
    (table.answers, (YEAR, "", (), "now")),
    (standards.verdicts, (YEAR,)),
    (standards.tests, (YEAR,)),
    (rollup.tier_tests, (YEAR,)),
    (lifting.next_to_lift, (YEAR,)),
    (recognition.recognition, (YEAR,)),
    (conditions.conditions, (YEAR,)),
    (cohorts.cohorts, ("2026-2027",)),
    (ratings.distribution, (YEAR,)),
    (staffing.staff_gaps, (YEAR,)),
    (staffing.staff_totals, (YEAR,)),
    (priorities.ranking, (YEAR,)),
    (priorities.points, (YEAR,)),
    (projects.pipeline, (YEAR,)),
    (gaps.facility_gaps, (YEAR,)),
    (gaps.totals, (YEAR,)),
    (readiness.gates, (YEAR,)),
    (readiness.summary, (YEAR,)),
    (rollout.shares, ((YEAR,),)),
    (rollout.shares, ((),)),
    (completeness.reports, (YEAR,)),
    (completeness.issues, ()),
    (completeness.submissions, (YEAR,)),
    (lineage.cells, (YEAR, "attending_rate_5", "03316")),
    (lineage.cells, (YEAR, "universal_literacy_1", "03316")),
    (units.open_units, (YEAR,)),
]


@pytest.mark.parametrize(
    ("ask", "arguments"), QUESTIONS, ids=lambda each: getattr(each, "__qualname__", None)
)
def test_every_question_is_answered_without_a_figure(
    tmp_path: Path, ask: Callable[..., Any], arguments: tuple[object, ...]
) -> None:
    for name, world in (
        ("empty", World()),
        ("units", World().province().commune("03316").school("A", "03316")),
    ):
        assert isinstance(ask(world.open(tmp_path / name), *arguments), pd.DataFrame)


def test_nothing_is_met_before_the_first_figure(tmp_path: Path) -> None:
    frame = table.answers(World().province().commune("03316").open(tmp_path), YEAR)
    assert set(frame["status"]) == {"insufficient_data"}
    assert frame["value"].isna().all()
