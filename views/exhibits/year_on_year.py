"""One indicator of many units beside the year before: who got better, who got worse; no change is read across a break."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import dumbbells
from views.exhibit import Column, Exhibit
from views.exhibits import target_rows, wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records


def over_units(
    series: pd.DataFrame,
    indicator_id: str,
    years: tuple[str, str],
    shown: int | None = None,
    is_official: bool = False,
) -> Exhibit:
    """`series.series` of one indicator in two years (`years`: before, now), one row per unit and level; the largest
    change for the worse first, or in official order."""
    entry = indicators()[indicator_id]
    question = text("enrolment", "years.question", indicator=target_rows.line_name(indicator_id, "", ""))
    asked = series[(series["school_year"] == years[1]) & (series["status"] != "no_subject")]
    now = asked[asked["value"].notna()]
    if now.empty:
        return Exhibit(question, text("enrolment", "years.empty", school_year=years[1]), now, ())
    table = _ordered(labelled(now, series[series["school_year"] == years[0]], entry), is_official)
    subtitle = text("enrolment", "years.subtitle", before=years[0], now=years[1])
    if entry.direction == "lower":
        subtitle = f"{subtitle}; {text('enrolment', 'years.lower_is_better')}"
    return Exhibit(
        question=question,
        finding=_finding(table, asked[asked["value"].isna()], entry, years[0]),
        table=table,
        columns=table_columns(entry),
        subtitle=subtitle,
        chart=_chart(table.head(shown or len(table)), entry),
        coverage=text(
            "enrolment", "years.coverage", known=formats.number(len(table)), total=formats.number(len(asked))
        ),
        definitions=target_rows.definitions([indicator_id]),
    )


def table_columns(entry: Indicator) -> tuple[Column, ...]:
    """The columns of every table that holds two years side by side."""
    kind = "percent" if entry.unit == "percent" else "figure"
    shown = (
        ("unit_name", "text"), ("level_label", "text"), ("value", kind), ("before", kind),
        ("change", "points" if kind == "percent" else "figure"), ("numerator", "count"), ("denominator", "count"),
        ("target", kind), ("status_label", "text"), ("break_note", "text"),
    )  # fmt: skip
    return columns("enrolment", "years.column", *shown, value="target")


def labelled(now: pd.DataFrame, before: pd.DataFrame, entry: Indicator) -> pd.DataFrame:
    """Rows of this year with `before`, `better` (the change, positive for the better) and labels."""
    line = ["unit_id", "level", "grade"]
    table = now.merge(before[[*line, "value"]].rename(columns={"value": "before"}), on=line, how="left")
    table["change"] = table["change"].astype("float64")
    # Without a change of its own the pair may not be compared, whatever the year before says.
    table["before"] = table["before"].astype("float64").where(table["change"].notna())
    sign = {"higher": 1.0, "lower": -1.0}.get(entry.direction, 0.0)
    levels = table["level"].map(dict(codes()["level"])).fillna("")
    doubled = table["unit_id"].duplicated(keep=False)
    return table.assign(
        better=table["change"] * sign,
        level_label=levels,
        name=[
            f"{unit} – {level}" if is_doubled and level else unit
            for unit, level, is_doubled in zip(table["unit_name"], levels, doubled, strict=True)
        ],
        status_label=table["status"].map(wording.status),
        break_note=table["break_note"].fillna(""),
    )


def _ordered(table: pd.DataFrame, is_official: bool) -> pd.DataFrame:
    by = ["official_order"] if is_official else ["better", "value"]
    return table.sort_values(by, kind="stable", na_position="last").reset_index(drop=True)


def _chart(table: pd.DataFrame, entry: Indicator) -> dumbbells.Dumbbells | None:
    if len(table) < 2:
        return None
    heads = tuple(words("enrolment", "years.head").values())
    suffix = " %" if entry.unit == "percent" else ""
    return dumbbells.Dumbbells([_row(row, entry) for row in records(table)], heads, suffix)


def _row(row: Record, entry: Indicator) -> dumbbells.DumbbellRow:
    now, before = _written(row, "value", entry), _written(row, "before", entry)
    better = number_or_none(row["better"])
    return dumbbells.DumbbellRow(
        name=str(row["name"]),
        before=number_or_none(row["before"]),
        now=number_or_none(row["value"]),
        target=number_or_none(row["target"]),
        texts=(now, before, _change(row, entry), _counts(row)),
        is_better=None if not better else better > 0,
        hover=text("enrolment", "years.hover", name=row["name"], before=before, now=now),
    )


def _written(row: Record, key: str, entry: Indicator) -> str:
    value = number_or_none(row[key])
    if entry.unit == "percent":
        return formats.percent(
            value, number_or_none(row["target"]) if key == "value" else None, entry.decimals
        )
    return formats.figure(value)


def _change(row: Record, entry: Indicator) -> str:
    change = number_or_none(row["change"])
    if entry.unit == "percent":
        return formats.points_alone(change)
    return formats.signed(change, 0 if change is None or change.is_integer() else 1)


def _counts(row: Record) -> str:
    numerator, denominator = number_or_none(row["numerator"]), number_or_none(row["denominator"])
    if numerator is None or denominator is None:
        return ""
    return f"{formats.number(numerator)}/{formats.number(denominator)}"


def _finding(table: pd.DataFrame, silent: pd.DataFrame, entry: Indicator, before: str) -> str:
    compared = table[table["change"].notna()]
    kind = wording.unit_kind(str(table["unit_kind"].iloc[0]))
    if table["unit_id"].duplicated().any():
        kind = text("enrolment", "years.by_level", kind=kind)
    if compared.empty:
        return " ".join([text("enrolment", "years.none_before", before=before), *_unheard(silent)])
    better, worse = compared[compared["better"] > 0], compared[compared["better"] < 0]
    facts = {
        "before": before,
        "kind": kind,
        "better": formats.number(len(better)),
        "worse": formats.number(len(worse)),
        "same": formats.number(len(compared) - len(better) - len(worse)),
    }
    sentences = [text("enrolment", "years.finding", **facts)]
    if len(worse):
        sentences.append(_moved("fallen", worse.sort_values("better", kind="stable"), entry))
    elif len(better):
        sentences.append(_moved("risen", better.sort_values("better", ascending=False, kind="stable"), entry))
    if count := len(table) - len(compared):
        sentences.append(text("enrolment", "years.unknown", count=formats.number(count), kind=kind))
    return " ".join([*sentences, *_unheard(silent)])


def _unheard(silent: pd.DataFrame) -> list[str]:
    """Who has no number this year, by name."""
    if silent.empty:
        return []
    names = wording.listed(wording.names(silent), str(silent["unit_kind"].iloc[0]))
    return [text("enrolment", "years.silent", units=names)]


def _moved(key: str, ordered: pd.DataFrame, entry: Indicator) -> str:
    row = records(ordered.head(1))[0]
    verb = text("enrolment", "years.verb_up" if row["change"] > 0 else "years.verb_down")
    was, now = _written(row, "before", entry), _written(row, "value", entry)
    return text(
        "enrolment", f"years.{key}", unit=formats.inside(str(row["name"])), was=was, verb=verb, now=now
    )
