"""What a year's teaching came to beside the ratings: support lessons, contests, marks, readiness, languages (forms f, i)."""

from generator.chance import between, share
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, streams
from generator.story import GRADES, Story

FIRST_YEAR = 2023
"""Since then the office asks for these numbers."""
SUBJECTS = {"mathematics": 0.90, "english": 0.80, "history": 0.93}
"""Share of the tested pupils with mark 5 or more, in the lowlands."""


def _put_preschool(stream: Stream, world: World, end: Key, year: int) -> None:
    code = stream.school.code
    leaving = int(world[end._replace(measure="pupils", grade="k5")])
    world.put(end._replace(measure="children_ready_for_grade_1"), share(leaving, 0.985, "ready", code, year))
    reached = share(1, 0.55 + 0.1 * (year - FIRST_YEAR), "child centred", code)
    world.put(end._replace(measure="child_centred"), reached)


def _put_lessons(stream: Stream, world: World, end: Key, year: int) -> None:
    """Weak pupils, those of them with support lessons, those who improved; contests of the school."""
    code, level = stream.school.code, stream.level
    pupils = int(world[end._replace(measure="pupils")])
    weak = share(pupils, 0.06 if stream.upland else 0.025, "weak", code, level, year)
    tutored = share(weak, between(0.88, 1.0, "tutored", code, level, year), "tutored", code, level, year)
    entered = share(pupils, 0.012 if stream.upland else 0.03, "contest", code, level, year)
    numbers = {
        "weak_pupils": weak,
        "tutored_pupils": tutored,
        "improved_pupils": share(tutored, 0.72, "improved", code, level, year),
        "contest_participants": entered,
        "contest_prizes": share(entered, 0.34, "prizes", code, level, year),
    }
    world.put_all(end, numbers)
    for subject, rate in SUBJECTS.items():
        if level == "lower_secondary" or subject != "history":
            passing = share(pupils, rate - (0.12 if stream.upland else 0.0), subject, code, level, year)
            world.put(end._replace(measure="tested_pupils", category=subject), pupils)
            world.put(end._replace(measure="tested_pupils_passing", category=subject), passing)


def _put_groups(stream: Stream, world: World, end: Key, year: int) -> None:
    """Disabled pupils who met their plan; pupils of ethnic minorities with more Vietnamese."""
    code, level = stream.school.code, stream.level
    disabled = int(world[end._replace(measure="pupils", group="disabled", period="start")])
    world.put(end._replace(measure="pupils", group="disabled"), disabled)
    on_plan = share(disabled, 0.8, "own plan", code, level, year)
    world.put(end._replace(measure="disabled_pupils_on_plan"), on_plan)
    if level != "lower_secondary":
        minority = int(world[end._replace(measure="pupils", group="ethnic_minority")])
        rate = between(0.9, 1.0, "Vietnamese", code, level)
        world.put(
            end._replace(measure="vietnamese_strengthened_pupils"),
            share(minority, rate, "Vietnamese", code, year),
        )


def _put_start(stream: Stream, world: World, start: Key, year: int) -> None:
    """Classes above the size cap; pupils who learn English and the value of lacking sets, by grade."""
    code, level = stream.school.code, stream.level
    classes = int(world[start._replace(measure="classes")])
    rate = 0.0 if stream.upland else 0.06
    world.put(
        start._replace(measure="oversized_classes"), share(classes, rate, "oversized", code, level, year)
    )
    for grade in GRADES[level] if level != "preschool" else ():
        at = start._replace(grade=grade)
        learns = int(world[at._replace(measure="foreign_language_classes")]) > 0
        pupils = int(world[at._replace(measure="pupils")])
        world.put(at._replace(measure="english_pupils"), pupils if learns else 0)
        lacking = (
            world[at._replace(measure="equipment_sets", kind="need")]
            - world[at._replace(measure="equipment_sets")]
        )
        world.put(at._replace(measure="equipment_value_lacking"), round(18.5 * max(0.0, lacking), 1))


def simulate_quality(story: Story, world: World) -> None:
    """Put them into the world, for every school, from the year on in which the office asks for them."""
    for stream in streams(story):
        for year in (year for year in story.years if year >= FIRST_YEAR):
            code = story.holder(stream.school, stream.level, year).code
            start = Key(code, stream.level, school_year=school_year(year), period="start")
            end = start._replace(period="end")
            _put_start(stream, world, start, year)
            _put_groups(stream, world, end, year)
            if stream.level == "preschool":
                _put_preschool(stream, world, end, year)
            else:
                _put_lessons(stream, world, end, year)
