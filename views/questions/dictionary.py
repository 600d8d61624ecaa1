"""The dictionary: indicators with their definitions, tasks with what measures them. Asks the catalogue alone."""

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from indicators.answers import dictionary as declared
from indicators.catalog.language import language
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import dictionary


@lru_cache(maxsize=2)
def _entries(_language: str) -> pd.DataFrame:
    return declared.entries()


def entries() -> pd.DataFrame:
    """Every indicator, in the language of this run."""
    return _entries(language())


@lru_cache(maxsize=64)
def _listed(_language: str, topic: str) -> Exhibit:
    """What no unit and no year changes."""
    rows = entries()
    return dictionary.listed(rows[rows["topic"] == topic] if topic else rows)


def listed(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Indicators of one topic (`topic`; all by default), or one of them (`indicator`) line by line."""
    if indicator := options.get("indicator"):
        return complete(context, dictionary.one(entries(), indicator))
    return complete(context, _listed(language(), options.get("topic", "")))


def of_tasks(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Every task of the directives."""
    return complete(context, dictionary.of_tasks(declared.task_entries()))
