"""`python -m views KIND --pack NAME --school-year Y --out FILE`: the files of a meeting, without a browser.

Exit codes: 0 all well, 2 wrong usage, 3 the warehouse cannot be read. Sentences are Vietnamese, on standard error; a
pinned view that has nothing to show is said there, and in the file.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from indicators.catalog import CatalogueError
from indicators.catalog.texts import text
from indicators.warehouse import UNREADABLE, WarehouseMissing
from views.documents import DOCUMENTS, SUFFIXES
from views.packs.answers import AnsweredPack
from views.packs.asking import Misused, asked_pack, named
from views.packs.freeze import AlreadyFrozen, freeze
from views.packs.kit import kit
from views.packs.shelf import ready_made, write_whole

_WELL, _USAGE, _WAREHOUSE = 0, 2, 3


class _Parser(argparse.ArgumentParser):
    """Wrong usage in one Vietnamese sentence."""

    def error(self, message: str) -> NoReturn:
        missing = message.partition("required: ")[2]
        key = "missing_option" if missing else "not_understood"
        names = missing or message.rpartition(": ")[2]
        sys.exit(_wrong_usage(key, names=names))


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one file; the exit code of the contract."""
    # Streamlit warns of every answer remembered outside a visit; nobody at a command line can act on that.
    logging.disable(logging.WARNING)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and not given[0].startswith("-") and given[0] not in COMMANDS:
        return _wrong_usage("unknown_command", name=given[0], commands=", ".join(COMMANDS))
    asked = _parser().parse_args(given)
    folder = Path(asked.data or os.environ.get("DASHBOARD_DATA") or "data")
    try:
        return COMMANDS[asked.command](asked, folder)
    except Misused as slip:
        return _wrong_usage(slip.key, **slip.facts)
    except WarehouseMissing:
        return _fail(_WAREHOUSE, "no_warehouse", folder=folder)
    except CatalogueError as error:
        return _fail(_WAREHOUSE, "catalogue", problem=error)
    except UNREADABLE:
        return _fail(_WAREHOUSE, "unreadable", folder=folder)


def _document(asked: argparse.Namespace, folder: Path) -> int:
    pack, _ = asked_pack(asked, folder)
    made = DOCUMENTS[asked.command](pack, Path(asked.template) if asked.template else None)
    for notice in made.notices:
        print(notice, file=sys.stderr)
    return _written(made.content, Path(asked.out), pack)


def _kit(asked: argparse.Namespace, folder: Path) -> int:
    pack, source = asked_pack(asked, folder)
    files = {f"{asked.pack}{SUFFIXES[kind]}": make(pack, None).content for kind, make in DOCUMENTS.items()}
    wheels = Path(asked.wheels) if asked.wheels else None
    if wheels and not any(wheels.glob("*.whl")):
        raise Misused("no_wheels", folder=wheels)
    return _written(kit(source, files, wheels), Path(asked.out), pack)


def _freeze(asked: argparse.Namespace, folder: Path) -> int:
    pack = replace(
        named(asked.pack, folder), school_year=asked.school_year, period=asked.period, unit=asked.unit
    )
    try:
        kept = freeze(folder, asked.name, pack, date.today())
    except AlreadyFrozen:
        raise Misused("already_frozen", name=asked.name) from None
    _say("frozen_done", name=kept.name, folder=kept.folder)
    return _WELL


COMMANDS = {**dict.fromkeys(DOCUMENTS, _document), "kit": _kit, "freeze": _freeze}


def _written(content: bytes, out: Path, pack: AnsweredPack) -> int:
    try:
        write_whole(out, content)
    except OSError:
        return _fail(_USAGE, "not_written", file=out)
    for answer, reason in pack.problems:
        _say("left_out", title=answer.title, reason=reason)
    _say("done", file=out, shown=len(pack.exhibits))
    return _WELL


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m views", description=text("packs", "command.description"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name in COMMANDS:
        command = commands.add_parser(name, help=text("packs", f"command.{name}"))
        packs = ", ".join(ready_made())
        command.add_argument("--pack", required=True, help=text("packs", "command.pack", packs=packs))
        command.add_argument("--school-year", required=True, help=text("packs", "command.school_year"))
        target = "--name" if name == "freeze" else "--out"
        command.add_argument(target, required=True, help=text("packs", f"command.{target[2:]}"))
        for option in (
            "period",
            "unit",
            "data",
            *(() if name == "freeze" else ("template", "frozen", "since")),
        ):
            command.add_argument(f"--{option}", default="", help=text("packs", f"command.{option}"))
        if name == "kit":
            command.add_argument("--wheels", default="", help=text("packs", "command.wheels"))
    return parser


def _wrong_usage(key: str, **facts: object) -> int:
    return _fail(_USAGE, "usage", problem=text("packs", f"command.{key}", **facts))


def _fail(code: int, key: str, **facts: object) -> int:
    _say(key, **facts)
    return code


def _say(key: str, **facts: object) -> None:
    print(text("packs", f"command.{key}", commands="|".join(COMMANDS), **facts), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
