"""Our chart designs as forms: one function per design, and how many rows of it a slide may hold.

Here is only the question; `designs` (bars), `boards` (tables) and `curves` (lines) answer it for their designs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from indicators.catalog.texts import text, words
from views import formats
from views.charts import Chart
from views.deck.forms import Form


@singledispatch
def native(chart: Chart) -> Form | None:
    """The design as a form; None where the table of the exhibit stands for it."""
    return None


@singledispatch
def first_rows(chart: Chart, count: int) -> tuple[Chart, str]:
    """The chart with its first `count` rows, and a sentence about the rows that this leaves out."""
    return chart, ""


@singledispatch
def pages(chart: Chart) -> Iterator[Chart]:
    """The chart as it follows over several slides, where leaving rows out would leave out part of the answer."""
    yield chart


def rest(count: int) -> str:
    """How many rows the slide leaves out, in words; '' where it leaves out none."""
    return text("deck", "rest", count=formats.number(count)) if count > 0 else ""


def rest_in_words(kind: str, **counts: int) -> str:
    """The rows left out by what they are, parts that are zero unsaid: `còn lại: 3 chưa đạt, 32 đạt`."""
    said = words("deck", f"rest_of.{kind}")
    parts = [said[name].format(count=formats.number(count)) for name, count in counts.items() if count]
    return text("deck", "rest_by_kind", parts=", ".join(parts)) if parts else ""
