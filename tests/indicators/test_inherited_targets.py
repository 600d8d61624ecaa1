"""Targets set before a reform for the year after it: summed up on the units that the old ones became, never guessed."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from indicators.answers import table
from indicators.catalog.texts import text
from indicators.provenance import lineage
from tests.indicators.reform import DIEN_BIEN_PHU, PARTS, YEAR, assigned, reformed
from tests.indicators.world import World


def line(made: World, folder: Path, indicator: str, unit: str = DIEN_BIEN_PHU, year: str = YEAR,
         boundaries: str = "then") -> pd.Series:  # fmt: skip
    made.built_at = datetime(2025, 10, 1)
    frame = table.answers(made.open(folder), year, "", (indicator,), boundaries)
    found = frame[frame["unit_id"] == made.units[unit]]
    assert len(found) == 1, found
    return found.squeeze()


def says(found: pd.Series, key: str) -> bool:
    return text("targets", key) in found["note"]


def test_assigned_counts_are_added_and_their_rate_follows_from_the_sums(tmp_path: Path) -> None:
    made = reformed()
    for number, code in enumerate(PARTS, 1):
        assigned(made, (code,), "attending_residents", 30 * number, "0-2")
        assigned(made, (code,), "residents", 100, "0-2")
    found = line(made, tmp_path, "attending_rate_0_2")
    assert (found["target"], found["target_basis"]) == (pytest.approx(100 * 630 / 600), "inherited")
    assert says(found, "inherited")
    assert says(found, "from_parts")
    assert not says(found, "weighed")


def test_the_same_rate_for_all_old_units_stays_that_rate(tmp_path: Path) -> None:
    found = line(assigned(reformed(), PARTS, "attending_rate", 99.8, "5"), tmp_path, "attending_rate_5")
    assert (found["target"], found["target_basis"]) == (99.8, "inherited")


def test_different_rates_are_weighed_by_the_residents_last_known(tmp_path: Path) -> None:
    made = assigned(reformed(), PARTS[:5], "attending_rate", 90, "5")
    assigned(made, PARTS[5:], "attending_rate", 100, "5")
    for code in PARTS[:5]:
        made.survey(code, "5", "2024-2025", obliged_residents=100)
    made.survey(PARTS[5], "5", "2024-2025", obliged_residents=500)
    found = line(made, tmp_path, "attending_rate_5")
    assert (found["target"], found["target_basis"]) == (pytest.approx(95), "weighed")
    assert says(found, "weighed")


def test_different_rates_without_weights_are_never_averaged(tmp_path: Path) -> None:
    made = assigned(reformed(), PARTS[:5], "attending_rate", 90, "5")
    assigned(made, PARTS[5:], "attending_rate", 100, "5")
    for code in PARTS[:5]:
        made.survey(code, "5", "2024-2025", obliged_residents=100)
    made.survey(DIEN_BIEN_PHU, "5", YEAR, obliged_residents=1000, attending_residents=990)
    found = line(made, tmp_path, "attending_rate_5")
    assert pd.isna(found["target"])
    assert found["status"] == "no_target"
    assert says(found, "unresolved")


def test_a_silent_old_unit_leaves_the_new_one_without_a_target(tmp_path: Path) -> None:
    made = assigned(reformed(), PARTS[:5], "attending_rate", 99.8, "5")
    made.survey(DIEN_BIEN_PHU, "5", YEAR, obliged_residents=1000, attending_residents=990)
    found = line(made, tmp_path, "attending_rate_5")
    assert pd.isna(found["target"])
    assert says(found, "unresolved")


def test_the_own_target_of_the_new_unit_stands_alone(tmp_path: Path) -> None:
    made = assigned(reformed(), PARTS, "attending_rate", 90, "5")
    assigned(made, (DIEN_BIEN_PHU,), "attending_rate", 99, "5")
    found = line(made, tmp_path, "attending_rate_5")
    assert (found["target"], found["target_basis"]) == (99, "assigned")
    assert says(found, "replaced")


def test_results_of_the_year_are_never_taken_from_units_that_ended(tmp_path: Path) -> None:
    made = assigned(reformed(), PARTS, "attending_rate", 99.8, "5")
    for code in PARTS:
        made.survey(code, "5", YEAR, obliged_residents=100, attending_residents=100)
        made.fact(code, "attending_rate", 97, age="5", year=YEAR, period="survey")
    found = line(made, tmp_path, "attending_rate_5")
    assert pd.isna(found["numerator"])
    assert pd.isna(found["value"])
    assert (found["status"], found["target"]) == ("insufficient_data", 99.8)


def test_a_part_of_a_divided_unit_is_marked_as_an_estimate(tmp_path: Path) -> None:
    made = reformed({"03145": 0.5})
    for code in PARTS:
        assigned(made, (code,), "attending_residents", 50, "0-2")
        assigned(made, (code,), "residents", 200 if code == "03145" else 100, "0-2")
    found = line(made, tmp_path, "attending_rate_0_2")
    assert found["target"] == pytest.approx(100 * (5 * 50 + 25) / (5 * 100 + 100))
    assert text("standards", "estimated") in found["note"]


def test_every_new_unit_of_the_reform_has_the_targets_of_its_own_parts(tmp_path: Path) -> None:
    made = reformed()
    old = tuple(code for code in made.units if code.startswith("03") and " " not in code)
    assert len(old) == 15
    for code in old:
        assigned(made, (code,), "attending_rate", float(code[-2:]), "5")
        made.survey(code, "5", "2024-2025", obliged_residents=100)
    made.built_at = datetime(2025, 10, 1)
    frame = table.answers(made.open(tmp_path), YEAR, "", ("attending_rate_5",)).set_index("unit_code")
    targets = frame.loc[frame["unit_kind"] == "commune", "target"]
    assert targets.round(6).to_dict() == {
        "03127": round((27 + 36 + 33 + 30 + 42 + 45) / 6, 6), "03334": round((24 + 39 + 34) / 3, 6),
        "03325": round((17 + 25 + 26) / 3, 6), "03316": round((16 + 86 + 87) / 3, 6),
    }  # fmt: skip


def test_rates_of_earlier_years_stand_on_the_units_of_today_too(tmp_path: Path) -> None:
    made = reformed()
    for code, rate, residents in zip(
        PARTS, (90, 90, 90, 90, 90, 100), (100, 100, 100, 100, 100, 500), strict=True
    ):
        made.fact(code, "attending_rate", rate, age="5", year="2024-2025", period="year", kind="target")
        made.survey(code, "5", "2024-2025", obliged_residents=residents, attending_residents=residents)
    found = line(made, tmp_path, "attending_rate_5", year="2024-2025", boundaries="now")
    assert (found["numerator"], found["target"], found["target_basis"]) == (
        1000,
        pytest.approx(95),
        "weighed",
    )


def test_the_cells_of_an_inherited_target_are_those_of_the_old_units(tmp_path: Path) -> None:
    made = assigned(reformed(), PARTS, "attending_rate", 99.8, "5")
    found = lineage.cells(made.open(tmp_path), YEAR, "attending_rate_5", "03127")
    assert found["side"].tolist() == ["target"] * 6
    assert found["cell"].nunique() == 6
