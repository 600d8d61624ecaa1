"""Pupils and classes of the schools by grade over the years: who enters, is promoted, repeats, moves or leaves.

A stream is one level of one school; a merged school continues the streams of its predecessors. Facts: `start` and `end` reports.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.chance import between, draw, share, split
from generator.facts import Key, World, school_year
from generator.story import GRADES, Commune, School, Story

GROUPS = ("female", "ethnic_minority", "female_ethnic_minority", "disabled")


@dataclass(frozen=True)
class Stream:
    """One level of one school as it is today."""

    school: School
    level: str
    commune: Commune
    story: Story

    @property
    def upland(self) -> bool:
        return self.commune.profile == "upland"

    def rates(self, name: str) -> Any:
        return self.story.magnitudes["enrolment"][name]


@dataclass(frozen=True)
class GradeYear:
    """One grade of one stream in one school year."""

    start: int
    transfers_in: int
    transfers_out: int
    dropouts: int
    repeaters: int

    @property
    def end(self) -> int:
        return self.start + self.transfers_in - self.transfers_out - self.dropouts


def streams(story: Story) -> list[Stream]:
    """Every stream of the schools that are open at the end of the story."""
    still_open = [school for school in story.schools if not school.end]
    return [
        Stream(school, level, story.commune_of(school), story)
        for school in still_open
        for level in school.levels
    ]


def _intake(stream: Stream, year: int) -> float:
    school = stream.school
    size = school.intake_6 if stream.level == "lower_secondary" and school.intake_6 else school.intake
    growth = 1 + float(stream.rates("trend")[stream.commune.profile])
    return size * growth ** (year - 2021) * between(0.96, 1.04, "intake", school.code, stream.level, year)


def _dropout_percent(stream: Stream, year: int) -> float:
    told = stream.school.dropout.get(str(year))
    return (
        told
        if told is not None
        else stream.rates("dropout_percent").get(stream.level, {}).get(stream.commune.profile, 0.0)
    )


def _live(stream: Stream, year: int, grade: str, start: int) -> GradeYear:
    key = (stream.school.code, stream.level, grade, year)
    moving = stream.rates("transfers")
    repeat = stream.rates("repeat_percent").get(grade, 0.0) * (1.4 if stream.upland else 0.8)
    return GradeYear(
        start,
        share(start, moving * 2 * draw("in rate", *key), "in", *key),
        share(start, moving * 2 * draw("out rate", *key), "out", *key),
        share(start, _dropout_percent(stream, year) / 100, "dropout", *key),
        share(start, repeat / 100, "repeat", *key),
    )


def _next_start(stream: Stream, year: int, before: dict[str, GradeYear]) -> dict[str, int]:
    grades = GRADES[stream.level]
    summer = {grade: round(between(-1.4, 1.6, "summer", stream.school.code, grade, year)) for grade in grades}
    if stream.level == "preschool":
        first = _preschool_first(stream, year)
        return first | {
            "k4": round(before["k3"].end * 1.05) + summer["k4"],
            "k5": round(before["k4"].end * 1.04) + summer["k5"],
        }
    start = {grades[0]: round(_intake(stream, year)) + before[grades[0]].repeaters}
    for lower, upper in pairwise(grades):
        start[upper] = before[lower].end - before[lower].repeaters + before[upper].repeaters + summer[upper]
    return start


def _preschool_first(stream: Stream, year: int) -> dict[str, int]:
    shape = stream.rates("preschool_shape")
    intake = _intake(stream, year)
    return {
        "nursery": round(intake * shape["nursery"][stream.commune.profile]),
        "k3": round(intake * shape["k3"]),
    }


def _first_start(stream: Stream, year: int) -> dict[str, int]:
    if stream.level == "preschool":
        shape = stream.rates("preschool_shape")
        return _preschool_first(stream, year) | {
            grade: round(_intake(stream, year) * shape[grade]) for grade in ("k4", "k5")
        }
    return {grade: round(_intake(stream, year - age)) for age, grade in enumerate(GRADES[stream.level])}


def class_count(stream: Stream, grade: str, pupils: float) -> int:
    """Classes that an office opens for so many pupils of a grade."""
    sizes = stream.rates("class_size")
    size: int = sizes.get(grade) or sizes[stream.level + ("_upland" if stream.upland else "")]
    return max(1, math.ceil(pupils / size))


def group_counts(stream: Stream, grade: str, year: int, pupils: int) -> dict[str, int]:
    """Girls, ethnic minorities, girls of ethnic minorities, disabled among the pupils of a grade."""
    code, cohort = stream.school.code, year - _age(grade)
    low, high = stream.rates("female")
    girls = share(pupils, between(low, high, "girls", code, cohort), "girls", code, cohort)
    minority = share(
        pupils, stream.commune.ethnic * between(0.94, 1.02, "ethnic", code, cohort), "ethnic", code, cohort
    )
    return {
        "female": girls,
        "ethnic_minority": minority,
        "female_ethnic_minority": min(girls, share(minority, girls / pupils, "ethnic girls", code, cohort)),
        "disabled": share(pupils, stream.rates("disabled")[stream.level], "disabled", code, cohort),
    }


def _age(grade: str) -> int:
    return {"nursery": 2, "k3": 3, "k4": 4, "k5": 5}.get(grade) or 5 + int(grade)


def _put_sums(
    world: World, key: Key, by_grade: dict[str, dict[str, int]], totals: dict[str, tuple[str, ...]]
) -> None:
    """Put `by_grade[grade][measure or measure:group]` and its sums over `totals` (grade code → its grades)."""
    for grade, numbers in by_grade.items():
        for name, number in numbers.items():
            measure, _, group = name.partition(":")
            world.put(key._replace(measure=measure, group=group, grade=grade), number)
    for total, grades in totals.items():
        for name in next(iter(by_grade.values())):
            measure, _, group = name.partition(":")
            world.put(
                key._replace(measure=measure, group=group, grade=total),
                sum(by_grade[grade][name] for grade in grades),
            )


def _start_numbers(stream: Stream, year: int, grade: str, lived: GradeYear) -> dict[str, int]:
    numbers = {"classes": class_count(stream, grade, lived.start), "pupils": lived.start}
    for group, number in group_counts(stream, grade, year, lived.start).items():
        numbers[f"pupils:{group}"] = number
    return numbers


def _end_numbers(stream: Stream, year: int, grade: str, lived: GradeYear) -> dict[str, int]:
    code = stream.school.code
    groups = group_counts(stream, grade, year, lived.end)
    return {
        "classes": class_count(stream, grade, lived.start),
        "pupils_at_start": lived.start,
        "transfers_in": lived.transfers_in,
        "transfers_out": lived.transfers_out,
        "dropouts": lived.dropouts,
        "pupils": lived.end,
        "pupils:female": groups["female"],
        "pupils:ethnic_minority": groups["ethnic_minority"],
        "repeaters": lived.repeaters,
        "returned_pupils": share(lived.dropouts, 0.3, "returned", code, grade, year),
    }


def _put_reasons(stream: Stream, world: World, key: Key, lives: dict[str, GradeYear], year: int) -> None:
    told = stream.rates("dropout_reasons")
    sums = dict.fromkeys((reason for reason, _ in told), 0)
    for grade, lived in lives.items():
        parts = split(
            lived.dropouts, [weight for _, weight in told], "reasons", stream.school.code, grade, year
        )
        for (reason, _), part in zip(told, parts, strict=True):
            sums[reason] += part
            world.put(key._replace(measure="dropouts", grade=grade, category=reason), part)
    for reason, total in sums.items():
        world.put(key._replace(measure="dropouts", category=reason), total)


def _publish(stream: Stream, world: World, year: int, lives: dict[str, GradeYear]) -> None:
    code = stream.story.holder(stream.school, stream.level, year).code
    totals: dict[str, tuple[str, ...]] = {"": GRADES[stream.level]}
    if stream.level == "preschool":
        totals["kindergarten"] = ("k3", "k4", "k5")
    start = Key(code, stream.level, school_year=school_year(year), period="start")
    _put_sums(
        world,
        start,
        {grade: _start_numbers(stream, year, grade, lived) for grade, lived in lives.items()},
        totals,
    )
    end = start._replace(period="end")
    _put_sums(
        world,
        end,
        {grade: _end_numbers(stream, year, grade, lived) for grade, lived in lives.items()},
        totals,
    )
    if stream.level != "preschool":
        _put_reasons(stream, world, end, lives, year)


def simulate_enrolment(story: Story, world: World) -> None:
    """Put classes, pupils and movements of every school into the world."""
    for stream in streams(story):
        lives: dict[str, GradeYear] = {}
        for year in story.years:
            start = _next_start(stream, year, lives) if lives else _first_start(stream, year)
            lives = {grade: _live(stream, year, grade, start[grade]) for grade in GRADES[stream.level]}
            _publish(stream, world, year, lives)
