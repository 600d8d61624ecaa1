"""Residents of the communes by single age and survey: birth cohorts that grow a year older with each survey.

Single ages first, then the results set by hand, then bands as sums of ages, then the communes of 01/07/2025 as sums of the old ones.
Residents to be universalised = residents − disabled (rules of the survey). All facts have period `survey`.
"""

import math
from collections.abc import Iterable
from typing import Any

from generator.chance import between, share
from generator.facts import Key, World, school_year
from generator.story import FIRST_NEW_UNITS, Commune, Story

BANDS = ("0-2", "3-5", "0-5", "6-10", "11-14", "15-18")
LITERACY_BANDS = ("15-25", "15-35", "15-60")
BY_AGE = {
    "residents": range(0, 61),
    "disabled_residents": range(0, 19),
    "able_disabled_residents": range(0, 19),
    "reached_disabled_residents": range(0, 19),
    "obliged_residents": range(0, 19),
    "attending_residents": range(0, 15),
    "grade_1_residents": range(6, 15),
    "preschool_completed_residents": range(0, 7),
    "primary_studying_residents": range(6, 15),
    "primary_completed_residents": range(6, 15),
    "lower_secondary_completed_residents": range(11, 19),
    "upper_studying_residents": range(11, 19),
    "literate_1_residents": range(15, 61),
    "literate_2_residents": range(15, 61),
}
Counts = dict[tuple[str, int, str], int]
"""(measure, age, group) → persons."""


def survey_key(code: str, year: int, measure: str, age: str = "", group: str = "", category: str = "") -> Key:
    """The key of a survey fact of the autumn of `year`."""
    return Key(code, "", measure, "", age, group, category, school_year(year), "survey", "actual")


def _first_numbers(pair: list[float], survey: int) -> float:
    level, gain = pair
    return min(1.0, level + gain * (survey - 2021))


def _cohort(story: Story, commune: Commune, birth: int, survey: int) -> tuple[int, int]:
    """Residents born in `birth`, and how many of them are disabled."""
    for fixed in story.magnitudes["cohorts"]:
        if fixed["commune"] == commune.code and str(birth) in fixed["sizes"]:
            return fixed["sizes"][str(birth)], 0
    shapes = story.magnitudes["cohort_shape"]
    factor = next(shape for first, last, shape in shapes if first <= birth <= last)
    base = commune.cohort * factor * between(0.94, 1.06, "cohort", commune.code, birth)
    size = round(base * (1 + commune.drift) ** (survey - 2021))
    return size, share(base, story.magnitudes["disabled_share"], "disabled", commune.code, birth)


def _attending_rate(profile: dict[str, Any], age: int, survey: int) -> float:
    if age <= 6:
        return _first_numbers(profile["attending"][str(age)], survey)
    return _first_numbers(profile["attending_6_10" if age <= 10 else "attending_11_14"], survey)


def _schooling(
    profile: dict[str, Any], commune: Commune, age: int, survey: int, obliged: int
) -> dict[str, int]:
    """What the residents of one age have done or are doing, out of those to be universalised."""
    birth = survey - age

    def count(rate: float, measure: str, of: int = obliged) -> int:
        return share(of, rate, measure, commune.code, birth)

    found: dict[str, int] = {}
    if age <= 14:
        found["attending_residents"] = count(_attending_rate(profile, age, survey), "attending")
    if age <= 6:
        completed = (
            count(_first_numbers(profile["preschool_completed"], survey), "preschool") if age >= 5 else 0
        )
        found["preschool_completed_residents"] = (
            min(completed, found["attending_residents"]) if age == 5 else completed
        )
    if 6 <= age <= 14:
        found["grade_1_residents"] = (
            count(_first_numbers(profile["grade_1"], survey), "grade 1") if age == 6 else 0
        )
        found |= _primary(profile, age, survey, obliged, count, found["attending_residents"])
    if 11 <= age <= 18:
        grown = age >= 15
        done = count(_first_numbers(profile["lower_secondary_completed"], survey), "thcs") if grown else 0
        found["lower_secondary_completed_residents"] = done
        studying = count(_first_numbers(profile["upper_studying"], survey), "upper") if grown else 0
        found["upper_studying_residents"] = min(done, studying)
    return found


def _primary(
    profile: dict[str, Any], age: int, survey: int, obliged: int, count: Any, attending: int
) -> dict[str, int]:
    if age <= 10:
        return {"primary_studying_residents": attending, "primary_completed_residents": 0}
    at_11, at_14 = (_first_numbers(profile[f"primary_completed_{end}"], survey) for end in (11, 14))
    completed = count(at_11 + (at_14 - at_11) * (age - 11) / 3, "primary")
    studying = obliged - completed if age == 11 else count(0.4, "late", obliged - completed)
    return {"primary_studying_residents": studying, "primary_completed_residents": completed}


def _literacy(
    story: Story, profile: dict[str, Any], commune: Commune, age: int, survey: int, residents: int
) -> dict[str, int]:
    kept = (1 - story.magnitudes["literacy_gain"]) ** (survey - 2021)
    found = {}
    for level in (1, 2):
        rate = next(rate for first, last, rate in profile[f"literacy_{level}"] if first <= age <= last)
        found[f"literate_{level}_residents"] = share(
            residents, 1 - (1 - rate) * kept, "literacy", commune.code, survey - age
        )
    return found


def _count(story: Story, commune: Commune, survey: int) -> Counts:
    profile = story.magnitudes["profiles"][commune.profile]
    counts: Counts = {}
    for age in range(0, 61):
        residents, disabled = _cohort(story, commune, survey - age, survey)
        counts["residents", age, ""] = residents
        if age <= 18:
            counts["residents", age, "female"] = share(residents, 0.487, "female", commune.code, survey - age)
            counts["residents", age, "ethnic_minority"] = share(
                residents, commune.ethnic, "ethnic", commune.code, survey - age
            )
            able = share(disabled, 0.7, "able", commune.code, survey - age)
            counts["disabled_residents", age, ""] = disabled
            counts["able_disabled_residents", age, ""] = able
            counts["reached_disabled_residents", age, ""] = able if 3 <= age <= 14 else 0
            counts["obliged_residents", age, ""] = residents - disabled
            for measure, number in _schooling(profile, commune, age, survey, residents - disabled).items():
                counts[measure, age, ""] = number
        if age >= 15:
            for measure, number in _literacy(story, profile, commune, age, survey, residents).items():
                counts[measure, age, ""] = number
    return counts


def _pin(counts: Counts, pin: dict[str, Any]) -> None:
    """Move a numerator to the number that the story wants, a person per age in turn."""
    first, last = pin["ages"]
    ages, measure = range(first, last + 1), pin["measure"]
    base = "residents" if measure.startswith("literate") else "obliged_residents"
    now = sum(counts[measure, age, ""] for age in ages)
    wanted = now - pin["short_by"]
    if "threshold" in pin:
        wanted = (
            math.ceil(pin["threshold"] * sum(counts[base, age, ""] for age in ages) / 100) - pin["short_by"]
        )
    step, age = (1 if wanted > now else -1), first
    while now != wanted:
        room = counts[base, age, ""] - counts[measure, age, ""]
        if step < 0 or room > 0 or pin["short_by"] < 0:
            counts[measure, age, ""] += step
            now += step
        age = first + (age - first + 1) % len(ages)


def _bands(counts: Counts) -> dict[tuple[str, str, str], int]:
    """Bands as sums of their ages, where every age of the band is counted; literacy bands are open to all residents."""
    found = {}
    for measure, ages in BY_AGE.items():
        bands = (
            LITERACY_BANDS
            if measure.startswith("literate")
            else BANDS + (LITERACY_BANDS if measure == "residents" else ())
        )
        for band in bands:
            first, last = map(int, band.split("-"))
            if first not in ages or last not in ages:
                continue
            for group in ("", "female", "ethnic_minority"):
                if (measure, first, group) in counts and (measure, last, group) in counts:
                    found[measure, band, group] = sum(
                        counts[measure, age, group] for age in range(first, last + 1)
                    )
    return found


def _recognised(story: Story, profile: str, survey: int) -> dict[str, int]:
    steps = story.magnitudes["recognised"][profile]
    return {
        standard: max((level for since, level in found if since <= survey), default=0)
        for standard, found in steps.items()
    }


def _publish(world: World, code: str, survey: int, counts: Counts, levels: dict[str, int]) -> None:
    for (measure, age, group), number in counts.items():
        world.put(survey_key(code, survey, measure, str(age), group), number)
    for (measure, band, group), number in _bands(counts).items():
        world.put(survey_key(code, survey, measure, band, group), number)
    for standard, level in levels.items():
        world.put(survey_key(code, survey, "recognised_level", category=standard), level)


def _merged(parts: Iterable[Counts]) -> Counts:
    total: Counts = {}
    for part in parts:
        for key, number in part.items():
            total[key] = total.get(key, 0) + number
    return total


def simulate_residents(story: Story, world: World) -> None:
    """Put the survey facts of every commune and autumn into the world."""
    pins = story.magnitudes["pins"]
    areas = story.communes + story.joined_areas
    for survey in story.years:
        counted: dict[str, Counts] = {}
        for commune in areas:
            counted[commune.code] = counts = _count(story, commune, survey)
            for pin in pins:
                if (pin["commune"], pin["survey"]) == (commune.code, survey):
                    _pin(counts, pin)
        if survey < FIRST_NEW_UNITS:
            for commune in story.communes:
                _publish(
                    world,
                    commune.code,
                    survey,
                    counted[commune.code],
                    _recognised(story, commune.profile, survey),
                )
            continue
        for commune in story.new_communes:
            levels = [
                _recognised(story, area.profile, survey) for area in areas if area.code in commune.parts
            ]
            lowest = {standard: min(level[standard] for level in levels) for standard in levels[0]}
            _publish(world, commune.code, survey, _merged(counted[part] for part in commune.parts), lowest)
