"""Which pack, year, unit and figures an officer names at the command line, or the sentence why that cannot be."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from indicators.catalog.measures import codes
from indicators.terms import SchoolYear
from indicators.warehouse import open_warehouse
from views import answers
from views.packs import freeze, shelf
from views.packs.answers import AnsweredPack, YearMissing, answered
from views.packs.pack import Pack
from views.packs.since import with_changes


class Misused(Exception):  # noqa: N818 - the officer's slip, said in one sentence
    """What was typed cannot be done; holds the key of its sentence and the facts."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


def asked_pack(asked: Namespace, folder: Path) -> tuple[AnsweredPack, Path]:
    """The pack that was asked for with its answers, and the data folder they come from (a freeze's own)."""
    _check(asked)
    kept = _frozen(asked.frozen, folder) if asked.frozen else None
    source = kept.folder if kept else folder
    warehouse = open_warehouse(source)
    pack = named(asked.pack, source, folder)
    try:
        words = kept.words if kept else ""
        done = answered(warehouse, pack, asked.school_year, asked.period, asked.unit, words)
        return (with_changes(done, _frozen(asked.since, folder)) if asked.since else done), source
    except YearMissing as error:
        years = ", ".join(answers.school_years(warehouse))
        raise Misused("no_year", year=asked.school_year, years=years) from error
    except LookupError as error:
        raise Misused("no_unit", unit=asked.unit or pack.unit, year=asked.school_year) from error


def named(name: str, *folders: Path) -> Pack:
    """The pack of that name in the first folder that has it, or the ready-made one."""
    for folder in folders:
        if pack := shelf.find(folder, name):
            return pack
    known = [*shelf.ready_made(), *(kept for folder in folders for kept in shelf.saved(folder))]
    raise Misused("no_pack", pack=name, packs=", ".join(dict.fromkeys(known)))


def _frozen(name: str, folder: Path) -> freeze.Frozen:
    known = freeze.frozen(folder)
    if name not in known:
        raise Misused("no_frozen", name=name, names=", ".join(known) or "–")
    return known[name]


def _check(asked: Namespace) -> None:
    try:
        SchoolYear.parse(asked.school_year)
    except ValueError as error:
        raise Misused("bad_year", year=asked.school_year) from error
    periods = codes()["period"]
    if asked.period and asked.period not in periods:
        raise Misused("bad_period", period=asked.period, periods=", ".join(periods))
