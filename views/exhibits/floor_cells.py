"""What the floor asks about single figures: which contradict one another, which jumped without an explanation."""

import pandas as pd

from indicators.catalog import codes, measures
from indicators.catalog.floor_questions import FloorRules
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Exhibit
from views.exhibits.columns import columns
from views.exhibits.records import records

_KEY = ["unit_id", "level", "measure", "grade", "age", "group", "category", "period"]
_SEVERITIES = ("refuse", "error", "warning", "note")
_PAIRS = (
    ("message", "text"),
    ("severity_label", "text"),
    ("file", "text"),
    ("sheet", "text"),
    ("cell", "text"),
)
_JUMPS = (
    ("unit_name", "text"), ("name", "text"), ("value_before", "count"), ("value", "count"), ("percent", "points"),
    ("remark", "text"), ("file", "text"), ("sheet", "text"), ("cell", "text"),
)  # fmt: skip


def inconsistent(issues: pd.DataFrame, rules: FloorRules) -> Exhibit:
    """Every place where two numbers of a file or of two files contradict, the gravest first."""
    question = text("floor", "inconsistent.question")
    found = issues[issues["check"].isin(rules.inconsistent)]
    if found.empty:
        return Exhibit(question, text("floor", "inconsistent.none"), found, ())
    order = {code: place for place, code in enumerate(_SEVERITIES)}
    table = found.assign(
        rank=found["severity"].map(order), severity_label=found["severity"].map(words("charts", "severity"))
    ).sort_values("rank", kind="stable", ignore_index=True)
    facts = {"count": formats.number(len(table)), "files": formats.number(table["file"].nunique())}
    return Exhibit(
        question, text("floor", "inconsistent.finding", **facts), table,
        columns("floor", "inconsistent.column", *_PAIRS), subtitle=text("floor", "inconsistent.subtitle"),
    )  # fmt: skip


def jumps(before: pd.DataFrame, now: pd.DataFrame, year: str, rules: FloorRules) -> Exhibit:
    """Stored totals of a unit beside those of the year before, the largest factor first."""
    question = text("floor", "jumps.question", before=year)
    pairs = _totals(now).merge(_totals(before)[[*_KEY, "value"]], on=_KEY, suffixes=("", "_before"))
    pairs = pairs[pairs["value_before"] > 0]
    if pairs.empty:
        return Exhibit(question, text("floor", "jumps.nothing_compared", before=year), pairs, ())
    moved = (pairs["value"] - pairs["value_before"]).astype("float64")
    pairs = pairs.assign(percent=100 * moved / pairs["value_before"], moved=moved.abs())
    table = pairs[(pairs["percent"].abs() >= rules.percent) & (pairs["moved"] >= rules.least)].copy()
    cuts = {"percent": formats.number(rules.percent), "least": formats.number(rules.least)}
    if table.empty:
        return Exhibit(
            question,
            text("floor", "jumps.none", before=year, count=formats.number(len(pairs)), **cuts),
            table,
            (),
        )
    table["name"] = [_name(row) for row in records(table)]
    table["remark"] = [_remark(row["value"] / row["value_before"], rules) for row in records(table)]
    table["size"] = table["percent"].abs()
    table = table.sort_values("size", ascending=False, kind="stable", ignore_index=True)
    worst = records(table.head(1))[0]
    finding = text(
        "floor", "jumps.finding", count=formats.number(len(table)), units=formats.number(table["unit_id"].nunique()),
        compared=formats.number(len(pairs)), before=year, unit=worst["unit_name"],
        name=formats.inside(str(worst["name"])), was=formats.number(worst["value_before"]),
        now=formats.number(worst["value"]),
    )  # fmt: skip
    return Exhibit(
        question, finding, table, columns("floor", "jumps.column", *_JUMPS),
        subtitle=text("floor", "jumps.subtitle", **cuts),
    )  # fmt: skip


def _totals(facts: pd.DataFrame) -> pd.DataFrame:
    """Counted totals: no grade, age, group or kind of its own."""
    is_total = (facts[["grade", "age", "group", "category"]] == "").all(axis=1)
    return facts[is_total & (facts["kind"] == "actual") & facts["value"].notna()].drop_duplicates(_KEY)


def _name(row: dict[str, object]) -> str:
    label, level = measures()[str(row["measure"])].label, codes()["level"].get(str(row["level"]), "")
    return f"{label} – {level}" if level else label


def _remark(factor: float, rules: FloorRules) -> str:
    """Ten, a hundred, a thousand times as much or as little: named as what it looks like."""
    for power in rules.powers:
        for ratio, key in ((factor / power, "times"), (factor * power, "parts")):
            if abs(ratio - 1) <= rules.tolerance / 100:
                return text("floor", f"jumps.{key}", power=formats.number(power))
    return ""
