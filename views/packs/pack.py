"""Pins, sections and packs as values, and how they stand in a file. Knows neither the warehouse nor the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from views.exhibit import Asked


class PackFault(Exception):  # noqa: N818 - a file of the office that cannot be read, not a fault of the program
    """What is declared is no pack; the message names the key."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One view to show: its question with options, and the officer's own words.

    `unit`, `period` and `school_year` are '' where the pack's own apply.
    """

    question: str
    options: tuple[tuple[str, str], ...] = ()
    title: str = ""
    note: str = ""
    unit: str = ""
    period: str = ""
    school_year: str = ""
    has_annex: bool = False

    @classmethod
    def of(cls, asked: Asked) -> Pin:
        """The pin of an exhibit on a page: its unit stays, its year follows the pack."""
        return cls(asked.question, asked.options, unit=asked.selection.unit, period=asked.selection.period)


@dataclass(frozen=True, slots=True)
class Section:
    """Pins under one heading; a backup section answers questions from the floor and is skipped until asked for."""

    title: str
    pins: tuple[Pin, ...] = ()
    is_backup: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """A meeting's views. `name` and `owner` (who made it, '' = the office) identify it; `title` stands on the first slide;
    `period` '' = the newest."""

    name: str
    title: str
    sections: tuple[Section, ...] = ()
    school_year: str = ""
    period: str = ""
    unit: str = ""
    owner: str = ""

    @property
    def label(self) -> str:
        """What it is called in lists: two officers may use the same name."""
        return f"{self.name} ({self.owner})" if self.owner else self.name

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins in order."""
        return tuple(pin for section in self.sections for pin in section.pins)

    def with_pin(self, pin: Pin, heading: str) -> Pack:
        """The pack with one more pin at the end of its last section."""
        *before, last = self.sections or (Section(heading),)
        return replace(self, sections=(*before, replace(last, pins=(*last.pins, pin))))

    def for_term(self, name: str, school_year: str, period: str) -> Pack:
        """Last term's pack for the new one: every pin follows the new year and period."""
        sections = tuple(
            replace(section, pins=tuple(replace(pin, school_year="", period="") for pin in section.pins))
            for section in self.sections
        )
        return replace(self, name=name, school_year=school_year, period=period, sections=sections)


def parsed(name: str, content: Mapping[str, Any]) -> Pack:
    """A pack from what a file declares; raises `PackFault` where that is no pack."""
    sections = tuple(
        Section(
            _text(section, "title"),
            tuple(_pin(pin) for pin in _tables(section, "pin")),
            section.get("backup") is True,
        )
        for section in _tables(content, "section")
    )
    given = {key: _text(content, key) for key in ("school_year", "period", "unit", "owner")}
    return Pack(_text(content, "name") or name, _text(content, "title") or name, sections, **given)


def declared(pack: Pack) -> dict[str, Any]:
    """What a file holds: `parsed(name, declared(pack))` is the pack again."""
    return {
        "name": pack.name,
        "title": pack.title,
        "school_year": pack.school_year,
        "period": pack.period,
        "unit": pack.unit,
        "owner": pack.owner,
        "section": [
            {
                "title": section.title,
                "backup": section.is_backup,
                "pin": [_declared_pin(pin) for pin in section.pins],
            }
            for section in pack.sections
        ],
    }


_PIN_TEXTS = ("title", "note", "unit", "period", "school_year")


def _pin(content: Mapping[str, Any]) -> Pin:
    options = content.get("options", {})
    if not isinstance(options, Mapping):
        raise PackFault("options")
    chosen = tuple(sorted((str(name), str(value)) for name, value in options.items()))
    words = {key: _text(content, key) for key in _PIN_TEXTS}
    return Pin(_text(content, "question"), chosen, has_annex=content.get("annex") is True, **words)


def _declared_pin(pin: Pin) -> dict[str, Any]:
    words = {key: getattr(pin, key) for key in _PIN_TEXTS if getattr(pin, key)}
    return {"question": pin.question, "options": dict(pin.options), "annex": pin.has_annex, **words}


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key, "")
    if not isinstance(value, str):
        raise PackFault(key)
    return value


def _tables(content: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    tables = content.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise PackFault(key)
    return tables
