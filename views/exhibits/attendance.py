"""Children and pupils of an age who do not attend yet: rates of one unit, with what silent units leave open."""

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import bounds
from views.exhibit import Exhibit
from views.exhibits import target_rows, wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records
from views.exhibits.target_words import count_word, is_count

_SHOWN = (
    ("name", "text"), ("value", "percent"), ("numerator", "count"), ("denominator", "count"), ("missing", "count"),
    ("target", "percent"), ("bound_low", "percent"), ("bound_high", "percent"), ("status_label", "text"),
    ("contributing", "count"), ("expected", "count"), ("note", "text"),
)  # fmt: skip


_ATTENDING = frozenset(
    {"attending_residents", "grade_1_residents", "primary_studying_residents", "reached_disabled_residents"}
)
"""Measures of persons who are in school."""


def rates() -> tuple[str, ...]:
    """Rates of persons of an age who attend, among those who should, as communes survey them."""
    return tuple(
        entry.id
        for entry in indicators().values()
        if entry.topic == "enrolment"
        and not is_count(entry)
        and {term.measure for term in entry.numerator} & _ATTENDING
    )


def of_unit(rows: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    """All rates of one unit (`bounds.answers`), in the order of the ages."""
    question = text("enrolment", "attendance.question", unit=unit)
    known = rows[rows["value"].notna() & (rows["status"] != "no_subject")]
    if known.empty:
        sentence = text("enrolment", "attendance.empty", unit=unit, school_year=school_year)
        return Exhibit(question, sentence, known, ())
    table = _labelled(known)
    whole = int((table["contributing"] >= table["expected"]).sum())
    return Exhibit(
        question=question,
        finding=_finding(table, unit),
        table=table,
        columns=columns("enrolment", "attendance.column", *_SHOWN, value="target"),
        subtitle=_legend(table),
        chart=_chart(table),
        coverage=text(
            "enrolment", "attendance.coverage", known=formats.number(whole), total=formats.number(len(table))
        ),
        definitions=target_rows.definitions(table["indicator"]),
    )


def _legend(table: pd.DataFrame) -> str:
    """What the marks mean that are drawn, and no others."""
    is_drawn = {"bar": True, "hatch": _is_hatched(table), "target": table["target"].notna().any()}
    marks = [said for mark, said in words("enrolment", "attendance.mark").items() if is_drawn[mark]]
    return text("enrolment", "attendance.legend", marks="; ".join(marks))


def _is_hatched(table: pd.DataFrame) -> bool:
    return bool((table["bound_low"] < table["bound_high"]).any())


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    order = {key: place for place, key in enumerate(indicators())}
    table = rows.assign(
        name=[_name(key) for key in rows["indicator"]],
        word=[count_word(key) for key in rows["indicator"]],
        missing=rows["denominator"] - rows["numerator"],
        status_label=rows["status"].map(wording.status),
    )
    return table.sort_values("indicator", key=lambda keys: keys.map(order), kind="stable").reset_index(
        drop=True
    )


def _name(indicator: str) -> str:
    """`Tỷ lệ huy động trẻ 5 tuổi` → `Trẻ 5 tuổi`: the page says the rest once."""
    name = target_rows.line_name(indicator, "", "")
    for phrase in words("enrolment", "attendance.repeated").values():
        name = name.removeprefix(phrase)
    return name[:1].upper() + name[1:]


def _chart(table: pd.DataFrame) -> bounds.Bounds:
    heads = tuple(words("enrolment", "attendance.head").values())
    return bounds.Bounds([_row(row) for row in records(table)], heads, " %")


def _row(row: Record) -> bounds.BoundsRow:
    low, high = number_or_none(row["bound_low"]), number_or_none(row["bound_high"])
    value = number_or_none(row["value"])
    if low is None and _is_whole(row):
        low = high = value
    return bounds.BoundsRow(
        name=str(row["name"]),
        low=low,
        high=high,
        reported=value,
        target=number_or_none(row["target"]),
        texts=(_rate(row), _counts(row), _missing(row), _reported(row)),
        hover=text(
            "enrolment",
            "attendance.hover",
            name=row["name"],
            numerator=formats.number(row["numerator"]),
            denominator=formats.number(row["denominator"]),
            target=_target(row),
            coverage=_reported(row),
        ),
    )


def _is_whole(row: Record) -> bool:
    return number_or_none(row["expected"]) in (None, 0.0) or row["contributing"] >= row["expected"]


def _reported(row: Record) -> str:
    known, expected = formats.number(row["contributing"]), formats.number(row["expected"])
    return text("enrolment", "attendance.reported", known=known, expected=expected)


def _rate(row: Record) -> str:
    """The rate, or, while units are silent, between which rates it lies."""
    low, high = number_or_none(row["bound_low"]), number_or_none(row["bound_high"])
    if low is None or high is None or low == high:
        return formats.percent(number_or_none(row["value"]), number_or_none(row["target"]))
    facts = {"low": formats.percent(low, decimals=0), "high": formats.percent(high, decimals=0)}
    return text("enrolment", "attendance.bound", **facts)


def _counts(row: Record) -> str:
    return f"{formats.number(row['numerator'])}/{formats.number(row['denominator'])}"


def _missing(row: Record) -> str:
    missing = formats.number(number_or_none(row["missing"]))
    return f"{missing} {row['word']}" if row["word"] and missing != formats.MISSING else missing


def _target(row: Record) -> str:
    target = number_or_none(row["target"])
    return formats.MISSING if target is None else formats.percent(target)


def _finding(table: pd.DataFrame, unit: str) -> str:
    counted = table[table["missing"].notna()]
    if counted.empty:
        return text("enrolment", "attendance.none_known", unit=unit)
    sentences = []
    row = records(counted.sort_values("missing", ascending=False, kind="stable").head(1))[0]
    if row["missing"] > 0:
        key = "worst" if _is_whole(row) else "worst_partial"
        sentences.append(
            text(
                "enrolment",
                f"attendance.{key}",
                name=formats.inside(str(row["name"])),
                missing=formats.number(row["missing"]),
                word=row["word"],
                value=formats.percent(row["value"], 100.0),
            )
        )
    else:
        sentences.append(text("enrolment", "attendance.all_in"))
    judged, missed = target_rows.judged(table)
    if len(judged):
        facts = {"missed": formats.number(len(missed)), "judged": formats.number(len(judged))}
        sentences.append(text("enrolment", "attendance.missed", **facts))
    if (table["contributing"] < table["expected"]).any():
        key = "silent_drawn" if _is_hatched(table) else "silent"
        sentences.append(text("enrolment", f"attendance.{key}"))
    return " ".join(sentences)
