"""Pupils at risk, policies for pupils, destinations after lower secondary and lessons in two sessions, at the end of a year (form f)."""

from generator.chance import share, split
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, streams
from generator.simulation.results import DESTINATIONS
from generator.story import Story

UNPAID = 0.015
"""Part of the entitled pupils whose money has not come yet."""


def _entitled(stream: Stream, world: World, end: Key, year: int) -> dict[str, int]:
    """Pupils entitled to each policy; primary pupils pay no tuition."""
    code, ethnic = stream.school.code, stream.commune.ethnic
    pupils = int(world[end._replace(measure="pupils")])
    found = {
        "study_cost": share(pupils, 0.55 * ethnic, "study cost", code, stream.level, year),
        "boarding": int(world[end._replace(measure="boarders", period="start")]),
    }
    if stream.level == "lower_secondary":
        found["tuition"] = share(pupils, 0.08 + 0.7 * ethnic, "tuition", code, year)
    return found


def _put_support(stream: Stream, world: World, end: Key, year: int) -> None:
    code, level = stream.school.code, stream.level
    pupils = int(world[end._replace(measure="pupils")])
    returned, dropouts = (int(world[end._replace(measure=name)]) for name in ("returned_pupils", "dropouts"))
    wavering = share(pupils, 0.004 if stream.upland else 0.0005, "wavering", code, level, year)
    world.put(end._replace(measure="at_risk_pupils"), returned + dropouts + wavering)
    irregular = share(pupils, 0.012 if stream.upland else 0.002, "irregular", code, level, year)
    world.put(end._replace(measure="irregular_pupils"), irregular)
    for policy, entitled in _entitled(stream, world, end, year).items():
        unpaid = share(entitled, UNPAID, "unpaid", code, level, policy, year)
        world.put(end._replace(measure="entitled_pupils", category=policy), entitled)
        world.put(end._replace(measure="supported_pupils", category=policy), entitled - unpaid)


def _put_lower_secondary(stream: Stream, world: World, end: Key, year: int) -> None:
    """Each year a few more go on to vocational schools instead of upper secondary."""
    shift = 0.01 * (year - 2021)
    moved = {"upper_secondary": -shift, "vocational": shift}
    weights = [rate + moved.get(destination, 0.0) for destination, rate in DESTINATIONS]
    done = int(world[end._replace(measure="lower_secondary_completers")])
    parts = split(done, weights, "onward", stream.school.code, year)
    for (destination, _), number in zip(DESTINATIONS, parts, strict=True):
        world.put(end._replace(measure="onward_pupils", category=destination), number)
    classes = int(world[end._replace(measure="classes")])
    rate = (0.1 if stream.upland else 0.3) + 0.06 * (year - 2021)
    world.put(
        end._replace(measure="two_session_classes"),
        share(classes, rate, "two sessions", stream.school.code),
    )


def simulate_support(story: Story, world: World) -> None:
    """Put them into the world, for every general school and year."""
    for stream in streams(story):
        if stream.level == "preschool":
            continue
        for year in story.years:
            code = story.holder(stream.school, stream.level, year).code
            end = Key(code, stream.level, school_year=school_year(year), period="end")
            _put_support(stream, world, end, year)
            if stream.level == "lower_secondary":
                _put_lower_secondary(stream, world, end, year)
