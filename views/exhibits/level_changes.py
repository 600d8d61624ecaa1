"""Level and change of one rate over communes: who is low and falling, who improved and is still below the threshold."""

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from views import formats
from views.charts import movements
from views.exhibit import Exhibit
from views.exhibits import target_rows, wording, year_on_year
from views.exhibits.records import Record, number_or_none, records


def of_communes(series: pd.DataFrame, indicator_id: str, years: tuple[str, str]) -> Exhibit:
    """`series.series` of one rate of communes in two years (`years`: before, now)."""
    label = target_rows.line_name(indicator_id, "", "")
    question = text("universal_education", "changes.question", indicator=label)
    now = series[(series["school_year"] == years[1]) & series["value"].notna()]
    table = year_on_year.labelled(now, series[series["school_year"] == years[0]], indicators()[indicator_id])
    compared = table[table["change"].notna()]
    if compared.empty:
        sentence = text("universal_education", "changes.empty", before=years[0], now=years[1])
        return Exhibit(question, sentence, table.head(0), ())
    table = table.sort_values(["better", "value"], kind="stable", na_position="last").reset_index(drop=True)
    middle, words_of_middle = _middle(compared)
    facts = {"before": years[0], "now": years[1], "middle": words_of_middle}
    return Exhibit(
        question=question,
        finding=_finding(table, years[0]),
        table=table,
        columns=year_on_year.table_columns(indicators()[indicator_id]),
        subtitle=text("universal_education", "changes.subtitle", **facts),
        chart=movements.Movements([_point(row) for row in records(compared)], middle)
        if len(compared) > 1
        else None,
        definitions=target_rows.definitions([indicator_id]),
    )


def _middle(compared: pd.DataFrame) -> tuple[float, str]:
    """What parts high from low: the threshold where all share one, else the rate of all together."""
    thresholds = compared["target"].dropna().unique()
    if len(thresholds) == 1:
        return float(thresholds[0]), text(
            "universal_education", "changes.threshold", value=formats.percent(thresholds[0])
        )
    whole = 100 * float(compared["numerator"].sum()) / float(compared["denominator"].sum())
    return whole, text("universal_education", "changes.whole", value=formats.percent(whole))


def _point(row: Record) -> movements.Movement:
    value, change = float(row["value"]), float(row["change"])
    persons = number_or_none(row["denominator"]) or 0.0
    return movements.Movement(
        name=str(row["short_name"]),
        value=value,
        change=change,
        persons=persons,
        hover=text(
            "universal_education",
            "changes.hover",
            name=row["unit_name"],
            value=formats.percent(value, number_or_none(row["target"])),
            change=formats.points(change),
            persons=formats.number(persons),
        ),
    )


def _finding(table: pd.DataFrame, before: str) -> str:
    compared = table[table["change"].notna()]
    better, worse = compared[compared["better"] > 0], compared[compared["better"] < 0]
    facts = {
        "before": before,
        "better": formats.number(len(better)),
        "worse": formats.number(len(worse)),
        "same": formats.number(len(compared) - len(better) - len(worse)),
    }
    sentences = [text("universal_education", "changes.finding", **facts)]
    # Where the class of a commune is not known there is no threshold, and nobody is called low.
    below = compared["target"].notna() & (compared["value"] < compared["target"])
    for key, rows in (
        ("low_down", compared[below & (compared["better"] < 0)]),
        ("still_below", compared[below & (compared["better"] > 0)]),
        ("unknown", table[table["change"].isna()]),
    ):
        if len(rows):
            names = wording.listed(rows["unit_name"].tolist(), str(rows["unit_kind"].iloc[0]))
            sentences.append(text("universal_education", f"changes.{key}", units=names))
    return " ".join(sentences)
