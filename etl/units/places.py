"""Administrative units: the product's own lists, extended by workbooks `DANH MỤC ĐƠN VỊ HÀNH CHÍNH`.

A later row about the same unit replaces an earlier one. Knows nothing of schools.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from etl.issues import Issue
from etl.text import fold
from etl.units.model import Succession, Unit
from etl.units.names import place_name
from etl.units.records import Record, issue_at, known_code, missing_fields, parts, text, validity
from etl.units.words import tokens, unit_words
from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.crosswalk import crosswalk
from indicators.catalog.files import read_table
from indicators.terms import SchoolYear

Key = tuple[str, date]
ALL_YEARS = "*"
"""Stands for every school year in `Places.difficult_years`."""


@dataclass(slots=True)
class RegisterSheet:
    """Rows of one register or list of units, with the file they came from (by order of receipt)."""

    file: int
    sheet: str
    records: list[dict[str, str]]


@dataclass(slots=True)
class Places:
    """Places by (code, valid_from), what is known of their area class, and faults by file."""

    units: dict[Key, Unit] = field(default_factory=dict)
    difficult_years: dict[Key, frozenset[str]] = field(default_factory=dict)
    """School years in which a listed commune is especially difficult; not listed at all = unknown."""
    issues: list[tuple[int, Issue]] = field(default_factory=list)


def declared_places() -> Places:
    """The lists of `units.csv`; raises `CatalogueError` for a bad date."""
    path = CATALOGUE_DIR / "units.csv"
    places = Places()
    for row in read_table(path, ("code", "name", "kind", "parent_code", "valid_from", "valid_to")):
        try:
            first = date.fromisoformat(row["valid_from"])
            last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        except ValueError as error:
            raise CatalogueError(path, row["code"], str(error)) from error
        unit = Unit(0, row["code"], row["name"], row["kind"], first, last, row["parent_code"])
        places.units[unit.code, unit.valid_from] = unit
    return places


def extend_places(places: Places, sheets: Iterable[RegisterSheet]) -> None:
    """Adds the rows of workbooks in order of receipt."""
    for sheet in sheets:
        for record in sheet.records:
            found = _add(places, record, sheet.sheet)
            if found is not None:
                places.issues.append((sheet.file, found))


def successions(places: Places, ids: dict[Key, int]) -> list[Succession]:
    """Old → new units: the declared crosswalk, then single successors named by workbooks."""
    found: dict[tuple[int, int], Succession] = {}
    for step in crosswalk():
        old, new = _ending(places, step.old_code, step.day), _starting(places, step.new_code, step.day)
        if old and new:
            link = Succession(ids[old], ids[new], step.day, float(step.share), step.status)
            found[link.old, link.new] = link
    for key, unit in places.units.items():
        if not unit.successor_code or unit.valid_to is None or any(old == ids[key] for old, _ in found):
            continue
        day = unit.valid_to + timedelta(days=1)
        if new := _starting(places, unit.successor_code, day):
            found[ids[key], ids[new]] = Succession(ids[key], ids[new], day, 1.0, "reported")
    return list(found.values())


def area_classes(places: Places, ids: dict[Key, int], last_year: int) -> list[tuple[int, str, bool]]:
    """(unit, school year, difficult) of every listed commune for the years of its validity up to `last_year`."""
    rows = []
    for key, years in places.difficult_years.items():
        unit = places.units[key]
        named = [SchoolYear.parse(year).start for year in years if year != ALL_YEARS]
        for start in range(max(unit.valid_from.year - 1, 2000), max([last_year, *named]) + 1):
            year = SchoolYear(start)
            if unit.exists_in(str(year)):
                rows.append((ids[key], str(year), ALL_YEARS in years or str(year) in years))
    return rows


def _add(places: Places, record: Record, sheet: str) -> Issue | None:
    if fault := missing_fields(record, sheet, ("code", "name", "kind")):
        return fault
    days = validity(record, sheet)
    if isinstance(days, Issue):
        return days
    kind = _unit_kind(text(record, "kind"), text(record, "parent_code"))
    if not kind:
        return issue_at("units_unknown_kind", record, sheet, text=text(record, "kind"))
    codes = [code for code, _ in places.units]
    unit = Unit(
        0, known_code(text(record, "code"), codes), text(record, "name"), kind, *days,
        parent_code=known_code(text(record, "parent_code"), codes),
        successor_code=known_code(text(record, "successor_code"), codes),
    )  # fmt: skip
    known = [other for other in places.units.values() if other.code == unit.code and other.overlaps(unit)]
    old = _same_unit(known, unit, bool(text(record, "valid_from")))
    if old:
        unit = _merged(old, unit, bool(text(record, "valid_from")))
    others = [other for other in known if other is not old and other.overlaps(unit)]
    if others:
        other_name = ", ".join(other.name for other in others)
        return issue_at("units_contradict", record, sheet, code=unit.code, other_name=other_name)
    if old and old.key != unit.key:
        del places.units[old.key]
        places.difficult_years.pop(old.key, None)
    places.units[unit.key] = unit
    return _classify(places, unit, record, sheet)


def _same_unit(known: list[Unit], unit: Unit, says_first_day: bool) -> Unit | None:
    """The known unit that a row restates: equal name, and of several the one of equal first or last day, or the latest."""
    same = sorted((other for other in known if _same_name(other, unit)), key=lambda other: other.valid_from)
    for other in same:
        if says_first_day and other.valid_from == unit.valid_from:
            return other
        if not says_first_day and unit.valid_to is not None and other.valid_to == unit.valid_to:
            return other
    return same[-1] if same else None


def _merged(old: Unit, new: Unit, says_first_day: bool) -> Unit:
    """The new row over the old one; what the new row leaves blank stays known."""
    return replace(
        new,
        valid_from=new.valid_from if says_first_day else old.valid_from,
        valid_to=old.valid_to if new.valid_to is None else new.valid_to,
        parent_code=new.parent_code or old.parent_code,
        successor_code=new.successor_code or old.successor_code,
    )


def _classify(places: Places, unit: Unit, record: Record, sheet: str) -> Issue | None:
    """Notes in which years a listed commune is difficult: `x` always, blank never, else the years named."""
    if unit.kind != "commune":
        return None
    written = text(record, "difficult")
    if fold(written) == "x":
        places.difficult_years[unit.key] = frozenset((ALL_YEARS,))
        return None
    try:
        years = frozenset(
            str(SchoolYear.parse(part.replace(" ", ""))) for part in parts(written.replace(",", ";"))
        )
    except ValueError:
        return issue_at("units_bad_years", record, sheet, text=written)
    places.difficult_years[unit.key] = years
    return None


def _unit_kind(written: str, parent_code: str) -> str:
    """commune, district or province; a city without a unit above it is a province."""
    words = unit_words()
    place = words.places.get(tokens(written), "")
    kind = words.place_unit_kinds.get(place, "")
    return "province" if place == "city" and not parent_code else kind


def _same_name(one: Unit, other: Unit) -> bool:
    first, second = place_name(one.name), place_name(other.name)
    return first.core == second.core and (not first.place or not second.place or first == second)


def _ending(places: Places, code: str, day: date) -> Key | None:
    """The unit of that code that exists the day before `day`."""
    keys = [
        key
        for key, unit in places.units.items()
        if key[0] == code and unit.exists_on(day - timedelta(days=1))
    ]
    return keys[0] if keys else None


def _starting(places: Places, code: str, day: date) -> Key | None:
    keys = [key for key, unit in places.units.items() if key[0] == code and unit.exists_on(day)]
    return keys[0] if keys else None
