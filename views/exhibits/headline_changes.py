"""Where one unit stands and which way it moves: its headline rates beside the year before and their thresholds."""

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import dumbbells
from views.exhibit import Card, Exhibit
from views.exhibits import standing, target_rows
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

FILE = "overview_page"
_SHOWN = (
    ("name", "text"), ("value", "percent"), ("before", "percent"), ("change", "points"), ("target", "percent"),
    ("status_label", "text"), ("numerator", "count"), ("denominator", "count"), ("contributing", "count"),
    ("expected", "count"), ("break_note", "text"),
)  # fmt: skip
_SIGNS = {"higher": 1.0, "lower": -1.0}


def of_unit(series: pd.DataFrame, cards: tuple[Card, ...], unit: str, years: tuple[str, str]) -> Exhibit:
    """Headlines of one unit in two years (`series.series`; `years`: before, now), in the declared order."""
    question = text(FILE, "standing.question", unit=unit)
    now = series[(series["school_year"] == years[1]) & (series["status"] != "no_subject")]
    now = now[now["value"].notna()]
    if now.empty:
        return Exhibit(question, text(FILE, "standing.empty", unit=unit, school_year=years[1]), now, ())
    table = _labelled(now, series[series["school_year"] == years[0]])
    whole = int((table["contributing"] >= table["expected"]).sum())
    facts = {"known": formats.number(whole), "total": formats.number(len(table))}
    said = {"before": years[0], "now": years[1]}
    return Exhibit(
        question=question,
        finding=_finding(table, years[0]),
        table=table,
        columns=columns(FILE, "change.column", *_SHOWN, value="target"),
        subtitle=text(FILE, "change.subtitle" if whole == len(table) else "change.subtitle_partial", **said),
        chart=dumbbells.Dumbbells(
            [_row(row) for row in records(table)], tuple(words(FILE, "change.head").values()), " %"
        ),
        cards=cards,
        coverage=text(FILE, "standing.coverage", **facts),
        definitions=target_rows.definitions(table["indicator"]),
    )


def _labelled(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """One row per headline (`standing.lines`) with `before` and `better`, the change, positive for the better."""
    line = ["indicator", "level", "unit_id"]
    earlier = before[[*line, "value"]].rename(columns={"value": "before"})
    table = standing.lines(now).merge(earlier, on=line, how="left")
    change = table["change"].astype("float64")
    sign = table["indicator"].map(lambda key: _SIGNS.get(indicators()[key].direction, 0.0))
    return table.assign(
        change=change,
        # Without a change of its own the pair may not be compared, whatever the year before says.
        before=table["before"].astype("float64").where(change.notna()),
        better=change * sign,
        break_note=table["break_note"].fillna(""),
    )


def _row(row: Record) -> dumbbells.DumbbellRow:
    better = number_or_none(row["better"])
    now = formats.percent(number_or_none(row["value"]), number_or_none(row["target"]))
    before = formats.percent(number_or_none(row["before"]))
    known, expected = formats.number(row["contributing"]), formats.number(row["expected"])
    return dumbbells.DumbbellRow(
        name=str(row["name"]),
        before=number_or_none(row["before"]),
        now=number_or_none(row["value"]),
        target=number_or_none(row["target"]),
        texts=(
            now,
            _change(row),
            formats.percent(number_or_none(row["target"])),
            words(FILE, "standing.sign").get(str(row["status"]), ""),
            text(FILE, "standing.reported", known=known, expected=expected),
        ),
        is_better=None if not better else better > 0,
        is_partial=row["contributing"] < row["expected"],
        hover=text(
            FILE,
            "change.hover",
            name=row["name"],
            now=now,
            before=before,
            numerator=formats.number(number_or_none(row["numerator"])),
            denominator=formats.number(number_or_none(row["denominator"])),
            known=known,
            expected=expected,
        ),
    )


def _change(row: Record) -> str:
    """The change in points with a sign for its direction; a dash where the years may not be compared."""
    change = number_or_none(row["change"])
    written = formats.points_alone(change)
    if not change:
        return written
    return text(FILE, f"change.{'up' if change > 0 else 'down'}", change=written)


def _finding(table: pd.DataFrame, before: str) -> str:
    compared = table[table["change"].notna()]
    sentences = [standing.finding(table)]
    if len(compared):
        better, worse = int((compared["better"] > 0).sum()), compared[compared["better"] < 0]
        facts = {"better": formats.number(better), "worse": formats.number(len(worse)), "before": before}
        sentences.append(text(FILE, "change.finding", **facts))
        if len(worse):
            row = records(worse.sort_values("better", kind="stable").head(1))[0]
            name = formats.inside(str(row["name"]))
            sentences.append(text(FILE, "change.fallen", name=name, change=formats.points(row["change"])))
    else:
        sentences.append(text(FILE, "change.none", before=before))
    return " ".join(sentences)
