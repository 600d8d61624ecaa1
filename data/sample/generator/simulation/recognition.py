"""National-standard and accreditation levels of the schools, and the plan of the coming years (form e)."""

from generator.chance import draw, share
from generator.facts import Key, World, school_year
from generator.simulation.investment import own_level
from generator.simulation.quality import FIRST_YEAR
from generator.story import School, Story

VALID_YEARS = 5
"""How long a certificate of the national standard is valid (TT 17, 18, 19/2018)."""


def _put_follow_up(school: School, world: World, key: Key, reached: int, raised_in: int) -> None:
    """When the certificate ends, which criteria are open, and what is planned or paid for them."""
    code, year = school.code, int(key.school_year[:4])
    unmet = 0 if reached == 2 else 2 + int(draw("unmet", code) * 4)
    world.put(key._replace(measure="criteria_unmet"), unmet)
    world.put(key._replace(measure="criteria_unmet_planned"), share(unmet, 0.8, "planned", code, year))
    if reached:
        since = raised_in if raised_in <= year else 2017 + int(draw("since", code) * 4)
        world.put(key._replace(measure="certificate_expiry_year"), since + VALID_YEARS)
    if reached == 2:
        world.put(key._replace(measure="improvement_plan"), share(1, 0.7, "improvement", code))
    elif not school.end:
        world.put(key._replace(measure="invested_for_standard"), share(1, 0.45, "invested", code, year))


def simulate_recognition(story: Story, world: World) -> None:
    """Put levels (period `year`) into the world: reached so far, and planned for the next two years.

    A mixed school carries no level of schooling, as ruled in the contract.
    """
    for school in story.schools:
        upland = story.commune_of(school).profile == "upland"
        first = int(draw("standard", school.code) * (1.7 if upland else 2.6))
        raised_in = 2022 + int(draw("raised", school.code) * 5)
        level = own_level(school)
        for year in story.years:
            if not school.is_open(year):
                continue
            reached = min(2, first + (1 if year >= raised_in else 0))
            key = Key(school.code, level, school_year=school_year(year), period="year")
            world.put(key._replace(measure="national_standard_level"), reached)
            world.put(key._replace(measure="accreditation_level"), min(4, reached + 1))
            if year >= FIRST_YEAR:
                _put_follow_up(school, world, key, reached, raised_in)
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
