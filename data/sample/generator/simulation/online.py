"""Lessons at a distance in February 2022, when the schools were closed for the epidemic."""

from generator.chance import between, share
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import streams
from generator.story import Story

YEAR, PERIOD = 2021, "m02"
CAUSES = {"no_device": 0.46, "no_network": 0.30, "quarantine": 0.16, "poverty": 0.22, "other": 0.08}
"""Share of the absent pupils by cause; a pupil may have several, so they need not add up."""


def simulate_online(story: Story, world: World) -> None:
    """Put the month's report of every primary and lower secondary school into the world."""
    for stream in streams(story):
        if stream.level == "preschool":
            continue
        school = story.holder(stream.school, stream.level, YEAR)
        key = Key(school.code, stream.level, school_year=school_year(YEAR), period=PERIOD)
        pupils = int(world[key._replace(measure="pupils", period="start")])
        rate = (
            between(0.78, 0.90, "online", school.code)
            if stream.upland
            else between(0.95, 0.99, "online", school.code)
        )
        present = share(pupils, rate, "online", school.code, stream.level)
        absent = pupils - present
        numbers = {"pupils": pupils, "online_pupils": present, "offline_pupils": absent}
        numbers["makeup_pupils"] = share(absent, 0.85, "made up", school.code, stream.level)
        world.put_all(key, numbers)
        for cause, part in CAUSES.items():
            found = share(absent, part, cause, school.code, stream.level)
            world.put(key._replace(measure="offline_pupils", category=cause), found)
