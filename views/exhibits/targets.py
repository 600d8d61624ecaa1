"""Assigned targets: what was assigned, what was reached, the gap in points and in children, pupils, classes.

Two comparisons: all targets of one unit on a common axis (share of the target reached), or one target over units,
each with its own tick. The sign of a gap is worse-is-negative, whichever direction is better.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from indicators.catalog import codes, measures
from indicators.catalog.indicators import Indicator, indicators
from views import formats, theme
from views.charts import bullets, cells
from views.exhibit import Card, Column, Exhibit
from views.exhibits import wording
from views.exhibits.records import Record, number_or_none, records
from views.texts import text, words

_RANK = {"not_met": 0, "met": 1, "insufficient_data": 2}


def assigned() -> tuple[str, ...]:
    """Indicators whose target an office assigns: a stated rate, or a count compared with an assigned count."""
    return tuple(entry.id for entry in indicators().values() if entry.target.stated or is_count(entry))


def is_count(indicator: Indicator) -> bool:
    """Whether actual and target are counts (classes, pupils), so that the rate is only their comparison."""
    return any(term.kind == "target" for term in indicator.denominator)


def choices(answers: pd.DataFrame) -> dict[str, str]:
    """Label → indicator of the targets that were assigned to anyone in the year."""
    present = set(_with_target(answers)["indicator"])
    return {indicators()[name].label_vi: name for name in assigned() if name in present}


def carrier_kind(indicator_id: str) -> str:
    """The kind of unit that a target is assigned to: `school` or `commune`."""
    return indicators()[indicator_id].grain


def of_unit(answers: pd.DataFrame, unit_name: str, school_year: str, shown: int | None = None) -> Exhibit:
    """Every assigned target of one unit, worst first, on the axis “share of the target reached”."""
    question = text("pages", "overview.question_unit", unit=unit_name)
    table = _with_target(answers)
    if table.empty:
        sentence = text("pages", "overview.empty", unit=unit_name, school_year=school_year)
        return Exhibit(question, sentence, table, ())
    table = _worst_first(_labelled(table))
    figure, subtitle = _drawn(table.head(shown or len(table)), is_common_axis=True)
    return Exhibit(
        question=question,
        finding=_finding(table, ""),
        table=table,
        columns=_columns("name", "level_label", "period_label"),
        subtitle=subtitle,
        figure=figure,
        cards=_cards(table),
        coverage=_coverage(table),
        definitions=_definitions(table["indicator"]),
    )


def by_commune(answers: pd.DataFrame) -> Exhibit:
    """Targets assigned to communes: indicators × communes, each cell its gap in points with its sign."""
    question = text("pages", "overview.question_communes")
    table = _with_target(answers)
    table = table[table["indicator"].map(carrier_kind) == "commune"]
    if table.empty:
        return Exhibit(question, text("pages", "overview.empty_indicator"), table, ())
    table = _worst_first(_labelled(table))
    return Exhibit(
        question=question,
        finding=_communes_finding(table),
        table=table,
        columns=_columns("unit_name", "name", "period_label"),
        subtitle=text("pages", "overview.subtitle_communes"),
        figure=_commune_board(table),
        coverage=_coverage(table),
        definitions=_definitions(table["indicator"]),
    )


def _communes_finding(table: pd.DataFrame) -> str:
    judged = table[table["status"].isin(["met", "not_met"])]
    missed = judged[judged["status"] == "not_met"]
    facts = {"missed": formats.number(len(missed)), "judged": formats.number(len(judged))}
    sentences = [text("pages", "overview.finding_communes", **facts)]
    if len(missed):
        worst = records(_worst_first(missed).head(1))[0]
        people = _people(worst)
        sentences.append(
            text(
                "pages",
                "overview.worst_commune",
                unit=formats.inside(str(worst["unit_name"])),
                name=formats.inside(str(worst["name"])),
                actual=_actual(worst),
                target=_target(worst),
                gap=text("pages", "overview.worst_gap", gap=people) if people else "",
            )
        )
    return " ".join(sentences)


def _commune_board(table: pd.DataFrame) -> dict[str, Any] | None:
    by_key = {(row["indicator"], row["unit_id"]): row for row in records(table)}
    communes = table.drop_duplicates("unit_id").sort_values("official_order", kind="stable")
    rows = []
    for name, group in table.groupby("name", sort=False):
        indicator = str(group["indicator"].iloc[0])
        found = [by_key.get((indicator, unit)) for unit in communes["unit_id"]]
        missed = int((group["status"] == "not_met").sum())
        rows.append(cells.BoardRow(str(name), tuple(map(_gap_cell, found)), (f"{missed}/{len(group)}",)))
    heads = (text("pages", "overview.missed_head"),)
    return cells.figure(rows, communes["short_name"].tolist(), heads, cells_end=0.93)


def _gap_cell(row: Record | None) -> cells.Cell:
    if row is None:
        return cells.Cell("·", theme.PALE)
    if row["status"] not in ("met", "not_met"):
        return cells.Cell("?", hover=_hover(row), is_hatched=True)
    gap = number_or_none(row["gap"])
    sign, colour = ("✓", theme.ACCENT) if row["status"] == "met" else ("✗", theme.FAILING)
    return cells.Cell(f"{sign} {formats.points(gap).removesuffix(' điểm')}", colour, _hover(row))


def over_units(
    answers: pd.DataFrame, indicator_id: str, shown: int | None = None, is_official_order: bool = False
) -> Exhibit:
    """One target over many units, each with its own tick; worst first or in official order."""
    indicator = indicators()[indicator_id]
    question = text("pages", "overview.question_indicator", indicator=indicator.label_vi)
    table = _with_target(answers[answers["indicator"] == indicator_id])
    if table.empty:
        return Exhibit(question, text("pages", "overview.empty_indicator"), table, ())
    table = _named_by_unit(_labelled(table))
    table = (
        table.sort_values("official_order", kind="stable").reset_index(drop=True)
        if is_official_order
        else _worst_first(table)
    )
    figure, subtitle = _drawn(table.head(shown or len(table)), is_common_axis=False)
    if indicator.direction == "lower":
        subtitle = f"{subtitle}; {text('pages', 'overview.lower_is_better')}"
    return Exhibit(
        question=question,
        finding=_finding(table, str(table["unit_kind"].iloc[0])),
        table=table,
        columns=_columns("unit_name", "level_label", "grade_label", "period_label"),
        subtitle=subtitle,
        figure=figure,
        cards=_cards(table),
        coverage=_coverage(table),
        definitions=_definitions([indicator_id]),
    )


def _with_target(answers: pd.DataFrame) -> pd.DataFrame:
    return answers[answers["indicator"].isin(assigned()) & answers["target"].notna()]


def _labelled(answers: pd.DataFrame) -> pd.DataFrame:
    levels, grades = codes()["level"], codes()["grade"]
    table = answers.assign(
        level_label=answers["level"].map(levels).fillna(""),
        grade_label=answers["grade"].map(grades).fillna(""),
        period_label=answers["period"].map(codes()["period"]).fillna(""),
        status_label=answers["status"].map(wording.status),
        coverage_percent=100 * answers["coverage"],
    )
    table["name"] = [_name(row) for row in records(table)]
    table["word"] = [_word(str(indicator)) for indicator in table["indicator"]]
    table["attained"] = _attained(table)
    return table


def _attained(table: pd.DataFrame) -> pd.Series:
    """Value as a share of its target, 0-100 and beyond."""
    return 100 * table["value"] / table["target"].where(table["target"] != 0)


def _worst_first(table: pd.DataFrame) -> pd.DataFrame:
    """Missed targets by relative gap, then met ones, then those nobody can judge."""
    relative = table["gap"] / table["target"].where(table["target"] != 0)
    ranked = table.assign(rank=table["status"].map(_RANK).fillna(3), relative=relative)
    return ranked.sort_values(["rank", "relative"], kind="stable").reset_index(drop=True)


def _name(row: Record) -> str:
    label = indicators()[str(row["indicator"])].label_vi
    for phrase in words("pages", "overview.repeated").values():
        label = label.replace(phrase, "")
    place = row["grade_label"] or row["level_label"]
    return f"{label} – {place}" if place else label


def _named_by_unit(table: pd.DataFrame) -> pd.DataFrame:
    """Rows named by unit, and by level where a unit has several rows."""
    doubled = table["unit_id"].duplicated(keep=False)
    return table.assign(
        name=[
            f"{unit} – {level}" if is_doubled and level else unit
            for unit, level, is_doubled in zip(table["unit_name"], table["level_label"], doubled, strict=True)
        ]
    )


def _word(indicator_id: str) -> str:
    """What the gap counts: `em`, `trẻ`, `lớp`."""
    numerator = indicators()[indicator_id].numerator
    if not numerator:
        return ""
    measure = measures()[numerator[0].measure]
    return words("charts", "count_word").get(measure.id) or words("charts", "unit_of_measure").get(
        measure.unit, ""
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
            texts=(_actual(row), _target(row), _gap(row), _people(row)),
            is_missed=row["status"] == "not_met",
            hover=_hover(row),
        )
        for row in records(table)
    ]


def _drawn(table: pd.DataFrame, is_common_axis: bool) -> tuple[Record | None, str]:
    """The figure and the subtitle that explains its axis; no figure for a single row."""
    is_rate = is_common_axis or indicators()[str(table["indicator"].iloc[0])].unit == "percent"
    suffix = " %" if is_rate else ""
    rows = _rows(table, is_common_axis)
    key = "overview.subtitle" if is_common_axis else "overview.subtitle_units"
    start = bullets.axis_start(rows, suffix)
    axis = text("pages", "overview.cut_axis" if start else "overview.full_axis", start=formats.number(start))
    figure = (
        bullets.figure(rows, tuple(words("pages", "overview.head").values()), suffix)
        if len(rows) > 1
        else None
    )
    return figure, f"{text('pages', key)}; {axis}"


def _actual(row: Record) -> str:
    indicator = indicators()[str(row["indicator"])]
    if is_count(indicator):
        return formats.number(number_or_none(row["numerator"]))
    return formats.percent(number_or_none(row["value"]), number_or_none(row["target"]), indicator.decimals)


def _target(row: Record) -> str:
    if is_count(indicators()[str(row["indicator"])]):
        return formats.number(number_or_none(row["denominator"]))
    return formats.percent(number_or_none(row["target"]))


def _gap(row: Record) -> str:
    if row["status"] == "insufficient_data":
        return "?"
    if row["status"] == "met" and not number_or_none(row["gap"]):
        return text("pages", "overview.met")
    sign = {"met": "✓ ", "not_met": "✗ ", "insufficient_data": "? "}.get(str(row["status"]), "")
    return f"{sign}{formats.points(number_or_none(row['gap']))}"


def _people(row: Record) -> str:
    """The gap as people, rooms or classes, in words: `thiếu 22 em`."""
    count = number_or_none(row["gap_count"])
    if row["status"] == "insufficient_data":
        return _reported(row)
    if count is None or not row["word"]:
        return ""
    if not count:
        return text("pages", "overview.enough")
    is_lower = indicators()[str(row["indicator"])].direction == "lower"
    key = (
        ("gap_worse" if is_lower else "gap_short")
        if count < 0
        else ("gap_better" if is_lower else "gap_over")
    )
    return text("pages", f"overview.{key}", count=formats.number(abs(count)), word=row["word"])


def _reported(row: Record) -> str:
    """How many of the units that belong to the sum have reported, where some are silent."""
    contributing, expected = (number_or_none(row[key]) for key in ("contributing", "expected"))
    if not expected or contributing is None:
        return text("charts", "not_reported")
    known, due = formats.number(contributing), formats.number(expected)
    return text("pages", "overview.reported", known=known, expected=due)


def _hover(row: Record) -> str:
    return text(
        "pages",
        "overview.hover",
        name=row["name"],
        actual=_actual(row),
        target=_target(row),
        numerator=formats.number(number_or_none(row["numerator"])),
        denominator=formats.number(number_or_none(row["denominator"])),
    )


def _finding(table: pd.DataFrame, kind: str) -> str:
    judged = table[table["status"].isin(["met", "not_met"])]
    missed = judged[judged["status"] == "not_met"]
    suffix = "_units" if kind else ""
    facts = {
        "missed": formats.number(len(missed)),
        "judged": formats.number(len(judged)),
        "kind": wording.unit_kind(kind),
    }
    if judged.empty:
        return text("pages", "overview.finding_none_judged")
    sentences = [text("pages", f"overview.finding{suffix}{'' if len(missed) else '_all_met'}", **facts)]
    if len(missed):
        worst = records(_worst_first(missed).head(1))[0]
        people = _people(worst)
        gap = text("pages", "overview.worst_gap", gap=people) if people else ""
        sentences.append(
            text(
                "pages",
                "overview.worst",
                name=worst["name"],
                actual=_actual(worst),
                target=_target(worst),
                gap=gap,
            )
        )
    if unjudged := len(table) - len(judged):
        sentences.append(
            text("pages", f"overview.unjudged{suffix}", count=formats.number(unjudged), kind=facts["kind"])
        )
    return " ".join(sentences)


def _cards(table: pd.DataFrame) -> tuple[Card, ...]:
    """One row alone is no chart: its four numbers set large."""
    if len(table) != 1:
        return ()
    row = records(table)[0]
    heads = words("pages", "overview.head")
    written: dict[str, Callable[[Record], str]] = {
        "actual": _actual,
        "target": _target,
        "gap": _gap,
        "people": _people,
    }
    return tuple(Card(heads[key], write(row) or formats.MISSING) for key, write in written.items())


def _columns(*leading: str) -> tuple[Column, ...]:
    labels = words("pages", "overview.column")
    return (
        *(Column(key, labels[key], width=16) for key in leading),
        Column("value", labels["value"], "percent", threshold="target"),
        Column("target", labels["target"], "percent"),
        Column("gap", labels["gap"], "points"),
        Column("gap_count", labels["gap_count"], "signed"),
        Column("word", labels["word"]),
        Column("numerator", labels["numerator"], "count"),
        Column("denominator", labels["denominator"], "count"),
        Column("status_label", labels["status_label"]),
        Column("coverage_percent", labels["coverage"], "percent", decimals=0),
        Column("note", labels["note"], width=24),
    )


def _coverage(table: pd.DataFrame) -> str:
    known = int(table["value"].notna().sum())
    return text("pages", "overview.coverage", known=formats.number(known), total=formats.number(len(table)))


def _definitions(chosen: Iterable[object]) -> tuple[tuple[str, str], ...]:
    entries = [indicators()[str(name)] for name in dict.fromkeys(chosen)]
    return tuple((entry.label_vi, f"{entry.definition_vi} ({entry.document})") for entry in entries)
