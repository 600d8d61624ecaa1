"""What follows from the pupils: ratings, promotion and completion at the end of the year; sessions, boarders and books at its start."""

from collections import Counter

from generator.chance import between, share, split
from generator.facts import Key, World, school_year
from generator.simulation.enrolment import Stream, streams
from generator.story import GRADES, Story

SCALES = {
    "tt27": ("excellent", "good", "complete", "incomplete"),
    "tt22p": ("good", "complete", "incomplete"),
    "tt22": ("good", "fair", "pass", "fail"),
    "tt58": ("excellent", "good", "average", "weak", "poor"),
}
DESTINATIONS = (("upper_secondary", 0.77), ("continuing", 0.12), ("vocational", 0.08), ("work", 0.03))


def rating_scale(story: Story, grade: str, year: int) -> str:
    """The scale that holds for a grade in a school year: `tt27`, `tt22p`, `tt22` or `tt58`."""
    told, number = story.magnitudes["ratings"], int(grade)
    if number <= 5:
        return "tt27" if number <= told["tt27_up_to"][str(year)] else "tt22p"
    return "tt22" if number <= told["tt22_up_to"][str(year)] else "tt58"


def _ratings(stream: Stream, grade: str, year: int, pupils: int, repeaters: int) -> dict[str, int]:
    """Pupils by rating; the lowest rating holds the repeaters, so that the parts add up to the pupils."""
    told = stream.story.magnitudes["ratings"]
    scale = rating_scale(stream.story, grade, year)
    rated = [f"{scale}.{word}" for word in SCALES[scale]]
    lowest = rated[-2:] if scale == "tt58" else rated[-1:]
    upper = [code for code in rated if code not in lowest]
    factor = told["upland_factor"] if stream.upland else 1.0
    noise = between(0.9, 1.1, "rating", stream.school.code, grade, year)
    weights = [told["shares"][code] * factor * noise for code in upper[:-1]]
    parts = split(
        pupils - repeaters, [*weights, 1 - sum(weights)], "ratings", stream.school.code, grade, year
    )
    found = dict(zip(upper, parts, strict=True)) | dict.fromkeys(lowest, 0)
    found[lowest[0]] = repeaters
    return found


def _of_minorities(whole: dict[str, int], minority: int, *key: str | int) -> dict[str, int]:
    """Pupils of ethnic minorities by rating: about their share of each, never more than all of it."""
    left, minority_left = sum(whole.values()), minority
    found = {}
    for rating, pupils in whole.items():
        least, most = max(0, minority_left - (left - pupils)), min(pupils, minority_left)
        wanted = share(minority_left, pupils / left, "minority ratings", rating, *key) if left else 0
        found[rating] = min(most, max(least, wanted))
        left, minority_left = left - pupils, minority_left - found[rating]
    return found


def _end_of_year(stream: Stream, world: World, key: Key, year: int) -> None:
    grades = GRADES[stream.level]
    for grade in grades:
        pupils = int(world[key._replace(measure="pupils", grade=grade)])
        repeaters = int(world[key._replace(measure="repeaters", grade=grade)])
        rated = key._replace(measure="rated_pupils", grade=grade)
        whole = _ratings(stream, grade, year, pupils, repeaters)
        minority = int(world[rated._replace(measure="pupils", group="ethnic_minority")])
        for rating, number in whole.items():
            world.put(rated._replace(category=rating), number)
        parts = _of_minorities(whole, minority, stream.school.code, grade, year)
        for rating, number in parts.items():
            world.put(rated._replace(category=rating, group="ethnic_minority"), number)
        if grade != grades[-1]:
            world.put(key._replace(measure="promoted_pupils", grade=grade), pupils - repeaters)
    last = key._replace(grade=grades[-1])
    done = world[last._replace(measure="pupils")] - world[last._replace(measure="repeaters")]
    world.put(key._replace(measure=f"{stream.level}_completers"), done)


def _start_of_year(stream: Stream, world: World, key: Key, year: int) -> None:
    code, level = stream.school.code, stream.level
    grades = GRADES[level]
    sums: Counter[str] = Counter()
    for grade in grades:
        at = key._replace(grade=grade)
        pupils = int(world[at._replace(measure="pupils")])
        classes = int(world[at._replace(measure="classes")])
        numbers = {
            "textbook_pupils": pupils
            - share(pupils, 0.012 if stream.upland else 0.002, "books", code, grade, year),
            "health_record_pupils": pupils,
            "electronic_record_pupils": share(
                pupils, 0.93 if stream.upland else 1.0, "electronic", code, grade, year
            ),
            "vaccinated_pupils": share(pupils, 0.97, "vaccine", code, grade, year),
            "at_risk_pupils": share(pupils, 0.008 if stream.upland else 0.001, "risk", code, grade, year),
            "new_pupils": pupils if grade == grades[0] else 0,
        }
        numbers["textbook_lacking_pupils"] = pupils - numbers["textbook_pupils"]
        if level == "primary":
            two = _two_sessions(stream, year, grade)
            numbers |= {
                "two_session_classes": classes if two else 0,
                "two_session_pupils": pupils if two else 0,
            }
        world.put_all(at, numbers)
        sums.update(numbers)
    world.put_all(key, sums)


def _two_sessions(stream: Stream, year: int, grade: str) -> bool:
    """Grades that have not entered the new programme wait for rooms in upland schools."""
    begins = stream.story.magnitudes["readiness"]["first_year"][grade]
    return not (stream.upland and begins > year)


def put_combined_classes(stream: Stream, world: World, key: Key) -> None:
    """Classes of two grades at the far sites of upland primary schools, and their pupils."""
    classes = max(0, stream.school.sites - 2) if stream.upland else 0
    pupils = sum(round(between(10, 15, "combined", stream.school.code, site)) for site in range(classes))
    world.put(key._replace(measure="combined_classes"), classes)
    world.put(key._replace(measure="combined_class_pupils"), pupils)


def _boarders(stream: Stream, world: World, key: Key, year: int) -> None:
    pupils = int(world[key._replace(measure="pupils")])
    rate = stream.school.boarding * (1 + 0.02 * (year - 2021))
    world.put(key._replace(measure="boarders"), share(pupils, rate, "boarders", stream.school.code, year))


def _preschool(stream: Stream, world: World, start: Key, end: Key, year: int) -> None:
    code = stream.school.code
    for key in (start, end):
        pupils = int(world[key._replace(measure="pupils")])
        classes = int(world[key._replace(measure="classes")])
        eating = (
            pupils
            if not stream.upland
            else share(pupils, min(1, 0.86 + 0.03 * (year - 2021)), "lunch", code, year)
        )
        world.put(key._replace(measure="lunch_pupils"), eating)
        world.put(key._replace(measure="two_session_pupils"), pupils)
        world.put(key._replace(measure="two_session_classes"), classes)
    entitled = share(
        int(world[end._replace(measure="pupils", grade="kindergarten")]),
        0.1 + 0.6 * stream.commune.ethnic,
        "entitled",
        code,
        year,
    )
    world.put(end._replace(measure="entitled_pupils", category="lunch"), entitled)
    world.put(
        end._replace(measure="supported_pupils", category="lunch"),
        entitled - share(entitled, 0.02, "unpaid", code, year),
    )
    low = 95.2 if stream.upland else 97.0
    world.put(end._replace(measure="attendance_rate"), round(between(low, 99.4, "attendance", code, year), 1))


def simulate_results(story: Story, world: World) -> None:
    """Put what follows from the pupils into the world, for every school and year."""
    for stream in streams(story):
        for year in story.years:
            code = story.holder(stream.school, stream.level, year).code
            start = Key(code, stream.level, school_year=school_year(year), period="start")
            end = start._replace(period="end")
            if stream.level == "preschool":
                _preschool(stream, world, start, end, year)
                continue
            _boarders(stream, world, start, year)
            if stream.level == "primary":
                put_combined_classes(stream, world, start)
            _start_of_year(stream, world, start, year)
            _end_of_year(stream, world, end, year)
