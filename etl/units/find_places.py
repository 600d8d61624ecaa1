"""Which place a sheet means by a name, within the boundaries that the whole sheet speaks of."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from etl.readings import Mention
from etl.units.boundaries import Boundaries, Reforms, reforms
from etl.units.candidates import Identification, is_written, unknown
from etl.units.directory import Directory
from etl.units.gazetteer import Gazetteer, gazetteer, plain_name
from etl.units.model import Unit
from etl.units.names import place_name

_COMMUNE = ("commune",)
_UPPER = ("district", "province", "commune")


@dataclass
class PlaceFinder:
    """Finds communes, districts and provinces of one directory."""

    directory: Directory

    def communes(self, text: str, groups: tuple[str, ...] = ()) -> list[Unit]:
        """Communes of all times that a text may name."""
        return self._communes(text, groups)

    @cached_property
    def _communes(self) -> Callable[[str, tuple[str, ...]], list[Unit]]:
        """Remembers its answers: a thousand rows of a sheet are of a few communes."""
        return cache(lambda text, groups: self._gazetteer.find(text, _COMMUNE, groups))

    def boundaries(
        self,
        years: Mapping[str, Collection[str]],
        letterhead: Iterable[str] = (),
        rows: Iterable[Collection[Unit]] = (),
    ) -> Boundaries:
        """Boundaries of a sheet of these years (with their kinds), its lines of letterhead and total, its rows' communes."""
        senders = [units for line in letterhead for units in self._gazetteer.named_in(line)]
        return self._reforms.boundaries(years, senders, rows)

    def commune(self, mention: Mention, school_year: str, boundaries: Boundaries) -> Identification:
        """The commune that a row names."""
        return self._place(mention.text, school_year, mention.groups, _COMMUNE, boundaries)

    def upper(
        self, mention: Mention, school_year: str, sender: tuple[str, ...], boundaries: Boundaries
    ) -> Identification:
        """The unit above all rows; a row that says only “Toàn thành phố” means the one of the letterhead."""
        written = place_name(mention.text)
        said = [mention.text] if written.core else []
        for line in sender:
            named = place_name(line)
            if named.core and named.place and (not written.place or named.place == written.place):
                said.append(line)
        answers = [self._place(text, school_year, (), _UPPER, boundaries) for text in said]
        known = [found for found in answers if found.is_named]
        if known:
            return next((found for found in known if found.unit), known[0])
        return unknown(mention.text, _UPPER, school_year, self._gazetteer.places)

    def _place(
        self,
        text: str,
        school_year: str,
        groups: tuple[str, ...],
        kinds: tuple[str, ...],
        boundaries: Boundaries,
    ) -> Identification:
        """The place of that name within the boundaries of the sheet, which may state numbers for the year."""
        found = self._gazetteer.find(text, kinds, groups)
        if not found:
            return unknown(text, kinds, school_year, self._gazetteer.places)
        possible = self._places_apart(boundaries.among(found), school_year)
        plain = plain_name(text)
        exact = [unit for unit in possible if is_written(plain, unit.name)]
        chosen = exact if len(exact) == 1 else possible
        if len(chosen) > 1:
            at_once = any(one.overlaps(other) for one in chosen for other in chosen if one is not other)
            problem = "unit_ambiguous" if at_once else "unit_boundaries_unclear"
            return Identification(None, problem, tuple(chosen))
        if not chosen:
            in_year = any(unit.exists_in(school_year) for unit in found)
            return Identification(None, "unit_other_boundaries" if in_year else "unit_not_open", tuple(found))
        if not boundaries.speak_of(chosen[0], school_year):
            return Identification(None, "unit_not_open", tuple(chosen))
        return Identification(chosen[0])

    def _places_apart(self, units: list[Unit], school_year: str) -> list[Unit]:
        """Units that are different places: of one that was only renamed or listed again, the latest of the year."""
        apart: dict[int, Unit] = {}
        for unit in sorted(units, key=lambda unit: unit.valid_from):
            same = next(
                (first for first, known in apart.items() if unit in self.renamed(known)), unit.unit_id
            )
            if same == unit.unit_id or unit.exists_in(school_year) or not apart[same].exists_in(school_year):
                apart[same] = unit
        return list(apart.values())

    def renamed(self, unit: Unit) -> list[Unit]:
        """Later units that carry its code; a place into which others were merged is another place."""
        return [
            later
            for later in self._by_code[unit.code]
            if later.valid_from > unit.valid_from and later.unit_id not in self._merged
        ]

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        index: dict[str, list[Unit]] = {}
        for unit in self.directory.units.values():
            index.setdefault(unit.code, []).append(unit)
        return index

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer(self.directory.units.values())

    @cached_property
    def _reforms(self) -> Reforms:
        return reforms(self._gazetteer.places)

    @cached_property
    def _merged(self) -> set[int]:
        """Places that took in another one."""
        codes = {unit_id: unit.code for unit_id, unit in self.directory.units.items()}
        return {link.new for link in self.directory.successions if codes[link.old] != codes[link.new]}
