"""The simulated numbers hang together: parts add up, pupils are promoted, cohorts grow older, magnitudes are those of a city."""

from collections import defaultdict
from typing import Any

import pytest

LEVELS = ("preschool", "primary", "lower_secondary")
PUPILS = {"preschool": (6000, 7000), "primary": (9000, 10000), "lower_secondary": (6000, 7000)}
CLASSES = {"preschool": (260, 310), "primary": (325, 380), "lower_secondary": (170, 205)}


def total(world: Any, measure: str, level: str, school_year: str, **dimensions: str) -> float:
    """Sum over the schools of the key with every other dimension empty."""
    wanted = {"grade": "", "group": "", "category": "", "period": "start", "kind": "actual"} | dimensions
    return sum(
        number
        for key, number in world.numbers.items()
        if key.measure == measure
        and key.level == level
        and key.school_year == school_year
        and all(getattr(key, name) == value for name, value in wanted.items())
    )


@pytest.mark.parametrize("level", LEVELS)
def test_magnitudes_are_those_of_the_city(world: Any, told: Any, level: str) -> None:
    for year in told.year_labels():
        low, high = PUPILS[level]
        assert low <= total(world, "pupils", level, year) <= high
        low, high = CLASSES[level]
        assert low <= total(world, "classes", level, year) <= high


@pytest.mark.parametrize("level", LEVELS)
def test_targets_are_attained_within_a_few_points(world: Any, told: Any, level: str) -> None:
    for year in told.year_labels():
        target = total(world, "pupils", level, year, kind="target", period="year")
        assert 0.97 <= total(world, "pupils", level, year) / target <= 1.02


def parts_of(
    world: Any, measures: set[str], dimension: str, codes: set[str] | None = None
) -> dict[Any, float]:
    """Sums over a dimension, by the key that leaves it empty."""
    sums: dict[Any, float] = defaultdict(float)
    for key, number in world.numbers.items():
        code = getattr(key, dimension)
        if key.measure in measures and code and (codes is None or code in codes):
            sums[key._replace(**{dimension: ""})] += number
    return sums


def test_grades_add_up_to_the_school(world: Any) -> None:
    single = {"nursery", "k3", "k4", "k5", *map(str, range(1, 10))}
    sums = parts_of(world, {"pupils", "classes", "dropouts", "repeaters"}, "grade", single)
    checked = {
        key: number
        for key, number in sums.items()
        if world.get(key) is not None and key.period in ("start", "end")
    }
    assert len(checked) > 1000
    assert [key for key, number in checked.items() if world[key] != number] == []


def test_reasons_of_dropping_out_add_up(world: Any) -> None:
    for key, number in parts_of(world, {"dropouts"}, "category").items():
        assert world[key] == number


def test_ratings_add_up_to_the_pupils_at_the_end(world: Any) -> None:
    for key, number in parts_of(world, {"rated_pupils"}, "category").items():
        assert world[key._replace(measure="pupils")] == number


def test_training_levels_and_contracts_add_up_to_the_teachers(world: Any) -> None:
    for codes in ({"permanent", "contract"}, {"postgraduate", "university", "college", "secondary"}):
        for key, number in parts_of(world, {"teachers"}, "category", codes).items():
            assert world[key] == number


def test_construction_adds_up_to_the_classrooms(world: Any) -> None:
    for key, number in parts_of(world, {"classrooms"}, "category").items():
        assert world[key] == number


def test_pupils_are_promoted_into_the_next_grade(world: Any, told: Any) -> None:
    """Next year's grade = promoted + repeaters, give or take the two who move in summer."""
    from generator.facts import Key

    for school in told.schools:
        for grade in range(1, 9):
            level = "primary" if grade <= 5 else "lower_secondary"
            end = Key(school.code, level, grade=str(grade), school_year="2023-2024", period="end")
            following = Key(
                school.code, level, "pupils", str(grade + 1), school_year="2024-2025", period="start"
            )
            if grade == 5 or world.get(end._replace(measure="pupils")) is None:
                continue
            promoted = world[end._replace(measure="promoted_pupils")]
            stayed = world[end._replace(measure="repeaters", grade=str(grade + 1))]
            assert abs(world[following] - promoted - stayed) <= 2


def test_obliged_residents_are_residents_without_the_disabled(world: Any) -> None:
    checked = 0
    for key, number in world.numbers.items():
        if key.measure == "obliged_residents":
            residents, disabled = (
                world[key._replace(measure=name)] for name in ("residents", "disabled_residents")
            )
            assert number == residents - disabled
            checked += 1
    assert checked > 1000


def test_a_birth_cohort_grows_a_year_older_with_each_survey(world: Any, told: Any) -> None:
    from generator.simulation.residents import survey_key

    for commune in told.communes:
        for age in range(0, 57):
            first, last = (
                world[survey_key(commune.code, survey, "residents", str(age + survey - 2021))]
                for survey in (2021, 2024)
            )
            assert abs(last - first) <= 0.02 * first + 2


def test_no_numerator_exceeds_its_denominator_but_the_planted_one(world: Any) -> None:
    school_ages = {
        "attending_residents", "grade_1_residents", "preschool_completed_residents", "primary_completed_residents",
        "lower_secondary_completed_residents", "upper_studying_residents",
    }  # fmt: skip
    literacy = {"literate_1_residents", "literate_2_residents"}
    above = set()
    for key, number in world.numbers.items():
        if key.period != "survey" or key.measure not in school_ages | literacy:
            continue
        base = "residents" if key.measure in literacy else "obliged_residents"
        if number > world[key._replace(measure=base)]:
            above.add((key.unit_code, key.measure, key.age, key.school_year))
    assert above == {("03136", "attending_residents", "5", "2022-2023")}


def test_subsets_of_school_counts_stay_within_the_whole(world: Any) -> None:
    wholes = {
        "teachers_qualified": "teachers", "teachers_above_standard": "teachers_qualified", "textbook_pupils": "pupils",
        "two_session_pupils": "pupils", "boarders": "pupils", "dropouts": "pupils_at_start",
    }  # fmt: skip
    for key, number in world.numbers.items():
        whole = (
            world.get(key._replace(measure=wholes[key.measure]))
            if key.measure in wholes and not key.category
            else None
        )
        assert whole is None or number <= whole, key
        assert number >= 0, key


def test_new_communes_are_the_sums_of_the_old_ones(world: Any, told: Any) -> None:
    from generator.simulation.residents import survey_key

    for commune in told.new_communes:
        parts = [area for area in (*told.communes, *told.joined_areas) if area.code in commune.parts]
        merged = world[survey_key(commune.code, 2025, "residents", "15-60")]
        before = [world.get(survey_key(area.code, 2024, "residents", "15-60")) for area in parts]
        known = [number for number in before if number is not None]
        if len(known) == len(parts):
            assert abs(merged - sum(known)) < 0.05 * merged
        else:
            assert merged > 1.1 * sum(known), "areas outside the former city joined"
