"""Exhibit: one question with its answer, the value that screen and workbook both render.

Holds figures and tables that are already computed; knows neither the warehouse nor the screen.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import cycle
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from indicators.catalog.language import language
from indicators.selection import Selection
from views import formats
from views.charts import Chart

KINDS = ("text", "count", "figure", "decimal", "percent", "points", "signed", "level", "date", "moment")


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a table is named, written and formatted.

    `kind` is one of `KINDS`; `percent` values are on the scale 0-100 and may name the column of their threshold,
    so that rounding never shows a pass for a fail.
    """

    key: str
    label: str
    kind: str = "text"
    decimals: int = 1
    width: int = 14
    threshold: str = ""
    hidden: str = ""
    """Name of a column of truths: where it is true, an export shows words instead of the number."""

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers."""
        return self.kind not in ("text", "date", "moment")

    def written(self, value: Any, threshold: float | None = None) -> str:
        """The value as the reader sees it."""
        if formats.is_missing(value):
            return formats.MISSING if self.kind != "text" else ""
        match self.kind:
            case "percent":
                return formats.percent(value, threshold, self.decimals)
            case "points":
                return formats.points(value, self.decimals)
            case "signed":
                return formats.signed(value)
            case "count" | "level":
                return formats.number(value, 0)
            case "figure":
                return formats.figure(value, threshold)
            case "decimal":
                return formats.number(value, self.decimals)
            case "date":
                return formats.day(value)
            case "moment":
                return formats.moment(value)
        return str(value)


@dataclass(frozen=True, slots=True)
class Card:
    """One number set large, where a chart of a single row would say nothing."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How an exhibit came about: the id of its question, the selection, the options. Enough to ask it again."""

    question: str
    selection: Selection
    options: tuple[tuple[str, str], ...] = ()


def _next(texts: Iterator[str], _value: object) -> str:
    return next(texts)


@dataclass(frozen=True)
class Exhibit:
    """A question, the finding that answers it, and everything needed to show and defend it."""

    question: str
    finding: str
    table: pd.DataFrame
    columns: tuple[Column, ...]
    subtitle: str = ""
    chart: Chart | None = None
    chart_outside: Chart | None = None
    """The chart of files where `is_chart_inside`: without numbers by which persons could be recognised; None = no chart."""
    is_chart_inside: bool = False
    """The chart shows such numbers and stays on the screen."""
    cards: tuple[Card, ...] = ()
    coverage: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    sources: pd.DataFrame = field(default_factory=pd.DataFrame)
    stamp: str = ""
    data_date: str = ""
    language: str = field(default_factory=language)
    """In which its sentences are written; a workbook made later writes its own words in the same."""
    row_count: int = 0
    """Rows that the chart could draw, where it may draw only the first of them."""
    asked: Asked | None = None
    cells: Callable[[int], pd.DataFrame] | None = None
    """The cells behind row `i` of the table, with the columns of `views.sources`."""
    cells_words: str = "cells"
    """Section of `texts/pages.toml` that speaks of these cells."""
    origin: Callable[[str, str, str], Any] | None = None
    """Where a cell stands (`views.origin.Origin`), by file, sheet and address."""

    @cached_property
    def figure(self) -> dict[str, Any] | None:
        """The chart as Plotly draws it; None where there is none."""
        return self.chart.figure() if self.chart else None

    @property
    def handed_out(self) -> "Exhibit":
        """The exhibit as files draw it: with the chart that may leave the office."""
        return (
            replace(self, chart=self.chart_outside, is_chart_inside=False) if self.is_chart_inside else self
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show but the sentence that says so."""
        return self.table.empty

    def row_labels(self) -> list[str]:
        """A name for each row, unique: its texts up to the first number."""
        leading = [column for column in self.columns if column.kind == "text"][:3]
        texts = zip(*(self.table[column.key].tolist() for column in leading), strict=True)
        joined = [" – ".join(str(word) for word in row if word) for row in texts]
        return [f"{i + 1}. {label}" for i, label in enumerate(joined)]

    def written(self, most: int | None = None) -> pd.DataFrame:
        """The table (its first `most` rows) as ready texts under its labels, missing values as dashes."""
        return pd.DataFrame({column.label: self._texts(column, most) for column in self.columns}, dtype="str")

    def styled(self) -> Styler:
        """The table with numbers as numbers (they sort as numbers) shown as the reader writes them."""
        shown = self.table[[column.key for column in self.columns]].set_axis(
            [column.label for column in self.columns], axis=1
        )
        # The styler asks each column in row order; a rate's text depends on the threshold of its own row, so the texts
        # are written beforehand and handed out one by one.
        written = {column.label: cycle(self._texts(column) or [""]) for column in self.columns}
        return shown.style.format({label: partial(_next, texts) for label, texts in written.items()})

    def _texts(self, column: Column, most: int | None = None) -> list[str]:
        values = self.table[column.key].head(most or len(self.table)).tolist()
        if not column.threshold:
            return [column.written(value) for value in values]
        limits = self.table[column.threshold].tolist()[: len(values)]
        return [column.written(value, limit) for value, limit in zip(values, limits, strict=True)]
