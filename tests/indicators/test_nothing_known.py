"""Every question answers where nothing, or next to nothing, is known: with no rows or rows without numbers, never a fault."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators.answers import bounds, table
from indicators.assigned import cascade, pace
from indicators.comparison import movers, parity, peers, reconciliation
from indicators.curriculum_2018 import ratings, readiness, rollout
from indicators.over_time import series, trends
from indicators.resources import budgets, gaps, priorities, projects, staffing
from indicators.universal_education import conditions, lifting, rollup, standards
from indicators.warehouse import Warehouse
from tests.indicators.world import World

YEAR = "2022-2023"
ONE = ["attending_rate_5"]
LAND = ["land_per_pupil"]
NOBODY = [9999]

QUESTIONS: dict[str, Callable[[Warehouse], Any]] = {
    "table": lambda asked: table.answers(asked, YEAR),
    "table on the units of today": lambda asked: table.answers(asked, YEAR, boundaries="now"),
    "bounds": lambda asked: bounds.answers(asked, YEAR),
    "series": lambda asked: series.series(asked, LAND),
    "series of years without facts": lambda asked: series.series(asked, LAND, years=[YEAR]),
    "series of no unit": lambda asked: series.series(asked, ONE, NOBODY, years=[YEAR]),
    "series on the units of today": lambda asked: series.series(asked, ONE, NOBODY, "now", [YEAR]),
    "trends": lambda asked: trends.trends(asked, LAND),
    "trends of no unit": lambda asked: trends.trends(asked, ONE, NOBODY),
    "paths": lambda asked: trends.paths(asked, ONE),
    "peers": lambda asked: peers.peers(asked, YEAR, only=ONE),
    "parity": lambda asked: parity.parity(asked, YEAR),
    "movers": lambda asked: movers.movements(asked, YEAR, only=ONE),
    "reconciliation": lambda asked: reconciliation.differences(asked, YEAR),
    "cascade": lambda asked: cascade.differences(asked, YEAR),
    "due by a day": lambda asked: pace.due_by(asked, YEAR, date(2023, 1, 1)),
    "doubtful targets": lambda asked: pace.flags(asked, YEAR),
    "roll-out": lambda asked: rollout.shares(asked, (YEAR,)),
    "gates": lambda asked: readiness.gates(asked, YEAR),
    "readiness": lambda asked: readiness.summary(asked, YEAR),
    "ratings": lambda asked: ratings.distribution(asked, YEAR),
    "gaps": lambda asked: gaps.totals(asked, YEAR),
    "staff": lambda asked: staffing.staff_totals(asked, YEAR),
    "ranking": lambda asked: priorities.ranking(asked, YEAR),
    "projects": lambda asked: projects.pipeline(asked, YEAR),
    "budget": lambda asked: budgets.plan(asked, YEAR, 10**9),
    "verdicts": lambda asked: standards.verdicts(asked, YEAR),
    "tests": lambda asked: standards.tests(asked, YEAR),
    "shares of tiers": lambda asked: rollup.tier_tests(asked, YEAR),
    "whom to lift": lambda asked: lifting.next_to_lift(asked, YEAR),
    "conditions": lambda asked: conditions.conditions(asked, YEAR),
}
WORLDS: dict[str, Callable[[], World]] = {
    "nothing": World,
    "units alone": lambda: World().province().commune("03316").school("A", "03316"),
    "one number": lambda: (
        World().province().commune("03316").school("A", "03316").fact("A", "pupils", 5, level="primary")
    ),
    "nobody to count": lambda: (
        World().province().commune("03316").survey("03316", "5", obliged_residents=0, attending_residents=0)
    ),
}


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.filterwarnings("error")
def test_no_question_fails_where_hardly_anything_is_known(tmp_path: Path, world: str) -> None:
    opened = WORLDS[world]().open(tmp_path)
    for question, ask in QUESTIONS.items():
        try:
            ask(opened)
        except Exception as error:
            raise AssertionError(question) from error
