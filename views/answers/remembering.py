"""An answer of the indicators layer, remembered by snapshot and arguments: a page asks as if every answer were free.

A snapshot never changes, so an answer is right for as long as its snapshot is live and the office's own tables, on
which some answers rest, are as they were. Answers are handed out as they are, not copied: whoever needs another column
makes a new frame. Knows no question.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import Any, cast

import pandas as pd

from indicators import office
from indicators.catalog.language import language
from indicators.warehouse import Warehouse
from views.answers.memory import Memory
from views.context import Context

_MEGABYTE = 2**20
_CELL = 8
_LEAST = 4096
"""Bytes of an answer that is no table, or an empty one."""


def _size(answer: Any) -> int:
    """Bytes of a table, or of the table of an exhibit, without its words: those are shared with other tables."""
    table = answer if isinstance(answer, pd.DataFrame) else getattr(answer, "table", None)
    return _LEAST + (_CELL * table.size if table is not None else 0)


_answers = Memory(512 * _MEGABYTE, _size)
"""Enough for what the pages ask of a province in every school year."""
_exhibits = Memory(64 * _MEGABYTE, _size)
"""Ready exhibits; apart from the answers, so that many visitors' filters never push out what all of them rest on."""


def remembered(warehouse: Warehouse, ask: Callable[..., Any], *arguments: Hashable) -> Any:
    """`ask(warehouse, *arguments)`, computed once per snapshot, office tables and language: some answers hold sentences."""
    key = (warehouse.path, office.stamp(warehouse), language(), ask, arguments)
    return _answers.recall(key, lambda: ask(warehouse, *arguments))


def remembered_exhibit(warehouse: Warehouse, asked: Hashable, make: Callable[[], Any]) -> Any:
    """What `make` gives for what was asked, made once per snapshot, office tables, language and day.

    A hall of visitors who look at one thing makes it once; some exhibits count days until today.
    """
    key = (warehouse.path, office.stamp(warehouse), language(), date.today(), asked)
    return _exhibits.recall(key, make)


def of_year(context: Context, ask: Callable[..., Any], *arguments: Hashable) -> pd.DataFrame:
    """`ask` for the school year that the visitor chose."""
    return cast(pd.DataFrame, remembered(context.warehouse, ask, context.school_year, *arguments))


def all_answers() -> Iterator[tuple[Hashable, Any]]:
    """Every answer remembered now, each with the key under which another process may remember it."""
    return _answers.ready()


def remember(key: Hashable, answer: Any) -> None:
    """An answer that another process has worked out, unless it is here already."""
    _answers.recall(key, lambda: answer)
