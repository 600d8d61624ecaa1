"""Assigned targets: what was assigned, what was reached, the gap in points and in children, pupils, classes.

Two comparisons: all targets of one unit on a common axis (share of the target reached), or one target over units,
each with its own tick. The sign of a gap is worse-is-negative, whichever direction is better.
"""

from collections import Counter
from collections.abc import Callable

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import bullets
from views.exhibit import Card, Exhibit
from views.exhibits import target_rows, target_words, wording
from views.exhibits.records import Record, number_or_none, records


def of_unit(answers: pd.DataFrame, unit_name: str, school_year: str, shown: int | None = None) -> Exhibit:
    """Every assigned target of one unit, worst first, on the axis “share of the target reached”."""
    question = text("pages", "overview.question_unit", unit=unit_name)
    table = target_rows.without_repeats(target_rows.with_target(answers))
    if table.empty:
        sentence = text("pages", "overview.empty", unit=unit_name, school_year=school_year)
        return Exhibit(question, sentence, table, ())
    table = target_rows.worst_first(target_rows.labelled(table))
    chart, subtitle = _drawn(table.head(shown or len(table)), is_common_axis=True)
    return Exhibit(
        question=question,
        finding=_finding(table, ""),
        table=table,
        columns=target_rows.columns("name", "level_label", "period_label"),
        subtitle=subtitle,
        chart=chart,
        cards=_cards(table),
        coverage=target_rows.coverage(table),
        definitions=target_rows.definitions(table["indicator"]),
    )


def over_units(
    answers: pd.DataFrame, indicator_id: str, shown: int | None = None, is_official_order: bool = False
) -> Exhibit:
    """One target over many units, each with its own tick; worst first or in official order."""
    indicator = indicators()[indicator_id]
    question = text("pages", "overview.question_indicator", indicator=indicator.label)
    table = target_rows.of_indicator(answers, indicator_id)
    if table.empty:
        return Exhibit(question, text("pages", "overview.empty_indicator"), table, ())
    table = _named_by_unit(target_rows.labelled(table))
    table = (
        table.sort_values("official_order", kind="stable").reset_index(drop=True)
        if is_official_order
        else target_rows.worst_first(table)
    )
    chart, subtitle = _drawn(table.head(shown or len(table)), is_common_axis=False)
    if indicator.direction == "lower":
        subtitle = f"{subtitle}; {text('pages', 'overview.lower_is_better')}"
    return Exhibit(
        question=question,
        finding=_finding(table, str(table["unit_kind"].iloc[0])),
        table=table,
        columns=target_rows.columns("unit_name", "level_label", "grade_label", "period_label"),
        subtitle=subtitle,
        chart=chart,
        cards=_cards(table),
        coverage=target_rows.coverage(table),
        definitions=target_rows.definitions([indicator_id]),
    )


def _named_by_unit(table: pd.DataFrame) -> pd.DataFrame:
    """Rows named by unit, and by level where a unit has several rows."""
    doubled = table["unit_id"].duplicated(keep=False)
    return table.assign(
        name=[
            f"{unit} – {level}" if is_doubled and level else unit
            for unit, level, is_doubled in zip(table["unit_name"], table["level_label"], doubled, strict=True)
        ]
    )


def _rows(table: pd.DataFrame, is_common_axis: bool) -> list[bullets.BulletRow]:
    return [
        bullets.BulletRow(
            name=str(row["name"]),
            # A sum with silent units may not be held against a target: its figures stand at the right.
            actual=None
            if row["status"] == "insufficient_data"
            else number_or_none(row["attained"] if is_common_axis else row["value"]),
            target=100.0 if is_common_axis else number_or_none(row["target"]),
            texts=(
                target_words.actual(row),
                target_words.target(row),
                target_words.gap(row),
                target_words.people(row),
            ),
            is_missed=row["status"] == "not_met",
            hover=target_words.hover(row),
        )
        for row in records(table)
    ]


def _drawn(table: pd.DataFrame, is_common_axis: bool) -> tuple[bullets.Bullets | None, str]:
    """The chart and the subtitle that explains its axis; no chart for a single row."""
    is_rate = is_common_axis or indicators()[str(table["indicator"].iloc[0])].unit == "percent"
    suffix = " %" if is_rate else ""
    rows = _rows(table, is_common_axis)
    key = "overview.subtitle" if is_common_axis else "overview.subtitle_units"
    start = bullets.axis_start(rows, suffix)
    axis = text("pages", "overview.cut_axis" if start else "overview.full_axis", start=formats.number(start))
    chart = (
        bullets.Bullets(rows, tuple(words("pages", "overview.head").values()), suffix)
        if len(rows) > 1
        else None
    )
    return chart, f"{text('pages', key)}; {axis}"


def _finding(table: pd.DataFrame, kind: str) -> str:
    judged, missed = target_rows.judged(table)
    suffix = "_units" if kind else ""
    counted = _units_by_verdict(table) if kind else _rows_by_verdict(table)
    facts = {
        "missed": formats.number(counted["missed"]),
        "judged": formats.number(counted["missed"] + counted["met"]),
        "kind": wording.unit_kind(kind),
    }
    if judged.empty:
        return text("pages", "overview.finding_none_judged")
    sentences = [text("pages", f"overview.finding{suffix}{'' if len(missed) else '_all_met'}", **facts)]
    if len(missed):
        worst = records(target_rows.worst_first(missed).head(1))[0]
        people = target_words.people(worst)
        gap = text("pages", "overview.worst_gap", gap=people) if people else ""
        sentences.append(
            text(
                "pages",
                "overview.worst",
                name=worst["name"],
                actual=target_words.actual(worst),
                target=target_words.target(worst),
                gap=gap,
            )
        )
    if count := counted["unjudged"]:
        sentences.append(
            text("pages", f"overview.unjudged{suffix}", count=formats.number(count), kind=facts["kind"])
        )
    if count := counted["without"]:
        sentences.append(
            text("pages", "overview.without_target", count=formats.number(count), kind=facts["kind"])
        )
    return " ".join(sentences)


def _verdicts(table: pd.DataFrame) -> pd.Series:
    """What is known of each row: missed, unjudged, met, without (a target)."""
    judged = table["status"].map({"met": "met", "not_met": "missed"})
    return judged.fillna(table["target"].isna().map({True: "without", False: "unjudged"}))


def _rows_by_verdict(table: pd.DataFrame) -> Counter[str]:
    return Counter(_verdicts(table))


def _units_by_verdict(table: pd.DataFrame) -> Counter[str]:
    """Each unit once, by the worst that is known of its levels: one that misses at one level misses."""
    worst_first = {"missed": 0, "unjudged": 1, "met": 2, "without": 3}
    worst = _verdicts(table).map(worst_first).groupby(table["unit_id"]).min()
    return Counter(worst.map(dict(enumerate(worst_first))))


def _cards(table: pd.DataFrame) -> tuple[Card, ...]:
    """One row alone is no chart: its four numbers set large."""
    if len(table) != 1:
        return ()
    row = records(table)[0]
    heads = words("pages", "overview.head")
    written: dict[str, Callable[[Record], str]] = {
        "actual": target_words.actual,
        "target": target_words.target,
        "gap": target_words.gap,
        "people": target_words.people,
    }
    return tuple(Card(heads[key], write(row) or formats.MISSING) for key, write in written.items())
