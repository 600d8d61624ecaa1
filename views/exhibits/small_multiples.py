"""Small multiples of one indicator: the rows of a cross table as panels, its columns along the horizontal axis.

The table behind is the cross table itself, whole; only the drawing leaves panels out, and says so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import multiples as design
from views.exhibit import Exhibit
from views.exhibits import pivots
from views.exhibits.records import number_or_none

MOST = 12
"""Panels on one screen: three rows of four."""
ALONG_TIME = ("school_year", "month")
Breaks = Mapping[str, Collection[str]]
"""Value of the panel's dimension → school years before which units or definitions changed."""


def panels(
    cells: pd.DataFrame,
    chosen: Sequence[str],
    by: str,
    along: str,
    asked: Sequence[str] = (),
    is_free: bool = False,
    breaks: Breaks | None = None,
) -> Exhibit:
    """`cells` as `indicators.answers.pivot.pivoted` makes them with rows `by` and column `along`.

    `asked` names the panels to draw (the first `MOST` where empty); `is_free` gives each panel an axis of its own.
    """
    table_of = pivots.cross_table(cells, chosen, (by,), along)
    question = text("multiples", "question", what=_subject(chosen), **_dimensions(by, along))
    table = table_of.table
    if table.empty:
        return replace(table_of, question=question, finding=text("multiples", f"empty.{_reason(along)}"))
    rows = table[~table["is_total"]]
    drawn = _drawn(rows, asked)
    heads = _heads(table, drawn)
    entry = indicators()[chosen[0]]
    chart = design.Multiples(
        panels=[_panel(row, heads, along, entry, (breaks or {}).get(str(row[by]), ())) for row in drawn],
        places=[_place(head, along) for head in heads],
        suffix=" %" if entry.unit == "percent" else "",
        is_line=along in ALONG_TIME,
        is_free=is_free,
        whole=_whole(table, heads, entry) if not is_free else (),
    )
    return replace(
        table_of,
        question=question,
        subtitle=_axis_words(chart),
        chart=chart,
        notes=(*_left_out(rows, drawn), *_silent(drawn, heads), *_cut(chart), *table_of.notes),
        row_count=len(rows),
    )


def _subject(chosen: Sequence[str]) -> str:
    return indicators()[chosen[0]].label if len(chosen) == 1 else text("pivot", "several")


def _dimensions(by: str, along: str) -> dict[str, str]:
    named = words("pivot", "dimension")
    return {"panels": named[by], "along": named[along]}


def _reason(along: str) -> str:
    return "month" if along == "month" else "any"


def _drawn(rows: pd.DataFrame, asked: Sequence[str]) -> list[pd.Series]:
    wanted = rows[rows["name"].str.strip().isin(list(asked))]
    return [row for _, row in (wanted if len(wanted) else rows).head(MOST).iterrows()]


def _heads(table: pd.DataFrame, drawn: Sequence[pd.Series]) -> list[str]:
    """Columns of the table that any drawn panel could have a number for: no grades of other levels."""
    heads = [str(key).removeprefix("v:") for key in table.columns if str(key).startswith("v:")]
    return [head for head in heads if any(row[f"w:{head}"] for row in drawn)]


def _panel(
    row: pd.Series, heads: Sequence[str], along: str, entry: Indicator, breaks: Collection[str]
) -> design.Panel:
    values = tuple(number_or_none(row[f"v:{head}"]) for head in heads)
    known = [value for value in values if value is not None]
    hovers = tuple(
        f"{pivots.label_of(head, along)}\n{pivots.written(value, entry)}\n{text('pivot', 'head.known')}: {row[f'w:{head}'] or '–'}"
        for head, value in zip(heads, values, strict=True)
    )
    return design.Panel(
        title=str(row["name"]).strip(),
        values=values,
        is_partial=tuple(bool(row[f"k:{head}"] < row[f"u:{head}"]) for head in heads),
        hovers=hovers,
        latest=pivots.written(known[-1], entry) if known and along in ALONG_TIME else "",
        breaks=tuple(place for place, head in enumerate(heads) if head in breaks),
    )


def _place(head: str, along: str) -> str:
    """A label short enough for an axis a quarter of the screen wide."""
    if along == "school_year":
        return f"{head[2:4]}-{head[7:9]}"
    if along == "month":
        return text("multiples", "month", number=int(head[1:]))
    return head if head.isdigit() else words("multiples", "short").get(head, pivots.label_of(head, along))


def _whole(table: pd.DataFrame, heads: Sequence[str], entry: Indicator) -> tuple[float | None, ...]:
    """The rate of all panels together; a sum would dwarf its parts."""
    total = table[table["depth"] == 0]
    if total.empty or not entry.denominator:
        return ()
    return tuple(number_or_none(total[f"v:{head}"].iloc[0]) for head in heads)


def _axis_words(chart: design.Multiples) -> str:
    if chart.is_free:
        return text("multiples", "axis.free")
    if chart.is_line and chart.axis_start > 0:
        start = formats.number(round(chart.axis_start), 0)
        sentence = text("multiples", "axis.common_cut", start=f"{start}{chart.suffix}")
    else:
        sentence = text("multiples", "axis.common")
    return f"{sentence}; {text('multiples', 'axis.whole')}" if chart.whole and chart.is_line else sentence


def _left_out(rows: pd.DataFrame, drawn: Sequence[pd.Series]) -> tuple[str, ...]:
    if len(drawn) >= len(rows):
        return ()
    counts = {"drawn": formats.number(len(drawn)), "count": formats.number(len(rows))}
    return (text("multiples", "left_out", most=formats.number(MOST), **counts),)


def _silent(drawn: Sequence[pd.Series], heads: Sequence[str]) -> tuple[str, ...]:
    names = [
        str(row["name"]).strip()
        for row in drawn
        if all(number_or_none(row[f"v:{head}"]) is None for head in heads)
    ]
    return (text("multiples", "silent", names=formats.enumeration(names)),) if names else ()


def _cut(chart: design.Multiples) -> tuple[str, ...]:
    has_breaks = chart.is_line and any(panel.breaks for panel in chart.panels)
    return (text("multiples", "breaks"),) if has_breaks else ()
