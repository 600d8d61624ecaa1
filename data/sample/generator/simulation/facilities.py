"""Rooms, sites and equipment of the schools (form h), and the conditions of each grade for GDPT 2018 (form i)."""

from collections.abc import Iterator

from generator.chance import between, draw, share
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, streams
from generator.simulation.staff import has_informatics
from generator.story import GRADES, Story

Rooms = Iterator[tuple[str, str, str, float]]
"""(measure, category, kind, number)"""
ONCE = (
    ("sites", ""),
    ("clean_water_sites", ""),
    ("internet_sites", ""),
    ("land_area_m2", ""),
    ("yard_area_m2", ""),
    ("support_rooms", "library"),
    *(
        ("support_rooms", category)
        for category in ("medical", "equipment", "office", "meeting", "principal", "vice_principal", "youth")
    ),
)
OTHER_SUBJECT_ROOMS = {
    "primary": ("music", "art", "science_technology", "multipurpose"),
    "lower_secondary": ("music", "art", "technology", "multipurpose"),
}
"""What a school has once, whatever its levels."""


def _classrooms(stream: Stream, year: int, classes: int) -> Rooms:
    told, code = stream.story.magnitudes["rooms"], stream.school.code
    lacking = max(0, stream.school.short_rooms - (1 if year >= 2024 else 0))
    rooms = max(2, (round(classes * 0.72) if stream.level == "lower_secondary" else classes) - lacking)
    need = classes if stream.level != "lower_secondary" else round(classes * 0.6)
    borrowed = min(rooms, stream.school.borrowed.get(str(year), 0))
    own = rooms - borrowed
    temporary = (
        share(own, told["temporary_upland"], "temporary", code) if stream.upland and year < 2024 else 0
    )
    solid_rate = min(1.0, told["solid"][stream.commune.profile] + told["solid_gain"] * (year - 2021))
    solid = min(own - temporary, share(own, solid_rate, "solid", code))
    yield "classrooms", "", "need", need
    yield "classrooms", "", "actual", rooms
    yield "classrooms", "solid", "actual", solid
    yield "classrooms", "semi_solid", "actual", own - temporary - solid
    yield "classrooms", "temporary", "actual", temporary
    yield "classrooms", "borrowed", "actual", borrowed


def _subject_rooms(stream: Stream, year: int, classes: int) -> Rooms:
    if stream.level == "preschool":
        return
    late = stream.upland and year < 2023
    for category in ("informatics", "foreign_language"):
        yield "subject_rooms", category, "need", 2 if classes > 24 and category == "informatics" else 1
        have = 1 if has_informatics(stream, year) or category == "foreign_language" else 0
        yield "subject_rooms", category, "actual", 0 if late and category == "foreign_language" else have
    if stream.level == "lower_secondary":
        yield "subject_rooms", "natural_science", "need", 2
        yield "subject_rooms", "natural_science", "actual", 1 if late else 2
    for category in OTHER_SUBJECT_ROOMS[stream.level]:
        built = draw("built", stream.school.code, stream.level, category) < (0.35 if stream.upland else 0.8)
        yield "subject_rooms", category, "actual", 1 if built or _shares_music(stream, category) else 0


def _shares_music(stream: Stream, category: str) -> bool:
    """Primary schools teach art in the music room."""
    return stream.level == "primary" and category == "music"


def _shared(stream: Stream, year: int, pupils: int) -> Rooms:
    """What a school of so many `pupils` has once: a mixed school states it in its primary part."""
    code, sites = stream.school.code, stream.school.sites
    if stream.level == "lower_secondary" and stream.school.kind == "TH&THCS":
        yield from ((measure, category, "actual", 0) for measure, category in ONCE)
        return
    dry = 1 if stream.upland and sites > 2 and year < 2024 else 0
    yield "sites", "", "actual", sites
    yield "clean_water_sites", "", "actual", sites - dry
    yield "internet_sites", "", "actual", sites - (2 if dry and year < 2023 and sites > 3 else dry)
    area = round(pupils * between(9.0, 16.5, "land", code) / 100) * 100
    yield "land_area_m2", "", "actual", area
    yield "yard_area_m2", "", "actual", round(area * between(0.22, 0.34, "yard", code))
    if stream.level != "preschool":
        yield "support_rooms", "library", "actual", 1
        yield "support_rooms", "medical", "actual", 0 if stream.upland and sites > 3 else 1
        for measure, category in ONCE:
            if measure == "support_rooms" and category not in ("library", "medical"):
                lacks = (
                    stream.upland and category in ("meeting", "youth") and draw("lacks", code, category) < 0.4
                )
                yield measure, category, "actual", 0 if lacks and year < 2024 else 1


def _services(stream: Stream, world: World, key: Key, year: int) -> Rooms:
    classes = int(world[key._replace(measure="classes")])
    upland = stream.upland
    yield "pupil_toilets", "", "actual", max(2, round(classes / (4 if upland else 3)))
    yield "pupil_toilets", "", "need", max(2, round(classes / 3))
    yield "staff_toilets", "", "actual", 2
    if stream.level == "preschool":
        yield "kitchens", "", "actual", min(stream.school.sites, 3)
        yield "equipment_sets", "", "need", classes
        yield (
            "equipment_sets",
            "",
            "actual",
            share(classes, 0.82 if upland else 0.95, "sets", stream.school.code, year),
        )
        return
    ready = has_informatics(stream, year)
    yield "computers", "", "actual", (14 if upland else 24) + 2 * (year - 2021) + classes // 4 if ready else 0
    need = round(world[key._replace(measure="boarders")] / 8)
    homes = 2 * stream.school.sites if upland else 0
    yield "teacher_housing_rooms", "", "need", homes
    yield "teacher_housing_rooms", "", "actual", max(0, homes - 2)
    yield "boarding_rooms", "", "need", need
    yield "boarding_rooms", "", "actual", round(need * (0.7 + 0.06 * (year - 2021)))


def _equipment_rate(story: Story, grade: str, year: int) -> float:
    told = story.magnitudes["readiness"]["equipment"]
    return float(told.get(grade, {}).get(str(year), told["default"]))


def _put_grade_conditions(stream: Stream, world: World, key: Key, year: int) -> None:
    told, code = stream.story.magnitudes["readiness"], stream.school.code
    for grade in GRADES[stream.level]:
        at = key._replace(grade=grade)
        classes = int(world[at._replace(measure="classes")])
        teachers = max(1, round(classes * (1.3 if stream.level == "primary" else 1.7)))
        entered = year >= told["first_year"][grade]
        trained = (
            teachers if entered else share(teachers, told["trained_before"], "trained", code, grade, year)
        )
        from_3 = int(grade) >= 3
        informatics = classes if from_3 and has_informatics(stream, year) and year >= 2022 else 0
        english = classes if from_3 and (year >= 2022 or not stream.upland) else 0
        numbers = {
            "teachers": teachers,
            "teachers_trained": trained,
            "teachers_lacking": share(1, 0.22 if stream.upland else 0.08, "lacking", code, grade, year),
            "classrooms": classes - (1 if stream.school.short_rooms and grade in ("2", "4") else 0),
            "informatics_classes": informatics,
            "foreign_language_classes": english,
        }
        world.put_all(at, numbers)
        sets = share(classes, _equipment_rate(stream.story, grade, year), "equipment", code, grade)
        world.put(at._replace(measure="equipment_sets"), sets)
        world.put(at._replace(measure="equipment_sets", kind="need"), classes)


def _pupils_of_the_school(stream: Stream, world: World, key: Key, own: int) -> int:
    """Pupils of all levels that the holder of this stream teaches."""
    others = [level for level in stream.story.school(key.unit_code).levels if level != stream.level]
    return own + sum(int(world[key._replace(level=level, measure="pupils")]) for level in others)


def simulate_facilities(story: Story, world: World) -> None:
    """Put rooms, sites and the conditions of each grade into the world, for every school and year."""
    for stream in streams(story):
        for year in story.years:
            code = story.holder(stream.school, stream.level, year).code
            key = Key(code, stream.level, school_year=school_year(year), period="start")
            classes, pupils = (int(world[key._replace(measure=measure)]) for measure in ("classes", "pupils"))
            for found in (
                _classrooms(stream, year, classes),
                _subject_rooms(stream, year, classes),
                _shared(stream, year, _pupils_of_the_school(stream, world, key, pupils)),
                _services(stream, world, key, year),
            ):
                for measure, category, kind, number in found:
                    world.put(key._replace(measure=measure, category=category, kind=kind), number)
            if stream.level != "preschool":
                _put_grade_conditions(stream, world, key, year)
