"""The command line of the contract: `python -m etl load|check|facts|issues|status`."""

import argparse
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from etl.commands.exits import CommandError, Exit
from etl.commands.texts import say
from etl.store.folder import DataFolder
from indicators.catalog import CatalogueError
from indicators.catalog.complete import check_catalogue

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Whatever happens, people see sentences, not tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    folder = DataFolder(Path(os.environ.get("DASHBOARD_DATA") or "data"))
    try:
        options = _parser().parse_args(arguments)
        folder = DataFolder(Path(options.data)) if options.data else folder
        return int(_run(options, folder))
    except CommandError as fault:
        details = say("error_details", log=_write_log(folder)) if fault.has_details else ""
        print(f"{fault} {details}".strip(), file=sys.stderr)
        return int(fault.exit_code)
    except CatalogueError as error:
        print(f"{error}.", file=sys.stderr)
        return int(Exit.STORE)
    except KeyboardInterrupt:
        print(say("error_stopped"), file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # type: ignore[assignment]
        return int(Exit.WELL)
    except Exception:
        print(say("error_unexpected", log=_write_log(folder)), file=sys.stderr)
        return int(Exit.STORE)


def _run(options: argparse.Namespace, folder: DataFolder) -> Exit:
    """Imports what the command needs: exporting must not wait for the readers. A faulty catalogue starts nothing."""
    check_catalogue()
    if options.command == "check" and options.returned:
        from etl.commands.returned import run_returned

        return run_returned(folder, [Path(path) for path in options.paths], Path(options.returned))
    if options.command in ("load", "check"):
        from etl.commands.load import run_check, run_load

        run = run_load if options.command == "load" else run_check
        return run(folder, [Path(path) for path in options.paths])
    if options.command == "status":
        from etl.commands.status import run_status

        return run_status(folder, options.json)
    if options.command == "explain":
        from etl.commands.explain import run_explain

        return run_explain(Path(options.path), options.json)
    if options.command == "templates":
        from etl.commands.templates import run_templates

        return run_templates(folder, options.school_year, Path(options.out))
    if options.command == "office-tables":
        from etl.commands.office_tables import run_office_tables

        return run_office_tables(folder, Path(options.out))
    from etl.commands.export import run_facts, run_issues

    if options.command == "headings":
        from etl.commands.headings import run_headings

        return run_headings(folder, Path(options.out))
    out = None if options.out in (None, "-") else Path(options.out)
    if options.command == "history":
        from etl.commands.history import run_history

        return run_history(folder, options.unit, out)
    return (run_facts if options.command == "facts" else run_issues)(folder, out)


class _Parser(argparse.ArgumentParser):
    """Answers wrong usage in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            int(Exit.USAGE), say("error_usage", usage=self.format_usage().partition(":")[2].strip()) + "\n"
        )


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=say("help_data"))
    parser = _Parser(prog="python -m etl", description=say("help_program"))
    parser.add_argument("--data", metavar="DIR", help=say("help_data"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in ("load", "check"):
        command = commands.add_parser(name, parents=[shared], help=say(f"help_{name}"))
        command.add_argument("paths", nargs="+", metavar="PATH", help=say("help_paths"))
        if name == "check":
            command.add_argument("--returned", metavar="OUT.xlsx", help=say("help_returned"))
    for name in ("facts", "issues", "history"):
        command = commands.add_parser(name, parents=[shared], help=say(f"help_{name}"))
        command.add_argument("--out", metavar="FILE", help=say("help_out"))
        if name == "history":
            command.add_argument("--unit", default="", metavar="CODE", help=say("help_unit"))
    status = commands.add_parser("status", parents=[shared], help=say("help_status"))
    status.add_argument("--json", action="store_true", help=say("help_json"))
    headings = commands.add_parser("headings", parents=[shared], help=say("help_headings"))
    headings.add_argument("--out", required=True, metavar="FILE.xlsx", help=say("help_headings_out"))
    explain = commands.add_parser("explain", parents=[shared], help=say("help_explain"))
    explain.add_argument("path", metavar="FILE", help=say("help_path"))
    explain.add_argument("--json", action="store_true", help=say("help_json"))
    templates = commands.add_parser("templates", parents=[shared], help=say("help_templates"))
    templates.add_argument("--school-year", required=True, metavar="Y", help=say("help_school_year"))
    templates.add_argument("--out", required=True, metavar="DIR", help=say("help_folder"))
    tables = commands.add_parser("office-tables", parents=[shared], help=say("help_office_tables"))
    tables.add_argument("--out", required=True, metavar="DIR", help=say("help_folder"))
    return parser


def _write_log(folder: DataFolder) -> Path:
    """The details of an unexpected fault, for the administrator; beside the data, else in the system's temporary folder."""
    name = f"error-{datetime.now():%Y%m%d-%H%M%S}.txt"
    for place in (folder.logs, Path(tempfile.gettempdir())):
        try:
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(traceback.format_exc(), encoding="utf-8")
            return place / name
        except OSError:
            continue
    return Path(name)


if __name__ == "__main__":
    sys.exit(main())
