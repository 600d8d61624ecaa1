"""From a checked file to its returned copy: marked in place where the format allows it, written anew where not.

A list of people is never copied. The bytes have been read in the limited child before, with the same reader.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from etl.issues import Issue
from etl.reading.sniff import FileKind, sniff
from etl.reading.worker import read_grids
from etl.returned.errors import UnpatchableError
from etl.returned.findings import findings_of
from etl.returned.patched import has_macros, patched
from etl.returned.rendering import rendered

_PERSONS = frozenset(("list_of_people", "file_only_persons"))


class CopyState(StrEnum):
    """What became of the copy; the value is the sentence that says so."""

    MARKED = "written"
    RENDERED = "written_rendered"
    PERSONS = "refused_persons"
    UNREADABLE = "refused_unreadable"


@dataclass(frozen=True, slots=True)
class ReturnedCopy:
    """The copy (`content` is b"" where there is none); `about` names the sheets with persons."""

    state: CopyState
    content: bytes = b""
    about: str = ""
    lost_macros: bool = False


def make_copy(path: Path, issues: Sequence[Issue], suffix: str) -> ReturnedCopy:
    """The returned copy of one file with all its issues; `suffix` of the copy is `.xlsx` or `.xlsm`."""
    persons = [issue.sheet for issue in issues if issue.check in _PERSONS]
    if persons:
        return ReturnedCopy(CopyState.PERSONS, about=", ".join(filter(None, dict.fromkeys(persons))))
    content = path.read_bytes()
    grids, faults = read_grids(path)
    if any(fault.severity == "refuse" for fault in faults) or not grids:
        return ReturnedCopy(CopyState.UNREADABLE)
    findings = findings_of(issues, [grid.name for grid in grids])
    if sniff(content) == FileKind.XLSX:
        try:
            copy = patched(content, path.name, findings, suffix)
            return ReturnedCopy(CopyState.MARKED, copy, lost_macros=suffix == ".xlsx" and has_macros(content))
        except (UnpatchableError, zipfile.BadZipFile, KeyError, ValueError):
            pass  # written in a way that no part can be changed safely: written anew, and said so
    return ReturnedCopy(CopyState.RENDERED, rendered(grids, path.name, findings))
