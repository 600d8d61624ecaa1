"""National-standard and accreditation levels of the schools, and the plan of the coming years (form e)."""

from generator.chance import draw
from generator.facts import Key, World, school_year
from generator.story import Story


def simulate_recognition(story: Story, world: World) -> None:
    """Put levels (period `year`) into the world: reached so far, and planned for the next two years.

    A mixed school carries no level of schooling, as ruled in the contract.
    """
    for school in story.schools:
        upland = story.commune_of(school).profile == "upland"
        first = int(draw("standard", school.code) * (1.7 if upland else 2.6))
        raised_in = 2022 + int(draw("raised", school.code) * 5)
        level = school.levels[0] if len(school.levels) == 1 else ""
        for year in story.years:
            if not school.is_open(year):
                continue
            reached = min(2, first + (1 if year >= raised_in else 0))
            key = Key(school.code, level, school_year=school_year(year), period="year")
            world.put(key._replace(measure="national_standard_level"), reached)
            world.put(key._replace(measure="accreditation_level"), min(4, reached + 1))
        if first < 2 and not school.end:
            planned = Key(
                school.code,
                level,
                "national_standard_level",
                school_year=school_year(raised_in),
                period="year",
                kind="target",
            )
            world.put(planned, first + 1)
