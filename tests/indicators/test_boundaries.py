"""Old and new units: sums through the crosswalk, reused codes kept apart, estimates marked."""

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from indicators import units
from indicators.answers import table
from tests.indicators.world import LONG_AGO, World

YEAR = "2022-2023"
END, START = date(2025, 6, 30), date(2025, 7, 1)


def merged(share: float = 1.0) -> World:
    """Xã Nà Tấu (03316) and Mường Đăng became the new Nà Tấu, which bears an old code again; schools stayed."""
    made = World().province().unit("094", "district", "11", last=END)
    for code in ("03316", "03286"):
        made.commune(code, "094", last=END, key=f"{code} old")
    made.commune("03316", "11", first=START, key="03316 new").commune("03317", "11", first=START)
    for code in ("03316", "03286"):
        made.insert(
            "crosswalk", made.units[f"{code} old"], made.units["03316 new"], START, share, "confirmed"
        )
        made.unit(f"TH-{code}", "school", "", "primary")
        school = made.units[f"TH-{code}"]
        made.insert("unit_parent", school, made.units[f"{code} old"], LONG_AGO, END)
        made.insert("unit_parent", school, made.units["03316 new"], START, None)
        made.survey(f"{code} old", "5", attending_residents=90, obliged_residents=100)
        made.fact(f"TH-{code}", "pupils", 60, level="primary").fact(
            f"TH-{code}", "classes", 2, level="primary"
        )
    return made


def answers(made: World, folder: Path, boundaries: str) -> pd.DataFrame:
    made.built_at = datetime(2025, 10, 1)
    return table.answers(made.open(folder), YEAR, "", (), boundaries)


def find(frame: pd.DataFrame, code: str, indicator: str, level: str = "") -> pd.Series:
    found = frame[
        (frame["unit_code"] == code) & (frame["indicator"] == indicator) & (frame["level"] == level)
    ]
    return found[found["grade"] == ""].squeeze()


def test_the_new_unit_is_the_sum_of_its_old_parts(tmp_path: Path) -> None:
    frame = answers(merged(), tmp_path, "now")
    found = find(frame, "03316", "attending_rate_5")
    assert (found["numerator"], found["denominator"], found["value"], found["coverage"]) == (180, 200, 90, 1)
    assert found["note"] == ""
    classes = find(frame, "03316", "average_class_size", "primary")
    assert (classes["numerator"], classes["denominator"]) == (120, 4)


def test_a_reused_code_never_joins_two_places(tmp_path: Path) -> None:
    found = find(answers(merged(), tmp_path, "then"), "03316", "attending_rate_5")
    assert (found["numerator"], found["denominator"]) == (90, 100)


def test_the_units_shown_are_those_of_the_day(tmp_path: Path) -> None:
    then, now = (answers(merged(), tmp_path / name, name) for name in ("then", "now"))
    assert {"094", "03286"} <= set(then["unit_code"])
    assert not {"094", "03286"} & set(now["unit_code"])
    assert (
        find(now, "11", "attending_rate_5")["numerator"]
        == find(then, "11", "attending_rate_5")["numerator"]
        == 180
    )


def test_a_divided_unit_is_an_estimate_and_says_so(tmp_path: Path) -> None:
    found = find(answers(merged(0.5), tmp_path, "now"), "03316", "attending_rate_5")
    assert found["numerator"] == pytest.approx(90)
    assert "Ước tính" in found["note"]


def test_open_units_of_today_stand_under_their_parents_of_today(tmp_path: Path) -> None:
    made = merged()
    made.built_at = datetime(2025, 10, 1)
    frame = units.open_units(made.open(tmp_path), YEAR, "now").set_index("unit_code")
    assert frame.loc["TH-03286", "parent_id"] == made.units["03316 new"]
