"""All units known from the catalogue and the received registers, numbered, with their links over time.

The one thing that identification and the warehouse ask; built anew from all receipts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from etl.issues import Issue
from etl.units.model import Period, Succession, Unit
from etl.units.parents import place_parents, school_parents
from etl.units.places import (
    Key,
    Places,
    RegisterSheet,
    area_classes,
    declared_places,
    extend_places,
    successions,
)
from etl.units.schools import Homes, Schools, read_schools


@dataclass
class Directory:
    """Units by number; parents, successions and area classes between them; faults of the registers by file."""

    units: dict[int, Unit]
    parents: list[Period]
    successions: list[Succession]
    area_classes: list[tuple[int, str, bool]]
    issues: list[tuple[int, Issue]] = field(default_factory=list)

    @cached_property
    def communes_of(self) -> dict[int, list[Period]]:
        """Links upwards of each unit, by child."""
        links: dict[int, list[Period]] = {}
        for period in self.parents:
            links.setdefault(period.child, []).append(period)
        return links

    @cached_property
    def takeovers(self) -> set[tuple[int, int]]:
        """(ended unit, unit that took over from it or took its code)."""
        codes: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            codes.setdefault(unit.code, []).append(unit)
        reused = {
            (old.unit_id, new.unit_id)
            for units in codes.values()
            for old in units
            for new in units
            if old.valid_to and old.valid_to < new.valid_from
        }
        return reused | {(link.old, link.new) for link in self.successions}


def build_directory(
    unit_sheets: Iterable[RegisterSheet] = (), school_sheets: Iterable[RegisterSheet] = (), last_year: int = 0
) -> Directory:
    """Directory from the catalogue and registers in order of receipt; area classes reach to `last_year`."""
    places = declared_places()
    extend_places(places, unit_sheets)
    schools = read_schools(school_sheets, places.units)
    ids: dict[Key, int] = {key: number for number, key in enumerate((*places.units, *schools.units), start=1)}
    numbered = {
        ids[key]: replace(unit, unit_id=ids[key])
        for known in (places, schools)
        for key, unit in known.units.items()
    }
    links = successions(places, ids)
    above = {number: unit for number, unit in numbered.items() if unit.kind != "school"}
    homes, issues = _homes(schools, places, numbered, ids)
    return Directory(
        units=numbered,
        parents=[*place_parents(list(above.values())), *school_parents(homes, above, links)],
        successions=links,
        area_classes=area_classes(places, ids, last_year),
        issues=[*places.issues, *schools.issues, *issues],
    )


def _homes(
    schools: Schools, places: Places, numbered: dict[int, Unit], ids: dict[Key, int]
) -> tuple[list[tuple[Unit, Unit]], list[tuple[int, Issue]]]:
    """(school, commune) pairs, and an issue for every school whose commune cannot be found."""
    pairs: list[tuple[Unit, Unit]] = []
    issues: list[tuple[int, Issue]] = []
    homes = Homes(places.units)
    for key, school in schools.units.items():
        commune = homes.commune(school)
        if commune:
            pairs.append((numbered[ids[key]], numbered[ids[commune.key]]))
            continue
        file, sheet, cell = schools.sources[key]
        facts = {"name": school.name, "code": school.parent_code, "commune": school.commune}
        issues.append((file, Issue("register_unknown_commune", sheet, cell, facts)))
    return pairs, issues
