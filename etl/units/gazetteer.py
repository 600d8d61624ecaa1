"""Places by the names that sheets write, whatever the day: “P.Thanh Bình”, “Mường Phăng”, “UBND xã Nà Tấu”.

A name that was used again for another place finds both; which one is meant is a question of boundaries. A row may say
it itself: “Phường Mường Thanh (đến 30/06/2025)”, as `dated_name` writes it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from etl.text import fold
from etl.units.model import Unit
from etl.units.names import PlaceName, place_name
from etl.units.records import parse_date
from etl.units.words import tokens, unit_words

_DATED = re.compile(r"\(\s*(?P<word>[^()\d]+?)\s+(?P<day>\d[\d/.-]+)\s*\)\s*$")
_SEGMENT = re.compile(r"[,;:()\n–-]")


@dataclass(frozen=True)
class Gazetteer:
    """The communes, districts and provinces of all times, by name."""

    places: tuple[Unit, ...]

    def find(self, text: str, kinds: tuple[str, ...], groups: tuple[str, ...] = ()) -> list[Unit]:
        """Places of these kinds that a name may mean on some day; group rows ("Các xã") say its kind where it does not."""
        text, dated = _without_day(text)
        written = place_name(text)
        found = self._by_name.get(written.core, [])
        if not found and written.place:
            written = PlaceName("", tokens(text))
            found = self._by_name.get(written.core, [])
        place = written.place or next(
            (said for group in reversed(groups) if (said := place_name(group).place)), ""
        )
        fitting = [
            unit
            for unit in found
            if unit.kind in kinds and (not place or place_name(unit.name).place == place)
        ]
        return [unit for unit in fitting if fold(_day_of(unit)) == dated] if dated else fitting

    def named_in(self, line: str) -> list[list[Unit]]:
        """What each place may be that a line of a letterhead names, word of its kind included."""
        named = (self._at_the_end(segment.split()) for segment in _SEGMENT.split(line))
        return [units for units in named if units]

    def _at_the_end(self, words: list[str]) -> list[Unit]:
        for start in range(len(words)):
            written = place_name(" ".join(words[start:]))
            found = self._by_name.get(written.core, []) if written.place else []
            if same := [unit for unit in found if place_name(unit.name).place == written.place]:
                return same
        return []

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[Unit]]:
        index: dict[tuple[str, ...], list[Unit]] = {}
        for unit in self.places:
            index.setdefault(place_name(unit.name).core, []).append(unit)
        return index


def gazetteer(units: Iterable[Unit]) -> Gazetteer:
    """The places among the units."""
    return Gazetteer(tuple(unit for unit in units if unit.kind != "school"))


def dated_name(unit: Unit) -> str:
    """A place apart from another of its name: “Phường Mường Thanh (đến 30/06/2025)”, “… (từ 01/07/2025)”."""
    return f"{unit.name} ({_day_of(unit)})"


def plain_name(text: str) -> str:
    """A written name without the day behind it."""
    return _without_day(text)[0]


def _day_of(unit: Unit) -> str:
    words = unit_words()
    if unit.valid_to:
        return f"{words.until} {unit.valid_to:%d/%m/%Y}"
    return f"{words.since} {unit.valid_from:%d/%m/%Y}"


def _without_day(text: str) -> tuple[str, str]:
    """The name and, folded as `_day_of` writes it, the day in brackets behind it, '' if none."""
    match = _DATED.search(text)
    day = parse_date(match["day"]) if match else None
    words = unit_words()
    if match is None or day is None or fold(match["word"]) not in (fold(words.until), fold(words.since)):
        return text, ""
    return text[: match.start()].strip(), fold(f"{match['word']} {day:%d/%m/%Y}")
