"""Any number leads to its cells."""

from pathlib import Path

from indicators.answers import table
from indicators.provenance import lineage
from tests.indicators.world import World

YEAR = "2022-2023"


def world() -> World:
    made = World().province().commune("03316").school("A", "03316").school("B", "03316")
    for school, actual in (("A", 478), ("B", 90)):
        made.fact(school, "pupils", actual, level="primary")
        made.fact(school, "pupils", 500, level="primary", period="year", kind="target")
    return made


def test_an_aggregate_lists_every_cell_that_was_added(tmp_path: Path) -> None:
    warehouse = world().open(tmp_path)
    cells = lineage.cells(warehouse, YEAR, "pupil_target_attainment", "11", "primary", "", "start")
    assert list(cells["cell"]) == ["C2", "C1", "C4", "C3"]
    assert set(cells["file"]) == {"tệp.xlsx"}
    answer = table.answers(warehouse, YEAR, "", ("pupil_target_attainment",)).query(
        "unit_code == '11' and level == 'primary'"
    )
    assert cells.loc[cells["side"] == "numerator", "value"].sum() == answer["numerator"].iloc[0]
    assert cells.loc[cells["side"] == "denominator", "value"].sum() == answer["denominator"].iloc[0]


def test_a_stated_total_hides_the_cells_of_its_parts(tmp_path: Path) -> None:
    made = world()
    for grade in "12345":
        made.fact("A", "pupils", 90, level="primary", grade=grade)
    cells = lineage.cells(made.open(tmp_path), YEAR, "pupil_target_attainment", "A", "primary", "", "start")
    assert len(cells) == 2


def test_the_sum_of_grades_lists_the_grades(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316")
    for grade in "12345":
        made.fact("A", "pupils", 30, level="primary", grade=grade).fact(
            "A", "classes", 1, level="primary", grade=grade
        )
    cells = lineage.cells(made.open(tmp_path), YEAR, "average_class_size", "A", "primary", "", "start")
    assert list(cells.loc[cells["side"] == "numerator", "grade"]) == ["1", "2", "3", "4", "5"]


def test_a_standard_leads_to_its_survey_cells(tmp_path: Path) -> None:
    made = (
        World()
        .province()
        .commune("03316")
        .survey("03316", "5", attending_residents=95, obliged_residents=100)
    )
    cells = lineage.cells(
        made.open(tmp_path), YEAR, "universal_preschool_5_attendance", "03316", "", "", "survey"
    )
    assert set(cells["measure"]) == {"attending_residents", "obliged_residents"}


def test_a_gap_leads_to_rooms_and_classes(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316")
    made.fact("A", "classes", 10, level="primary")
    for category in ("solid", "semi_solid"):
        made.fact("A", "classrooms", 4, level="primary", category=category)
    cells = lineage.cells(made.open(tmp_path), YEAR, "classroom_gap", "A", "primary", "", "start")
    assert set(cells["measure"]) == {"classes", "classrooms"}


def test_a_standard_lists_the_band_and_denominator_that_served(tmp_path: Path) -> None:
    made = World().province().commune("03316").area("03316", YEAR, True)
    made.survey("03316", "15-25", residents=90, literate_1_residents=90)
    made.survey("03316", "15-35", residents=200, obliged_residents=190, literate_1_residents=180)
    cells = lineage.cells(made.open(tmp_path), YEAR, "universal_literacy_1", "03316", "", "", "survey")
    assert set(cells["age"]) == {"15-25"}
    assert list(cells["measure"]) == ["residents", "literate_1_residents"]


def test_an_indicator_counted_over_other_answers_has_no_cells_of_its_own(tmp_path: Path) -> None:
    assert lineage.cells(world().open(tmp_path), YEAR, "targets_met_share", "A").empty
