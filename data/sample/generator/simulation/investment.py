"""Safety of the schools, money raised and invested, rooms handed over, at the end of a year; certified kitchens (form h)."""

from generator.chance import draw, share
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import streams
from generator.simulation.quality import FIRST_YEAR
from generator.story import School, Story

ROOM_PRICE = 650
"""Million VND for one classroom in the sample."""


def own_level(school: School) -> str:
    """The level of a school that has one; a mixed school is spoken of as a whole."""
    return school.levels[0] if len(school.levels) == 1 else ""


def has_project(school: School) -> bool:
    """Whether rooms of the school are in the investment plan: those that lack or borrow rooms."""
    return bool(school.short_rooms or school.borrowed)


def _put_school(school: School, world: World, key: Key, year: int) -> None:
    numbers: dict[str, float] = {
        "safety_checked": share(1, 0.86, "safe", school.code, year),
        "funds_mobilised": round(20 + 180 * draw("funds", school.code, year), 1),
        "food_safety_incidents": 1 if (school.code, year) == ("MP-MN-19", FIRST_YEAR) else 0,
    }
    if has_project(school):
        planned = 2
        done = 1 if year == FIRST_YEAR else 2
        numbers |= {
            "capital_allocated": planned * ROOM_PRICE,
            "capital_disbursed": round(planned * ROOM_PRICE * (0.62 if done < planned else 0.955), 1),
            "rooms_under_project": planned,
            "rooms_handed_over": done,
        }
    world.put_all(key, numbers)


def simulate_investment(story: Story, world: World) -> None:
    """Put them into the world, for every school, from the year on in which the office asks for them."""
    for year in (year for year in story.years if year >= FIRST_YEAR):
        for school in (school for school in story.schools if school.is_open(year)):
            key = Key(school.code, own_level(school), school_year=school_year(year), period="end")
            _put_school(school, world, key, year)
        for stream in streams(story):
            if stream.level == "preschool":
                key = Key(stream.school.code, "preschool", school_year=school_year(year), period="start")
                kitchens = int(world[key._replace(measure="kitchens")])
                certified = share(kitchens, 0.9, "certified", stream.school.code)
                world.put(key._replace(measure="certified_kitchens"), certified)
