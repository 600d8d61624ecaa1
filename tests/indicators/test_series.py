"""An indicator over the years: as it was, on the units of today, and where two years do not compare."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from indicators.over_time.series import COLUMNS, series
from tests.indicators.reform import PARTS, reformed
from tests.indicators.world import World

YEARS = ("2023-2024", "2024-2025", "2025-2026")


def surveyed() -> World:
    """100 children in each of the six old communes, 90 and 92 of them attending; then 600 in the new one, 576 attending."""
    made = reformed()
    made.built_at = datetime(2025, 10, 1)
    for code in PARTS:
        made.survey(code, "5", YEARS[0], obliged_residents=100, attending_residents=90)
        made.survey(code, "5", YEARS[1], obliged_residents=100, attending_residents=92)
    return made.survey("03127 new", "5", YEARS[2], obliged_residents=600, attending_residents=576)


def of_unit(frame: pd.DataFrame, made: World, key: str) -> pd.DataFrame:
    return frame[frame["unit_id"] == made.units[key]].set_index("school_year")


def test_on_the_units_of_today_the_series_has_no_break(tmp_path: Path) -> None:
    made = surveyed()
    frame = series(made.open(tmp_path), ["attending_rate_5"], boundaries="now")
    found = of_unit(frame, made, "03127 new")
    assert found["value"].tolist() == [90, 92, 96]
    assert found["change"].iloc[1:].tolist() == [pytest.approx(2), pytest.approx(4)]
    assert set(found["break"]) == {""}


def test_as_it_was_a_new_unit_does_not_continue_the_old_one_of_its_code(tmp_path: Path) -> None:
    made = surveyed()
    frame = series(made.open(tmp_path), ["attending_rate_5"])
    old, new = of_unit(frame, made, "03127"), of_unit(frame, made, "03127 new")
    assert (old["value"].dropna().tolist(), new["value"].tolist()) == ([90, 92], [96])
    assert new["break"].tolist() == ["boundary"]
    assert "01/07/2025" in new["break_note"].item()
    assert new["change"].isna().all()


def test_a_year_on_another_rating_scale_is_not_compared(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("C", "03316", "lower_secondary")
    for year, codes in (("2020-2021", ("excellent", "good", "average", "weak", "poor")),
                        ("2021-2022", ("good", "fair", "pass", "fail")),
                        ("2022-2023", ("good", "fair", "pass", "fail"))):  # fmt: skip
        for code in codes:
            scale = "tt58" if year == "2020-2021" else "tt22"
            made.fact("C", "rated_pupils", 10, level="lower_secondary", grade="6", category=f"{scale}.{code}",
                      year=year, period="end")  # fmt: skip
    frame = series(made.open(tmp_path), ["rated_pass_share"], [made.units["C"]])
    found = frame[frame["grade"] == "6"].set_index("school_year")
    assert found["value"].tolist() == [60, 75, 75]
    assert found["break"].tolist() == ["", "rating_scale", ""]
    assert found["change"].isna().tolist() == [True, True, False]


def test_a_school_year_that_is_not_there_leaves_no_change_across_it(tmp_path: Path) -> None:
    made = World().province().commune("03316")
    for year in ("2020-2021", "2022-2023"):
        made.survey("03316", "5", year, obliged_residents=100, attending_residents=90)
    frame = series(made.open(tmp_path), ["attending_rate_5"], [made.units["03316"]])
    assert frame["change"].isna().all()


def test_a_commune_of_another_area_class_is_a_new_definition(tmp_path: Path) -> None:
    made = World().province().commune("03316")
    for year, difficult in (("2021-2022", True), ("2022-2023", False)):
        made.area("03316", year, difficult)
        made.survey("03316", "5", year, obliged_residents=100, attending_residents=90)
    frame = series(made.open(tmp_path), ["universal_preschool_5_attendance"], [made.units["03316"]])
    assert frame.set_index("school_year")["break"].to_dict() == {"2021-2022": "", "2022-2023": "definition"}


def test_the_columns_are_those_of_the_table_and_the_breaks(tmp_path: Path) -> None:
    frame = series(surveyed().open(tmp_path), ["attending_rate_5"], years=[])
    assert list(frame.columns) == list(COLUMNS)
    assert frame.empty
