"""The whole simulation, in the order in which one thing follows from another."""

from functools import lru_cache

from generator.facts import World
from generator.simulation.adult_learning import simulate_adult_learning
from generator.simulation.assessments import simulate_assessments
from generator.simulation.enrolment import simulate_enrolment
from generator.simulation.facilities import simulate_facilities
from generator.simulation.investment import simulate_investment
from generator.simulation.online import simulate_online
from generator.simulation.quality import simulate_quality
from generator.simulation.recognition import simulate_recognition
from generator.simulation.residents import simulate_residents
from generator.simulation.results import simulate_results
from generator.simulation.staff import simulate_staff
from generator.simulation.support import simulate_support
from generator.simulation.targets import simulate_targets
from generator.story import story


@lru_cache(maxsize=1)
def world() -> World:
    """Every number of the sample, simulated once."""
    made = World()
    for simulate in (
        simulate_residents,
        simulate_enrolment,
        simulate_results,
        simulate_support,
        simulate_staff,
        simulate_facilities,
        simulate_targets,
        simulate_recognition,
        simulate_online,
        simulate_quality,
        simulate_assessments,
        simulate_investment,
        simulate_adult_learning,
    ):
        simulate(story(), made)
    return made
