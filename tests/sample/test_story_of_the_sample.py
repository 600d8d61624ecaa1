"""The cases that the story plants are really there, in the numbers and in the cells."""

import csv
from typing import Any

from tests.sample.conftest import SAMPLE_FOLDER


def survey(world: Any, code: str, year: int, measure: str, age: str) -> float:
    from generator.simulation.residents import survey_key

    return float(world[survey_key(code, year, measure, age)])


def rate(world: Any, code: str, year: int, measure: str, base: str, age: str) -> float:
    return 100 * survey(world, code, year, measure, age) / survey(world, code, year, base, age)


def test_a_commune_stands_at_94_96_percent(world: Any) -> None:
    done = survey(world, "03145", 2024, "lower_secondary_completed_residents", "15-18")
    assert (done, survey(world, "03145", 2024, "obliged_residents", "15-18")) == (377, 397)
    assert round(100 * done / 397, 2) == 94.96


def test_two_communes_just_miss_literacy_level_2(world: Any) -> None:
    for code, age in (("03326", "15-35"), ("03325", "15-60")):
        assert 89.5 < rate(world, code, 2024, "literate_2_residents", "residents", age) < 90


def test_na_tau_loses_a_level_when_it_leaves_the_list(world: Any, told: Any) -> None:
    difficult = next(commune.difficult for commune in told.communes if commune.code == "03316")
    assert difficult == "2021-2022;2022-2023"
    for year in (2022, 2023):
        reached = rate(
            world, "03316", year, "lower_secondary_completed_residents", "obliged_residents", "15-18"
        )
        assert 90 <= reached < 95


def test_one_child_of_eleven_is_out_of_school(world: Any) -> None:
    learning = survey(world, "03326", 2023, "primary_studying_residents", "11")
    completed = survey(world, "03326", 2023, "primary_completed_residents", "11")
    assert learning + completed == survey(world, "03326", 2023, "obliged_residents", "11") - 1


def test_dropouts_rise_in_one_school(world: Any, told: Any) -> None:
    from generator.facts import Key

    counts = [
        world[Key("MP-CS-10", "lower_secondary", "dropouts", school_year=year, period="end")]
        for year in told.year_labels()[:4]
    ]
    assert counts == sorted(set(counts))
    assert counts[-1] >= 4 > counts[0]


def test_five_primary_schools_teach_no_informatics_in_grade_3_at_first(world: Any) -> None:
    def without(year: str) -> int:
        return sum(
            number == 0
            for key, number in world.numbers.items()
            if (key.measure, key.grade, key.period, key.kind)
            == ("informatics_classes", "3", "start", "actual")
            and key.school_year == year
        )

    assert (without("2022-2023"), without("2025-2026")) == (5, 0)


def test_three_schools_lack_classrooms_and_one_borrows_them(world: Any) -> None:
    from generator.facts import Key

    def rooms(code: str, level: str, **dimensions: str) -> float:
        key = Key(code, level, "classrooms", school_year="2023-2024", period="start")
        return float(world[key._replace(**dimensions)])

    for code, level in (("MP-MN-14", "preschool"), ("MP-TH-09", "primary"), ("MP-TH-12", "primary")):
        assert rooms(code, level, kind="need") - rooms(code, level) >= 3
    assert rooms("MP-TH-08", "primary", category="borrowed") == 8


def test_grades_4_and_8_lack_equipment_when_they_begin(world: Any) -> None:
    for grade in ("4", "8"):
        sets = {
            kind: sum(
                number
                for key, number in world.numbers.items()
                if (key.measure, key.grade, key.kind) == ("equipment_sets", grade, kind)
                and key.school_year == "2023-2024"
            )
            for kind in ("need", "actual")
        }
        assert sets["actual"] < 0.6 * sets["need"]


def test_one_school_is_silent_and_one_is_late(made: Any, told: Any) -> None:
    reports = [path for path in made.files if "bao cao truong" in path]
    open_schools = [school for school in told.schools if school.is_open(2025)]
    assert len(reports) == len(open_schools) - 1
    assert sum("(nop muon)" in path for path in reports) == 1


def test_every_planted_case_stands_in_a_cell(made: Any) -> None:
    from generator.office.planted import slips, strangers

    assert {planted.slip for planted in made.record.planted} == {*slips(), *strangers()}


def test_the_kept_list_of_planted_cells_is_that_of_the_workbooks(made: Any) -> None:
    with (SAMPLE_FOLDER / "planted.csv").open(encoding="utf-8", newline="") as source:
        kept = {(row["file"], row["sheet"], row["cell"].split(":")[0]) for row in csv.DictReader(source)}
    cells = {(planted.slip.file, planted.slip.sheet, planted.cell) for planted in made.record.planted}
    assert kept <= cells
    assert len(kept) >= 25


def test_planted_percentages_really_disagree(made: Any, world: Any) -> None:
    from generator.facts import Key

    eighth = Key("MP-CS-10", "lower_secondary", "dropouts", "8", school_year="2022-2023", period="end")
    assert world[eighth] > 0
    assert round(100 * world[eighth] / world[eighth._replace(measure="pupils_at_start")], 2) != 0.5
    sets = Key("MP-CS-03", "lower_secondary", "equipment_sets", "8", school_year="2023-2024", period="start")
    assert world[sets] < world[sets._replace(kind="need")]


def test_one_young_person_is_missing_in_pa_khoang(world: Any) -> None:
    studying = survey(world, "03326", 2021, "upper_studying_residents", "15-18")
    obliged = survey(world, "03326", 2021, "obliged_residents", "15-18")
    assert studying / obliged < 0.70 <= (studying + 1) / obliged
