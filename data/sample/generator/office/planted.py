"""Slips that the story plants in single cells: what the clerk typed instead, and what a careful reader should say."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.office.page import Content

EVERY = "*"


@dataclass(frozen=True)
class Slip:
    """One slip. `row` is the id of a row (a unit code, `code/grade`, `total`), `column` the header path joined by ` > `.

    `write` replaces the content; `offset` is added to the number. `state` is what a reader should store: '' = the value as
    it should have been (a text number), `missing`, `error`, `not_applicable`, `stated` (the changed number itself), or `no_fact` (another form prevails, or the row waits).
    `flagged` = the cell must appear among the issues.
    """

    case: str
    file: str
    sheet: str
    row: str
    column: str
    expect: str
    write: Content | None = None
    offset: int = 0
    state: str = ""
    flagged: bool = True


@dataclass(frozen=True)
class Stranger:
    """A row of a unit that no register knows, put after row `after`, as large as `like`."""

    case: str
    file: str
    sheet: str
    after: str
    label: str
    like: str
    expect: str
    flagged: bool = True
    id: str = "stranger"


@lru_cache(maxsize=1)
def strangers() -> tuple[Stranger, ...]:
    """Every planted row of an unknown unit, as told in `planted.toml`."""
    return tuple(Stranger(**entry) for entry in _told()["strangers"])


@lru_cache(maxsize=1)
def slips() -> tuple[Slip, ...]:
    """Every planted slip, as told in `planted.toml`."""
    return tuple(Slip(**entry) for entry in _told()["slips"])


def _told() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parents[1] / "planted.toml").read_text(encoding="utf-8"))


def slip_at(file: str, sheet: str, row: str, column: str) -> Slip | None:
    """The slip planted in a cell, if any."""
    for slip in slips():
        if (slip.file, slip.sheet, slip.row) == (file, sheet, row) and slip.column in (column, EVERY):
            return slip
    return None


def typed(pattern: Content, content: Content) -> Content:
    """What the clerk typed: a pattern of `planted.toml` filled with the number that should stand there."""
    if not isinstance(pattern, str) or "{" not in pattern:
        return pattern
    dots = f"{content:,}".replace(",", ".") if isinstance(content, int) else str(content)
    two = f"{content:02d}" if isinstance(content, int) else str(content)
    return pattern.format(content, dots=dots, comma=str(content).replace(".", ","), two=two)
