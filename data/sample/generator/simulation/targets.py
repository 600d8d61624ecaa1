"""What is assigned for a school year (period `year`, kind `target`), beside what the year before achieved (kind `actual`)."""

from generator.chance import between, share
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, class_count, group_counts, streams
from generator.simulation.residents import survey_key
from generator.simulation.results import DESTINATIONS, put_combined_classes
from generator.story import FIRST_NEW_UNITS, GRADES, Commune, Story

CITY = "094"
RATES = (
    # measure of the rate, age, numerator, denominator
    ("attending_rate", "0-2", "attending_residents", "obliged_residents"),
    ("attending_rate", "3-5", "attending_residents", "obliged_residents"),
    ("attending_rate", "5", "attending_residents", "obliged_residents"),
    ("grade_1_rate", "6", "grade_1_residents", "obliged_residents"),
    ("attending_rate", "6-10", "attending_residents", "obliged_residents"),
    ("attending_rate", "11-14", "attending_residents", "obliged_residents"),
    ("primary_completion_rate", "11", "primary_completed_residents", "obliged_residents"),
    ("primary_completion_rate", "14", "primary_completed_residents", "obliged_residents"),
    ("preschool_completion_rate", "5", "preschool_completed_residents", "obliged_residents"),
    ("lower_secondary_completion_rate", "15-18", "lower_secondary_completed_residents", "obliged_residents"),
    ("upper_studying_rate", "15-18", "upper_studying_residents", "obliged_residents"),
    ("literacy_1_rate", "15-35", "literate_1_residents", "residents"),
    ("literacy_2_rate", "15-60", "literate_2_residents", "residents"),
)
STANDARDS = ("preschool_5", "primary", "lower_secondary", "literacy")


def _attainment(stream: Stream, grade: str, year: int) -> float:
    told = stream.story.magnitudes["targets"]
    if grade == "nursery" and stream.commune.profile in told["nursery_attainment"]:
        return between(
            *told["nursery_attainment"][stream.commune.profile], "nursery target", stream.school.code, year
        )
    weak = told["weak"].get(stream.school.code)
    if weak:
        return between(weak - 0.015, weak + 0.015, "weak target", stream.school.code, grade, year)
    return between(*told["attainment"], "target", stream.school.code, grade, year)


def _assign(stream: Stream, world: World, key: Key, year: int) -> None:
    """Pupils and classes by grade, so that the start of the year attains them as the story says."""
    start = key._replace(period="start", kind="actual")
    sums: dict[str, int] = {}
    for grade in GRADES[stream.level]:
        pupils = round(
            world[start._replace(measure="pupils", grade=grade)] / _attainment(stream, grade, year)
        )
        numbers = {"pupils": pupils, "classes": class_count(stream, grade, pupils)}
        numbers |= {
            f"pupils:{group}": count for group, count in group_counts(stream, grade, year, pupils).items()
        }
        for name, number in numbers.items():
            sums[name] = sums.get(name, 0) + number
            if ":" not in name:
                world.put(key._replace(measure=name, grade=grade), number)
    for name, number in sums.items():
        measure, _, group = name.partition(":")
        world.put(key._replace(measure=measure, group=group), number)


def _assign_preschool(stream: Stream, world: World, key: Key) -> None:
    for measure in ("pupils", "classes"):
        parts = (world[key._replace(measure=measure, grade=grade)] for grade in ("k3", "k4", "k5"))
        world.put(key._replace(measure=measure, grade="kindergarten"), sum(parts))
    pupils = world[key._replace(measure="pupils")]
    world.put(key._replace(measure="lunch_pupils"), pupils if not stream.upland else round(pupils * 0.94))


def _assign_general(stream: Stream, world: World, key: Key, year: int) -> None:
    code, grades = stream.school.code, GRADES[stream.level]
    pupils = int(world[key._replace(measure="pupils")])
    world.put(
        key._replace(measure="boarders"), share(pupils, stream.school.boarding, "boarders target", code, year)
    )
    first = key._replace(grade=grades[0])
    world.put(first._replace(measure="new_pupils"), world[first._replace(measure="pupils")])
    last = int(world[key._replace(measure="pupils", grade=grades[-1])])
    done = last - share(last, 0.01, "completers target", code, year)
    world.put(key._replace(measure=f"{stream.level}_completers"), done)
    if stream.level == "primary":
        world.put(key._replace(measure="sites"), stream.school.sites)
        put_combined_classes(stream, world, key)
        world.put(key._replace(measure="two_session_pupils"), pupils)
        world.put(key._replace(measure="two_session_classes"), world[key._replace(measure="classes")])
        for subject in ("informatics_classes", "foreign_language_classes"):
            classes = world[key._replace(measure="classes", grade="3")] if year >= 2022 else 0
            world.put(key._replace(measure=subject, grade="3"), classes)
        return
    left = done
    for destination, rate in DESTINATIONS[:-1]:
        number = min(left, round(done * rate))
        left -= number
        world.put(key._replace(measure="onward_pupils", category=destination), number)
    world.put(key._replace(measure="onward_pupils", category=DESTINATIONS[-1][0]), left)


def _repeat_actual(world: World, start: Key, code: str) -> None:
    """The column "Thực hiện" of a plan: the start of the year before, with the period of a plan.

    It stands in the row of the school of today (`code`), which answers for its predecessors.
    """
    for grade in ("", "nursery", "kindergarten", "k5"):
        for measure in ("classes", "pupils"):
            number = world.get(start._replace(measure=measure, grade=grade))
            if number is not None:
                world.put(start._replace(unit_code=code, measure=measure, grade=grade, period="year"), number)


def _assign_commune(story: Story, world: World, commune: Commune, year: int) -> None:
    """Targets of a commune, a little above what the survey of that autumn then finds."""
    key = Key(commune.code, school_year=school_year(year), period="year", kind="target")
    margin = story.magnitudes["targets"]["margin"]

    def found(measure: str, age: str) -> float:
        return world[survey_key(commune.code, year, measure, age)]

    for age in ("0-2", "3-5", "5"):
        people = round(found("residents", age) * between(0.98, 1.02, "forecast", commune.code, age, year))
        world.put(key._replace(measure="residents", age=age), people)
        rate = min(
            1.0,
            found("attending_residents", age) / found("residents", age) + (0.05 if age == "0-2" else margin),
        )
        world.put(key._replace(measure="attending_residents", age=age), round(people * rate))
    people = round(found("residents", "6") * between(0.98, 1.02, "forecast", commune.code, 6, year))
    world.put(key._replace(measure="residents", age="6"), people)
    world.put(
        key._replace(measure="grade_1_residents", age="6"),
        people - (1 if commune.name.startswith("Xã") else 0),
    )
    for measure, age, numerator, denominator in RATES:
        rate = min(1.0, found(numerator, age) / found(denominator, age) + margin)
        world.put(key._replace(measure=measure, age=age), _half_points(rate))
    for standard in STANDARDS:
        level = world[survey_key(commune.code, year, "recognised_level", category=standard)]
        world.put(key._replace(measure="recognised_level", category=standard), level)


def _half_points(rate: float) -> float:
    """A rate as a plan prints it: percent, in steps of half a point."""
    return round(rate * 200) / 2


def _assign_city(story: Story, world: World, year: int) -> None:
    """Rates of the former city as a whole: sums over its communes, then divided."""
    key = Key(CITY, school_year=school_year(year), period="year", kind="target")
    margin = story.magnitudes["targets"]["margin"]
    for measure, age, numerator, denominator in RATES:
        above, below = (
            sum(world[survey_key(commune.code, year, part, age)] for commune in story.communes)
            for part in (numerator, denominator)
        )
        world.put(key._replace(measure=measure, age=age), _half_points(min(1.0, above / below + margin)))


def simulate_targets(story: Story, world: World) -> None:
    """Put the plans of every year into the world, and the results beside which they stand."""
    for stream in streams(story):
        for year in story.years:
            code = story.holder(stream.school, stream.level, year).code
            key = Key(code, stream.level, school_year=school_year(year), period="year", kind="target")
            _assign(stream, world, key, year)
            if stream.level == "preschool":
                _assign_preschool(stream, world, key)
            else:
                _assign_general(stream, world, key, year)
            _repeat_actual(world, key._replace(period="start", kind="actual"), stream.school.code)
    for year in story.years:
        if year < FIRST_NEW_UNITS:
            _assign_city(story, world, year)
        for commune in story.communes_of(year):
            _assign_commune(story, world, commune, year)
