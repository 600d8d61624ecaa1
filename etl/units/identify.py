"""Which unit a sheet means by a name: exactly one, or the rows wait. Never a guess.

Keys of written names are compared with keys of names and aliases, from the strictest to the loosest; the first
key with a candidate decides. Context (kind, level, group rows, commune, school year) only ever takes candidates
away. Similar spellings are offered to a person, not used.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from etl.readings import Mention
from etl.text import fold
from etl.units.directory import Directory
from etl.units.model import Unit, teaching_days
from etl.units.names import PlaceName, SchoolName, level_of, place_name, same_marks, school_name
from etl.units.words import tokens

SUGGESTIONS = 3
SIMILAR_ENOUGH = 55
_TAIL = re.compile(r"[(,–-]\s*(?P<place>[^(),–-]+?)\s*\)?\s*$")
Key = tuple[object, ...]


class Identification(NamedTuple):
    """Either the one unit, or why the name waits (`problem`, a check id) and the likeliest units."""

    unit: Unit | None
    problem: str = ""
    candidates: tuple[Unit, ...] = ()


@dataclass
class Identifier:
    """Finds units of one directory by what sheets write."""

    directory: Directory

    def identify(self, mention: Mention, school_year: str, sender: tuple[str, ...] = ()) -> Identification:
        """The unit a mention means in a school year; `sender` are the letterhead lines of its sheet.

        A unit renamed within the year is one unit, whichever of its names is written: the latest of its code.
        """
        if mention.kind == "school":
            found = self._school(mention, school_year)
        elif mention.kind == "upper":
            found = self._upper(mention, school_year, sender)
        else:
            found = self._place(mention.text, school_year, mention.groups, ("commune",))
        if found.unit is None:
            return found
        same_code = [unit for unit in self._by_code[found.unit.code] if unit.exists_in(school_year)]
        return Identification(_newest(same_code)[0])

    def _school(self, mention: Mention, school_year: str) -> Identification:
        mention = self._with_commune_apart(mention)
        name = school_name(mention.text)
        found = next((units for key in _school_keys(name) if (units := self._schools.get(key))), [])
        of_kind = _by_kinds(found, _kinds_in_context(name, mention))
        level = name.level or mention.level or _level_in_context(mention)
        fitting = [unit for unit in of_kind if not level or level in unit.levels]
        open_units = _newest([unit for unit in fitting if unit.exists_in(school_year)])
        in_commune = self._in_commune(open_units, mention, school_year)
        exact = [unit for unit in in_commune if _says_exactly(mention.text, unit)]
        chosen = exact if len(exact) == 1 else in_commune
        if len(chosen) == 1:
            return Identification(chosen[0])
        if chosen:
            return Identification(None, "unit_ambiguous", tuple(chosen))
        for problem, units in (
            ("unit_other_commune", open_units),
            ("unit_not_open", _newest(fitting)),
            ("unit_level_wrong", _newest(of_kind)),
        ):
            if units:
                return Identification(None, problem, tuple(units))
        return self._unknown(mention.text, ("school",), school_year)

    def _upper(self, mention: Mention, school_year: str, sender: tuple[str, ...]) -> Identification:
        """The unit above all rows; a row that says only “Toàn thành phố” means the one of the letterhead."""
        written = place_name(mention.text)
        kinds = ("district", "province", "commune")
        if written.core:
            found = self._place(mention.text, school_year, (), kinds)
            if found.unit:
                return found
        for line in sender:
            named = place_name(line)
            if named.core and named.place and (not written.place or named.place == written.place):
                found = self._place(line, school_year, (), kinds)
                if found.unit:
                    return found
        return self._unknown(mention.text, kinds, school_year)

    def _place(
        self, text: str, school_year: str, groups: tuple[str, ...], kinds: tuple[str, ...]
    ) -> Identification:
        written = place_name(text)
        found = self._places.get(written.core, [])
        if not found and written.place:
            written = PlaceName("", tokens(text))
            found = self._places.get(written.core, [])
        place = written.place or next(
            (said for group in reversed(groups) if (said := place_name(group).place)), ""
        )
        found = [unit for unit in found if unit.kind in kinds]
        fitting = [unit for unit in found if not place or place_name(unit.name).place == place]
        open_units = _newest([unit for unit in fitting if unit.exists_in(school_year)])
        exact = [unit for unit in open_units if fold(unit.name) == fold(text) and same_marks(text, unit.name)]
        chosen = exact if len(exact) == 1 else open_units
        if len(chosen) == 1:
            return Identification(chosen[0])
        if chosen:
            return Identification(None, "unit_ambiguous", tuple(chosen))
        if fitting:
            return Identification(None, "unit_not_open", tuple(fitting))
        return self._unknown(text, kinds, school_year)

    def _with_commune_apart(self, mention: Mention) -> Mention:
        """“MN Hoa Ban (xã Nà Tấu)”, “MN Hoa Ban - P. Him Lam”: the commune behind the name is context, not name."""
        tail = _TAIL.search(mention.text)
        if not tail or not tail.start():
            return mention
        place = place_name(tail["place"])
        known = any(unit.kind == "commune" for unit in self._places.get(place.core, []))
        if not known or not (place.place or tail[0].startswith("(")):
            return mention
        return replace(mention, text=mention.text[: tail.start()], commune=mention.commune or tail["place"])

    def _in_commune(self, units: list[Unit], mention: Mention, school_year: str) -> list[Unit]:
        """Schools of the commune that the row or its group names; all of them where it names none we know."""
        for text in (mention.commune, *reversed(mention.groups)):
            written = place_name(text)
            communes = {
                unit.unit_id
                for unit in self._places.get(written.core, [])
                if unit.kind == "commune" and written.place in ("", place_name(unit.name).place)
            }
            if communes:
                that_year = [unit for unit in units if communes & self._communes(unit, school_year)]
                return that_year or [unit for unit in units if communes & self._communes(unit, "")]
        return units

    def _communes(self, school: Unit, school_year: str) -> set[int]:
        """Communes of a school on the days of teaching of a year, or ever."""
        first, last = teaching_days(school_year) if school_year else (date.min, date.max)
        return {
            period.parent
            for period in self.directory.communes_of.get(school.unit_id, [])
            if period.valid_from <= last and (period.valid_to or date.max) >= first
        }

    def _unknown(self, text: str, kinds: tuple[str, ...], school_year: str) -> Identification:
        """The likeliest names among the units of these kinds that exist in the year, for a person to choose."""
        likeness = _school_likeness if kinds == ("school",) else fold
        known = {
            unit.unit_id: likeness(unit.name)
            for unit in self.directory.units.values()
            if unit.kind in kinds and unit.exists_in(school_year)
        }
        likely = process.extract(
            likeness(text), known, scorer=fuzz.ratio, limit=SUGGESTIONS, score_cutoff=SIMILAR_ENOUGH
        )
        candidates = tuple(self.directory.units[unit_id] for _, _, unit_id in likely)
        return Identification(None, "unit_unknown" if candidates else "unit_unknown_no_candidate", candidates)

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        index: dict[str, list[Unit]] = {}
        for unit in self.directory.units.values():
            index.setdefault(unit.code, []).append(unit)
        return index

    @cached_property
    def _schools(self) -> dict[Key, list[Unit]]:
        index: dict[Key, list[Unit]] = {}
        for unit in self.directory.units.values():
            if unit.kind == "school":
                keys = dict.fromkeys(
                    key for text in (unit.name, *unit.aliases) for key in _index_keys(school_name(text))
                )
                for key in keys:
                    index.setdefault(key, []).append(unit)
        return index

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[Unit]]:
        index: dict[tuple[str, ...], list[Unit]] = {}
        for unit in self.directory.units.values():
            if unit.kind != "school":
                index.setdefault(place_name(unit.name).core, []).append(unit)
        return index


def _index_keys(name: SchoolName) -> Iterable[Key]:
    """Every key under which a listed name is found: with and without kind words, attributes and place words."""
    for core in (name.core, name.bare_core):
        yield name.kinds, name.attributes, core
        yield name.kinds, core
        yield (core,)


def _school_keys(name: SchoolName) -> Iterable[Key]:
    """Keys of a written name, strictest first. Kind words must agree whenever the sheet writes them."""
    if not name.core:
        return
    for core in dict.fromkeys((name.core, name.bare_core)):
        if name.kinds:
            yield name.kinds, name.attributes, core
            yield name.kinds, core
        else:
            yield (core,)


def _kinds_in_context(name: SchoolName, mention: Mention) -> frozenset[str]:
    """Kind words of the name itself, else of the nearest group row that names a kind of school ("Trường THCS")."""
    if name.kinds:
        return name.kinds
    for group in reversed(mention.groups):
        said = school_name(group)
        if said.kinds and not said.core and (said.says_school or len(said.kinds) > 1):
            return said.kinds
    return frozenset()


def _level_in_context(mention: Mention) -> str:
    """Level of the nearest group row that says one ("Cấp Tiểu học", "Mầm non")."""
    return next((level for group in reversed(mention.groups) if (level := level_of(group))), "")


def _by_kinds(units: list[Unit], kinds: frozenset[str]) -> list[Unit]:
    """Units whose name or an alias is of exactly these kinds; all of them where no kind is said."""
    if not kinds:
        return units
    return [
        unit for unit in units if any(school_name(text).kinds == kinds for text in (unit.name, *unit.aliases))
    ]


def _school_likeness(text: str) -> str:
    """Kinds and proper name alone, so that “Trường” makes no two schools alike."""
    name = school_name(text)
    return " ".join((*sorted(name.kinds), *name.core))


def _newest(units: list[Unit]) -> list[Unit]:
    """Of units of one code (renamed within the year) the latest."""
    latest: dict[str, Unit] = {}
    for unit in sorted(units, key=lambda unit: unit.valid_from):
        latest[unit.code] = unit
    return list(latest.values())


def _says_exactly(text: str, unit: Unit) -> bool:
    return any(fold(text) == fold(name) and same_marks(text, name) for name in (unit.name, *unit.aliases))
