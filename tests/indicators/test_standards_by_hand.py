"""Every standard and level against examples worked out by hand (`golden/standards_by_hand.csv`), with their articles."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.standards import RATE_TESTS, rules
from indicators.universal_education import standards
from tests.indicators.world import World

EXAMPLES = list(csv.DictReader(
    (Path(__file__).parent / "golden" / "standards_by_hand.csv").open(encoding="utf-8", newline="")
))  # fmt: skip
MEASURES = {
    "obliged": "obliged_residents", "residents": "residents", "attending": "attending_residents",
    "preschool_done": "preschool_completed_residents", "grade_1": "grade_1_residents",
    "primary_done": "primary_completed_residents", "primary_in": "primary_studying_residents",
    "lower_secondary_done": "lower_secondary_completed_residents", "upper_in": "upper_studying_residents",
    "lit1": "literate_1_residents", "lit2": "literate_2_residents",
}  # fmt: skip
ANSWER = (
    "status",
    "level_met",
    "next_level",
    "binding_rule",
    "numerator",
    "denominator",
    "threshold",
    "needed",
)


def commune_of(example: dict[str, str]) -> World:
    """`6: obliged 130, grade_1 117; 14: …` as the survey of one commune."""
    year = example["school_year"]
    world = World().province().commune("03316").area("03316", year, example["area"] == "difficult")
    for cohort in example["inputs"].split("; "):
        age, _, counts = cohort.partition(": ")
        stated = dict(count.split(" ") for count in counts.split(", "))
        world.survey("03316", age, year, **{MEASURES[name]: float(value) for name, value in stated.items()})
    return world


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: f"{row['standard']}: {row['case']}")
def test_a_commune_is_judged_as_by_hand(tmp_path: Path, example: dict[str, str]) -> None:
    frame = standards.verdicts(commune_of(example).open(tmp_path), example["school_year"])
    found = frame[(frame["unit_code"] == "03316") & (frame["standard"] == example["standard"])].squeeze()
    given = {name: "" if pd.isna(found[name]) else f"{found[name]:g}" if name not in ("status", "binding_rule")
             else found[name] for name in ANSWER}  # fmt: skip
    assert given == {name: example[name] for name in ANSWER}


def test_every_test_of_a_commune_binds_in_some_example_under_both_classes_where_they_differ() -> None:
    bound = {(row["binding_rule"], row["area"]) for row in EXAMPLES if row["needed"] == "1"}
    for rule in rules().values():
        if rule.test in RATE_TESTS and rule.id != "TH3-C":  # what fails TH3-C fails TH2-C before it
            assert (rule.id, "normal") in bound
            if rule.threshold != rule.threshold_difficult or rule.age_difficult:
                assert (rule.id, "difficult") in bound


def test_every_level_is_hit_exactly_in_some_example() -> None:
    reached = {
        (row["standard"], row["level_met"], row["area"]) for row in EXAMPLES if "exactly" in row["case"]
    }
    levels = {(rule.standard, str(rule.level)) for rule in rules().values() if rule.test in RATE_TESTS}
    assert reached == {(*level, area) for level in levels for area in ("normal", "difficult")}
