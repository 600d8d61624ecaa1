"""Posts filled, teachers who upgrade, who were trained and assessed: what a staff report asks for beside the heads (form g)."""

from generator.chance import share
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, streams
from generator.simulation.quality import FIRST_YEAR
from generator.story import Story


def _put_staff(stream: Stream, world: World, start: Key, year: int) -> None:
    """Columns that the staff report of the start has since the office asks for them."""
    code, level = stream.school.code, stream.level
    teachers, lacking, qualified = (
        int(world[start._replace(measure=name)])
        for name in ("teachers", "teachers_lacking", "teachers_qualified")
    )
    quota = share(lacking, 0.7, "quota", code, level, year)
    to_upgrade = teachers - qualified
    numbers = {
        "recruitment_quota": quota,
        "teachers_recruited": share(quota, 0.75, "recruited", code, level, year),
        "teachers_to_upgrade": to_upgrade,
        "teachers_upgrading": share(to_upgrade, 0.45 + 0.15 * (year - FIRST_YEAR), "upgrading", code, level),
        "training_completed_teachers": share(teachers, 0.985, "trained", code, level, year),
    }
    if level != "preschool":
        english = int(world[start._replace(measure="teachers", category="subject.english")])
        numbers["english_teachers_at_level"] = share(english, 0.8, "English level", code, level)
    world.put_all(start, numbers)


def _put_assessed(stream: Stream, world: World, end: Key, year: int) -> None:
    code, level = stream.school.code, stream.level
    teachers, principals = (
        int(world[end._replace(measure=name, period="start")]) for name in ("teachers", "principals")
    )
    assessed = teachers - share(teachers, 0.02, "on leave", code, level, year)
    numbers = {
        "teachers_assessed": assessed,
        "teachers_at_professional_standard": share(assessed, 0.985, "at standard", code, level, year),
        "principals_assessed": principals,
        "principals_at_standard": share(principals, 0.97, "principal", code, level, year),
    }
    world.put_all(end, numbers)


def simulate_assessments(story: Story, world: World) -> None:
    """Put them into the world, for every school, from the year on in which the office asks for them."""
    for stream in streams(story):
        for year in (year for year in story.years if year >= FIRST_YEAR):
            code = story.holder(stream.school, stream.level, year).code
            start = Key(code, stream.level, school_year=school_year(year), period="start")
            _put_staff(stream, world, start, year)
            _put_assessed(stream, world, start._replace(period="end"), year)
