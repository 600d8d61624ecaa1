"""Which unit a sheet means by a name: exactly one, or the rows wait. Never a guess.

Keys of written names are compared with keys of names and aliases, from the strictest to the loosest; the first
key with a candidate decides. Context (kind, level, group rows, commune, boundaries, school year) only ever takes
candidates away. Similar spellings are offered to a person, not used.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from etl.readings import Mention
from etl.units.boundaries import Boundaries
from etl.units.candidates import Identification, is_written, unknown
from etl.units.directory import Directory
from etl.units.find_places import PlaceFinder
from etl.units.model import Unit
from etl.units.names import SchoolName, level_of, place_name, school_name

_TAIL = re.compile(r"[(,–-]\s*(?P<place>[^(),–-]+?)\s*\)?\s*$")
Key = tuple[object, ...]


class _Named(NamedTuple):
    """What a row says of a school, whatever the year: the mention without its commune, and the schools of that name."""

    mention: Mention
    of_kind: list[Unit]
    of_level: list[Unit]
    """Those of its kind that teach the level which the row or its context says."""


@dataclass
class Identifier:
    """Finds units of one directory by what sheets write."""

    directory: Directory

    def get_ready(self) -> None:
        """Builds the indexes of names now, for whoever has time before the first question."""
        _ = self._places, self._schools

    def boundaries(
        self, mentions: Sequence[Mention], sender: tuple[str, ...], years: Mapping[str, Collection[str]]
    ) -> Boundaries:
        """The set of boundaries that a sheet speaks of, from all it names; `years`: its school years with their kinds."""
        letterhead = [line for line in sender if not school_name(line).kinds]
        above = [mention.text for mention in mentions if mention.kind == "upper"]
        rows = [
            self._places.communes(text, mention.groups)
            for mention in mentions
            if mention.kind != "upper"
            for text in self._communes_said(mention)
        ]
        return self._places.boundaries(years, [*letterhead, *above], rows)

    def identify(
        self,
        mention: Mention,
        school_year: str,
        sender: tuple[str, ...] = (),
        boundaries: Boundaries | None = None,
    ) -> Identification:
        """The unit a mention means in a school year; `sender` are the letterhead lines of its sheet.

        Without `boundaries` of the sheet those of the year hold. A unit renamed within the year is one unit, whichever
        of its names is written: the latest of its code.
        """
        boundaries = boundaries or self._places.boundaries({school_year: ("actual",)})
        if mention.kind == "school":
            found = self._school(mention, school_year, boundaries)
        elif mention.kind == "upper":
            found = self._places.upper(mention, school_year, sender, boundaries)
        else:
            found = self._places.commune(mention, school_year, boundaries)
        if found.unit is None or not found.unit.exists_in(school_year):
            return found
        later = [unit for unit in self._places.renamed(found.unit) if unit.exists_in(school_year)]
        return Identification(_newest([found.unit, *later])[0])

    def _school(self, mention: Mention, school_year: str, boundaries: Boundaries) -> Identification:
        mention, of_kind, fitting = self._schools_named(mention._replace(cell=""))
        open_units = _newest([unit for unit in fitting if unit.exists_in(school_year)])
        in_commune = self._in_commune(open_units, mention, boundaries)
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
        return unknown(mention.text, ("school",), school_year, self.directory.units.values())

    @cached_property
    def _schools_named(self) -> Callable[[Mention], _Named]:
        """Remembers its answers: the sheets of a province name the same schools in the same words, year after year."""

        def find(mention: Mention) -> _Named:
            mention = self._with_commune_apart(mention)
            name = school_name(mention.text)
            found = self._named(name)
            if not found and name.kind_in_brackets and len(name.levels) == 1:
                name = replace(name, kinds=frozenset(), level=next(iter(name.levels)))
                found = self._named(name)
            of_kind = _by_kinds(found, _kinds_in_context(name, mention))
            level = name.level or mention.level or _level_in_context(mention)
            return _Named(mention, of_kind, [unit for unit in of_kind if not level or level in unit.levels])

        return cache(find)

    def _named(self, name: SchoolName) -> list[Unit]:
        """Schools under the strictest key of a name that any has."""
        return next((units for key in _school_keys(name) if (units := self._schools.get(key))), [])

    def _with_commune_apart(self, mention: Mention) -> Mention:
        """“MN Hoa Ban (xã Nà Tấu)”, “MN Hoa Ban - P. Him Lam”: the commune behind the name is context, not name."""
        tail = _TAIL.search(mention.text)
        if not tail or not tail.start():
            return mention
        place = place_name(tail["place"])
        known = self._places.communes(tail["place"])
        if not known or not (place.place or tail[0].startswith("(")):
            return mention
        return mention._replace(text=mention.text[: tail.start()], commune=mention.commune or tail["place"])

    def _communes_said(self, mention: Mention) -> tuple[str, ...]:
        """What may name the commune of a row: the row itself or, for a school, its context, nearest first."""
        if mention.kind == "commune":
            return (mention.text,)
        mention = self._with_commune_apart(mention)
        return mention.commune, *reversed(mention.groups)

    def _in_commune(self, units: list[Unit], mention: Mention, boundaries: Boundaries) -> list[Unit]:
        """Schools of the commune that the row or its group names; all of them where it names none we know.

        A commune that was merged may stand for its successor: a reform alone never contradicts.
        """
        for text in self._communes_said(mention):
            named = self._places.communes(text)
            if not named:
                continue
            meant = boundaries.among(named) or named
            for communes in (_ids(meant), self._with_successors(meant), self._with_successors(named)):
                if schools := [unit for unit in units if communes & self._communes(unit)]:
                    return schools
            return []
        return units

    def _communes(self, school: Unit) -> set[int]:
        """Communes to which a school ever belonged."""
        return {period.parent for period in self.directory.communes_of.get(school.unit_id, [])}

    def _with_successors(self, communes: list[Unit]) -> set[int]:
        ids = _ids(communes)
        return ids | {link.new for link in self.directory.successions if link.old in ids}

    @cached_property
    def _places(self) -> PlaceFinder:
        return PlaceFinder(self.directory)

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


def _newest(units: list[Unit]) -> list[Unit]:
    """Of units of one code (renamed within the year) the latest."""
    if len(units) < 2:
        return units
    latest: dict[str, Unit] = {}
    for unit in sorted(units, key=lambda unit: unit.valid_from):
        latest[unit.code] = unit
    return list(latest.values())


def _says_exactly(text: str, unit: Unit) -> bool:
    return any(is_written(text, name) for name in (unit.name, *unit.aliases))


def _ids(units: Iterable[Unit]) -> set[int]:
    return {unit.unit_id for unit in units}
