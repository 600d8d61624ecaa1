"""Answers that are held against an assigned target, labelled and ordered for every view of them."""

from collections.abc import Iterable

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Column
from views.exhibits import wording
from views.exhibits.target_words import count_word, is_count

_RANK = {"not_met": 0, "met": 1, "insufficient_data": 2}


def assigned() -> tuple[str, ...]:
    """Indicators whose target an office assigns: a stated rate, or a count compared with an assigned count."""
    return tuple(entry.id for entry in indicators().values() if entry.target.stated or is_count(entry))


def choices(answers: pd.DataFrame) -> dict[str, str]:
    """Label → indicator of the targets that were assigned to anyone in the year."""
    is_given = answers["target"].notna() & (answers["status"] != "no_subject")
    present = set(answers.loc[is_given, "indicator"].unique())
    return {indicators()[name].label: name for name in assigned() if name in present}


def carrier_kind(indicator_id: str) -> str:
    """The kind of unit that a target is assigned to: `school` or `commune`."""
    return indicators()[indicator_id].grain


def with_target(answers: pd.DataFrame) -> pd.DataFrame:
    """Rows to which a target was assigned; where there is nobody to count, there is nothing to reach."""
    given = answers[answers["target"].notna()]
    return given[given["indicator"].isin(assigned()) & (given["status"] != "no_subject")]


def of_indicator(answers: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """All units of one indicator, those without a target too; empty where nobody was assigned one."""
    rows = answers[(answers["indicator"] == indicator_id) & (answers["status"] != "no_subject")]
    return without_repeats(rows) if rows["target"].notna().any() else rows.head(0)


def without_repeats(answers: pd.DataFrame) -> pd.DataFrame:
    """Without rows of a level that is all there is of the unit: its whole says the same under the unit's own name."""
    line = [
        "unit_id",
        "indicator",
        "grade",
        "period",
        "school_year",
        "numerator",
        "denominator",
        "value",
        "target",
    ]
    is_whole = answers["level"] == ""
    same = answers.groupby(line, sort=False, dropna=False).ngroup()
    return answers[is_whole | ~same.isin(same[is_whole])]


def labelled(answers: pd.DataFrame) -> pd.DataFrame:
    """With labels, a name for the row, what its gap counts, and the share of the target that was attained."""
    levels, grades = codes()["level"], codes()["grade"]
    table = answers.assign(
        level_label=answers["level"].map(levels).fillna(""),
        grade_label=answers["grade"].map(grades).fillna(""),
        period_label=answers["period"].map(codes()["period"]).fillna(""),
        status_label=answers["status"].map(wording.status),
        coverage_percent=100 * answers["coverage"],
    )
    table["name"] = [
        line_name(*line) for line in zip(table["indicator"], table["level"], table["grade"], strict=True)
    ]
    table["word"] = [count_word(str(indicator)) for indicator in table["indicator"]]
    table["attained"] = _attained(table)
    return table


def _attained(table: pd.DataFrame) -> pd.Series:
    """Value as a share of its target, 0-100 and beyond."""
    return 100 * table["value"] / table["target"].where(table["target"] != 0)


def worst_first(table: pd.DataFrame) -> pd.DataFrame:
    """Missed targets by relative gap, then met ones, then those nobody can judge."""
    relative = table["gap"] / table["target"].where(table["target"] != 0)
    ranked = table.assign(rank=table["status"].map(_RANK).fillna(3), relative=relative)
    return ranked.sort_values(["rank", "relative"], kind="stable").reset_index(drop=True)


def judged(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows with a verdict, and those of them that miss their target."""
    known = table[table["status"].isin(["met", "not_met"])]
    return known, known[known["status"] == "not_met"]


def line_name(indicator_id: str, level: str, grade: str) -> str:
    """The label of an indicator with its grade or level, without the phrases that every row of a page would repeat."""
    label = indicators()[indicator_id].label
    for phrase in words("pages", "overview.repeated").values():
        label = label.replace(phrase, "")
    place = codes()["grade"].get(grade) or codes()["level"].get(level)
    return f"{label} – {place}" if place else label


def columns(*leading: str) -> tuple[Column, ...]:
    """The columns of every table of targets behind its leading ones."""
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


def coverage(table: pd.DataFrame) -> str:
    """How many rows have a value."""
    known = int(table["value"].notna().sum())
    return text("pages", "overview.coverage", known=formats.number(known), total=formats.number(len(table)))


def definitions(chosen: Iterable[object]) -> tuple[tuple[str, str], ...]:
    """Label and definition with its document, each indicator once."""
    entries = [indicators()[str(name)] for name in dict.fromkeys(chosen)]
    return tuple((entry.label, f"{entry.definition} ({entry.document})") for entry in entries)
