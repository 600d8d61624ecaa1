"""Where one unit stands: its headline rates with what silent units leave open, and a few numbers set large."""

import pandas as pd

from indicators.catalog.headlines import headlines
from indicators.catalog.texts import text, words
from views import formats
from views.charts import bounds
from views.exhibit import Card, Exhibit
from views.exhibits import target_rows, wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

_SHOWN = (
    ("name", "text"), ("value", "percent"), ("target", "percent"), ("status_label", "text"), ("numerator", "count"),
    ("denominator", "count"), ("bound_low", "percent"), ("bound_high", "percent"), ("contributing", "count"),
    ("expected", "count"), ("note", "text"),
)  # fmt: skip


def of_unit(rows: pd.DataFrame, cards: tuple[Card, ...], unit: str, school_year: str) -> Exhibit:
    """Headline rates of one unit (`bounds.answers`), in the declared order; `cards` stand above them."""
    question = text("overview_page", "standing.question", unit=unit)
    known = rows[rows["value"].notna() & (rows["status"] != "no_subject")]
    if known.empty:
        sentence = text("overview_page", "standing.empty", unit=unit, school_year=school_year)
        return Exhibit(question, sentence, known, ())
    table = lines(known)
    whole = int((table["contributing"] >= table["expected"]).sum())
    total = formats.number(len(table))
    return Exhibit(
        question=question,
        finding=" ".join([finding(table), *_silent(table)]),
        table=table,
        columns=columns("overview_page", "standing.column", *_SHOWN, value="target"),
        subtitle=text("overview_page", "standing.subtitle"),
        chart=bounds.Bounds([_row(row) for row in records(table)], _heads(), " %"),
        cards=cards,
        coverage=text("overview_page", "standing.coverage", known=formats.number(whole), total=total),
        definitions=target_rows.definitions(table["indicator"]),
    )


def lines(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per headline, or one per level where no sum over the levels exists, named and in the declared order."""
    order = {key: place for place, key in enumerate(headlines())}
    has_whole = rows.loc[rows["level"] == "", "indicator"]
    rows = rows[(rows["level"] == "") | ~rows["indicator"].isin(has_whole)]
    pairs = zip(rows["indicator"], rows["level"], strict=True)
    table = rows.assign(
        name=[target_rows.line_name(key, level, "") for key, level in pairs],
        status_label=rows["status"].map(wording.status),
    )
    return table.sort_values("indicator", key=lambda keys: keys.map(order), kind="stable").reset_index(
        drop=True
    )


def _heads() -> tuple[str, ...]:
    return tuple(words("overview_page", "standing.head").values())


def _is_whole(row: Record) -> bool:
    return number_or_none(row["expected"]) in (None, 0.0) or row["contributing"] >= row["expected"]


def _row(row: Record) -> bounds.BoundsRow:
    value, target = number_or_none(row["value"]), number_or_none(row["target"])
    low, high = number_or_none(row["bound_low"]), number_or_none(row["bound_high"])
    if low is None and _is_whole(row):
        low = high = value
    known, expected = formats.number(row["contributing"]), formats.number(row["expected"])
    shown = formats.percent(value, target)
    if low is not None and high is not None and low < high:
        ends = {"low": formats.percent(low, decimals=0), "high": formats.percent(high, decimals=0)}
        shown = text("overview_page", "standing.bound", **ends)
    return bounds.BoundsRow(
        name=str(row["name"]),
        low=low,
        high=high,
        reported=value,
        target=target,
        texts=(
            shown,
            formats.percent(target),
            words("overview_page", "standing.sign").get(str(row["status"]), ""),
            text("overview_page", "standing.reported", known=known, expected=expected),
        ),
        hover=text(
            "overview_page",
            "standing.hover",
            name=row["name"],
            numerator=formats.number(number_or_none(row["numerator"])),
            denominator=formats.number(number_or_none(row["denominator"])),
            target=formats.percent(target),
            known=known,
            expected=expected,
        ),
    )


def finding(table: pd.DataFrame) -> str:
    """How many headlines reach their threshold, and the one farthest from it."""
    judged, missed = target_rows.judged(table)
    facts = {"met": formats.number(len(judged) - len(missed)), "judged": formats.number(len(judged))}
    sentences = [text("overview_page", f"standing.{'finding' if len(judged) else 'none_judged'}", **facts)]
    if len(missed):
        row = records(missed.sort_values("gap", kind="stable").head(1))[0]
        sentences.append(
            text(
                "overview_page",
                "standing.worst",
                name=formats.inside(str(row["name"])),
                value=formats.percent(row["value"], row["target"]),
                target=formats.percent(row["target"]),
            )
        )
    return " ".join(sentences)


def _silent(table: pd.DataFrame) -> list[str]:
    """Headlines of which units are silent, the first by name."""
    silent = table[table["contributing"] < table["expected"]]
    if silent.empty:
        return []
    others = text("overview_page", "standing.others")
    names = formats.enumeration([formats.inside(name) for name in silent["name"]], most=3, rest=others)
    return [text("overview_page", "standing.open", count=formats.number(len(silent)), names=names)]


def targets_card(rows: pd.DataFrame) -> Card:
    """Assigned targets of the unit that are missed, of those that can be judged."""
    table = target_rows.with_target(rows)
    judged, missed = target_rows.judged(table)
    note = text("overview_page", "card.targets_note", open=formats.number(len(table) - len(judged)))
    return Card(text("overview_page", "card.targets"), _of(len(missed), len(judged)), note)


def levels_card(verdicts: pd.DataFrame) -> Card:
    """Communes that meet every standard of the year."""
    if verdicts.empty:
        return Card(
            text("overview_page", "card.levels"), formats.MISSING, text("overview_page", "card.levels_none")
        )
    by_unit = verdicts.groupby("unit_id")["status"]
    met = by_unit.agg(lambda states: bool(states.isin(["met", "no_subject"]).all()))
    silent = by_unit.agg(lambda states: bool((states == "insufficient_data").any()))
    note = text("overview_page", "card.levels_note", open=formats.number(int(silent.sum())))
    return Card(text("overview_page", "card.levels"), _of(int(met.sum()), len(met)), note)


def dropouts_card(flows: pd.DataFrame, known: int, expected: int) -> Card:
    """Dropouts of the unit at all levels; `known` of the `expected` schools have reported."""
    count = formats.number(float(flows["dropouts"].sum()) if len(flows) else None)
    facts = {"known": formats.number(known), "expected": formats.number(expected)}
    return Card(
        text("overview_page", "card.dropouts"), count, text("overview_page", "card.dropouts_note", **facts)
    )


def reports_card(reports: pd.DataFrame) -> Card:
    """Reports received, of those expected."""
    received = reports["state"] == "reported"
    waiting = reports.loc[~received, "unit_code"].nunique()
    note = text("overview_page", "card.reports_note", open=formats.number(waiting))
    return Card(text("overview_page", "card.reports"), _of(int(received.sum()), len(reports)), note)


def _of(part: int, whole: int) -> str:
    if not whole:
        return formats.MISSING
    return text("overview_page", "card.of", part=formats.number(part), whole=formats.number(whole))
