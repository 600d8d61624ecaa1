"""An indicator over the school years: as each year was, or on the units of today; with every break marked.

Answers of single years come from `table`; this module lines them up and says between which years they do not compare.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pandas as pd

from indicators.answers import table
from indicators.catalog.breaks import breaks
from indicators.catalog.grades import grades
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.language import in_language
from indicators.catalog.measures import codes
from indicators.catalog.rating_passes import SYMBOLS
from indicators.catalog.rating_scales import scale_of
from indicators.catalog.rollout import due_grades
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from indicators.units import school_years
from indicators.warehouse import Warehouse

COLUMNS = (*table.COLUMNS, *table.EXTRA_COLUMNS, "change", "break", "break_note")

_LINE = ["unit_id", "indicator", "level", "grade"]

_GROWN = """
SELECT c.new_unit_id AS unit_id, c.from_date, string_agg(DISTINCT o.unit_name, ', ' ORDER BY o.unit_name) AS units,
       bool_or(n.valid_from = c.from_date) AS is_new
FROM crosswalk c
JOIN unit o ON o.unit_id = c.old_unit_id
JOIN unit n ON n.unit_id = c.new_unit_id
WHERE c.old_unit_id <> c.new_unit_id
GROUP BY c.new_unit_id, c.from_date
"""


def series(
    warehouse: Warehouse,
    only: Sequence[str],
    unit_ids: Sequence[int] | None = None,
    boundaries: str = "then",
    years: Sequence[str] | None = None,
    period: str = "",
    of_year: Callable[..., pd.DataFrame] = table.answers,
) -> pd.DataFrame:
    """`COLUMNS`, one row per unit, indicator, level, grade and school year (oldest first in each line).

    `only` names the indicators; `unit_ids` None = every unit; `years` None = every year with facts. `change` is the
    difference to the year before, NaN where that year is not there, a sum is not complete in both, or a break lies
    between. `break` holds the kinds of breaks before the year (boundary, definition, rating_scale) joined by ';', and
    `break_note` says why. `of_year` answers as `table.answers` does, for callers who keep the answers of single years.
    """
    asked = sorted(years if years is not None else school_years(warehouse))
    pieces = []
    for year in asked:
        found = of_year(warehouse, year, period, tuple(only), boundaries)
        pieces.append(found if unit_ids is None else found[found["unit_id"].isin(unit_ids)])
    if not pieces:
        return pd.DataFrame(columns=list(COLUMNS))
    frame = pd.concat(pieces, ignore_index=True).sort_values([*_LINE, "school_year"], kind="stable")
    _mark_breaks(warehouse, frame, asked, boundaries)
    frame["change"] = _changes(frame)
    order = frame[["official_order", "unit_id", "indicator"]].assign(place=range(len(frame)))
    order["indicator"] = order["indicator"].map({key: place for place, key in enumerate(indicators())})
    in_order = order.sort_values(["official_order", "unit_id", "indicator", "place"], kind="stable").index
    return frame.loc[in_order, list(COLUMNS)].reset_index(drop=True)


def _changes(frame: pd.DataFrame) -> pd.Series:
    """Only between neighbouring years without a break, and only between sums of which nobody is silent."""
    whole = (frame["coverage"].isna() | (frame["coverage"] >= 1)) & frame["value"].notna()
    before = frame.groupby(_LINE)[["value", "school_year"]].shift()
    whole_before = whole.groupby([frame[name] for name in _LINE]).shift(fill_value=False).astype(bool)
    follows = before["school_year"] == frame["school_year"].map(
        lambda year: str(SchoolYear.parse(year).previous)
    )
    comparable = whole & whole_before & follows & (frame["break"] == "")
    return (frame["value"] - before["value"]).where(comparable)


def _year_before(school_year: str) -> str:
    return str(SchoolYear.parse(school_year).previous)


def _mark_breaks(warehouse: Warehouse, frame: pd.DataFrame, years: Sequence[str], boundaries: str) -> None:
    """Kinds and reasons of what changed since the year before, line by line."""
    found = [_declared(frame), _ratings(frame), _rollout(frame), _area_classes(warehouse, frame, years)]
    found.append(_boundaries(warehouse, frame) if boundaries == "then" else _apportioned(frame))
    reasons = pd.concat(found, ignore_index=True)
    reasons = reasons.groupby("row").agg({"kind": _joined, "note": " ".join})
    for column, name in (("break", "kind"), ("break_note", "note")):
        frame[column] = reasons[name].astype(object).reindex(frame.index).fillna("")


def _joined(kinds: pd.Series) -> str:
    return ";".join(dict.fromkeys(kinds))


def _reasons(rows: Sequence[object], kind: str, notes: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame({"row": list(rows), "kind": kind, "note": list(notes)})


def _declared(frame: pd.DataFrame) -> pd.DataFrame:
    keys = pd.Series(list(zip(frame["indicator"], frame["school_year"], strict=True)), index=frame.index)
    hit = keys[keys.isin(list(breaks()))]
    return pd.DataFrame(
        {
            "row": hit.index,
            "kind": [breaks()[key][0] for key in hit],
            "note": [in_language(breaks()[key][1]) for key in hit],
        }
    )


def _ratings(frame: pd.DataFrame) -> pd.DataFrame:
    """Grades whose results are on another scale than the year before."""
    rated = {key for key, entry in indicators().items() if _is_rated(entry)}
    lines = frame.loc[frame["indicator"].isin(rated), ["level", "grade", "school_year"]]
    notes = {line: _scale_note(*line) for line in set(lines.itertuples(index=False, name=None))}
    told = [
        (row, notes[line])
        for row, line in zip(lines.index, lines.itertuples(index=False, name=None), strict=True)
    ]
    told = [(row, note) for row, note in told if note]
    return _reasons([row for row, _ in told], "rating_scale", [note for _, note in told])


def _is_rated(entry: Indicator) -> bool:
    return any(term.categories and term.categories[0] in SYMBOLS for term in entry.denominator)


def _scale_note(level: str, grade: str, school_year: str) -> str:
    year = SchoolYear.parse(school_year)
    of_level = [grade] if grade else [code for code, entry in grades().items() if entry.level == level]
    scales = {code: (scale_of(str(year.previous), code), scale_of(str(year), code)) for code in of_level}
    changed = [code for code, (before, now) in scales.items() if before and now and before.code != now.code]
    labels = ", ".join(codes()["grade"][code] for code in changed)
    return text("series", "rating_scale", grades=labels) if changed else ""


def _rollout(frame: pd.DataFrame) -> pd.DataFrame:
    """Whole levels that count other grades than the year before."""
    rolled = {key for key, entry in indicators().items() if entry.rollout}
    lines = frame[frame["indicator"].isin(rolled) & (frame["grade"] == "")]
    moved = [
        row
        for row, level, year in zip(lines.index, lines["level"], lines["school_year"], strict=True)
        if due_grades(level, year) != due_grades(level, str(SchoolYear.parse(year).previous))
    ]
    return _reasons(moved, "definition", [text("series", "rollout")] * len(moved))


def _area_classes(warehouse: Warehouse, frame: pd.DataFrame, years: Sequence[str]) -> pd.DataFrame:
    """Communes judged by another class than the year before, where the class decides the threshold or the age band."""
    judged = {key for key, entry in indicators().items() if entry.source in ("tests", "levels", "needed")}
    lines = frame[frame["indicator"].isin(judged) & (frame["unit_kind"] == "commune")]
    if lines.empty:
        return _reasons([], "definition", [])
    classes = {
        row[:2]: row[2] for row in warehouse.rows("SELECT unit_id, school_year, difficult FROM area_class")
    }
    changed = []
    for row, unit_id, year in zip(lines.index, lines["unit_id"], lines["school_year"], strict=True):
        now, before = (classes.get((unit_id, str(each))) for each in (year, SchoolYear.parse(year).previous))
        if now is not None and before is not None and now != before:
            changed.append(row)
    return _reasons(changed, "definition", [text("series", "area_class")] * len(changed))


def _boundaries(warehouse: Warehouse, frame: pd.DataFrame) -> pd.DataFrame:
    """Units that are new, or that took others in, since the first day of the year before."""
    events: dict[int, list[tuple[date, str, bool]]] = {}
    for unit_id, day, units, is_new in warehouse.rows(_GROWN):
        events.setdefault(unit_id, []).append((day, units, is_new))
    lines = frame.loc[frame["unit_id"].isin(list(events)), ["unit_id", "school_year"]]
    pairs = list(lines.itertuples(index=False, name=None))
    said = {pair: list(_grown(events[pair[0]], SchoolYear.parse(pair[1]))) for pair in set(pairs)}
    told = [(row, note) for row, pair in zip(lines.index, pairs, strict=True) for note in said[pair]]
    return _reasons([row for row, _ in told], "boundary", [note for _, note in told])


def _grown(events: Sequence[tuple[date, str, bool]], year: SchoolYear) -> Iterator[str]:
    """What is to be said of one unit in one year."""
    for day, units, is_new in events:
        if year.previous.first_day < day <= year.first_day:
            key = "boundary_new" if is_new else "boundary_grown"
            yield text("series", key, day=day.strftime("%d/%m/%Y"), units=units)


def _apportioned(frame: pd.DataFrame) -> pd.DataFrame:
    """On the units of today there is no boundary to cross; a divided unit makes the year an estimate."""
    sentence = text("standards", "estimated")
    rows = frame.index[[sentence in note for note in frame["note"]]]
    return _reasons(list(rows), "boundary", [text("series", "apportioned")] * len(rows))
