"""The questions that first visits ask, asked ahead: nobody waits for what everybody will ask.

The overview of the newest school year is prepared in the server itself, with all that a page imports. A child process
(`python -m views.first_answers`) works out what every page opens with, year by year, on another processor and behind
everything else that runs, and hands the answers over as they come.
"""

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from indicators.warehouse import Warehouse, WarehouseMissing, open_warehouse
from views import answers, questions
from views.answers import remembering
from views.context import THEN, Context
from views.startup import ROOT

OPENING = (
    "overview.change",
    "curriculum.readiness",
    "facilities.shortage",
    "staffing.shortage",
    "explore.pivot",
    "quality.reports",
    "school_profile.summary",
    "commune.summary",
    "targets.of_unit",
    "standards.matrix",
    "enrolment.attendance",
    "education_quality.ratings",
    "overview.standing",
    "targets.pace",
    "facilities.waterfall",
    "facilities.ladder",
    "facilities.needs",
    "facilities.construction",
    "facilities.class_sizes",
    "facilities.projects",
)
"""What pages open with, and what is looked at next; the dearest first."""
_QUIET = 10
"""By how much the child steps back behind everything else (POSIX)."""


def ask(folder: Path) -> None:
    """Prepares the overview of the newest school year; nothing where there is no snapshot or no figure yet."""
    for context in list(_years(folder))[:1]:
        questions.ask(context, OPENING[0])


def fetch(folder: Path) -> None:
    """Lets a child process answer what the pages open with, and remembers each answer as it comes."""
    command = [sys.executable, "-m", "views.first_answers", str(folder)]
    idle = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, creationflags=idle) as child:
        assert child.stdout is not None
        receive(child.stdout)


def receive(pipe: IO[bytes]) -> None:
    """Remembers each answer that another process writes, until it closes its end."""
    while (found := _next(pipe)) is not None:
        remembering.remember(*found)


def _next(pipe: IO[bytes]) -> tuple[object, object] | None:
    try:
        key, answer = pickle.load(pipe)
    except EOFError:
        return None
    return key, answer


def _years(folder: Path) -> Iterator[Context]:
    """Every school year that can be chosen, reported ones first, as a visitor meets it who has chosen nothing else."""
    try:
        warehouse = open_warehouse(folder)
    except WarehouseMissing:
        return
    for year in dict.fromkeys([*answers.reported_years(warehouse), *answers.school_years(warehouse)]):
        yield _at_home(warehouse, year)


def _at_home(warehouse: Warehouse, year: str) -> Context:
    units = answers.open_units(warehouse, year, THEN)
    home = units.iloc[answers.home_position(warehouse, year, THEN)]
    return Context(warehouse, answers.snapshot(warehouse), year, "", THEN, units, home)


def _tell(folder: Path, out: IO[bytes]) -> None:
    """Asks every opening question of every year and writes each new answer with its key."""
    told = set()
    for context in _years(folder):
        for question in OPENING:
            try:
                questions.ask(context, question)
            except Exception:
                logging.getLogger(__name__).exception("%s could not be prepared; its page will ask", question)
            for key, answer in remembering.all_answers():
                if key not in told:
                    told.add(key)
                    pickle.dump((key, answer), out, protocol=pickle.HIGHEST_PROTOCOL)
            out.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_QUIET)
    try:
        _tell(Path(sys.argv[1]), sys.stdout.buffer)
    except BrokenPipeError:  # the server has stopped
        os._exit(0)
