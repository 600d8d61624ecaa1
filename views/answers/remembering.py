"""An answer of the indicators layer, remembered by snapshot and arguments: a page asks as if every answer were free.

A snapshot never changes, so an answer is right for as long as its snapshot is live and the office's own tables, on
which some answers rest, are as they were. Answers are handed out as they are, not copied: whoever needs another column
makes a new frame. Knows no question.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from indicators import office
from indicators.catalog.language import language
from indicators.warehouse import Warehouse
from views.context import Context

_ENTRIES = 128
_SHOWN_ENTRIES = 96
"""Ready exhibits; apart from the answers, so that many visitors' filters never push out what all of them rest on."""


@st.cache_resource(max_entries=_ENTRIES, show_spinner=False)
def _remembered(
    snapshot: str,
    office_tables: tuple[tuple[str, int, int], ...],
    question: str,
    language: str,
    arguments: tuple[Hashable, ...],
    _ask: Callable[[], Any],
) -> Any:
    return _ask()


def remembered(warehouse: Warehouse, ask: Callable[..., Any], *arguments: Hashable) -> Any:
    """`ask(warehouse, *arguments)`, computed once per snapshot, office tables and language: some answers hold sentences."""
    question = f"{ask.__module__}.{ask.__qualname__}"
    stamp = office.stamp(warehouse)
    return _remembered(
        str(warehouse.path), stamp, question, language(), arguments, lambda: ask(warehouse, *arguments)
    )


@st.cache_resource(max_entries=_SHOWN_ENTRIES, show_spinner=False)
def _shown(
    snapshot: str,
    office_tables: tuple[tuple[str, int, int], ...],
    language: str,
    day: date,
    asked: Hashable,
    _make: Callable[[], Any],
) -> Any:
    return _make()


def remembered_exhibit(warehouse: Warehouse, asked: Hashable, make: Callable[[], Any]) -> Any:
    """What `make` gives for what was asked, made once per snapshot, office tables, language and day.

    A hall of visitors who look at one thing makes it once; some exhibits count days until today.
    """
    return _shown(str(warehouse.path), office.stamp(warehouse), language(), date.today(), asked, make)


def of_year(context: Context, ask: Callable[..., Any], *arguments: Hashable) -> pd.DataFrame:
    """`ask` for the school year that the visitor chose."""
    return cast(pd.DataFrame, remembered(context.warehouse, ask, context.school_year, *arguments))
