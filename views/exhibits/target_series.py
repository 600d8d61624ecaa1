"""One indicator of one unit over the school years, with its target; no line crosses a break, nothing is filled in."""

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.charts import projections
from views.exhibit import Column, Exhibit
from views.exhibits import target_rows
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records
from views.exhibits.target_words import is_count


def of_unit(
    series: pd.DataFrame, unit: str, path: pd.DataFrame | None = None, trend: pd.DataFrame | None = None
) -> Exhibit:
    """One line of `series.series` (one indicator, level and unit), oldest year first; of a rate `trends.paths` and
    `trends.trends` of the same line tell where it goes."""
    if series.empty or series["value"].isna().all():
        question = text("targets_page", "series.question_empty")
        return Exhibit(question, text("targets_page", "series.empty", unit=unit), series.head(0), ())
    first = records(series.head(1))[0]
    name = target_rows.line_name(str(first["indicator"]), str(first["level"]), str(first["grade"]))
    table = _table(series, str(first["indicator"]))
    outlook = [] if trend is None else _outlook(trend)
    is_drawn = path is not None and path["projected"].notna().any()
    return Exhibit(
        question=text("targets_page", "series.question", unit=unit, name=formats.inside(name)),
        finding=" ".join([_finding(table, str(first["indicator"]), unit), *outlook]),
        table=table,
        columns=_columns(str(first["indicator"])),
        subtitle=text("targets_page", "series.subtitle_projected" if is_drawn else "series.subtitle"),
        chart=_projected(path) if is_drawn and path is not None else _chart(table, str(first["indicator"])),
        notes=(*_incomplete(table), *dict.fromkeys(note for note in table["break_note"] if note)),
        definitions=target_rows.definitions([first["indicator"]]),
    )


def _table(series: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """`shown` is what was reached where everybody reported, `aim` the target, both in the unit of the indicator: numbers
    where numbers are assigned."""
    counts = is_count(indicators()[indicator])
    value = series["numerator"] if counts else series["value"]
    whole = series["coverage"].isna() | (series["coverage"] >= 1)
    table = series.assign(
        reached=value,
        shown=value.where(whole),
        aim=series["denominator"] if counts else series["target"],
        coverage_percent=100 * series["coverage"],
        break_note=series["break_note"].fillna(""),
    )
    return table.reset_index(drop=True)


def _columns(indicator: str) -> tuple[Column, ...]:
    kind = "percent" if _suffix(indicator) else "figure"
    return columns(
        "targets_page",
        "series.column",
        ("school_year", "text"),
        ("reached", kind),
        ("aim", kind),
        ("coverage_percent", "percent"),
        ("contributing", "count"),
        ("expected", "count"),
        ("break_note", "text"),
        reached="aim",
    )


def _suffix(indicator: str) -> str:
    entry = indicators()[indicator]
    return " %" if entry.unit == "percent" and not is_count(entry) else ""


def _chart(table: pd.DataFrame, indicator: str) -> projections.Projection | None:
    if table["shown"].notna().sum() < 2:
        return None
    aims = [(place, float(aim)) for place, aim in enumerate(table["aim"]) if not formats.is_missing(aim)]
    return projections.Projection(
        years=tuple(table["school_year"]),
        observed=tuple(number_or_none(value) for value in table["shown"]),
        target=aims[-1] if aims else None,
        breaks=_breaks(table),
        suffix=_suffix(indicator),
    )


def _projected(path: pd.DataFrame) -> projections.Projection:
    """The rate with where it goes."""
    columns = {
        key: tuple(number_or_none(value) for value in path[key])
        for key in ("observed", "projected", "low", "high", "required")
    }
    aims = [(place, float(aim)) for place, aim in enumerate(path["target"]) if not formats.is_missing(aim)]
    return projections.Projection(
        years=tuple(path["school_year"]),
        target=aims[-1] if aims else None,
        breaks=_breaks(path),
        suffix=" %",
        **columns,
    )


def _breaks(rows: pd.DataFrame) -> tuple[tuple[int, str], ...]:
    """Places before which units or definitions changed, each with its word."""
    labels = words("targets_page", "series.break")
    return tuple(
        (place, labels.get(str(kinds).partition(";")[0], ""))
        for place, kinds in enumerate(rows["break"].fillna(""))
        if kinds and place
    )


def _outlook(trend: pd.DataFrame) -> list[str]:
    """What the trend says in words: the reason of its class, the pace, the chance."""
    if trend.empty:
        return []
    row = records(trend.head(1))[0]
    sentences = [str(row["reason"])]
    pace, required = number_or_none(row["pace"]), number_or_none(row["required_pace"])
    if pace is not None and required is not None:
        facts = {"pace": formats.points(pace, 2), "required": formats.points(required, 2)}
        sentences.append(text("targets_page", "series.pace", **facts))
    chance = number_or_none(row["chance"])
    if chance is not None:
        sentences.append(text("targets_page", "series.chance", chance=formats.percent(chance, decimals=0)))
    return sentences


def _incomplete(table: pd.DataFrame) -> list[str]:
    """Years in which somebody is silent, so that their sum stands beside no other year."""
    silent = table[table["shown"].isna() & table["reached"].notna()]
    return [
        text(
            "targets_page",
            "series.incomplete",
            year=row["school_year"],
            known=formats.number(row["contributing"]),
            expected=formats.number(row["expected"]),
        )
        for row in records(silent)
    ]


def _finding(table: pd.DataFrame, indicator: str, unit: str) -> str:
    rows = records(table[table["shown"].notna()])
    if not rows:
        return text("targets_page", "series.none_whole", unit=unit)
    last = rows[-1]
    facts = {"last": last["school_year"], "after": _written(last, "shown", indicator)}
    joined = table[table["school_year"] > rows[0]["school_year"]]
    if len(rows) == 1:
        sentences = [text("targets_page", "series.finding_one", **facts)]
    elif (joined["break"].fillna("") != "").any():
        sentences = [text("targets_page", "series.finding_break", **facts)]
    else:
        before = _written(rows[0], "shown", indicator)
        facts |= {
            "first": rows[0]["school_year"],
            "before": before,
            "change": _change(rows[0], last, indicator),
        }
        sentences = [text("targets_page", "series.finding", **facts)]
    aims = records(table[table["aim"].notna()])
    if aims:
        sentences.append(_against(aims[-1], indicator))
    return " ".join(sentences)


def _change(first: Record, last: Record, indicator: str) -> str:
    difference = float(last["shown"]) - float(first["shown"])
    return formats.points(difference) if _suffix(indicator) else formats.signed(difference)


def _against(row: Record, indicator: str) -> str:
    """The newest target, and whether it was reached where that is decided."""
    verdict = {"met": "met", "not_met": "missed"}.get(str(row["status"]), "ahead")
    facts = {"year": row["school_year"], "target": _written(row, "aim", indicator)}
    return text("targets_page", f"series.against_{verdict}", **facts)


def _written(row: Record, key: str, indicator: str) -> str:
    if _suffix(indicator):
        return formats.percent(number_or_none(row[key]), number_or_none(row["aim"]))
    return formats.figure(row[key])
