"""Targets against the time: what should have been reached by a day, and what was."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.pace import paces
from indicators.catalog.texts import text, words
from views import formats
from views.charts import pace
from views.exhibit import Exhibit
from views.exhibits import target_rows
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records
from views.exhibits.target_words import count_word

_WORST_FIRST = {"behind": 0, "ahead": 1, "no_start": 2, "no_data": 3, "not_yet_due": 4}
_SHOWN = (
    ("name", "text"), ("level_label", "text"), ("unit_label", "text"), ("start_value", "figure"),
    ("now_value", "figure"), ("due_value", "figure"), ("target_value", "figure"), ("difference", "figure"),
    ("persons", "signed"), ("state_label", "text"), ("pace_label", "text"), ("note", "text"),
)  # fmt: skip


def of_unit(lines: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    """The targets of one unit by a day; `lines` are rows of `pace.due_by` of that unit."""
    question = text("targets_page", "pace.question", unit=unit)
    if lines.empty:
        sentence = text("targets_page", "pace.empty", unit=unit, school_year=school_year)
        return Exhibit(question, sentence, lines, ())
    table = _ordered(_labelled(lines))
    drawn = _on_one_clock(table)
    known = int(table["now_value"].notna().sum())
    aside = len(table) - len(drawn)
    note = text("targets_page", "pace.aside", count=formats.number(aside)) if aside else ""
    total = formats.number(len(table))
    return Exhibit(
        question=question,
        finding=_finding(table),
        table=table,
        columns=columns("targets_page", "pace.column", *_SHOWN),
        subtitle=text("targets_page", "pace.subtitle"),
        chart=_chart(drawn),
        coverage=text("targets_page", "pace.coverage", known=formats.number(known), total=total),
        notes=(note,) if note else (),
        definitions=target_rows.definitions(table["indicator"]),
    )


def _labelled(lines: pd.DataFrame) -> pd.DataFrame:
    named = zip(lines["indicator"], lines["level"], lines["grade"], strict=True)
    rates = lines["unit"] == "percent"
    way = lines["target_value"] - lines["start_value"]
    lower = lines["indicator"].map({key: entry.direction == "lower" for key, entry in indicators().items()})
    return lines.assign(
        name=[target_rows.line_name(*line) for line in named],
        level_label=lines["level"].map(dict(codes()["level"])).fillna(""),
        word=[count_word(indicator) for indicator in lines["indicator"]],
        unit_label=[
            "%" if is_rate else count_word(i) for is_rate, i in zip(rates, lines["indicator"], strict=True)
        ],
        state_label=lines["state"].map(words("targets_page", "pace.state")),
        pace_label=lines["pace"].map({key: entry.label for key, entry in paces().items()}).fillna(""),
        way=way.where(~lower.astype(bool), -way),
    )


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Behind first, and of these the one that lacks the largest part of its way."""
    relative = table["difference"] / table["target_value"].where(table["target_value"] != 0)
    keyed = table.assign(_rank=table["state"].map(_WORST_FIRST), _relative=relative)
    ordered = keyed.sort_values(["_rank", "_relative"], kind="stable").drop(columns=["_rank", "_relative"])
    return ordered.reset_index(drop=True)


def _on_one_clock(table: pd.DataFrame) -> pd.DataFrame:
    """Rows that share the elapsed time of most rows: one vertical line cannot stand for two clocks."""
    shares = table["share"].round(6)
    common = shares.mode()
    return table if common.empty else table[shares.isna() | (shares == common.max())]


def _chart(table: pd.DataFrame) -> pace.Pace | None:
    if len(table) < 2:
        return None
    elapsed = float(table["share"].max()) if table["share"].notna().any() else 0.0
    label = text("targets_page", "pace.elapsed", share=formats.percent(100 * elapsed, decimals=0))
    heads = tuple(words("targets_page", "pace.head").values())
    return pace.Pace([_row(row) for row in records(table)], heads, elapsed, label)


def _row(row: Record) -> pace.PaceRow:
    done, lacking = _done(row)
    signs = words("targets_page", "pace.sign")
    facts = {key: _value(row, f"{key}_value") for key in ("start", "now", "target")}
    return pace.PaceRow(
        name=str(row["name"]),
        done=done,
        texts=(facts["now"], _value(row, "due_value"), facts["target"], signs[str(row["state"])]),
        lacking=lacking,
        hover=text("targets_page", "pace.hover", name=row["name"], **facts),
    )


def _done(row: Record) -> tuple[float | None, str]:
    """The share of the way that is done; or why there is no way to measure it on."""
    start, now, way = (number_or_none(row[key]) for key in ("start_value", "now_value", "way"))
    if row["state"] == "not_yet_due":
        return None, text("targets_page", "pace.not_due")
    if now is None:
        return None, text("targets_page", "pace.no_data")
    if start is None or way is None:
        return None, text("targets_page", "pace.no_start")
    if way <= 0:
        is_lower = indicators()[str(row["indicator"])].direction == "lower"
        return None, text("targets_page", "pace.no_way_lower" if is_lower else "pace.no_way")
    return (now - start) / (float(row["target_value"]) - start), ""


def _value(row: Record, key: str) -> str:
    """A number of the row in its own unit: persons and classes whole, a sum that is due with what it takes to reach it."""
    value = number_or_none(row[key])
    if row["unit"] == "percent":
        return formats.percent(value, number_or_none(row["target_value"]) if key == "now_value" else None)
    return formats.number(value, 0 if value is None or float(value).is_integer() else 1)


def _finding(table: pd.DataFrame) -> str:
    judged = table[table["state"].isin(["ahead", "behind"])]
    behind = judged[judged["state"] == "behind"]
    facts = {
        "day": formats.day(table["day"].iloc[0]),
        "behind": formats.number(len(behind)),
        "judged": formats.number(len(judged)),
    }
    key = "none_judged" if judged.empty else "behind" if len(behind) else "ahead"
    sentences = [text("targets_page", f"pace.{key}", **facts)]
    if len(behind):
        sentences.append(_worst(records(behind.head(1))[0]))
    for state, word in (("not_yet_due", "not_yet_due"), ("no_data", "unknown"), ("no_start", "unknown")):
        if count := int((table["state"] == state).sum()):
            sentences.append(text("targets_page", f"pace.{word}", count=formats.number(count)))
    return " ".join(sentences)


def _worst(row: Record) -> str:
    persons = number_or_none(row["persons"])
    is_lower = indicators()[str(row["indicator"])].direction == "lower"
    gap = ""
    if persons and row["word"]:
        key = "pace.gap_more" if is_lower else "pace.gap"
        gap = text("targets_page", key, count=formats.number(abs(persons)), word=row["word"])
    return text(
        "targets_page",
        "pace.worst",
        name=formats.inside(str(row["name"])),
        now=_value(row, "now_value"),
        due=_value(row, "due_value"),
        gap=gap,
    )
