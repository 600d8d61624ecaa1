"""Small multiples over indicators: which panels, along what, and where lines must not cross."""

from collections.abc import Mapping

import pandas as pd

from indicators.answers.pivot import leaf_lines, pivoted
from indicators.catalog.indicators import indicators
from indicators.selection import Selection
from indicators.warehouse import Warehouse
from views import answers, lineage
from views.chosen_units import selected
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import small_multiples
from views.questions.cross_lines import lines, of_one_grain, unit_labels
from views.questions.pivots import DEFAULT, MOST, with_codes

PANELS = ("commune", "school", "level", "grade", "school_year", "month", "indicator")
ALONG = ("school_year", "month", "grade", "level")
FREE = "free"
SEPARATOR = "\n"
"""Between the names of panels that were asked for."""


def panels(context: Context, options: Mapping[str, str]) -> Exhibit:
    """`indicators`, `panels` (one of `PANELS`), `along` (one of `ALONG`), `axes` (`free`), `shown` (names of panels)."""
    by, along = axes(options)
    chosen = _chosen(options, by)
    by = "commune" if by == "school" and indicators()[chosen[0]].grain != "school" else by
    cells = answers.remembered(context.warehouse, _cells, context.selection, tuple(chosen), by, along)
    breaks = _breaks(context, chosen, by) if along == "school_year" else {}
    asked = [name for name in options.get("shown", "").split(SEPARATOR) if name]
    exhibit = small_multiples.panels(cells, chosen, by, along, asked, options.get("axes") == FREE, breaks)
    if len(exhibit.table):
        exhibit = with_codes(context, exhibit, chosen, (by,), along)
    return complete(context, exhibit, lineage.of_cross_row)


def axes(options: Mapping[str, str]) -> tuple[str, str]:
    """Panels and horizontal axis asked for; they differ."""
    by = options.get("panels", "") if options.get("panels") in PANELS else PANELS[0]
    asked = options.get("along", "")
    along = asked if asked in ALONG and asked != by else next(each for each in ALONG if each != by)
    return by, along


def _chosen(options: Mapping[str, str], by: str) -> list[str]:
    """One indicator; where indicators are the panels, several of one unit of measurement."""
    known = of_one_grain(options.get("indicators", "").split(","), DEFAULT)
    alike = [key for key in known if indicators()[key].unit == indicators()[known[0]].unit]
    return alike[:MOST] if by == "indicator" else known[:1]


def _cells(
    warehouse: Warehouse, selection: Selection, chosen: tuple[str, ...], by: str, along: str
) -> pd.DataFrame:
    found = lines(selected(warehouse, selection), chosen, (by, along))
    return pivoted(leaf_lines(found, indicators()[chosen[0]].grain, (by, along)), (by,), along)


def _breaks(context: Context, chosen: list[str], by: str) -> small_multiples.Breaks:
    """School years before which the line of a panel breaks: units by their own changes, the rest by those of the unit above."""
    names = unit_labels(context, ("school_year",))
    is_unit = by in ("commune", "school")
    units = tuple(sorted(names)) if is_unit else (context.unit_id,)
    found = answers.series_of(context, tuple(chosen), units)
    of_panels = (found["grade"] != "") == (by == "grade")
    broken = found.loc[
        of_panels & (found["break"] != ""), ["unit_id", "level", "grade", "indicator", "school_year"]
    ]
    keys = broken["unit_id"].map(names) if is_unit else broken[by]
    return {str(key): set(years) for key, years in broken["school_year"].groupby(keys)}
