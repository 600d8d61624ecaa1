"""`check FILE --returned OUT`: the line of `check`, and the sender's workbook written back with its doubtful cells marked."""

import sys
from pathlib import Path

from etl.commands.exits import CommandError, Exit
from etl.commands.load import checked, print_report
from etl.commands.texts import say as command_text
from etl.returned.copy import CopyState, ReturnedCopy, make_copy
from etl.returned.texts import say
from etl.store.folder import DataFolder, write_whole
from etl.store.outcome import Outcome

_SUFFIXES = (".xlsx", ".xlsm")


def run_returned(folder: DataFolder, paths: list[Path], out: Path) -> Exit:
    """Checks one file and writes its returned copy; a list of people is never written back."""
    if len(paths) != 1 or paths[0].is_dir():
        raise CommandError(Exit.USAGE, say("error_one_file"))
    suffix = out.suffix.lower()
    if suffix not in _SUFFIXES:
        raise CommandError(Exit.USAGE, say("error_suffix"))
    if out.exists() and paths[0].exists() and out.samefile(paths[0]):
        raise CommandError(Exit.USAGE, say("error_same_file"))
    report = checked(folder, paths)
    exit_code = print_report(report)
    file = report.files[0]
    try:
        copy = make_copy(paths[0], file.issues, suffix)
    except OSError:
        copy = ReturnedCopy(CopyState.UNREADABLE)
    if copy.state == CopyState.RENDERED and suffix != ".xlsx":
        raise CommandError(Exit.USAGE, say("error_suffix"))
    if copy.content:
        _write(out, copy.content)
    _tell(say(copy.state.value, path=out, issues=len(file.issues), sheets=copy.about))
    if copy.lost_macros:
        _tell(say("written_without_macros"))
    return exit_code if copy.content or file.outcome != Outcome.ACCEPTED else Exit.FAULTS


def _write(out: Path, content: bytes) -> None:
    try:
        write_whole(out, content)
    except OSError as error:
        raise CommandError(Exit.USAGE, command_text("error_output", path=out)) from error


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
