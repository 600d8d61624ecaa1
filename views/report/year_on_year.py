"""What rose and fell most since last year, in an office's words; years that do not compare are said, not compared."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from views import answers, formats
from views.context import Context
from views.exhibits.target_words import is_count
from views.report.attainment import at_their_units
from views.report.listing import first, inside

_HAIR = 1e-6
_KEYS = ["unit_id", "indicator", "level"]
_REASONS = 2


def sentences(table: pd.DataFrame, context: Context) -> list[str]:
    """Of the rates of a table of targets; none where it has no rates, or last year none."""
    known = _known(table, context)
    if known.empty:
        return []
    year = SchoolYear.parse(context.school_year).previous
    is_broken = known["break"].fillna("") != ""
    # Across a break there is no change to read: its rows are told by their reason.
    comparable = known[~is_broken & known["change"].notna()]
    said = []
    for direction, sign in (("improved", 1), ("fallen", -1)):
        moved = comparable.assign(by=comparable["change"].astype("float64") * sign)
        if names := [_change(row) for row in first(moved[moved["by"] > 0], "by")]:
            said.append(text("report", f"changes.{direction}", year=year, names="; ".join(names)))
    reasons = sorted({str(note) for note in known.loc[is_broken, "break_note"] if note})
    if reasons and comparable.empty:
        listed = "; ".join(formats.inside(reason.rstrip(".")) for reason in reasons[:_REASONS])
        said.append(text("report", "changes.not_comparable", year=year, reasons=listed))
    return said


def _known(table: pd.DataFrame, context: Context) -> pd.DataFrame:
    """This year's rates of the table, each with its name and its change."""
    chosen = sorted({str(key) for key in table["indicator"].dropna()})
    only = tuple(key for key in chosen if not is_count(indicators()[key]))
    if not only:
        return table.head(0)
    units = tuple(sorted({int(unit) for unit in table["unit_id"]}))
    series = answers.series_of(context, only, units)
    if series.empty:
        return series
    now = series[(series["school_year"] == context.school_year) & (series["grade"] == "")]
    return now.merge(at_their_units(table)[[*_KEYS, "name"]], on=_KEYS).dropna(subset=["value"])


def _change(row: dict[str, Any]) -> str:
    """`tăng 0,55 điểm % (từ 90,86 % lên 91,41 %)`: as many decimals as it takes for the printed numbers to add up."""
    change, after = float(row["change"]), float(row["value"])
    before = after - change
    decimals = next(
        (d for d in (1, 2, 3) if abs(round(after, d) - round(before, d) - round(change, d)) < _HAIR), 4
    )
    rose = change > 0
    points = formats.points_alone(abs(change), decimals).lstrip("+")
    said = text("report", "changes.up" if rose else "changes.down", points=points)
    ends = {
        "before": formats.percent(before, decimals=decimals), "after": formats.percent(after, decimals=decimals)
    }  # fmt: skip
    key = "changes.one" if rose else "changes.one_fallen"
    return text("report", key, name=inside(row["name"]), change=said, **ends)
