"""Literacy classes, learning centres and second-chance classes of the communes, and the learners assigned (forms d, j)."""

from generator.chance import share
from generator.facts import World
from generator.simulation.quality import FIRST_YEAR
from generator.simulation.residents import survey_key
from generator.story import Commune, Story


def _learners(commune: Commune, year: int, world: World) -> int:
    """About every twentieth of the adults who are not literate yet."""
    people, literate = (
        world.get(survey_key(commune.code, year, measure, "15-60"))
        for measure in ("residents", "literate_1_residents")
    )
    return (
        0
        if people is None or literate is None
        else share(people - literate, 0.05, "learners", commune.code, year)
    )


def simulate_adult_learning(story: Story, world: World) -> None:
    """Put them into the world, for the communes of every year from the one on in which the office asks for them."""
    for year in (year for year in story.years if year >= FIRST_YEAR):
        for commune in story.communes_of(year):
            code, learners = commune.code, _learners(commune, year, world)
            second_chance = 0 if commune.profile == "ward" else share(24, 0.5, "second chance", code, year)
            numbers = {
                "literacy_class_learners": learners,
                "literacy_class_completers": share(learners, 0.83, "completed", code, year),
                "learning_centres": 1,
                "learning_centres_good": share(1, 0.7, "good centre", code),
                "second_chance_learners": second_chance,
                "second_chance_trade_learners": share(second_chance, 0.4, "trade", code, year),
            }
            for measure, number in numbers.items():
                world.put(survey_key(code, year, measure), number)
            assigned = survey_key(code, year, "literacy_class_learners")._replace(
                period="year", kind="target"
            )
            world.put(assigned, round(learners * 1.06))
