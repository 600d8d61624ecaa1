"""Schools as registers list them (form `register`): validity, levels, ownership, commune, other names.

A later row of the same code and first day replaces an earlier one. Knows places only to find a school's commune.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from etl.issues import Issue
from etl.units.model import Unit, day_before
from etl.units.names import levels_of, place_name
from etl.units.places import Key, RegisterSheet
from etl.units.records import Record, issue_at, known_code, missing_fields, parts, text, validity
from etl.units.words import tokens, unit_words


@dataclass(slots=True)
class Schools:
    """Schools by (code, first day), the row each came from, and faults by file."""

    units: dict[Key, Unit] = field(default_factory=dict)
    sources: dict[Key, tuple[int, str, str]] = field(default_factory=dict)
    """(file, sheet, cell) of the row that states a school."""
    by_code: dict[str, dict[Key, None]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    """Codes of places, with their names."""
    issues: list[tuple[int, Issue]] = field(default_factory=list)


def read_schools(sheets: Iterable[RegisterSheet], places: Mapping[Key, Unit]) -> Schools:
    """Schools of all registers in order of receipt; a code that is a place's is a fault."""
    schools = Schools(taken={code: place.name for (code, _), place in places.items()})
    for sheet in sheets:
        for record in sheet.records:
            if found := _add(schools, record, sheet):
                schools.issues.append((sheet.file, found))
    return schools


class Homes:
    """Finds the communes that rows of schools name; what two rows write alike is looked up once."""

    def __init__(self, places: Mapping[Key, Unit]) -> None:
        self._communes = [place for place in places.values() if place.kind == "commune"]
        self._named: dict[tuple[str, str], list[Unit]] = {}

    def commune(self, school: Unit) -> Unit | None:
        """Code and name must agree, on a day both exist; None = not found or unclear."""
        written = (school.parent_code, school.commune)
        if written not in self._named:
            self._named[written] = self._candidates(*written)
        found = [place for place in self._named[written] if place.overlaps(school)]
        return found[0] if len({place.code for place in found}) == 1 else None

    def _candidates(self, written_code: str, written_name: str) -> list[Unit]:
        """Communes of a code and a name, the earliest first; none where neither is written."""
        communes = self._communes if written_code or written_name else []
        if written_code:
            code = known_code(written_code, (place.code for place in communes))
            communes = [place for place in communes if place.code == code]
        if written_name:
            name = place_name(written_name)
            communes = [place for place in communes if place_name(place.name).core == name.core]
            exact = [place for place in communes if place_name(place.name) == name]
            communes = exact or ([] if name.place else communes)
        return sorted(communes, key=lambda place: place.valid_from)


def _add(schools: Schools, record: Record, sheet: RegisterSheet) -> Issue | None:
    if fault := missing_fields(record, sheet.sheet, ("code", "name", "levels")):
        return fault
    days = validity(record, sheet.sheet)
    if isinstance(days, Issue):
        return days
    levels = levels_of(text(record, "levels"))
    if levels is None:
        return issue_at("register_unknown_level", record, sheet.sheet, text=text(record, "levels"))
    school = _school(record, levels, *days)
    source = (sheet.file, sheet.sheet, str(record.get("cell") or ""))
    if school.code in schools.taken:
        facts = {"code": school.code, "other": "units.csv", "other_name": schools.taken[school.code]}
        return issue_at("register_duplicate", record, sheet.sheet, **facts)
    same_code = schools.by_code.setdefault(school.code, {})
    for other in [schools.units[key] for key in same_code if schools.units[key].overlaps(school)]:
        if schools.sources[other.key][:2] == source[:2]:
            facts = {"code": school.code, "other": schools.sources[other.key][2], "other_name": other.name}
            return issue_at("register_duplicate", record, sheet.sheet, **facts)
        _give_way(schools, other, school)
    schools.units[school.key] = school
    schools.sources[school.key] = source
    same_code[school.key] = None
    return None


def _give_way(schools: Schools, known: Unit, restated: Unit) -> None:
    """A later register restates a code: what began earlier ends the day before, what begins later is replaced."""
    if known.valid_from < restated.valid_from:
        schools.units[known.key] = replace(known, valid_to=day_before(restated.valid_from))
    elif known.key != restated.key:
        del schools.units[known.key], schools.by_code[known.code][known.key]


def _school(record: Record, levels: tuple[str, ...], first: date, last: date | None) -> Unit:
    return Unit(
        unit_id=0,
        code=text(record, "code"),
        name=text(record, "name"),
        kind="school",
        valid_from=first,
        valid_to=last,
        parent_code=text(record, "commune_code"),
        aliases=parts(str(record.get("aliases") or "")),
        levels=levels,
        ownership=unit_words().ownership.get(tokens(text(record, "ownership")), ""),
        officer=text(record, "officer"),
        commune=text(record, "commune"),
    )
