"""Which unit stands above which, day by day.

A school of a commune that was merged belongs to the successor from that day on; a code used again for another
place never joins the two, because links run between units with dates, not between codes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from etl.units.model import Period, Succession, Unit, earlier_end


def place_parents(places: Sequence[Unit]) -> list[Period]:
    """Communes under districts or the province, districts under the province, for the days both exist."""
    links = []
    for child in places:
        for parent in places:
            if (
                child.parent_code
                and parent.code == child.parent_code
                and parent.overlaps(child)
                and parent != child
            ):
                links.append(
                    Period(
                        child.unit_id,
                        parent.unit_id,
                        max(child.valid_from, parent.valid_from),
                        earlier_end(child.valid_to, parent.valid_to),
                    )
                )
    return links


def school_parents(
    schools: Iterable[tuple[Unit, Unit]], places: Mapping[int, Unit], successions: Sequence[Succession]
) -> list[Period]:
    """Communes of each (school, home commune) over the school's life, following mergers of whole communes."""
    after: dict[int, list[Succession]] = {}
    founded = {link.new for link in successions}
    for link in successions:
        after.setdefault(link.old, []).append(link)
    return [
        period
        for school, commune in schools
        for period in _life(school, commune, places, after, commune.unit_id in founded)
    ]


def _life(
    school: Unit,
    commune: Unit,
    places: Mapping[int, Unit],
    after: Mapping[int, list[Succession]],
    founded: bool,
) -> list[Period]:
    """The home commune from the school's first day (not before a commune that was founded by merger), then successors.

    The lists begin in 2020: a commune without a known predecessor is taken as the school's from its beginning.
    """
    first = max(school.valid_from, commune.valid_from) if founded else school.valid_from
    periods: list[Period] = []
    while first <= (school.valid_to or date.max):
        last = earlier_end(school.valid_to, commune.valid_to)
        if last is None or first <= last:
            periods.append(Period(school.unit_id, commune.unit_id, first, last))
        following = after.get(commune.unit_id, [])
        if commune.valid_to is None or len(following) != 1 or following[0].share != 1:
            break
        first, commune = commune.valid_to + timedelta(days=1), places[following[0].new]
    return periods
