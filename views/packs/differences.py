"""What a freeze and a later snapshot say differently: targets, single figures, reports that came after their time.

Each function gives rows with `COLUMNS`, ready to be read; what they are called and how they are ordered is `since`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.period_days import day_of
from indicators.catalog.texts import text, words
from indicators.reporting import history
from indicators.terms import SchoolYear
from views import answers, cell_words, formats
from views.chosen_units import selected
from views.context import Context
from views.exhibits import target_rows, target_words
from views.exhibits.receipts import REPORTED
from views.exhibits.records import Record, records
from views.questions.targets import assigned

COLUMNS = ("class", "unit_code", "unit_name", "name", "before", "now", "target", "source")
Row = dict[str, Any]

_LINE = ["unit_code", "indicator", "level", "grade", "period"]
_NAMES = ("unit_name", "name")
_MEASURED = ["value", "status", "target"]
_COMPARED = [*_MEASURED, "said", "target_said", *_NAMES]
_FIGURE = ["unit_code", "level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind"]  # fmt: skip
_REPORT = ["unit_code", "report", "level", "period"]
_COPY = ["unit_code", "month", "copy"]


def of_targets(before: Context, now: Context) -> Iterator[Row]:
    """Targets of the chosen unit and those below it that are met no longer or newly, or whose numbers were revised."""
    was, today = _moved(_targets(before), _targets(now))
    merged = today.merge(was[[*_LINE, *_COMPARED]], on=_LINE, how="outer", suffixes=("", "_before"))
    # What only the freeze knows keeps its names.
    merged = merged.assign(
        **{key: merged[key].fillna(merged[f"{key}_before"]) for key in _NAMES},
        target_said_before=merged["target_said_before"].fillna(""),
    )
    for row in records(merged):
        if found := _class_of_target(row):
            target = row["target_said"]
            if row["target_said_before"] and _differ(row["target_before"], row["target"]):
                target = text("packs", "since.from_to", before=row["target_said_before"], now=target)
            was_said, now_said = _said(row, "_before"), _said(row, "")
            yield _row(found, row, row["name"], was_said, now_said, target)


def _said(row: Record, side: str) -> str:
    unknown = formats.is_missing(row[f"value{side}"])
    return text("packs", "since.unknown") if unknown else str(row[f"said{side}"])


def _targets(context: Context) -> pd.DataFrame:
    table = context.in_tree(assigned(context))
    return target_rows.without_repeats(table[table["target"].notna()])


def _moved(was: pd.DataFrame, today: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The lines of both whose numbers or verdicts differ, put into words; of a province they are few among many."""
    pairs = was[[*_LINE, *_MEASURED]].merge(
        today[[*_LINE, *_MEASURED]], on=_LINE, how="outer", suffixes=("_before", "")
    )
    same = pd.Series(True, index=pairs.index)
    for key in _MEASURED:
        one, other = pairs[f"{key}_before"], pairs[key]
        same &= (one == other).fillna(False).astype(bool) | (one.isna() & other.isna())
    lines = pairs.loc[~same, _LINE]
    first, second = (_in_words(table.merge(lines, on=_LINE)) for table in (was, today))
    return first, second


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    table = target_rows.labelled(table)
    return table.assign(
        said=[target_words.actual(row) for row in records(table)],
        target_said=[target_words.target(row) for row in records(table)],
    )


def _class_of_target(row: Record) -> str:
    before, now = row["value_before"], row["value"]
    if formats.is_missing(before) or formats.is_missing(now):
        if formats.is_missing(before) and formats.is_missing(now):
            return ""
        return "newly_known" if formats.is_missing(before) else "no_longer_known"
    states = (row["status_before"], row["status"])
    if states == ("not_met", "met"):
        return "newly_met"
    if states == ("met", "not_met"):
        return "lost"
    return "revised" if _differ(before, now) or _differ(row["target_before"], row["target"]) else ""


def of_figures(before: Context, now: Context) -> Iterator[Row]:
    """Figures that a file received since then has changed: of the year in question (`corrected`), of earlier ones (`history`).

    A number that was changed twice is told once, from what stood there then to what stands there now.
    """
    every = answers.remembered(now.warehouse, history.revisions)
    receipts = ["file", "received_at"]
    fresh = every.merge(answers.files(before)[receipts], on=receipts, how="left", indicator="known")
    fresh = _of_the_tree(now, fresh[fresh["known"] == "left_only"])
    for _, steps in fresh.sort_values("received_at", kind="stable").groupby(_FIGURE, sort=False):
        first, last = records(steps)[0], records(steps)[-1]
        if first["before_raw"] == last["after_raw"] and not _differ(
            first["before_value"], last["after_value"]
        ):
            continue
        found = "history" if last["school_year"] < now.school_year else "corrected"
        yield _row(found, last, _figure_name(last), _raw(first["before_raw"]), _raw(last["after_raw"]),
                   source=_place(last))  # fmt: skip


def _of_the_tree(context: Context, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the unit and those below it, as it stood in the year of each row; without the years that do not know it."""
    parts = [rows.head(0)]
    for year, part in rows.groupby("school_year", sort=True):
        try:
            known = selected(context.warehouse, replace(context.selection, school_year=str(year)))
        except LookupError:
            continue
        inside = known.units["unit_id"].isin(known.tree())
        parts.append(part[part["unit_code"].isin(known.units.loc[inside, "unit_code"])])
    return pd.concat(parts)


def _figure_name(row: Record) -> str:
    details = [formats.inside(part) for part in cell_words.detail(row).split(", ") if part]
    return f"{cell_words.measure(row)} – {', '.join([*details, row['school_year']])}"


def _raw(written: str) -> str:
    return str(written) or text("packs", "since.blank")


def _place(row: Record) -> str:
    side = "after" if row["after_cell"] else "before"
    place = text("history", "corrections.place", file=row[f"{side}_file"], sheet=row[f"{side}_sheet"],
                 cell=row[f"{side}_cell"])  # fmt: skip
    return text("packs", "since.source", place=place, day=formats.day(row["received_at"]))


def of_reports(before: Context, now: Context, day: date) -> Iterator[Row]:
    """Reports that were due on the day of the freeze and arrived after it, and monthly reports since marked as late."""
    was, today = (context.in_tree(answers.reports(context)) for context in (before, now))
    merged = today.merge(was[[*_REPORT, "state"]], on=_REPORT, how="left", suffixes=("", "_before"))
    start = SchoolYear.parse(now.school_year).start
    for row in records(merged):
        due = day_of(str(row["period"]), start)
        arrived = row["state"] == REPORTED and row["state_before"] != REPORTED
        if arrived and (due is None or due <= day):
            period = formats.inside(str(codes()["period"].get(row["period"], "")))
            level = codes()["level"].get(row["level"], "")
            received = text("packs", "since.received", day=formats.day(row["received_at"]))
            yield _late(row, _named(row["label"], level, period), received)
    yield from _late_months(before, now)


def _late_months(before: Context, now: Context) -> Iterator[Row]:
    was, today = answers.submissions(before), now.in_tree(answers.submissions(now))
    merged = today.merge(was[[*_COPY, "state"]], on=_COPY, how="left", suffixes=("", "_before"))
    copies = words("charts", "copy")
    for row in records(merged[(merged["state"] == "late") & (merged["state_before"] != "late")]):
        month = formats.inside(str(codes()["period"].get(row["month"], "")))
        name = _named(text("packs", "since.monthly"), month, copies.get(row["copy"], ""))
        known = not formats.is_missing(row["date"])
        yield _late(row, name, text("packs", "since.received", day=formats.day(row["date"])) if known else "")


def _late(row: Record, name: str, received: str) -> Row:
    return _row(
        "late_report", row, name, text("packs", "since.not_handed_in"), text("packs", "since.handed_in"),
        source=received,
    )  # fmt: skip


def _named(label: str, *details: str) -> str:
    return f"{label} ({', '.join(part for part in details if part)})" if any(details) else label


def _differ(one: Any, other: Any) -> bool:
    if formats.is_missing(one) or formats.is_missing(other):
        return formats.is_missing(one) is not formats.is_missing(other)
    return float(one) != float(other)


def _row(
    found: str, row: Record, name: str, before: object, now: object, target: object = "", source: str = ""
) -> Row:
    said = (found, row["unit_code"], row["unit_name"], name, before, now, target, source)
    return {key: "" if formats.is_missing(value) else value for key, value in zip(COLUMNS, said, strict=True)}
