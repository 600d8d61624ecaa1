"""Teachers and staff of the schools at the start of each year: the office's staff report (form g)."""

import math

from generator.chance import between, share, split
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, streams
from generator.story import Story


def has_informatics(stream: Stream, year: int) -> bool:
    """Whether the school has a teacher of Informatics: five primary schools find one late."""
    return year >= stream.school.no_informatics_until


def _training(stream: Stream, year: int, teachers: int) -> dict[str, int]:
    """Teachers by training level; the parts add up to the teachers."""
    first, gain = stream.story.magnitudes["staff"]["university"][stream.level]
    code = stream.school.code
    postgraduate = 0 if stream.level == "preschool" else share(teachers, 0.04, "postgraduate", code)
    university = share(teachers, min(0.99, first + gain * (year - 2021)), "university", code)
    university = min(university, teachers - postgraduate)
    college, secondary = split(teachers - postgraduate - university, [0.8, 0.2], "college", code, year)
    return {
        "postgraduate": postgraduate,
        "university": university,
        "college": college,
        "secondary": secondary,
    }


def _subjects(stream: Stream, year: int, classes: int) -> dict[str, int]:
    if stream.level == "preschool":
        return {}
    return {
        "subject.english": max(1, round(classes / 9)),
        "subject.informatics": max(1, round(classes / 16)) if has_informatics(stream, year) else 0,
        "subject.physical_education": max(1, round(classes / 12)),
        "subject.music": max(1, round(classes / 18)),
        "subject.art": 1 if classes >= 8 else 0,
    }


def _qualified(level: str, training: dict[str, int]) -> tuple[int, int]:
    """Teachers at or above the training standard, and above it (Education Law 2019, article 72)."""
    above = training["postgraduate"] + (training["university"] if level == "preschool" else 0)
    standard = training["college"] if level == "preschool" else training["university"]
    return above + standard, above


def _staff(stream: Stream, world: World, key: Key, year: int) -> dict[str, int]:
    told, code = stream.story.magnitudes["staff"], stream.school.code
    classes = int(world[key._replace(measure="classes")])
    per_class = told["teachers_per_class"][stream.level] * between(0.96, 1.05, "staffing", code)
    teachers = max(2, round(classes * per_class))
    contract = share(teachers, between(0.0, 0.10, "contract", code, year), "contract", code, year)
    training = _training(stream, year, teachers)
    qualified, above = _qualified(stream.level, training)
    leaders = {"principals": 1, "vice_principals": 2 if classes >= 15 else 1}
    if stream.level == "lower_secondary" and stream.school.kind == "TH&THCS":
        leaders = {"principals": 0, "vice_principals": 1}
    numbers = leaders | {
        "teachers": teachers,
        "teachers:female": share(teachers, told["female"][stream.level], "women", code),
        "teachers:ethnic_minority": share(
            teachers, 0.15 + 0.45 * stream.commune.ethnic, "minority staff", code
        ),
        "teachers/permanent": teachers - contract,
        "teachers/contract": contract,
        "teachers_qualified": qualified,
        "teachers_above_standard": above,
        "teachers_lacking": max(0, math.floor(classes * told["norm"][stream.level]) - teachers),
        "support_staff/office": 2 if classes >= 15 else 1,
        "support_staff/library_equipment": 1,
        "support_staff/medical": 1 if not stream.upland or classes >= 8 else 0,
    }
    if stream.level != "preschool":
        numbers["support_staff/youth_leader"] = 1
    numbers |= {f"teachers/{name}": number for name, number in training.items()}
    return numbers | {f"teachers/{name}": number for name, number in _subjects(stream, year, classes).items()}


def simulate_staff(story: Story, world: World) -> None:
    """Put the staff of every school and year into the world."""
    for stream in streams(story):
        for year in story.years:
            code = story.holder(stream.school, stream.level, year).code
            key = Key(code, stream.level, school_year=school_year(year), period="start")
            for name, number in _staff(stream, world, key, year).items():
                measure, _, category = name.partition("/")
                measure, _, group = measure.partition(":")
                world.put(key._replace(measure=measure, group=group, category=category), number)
