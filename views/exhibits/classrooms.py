"""Classrooms by construction: solid, semi-solid, temporary, borrowed; what nobody reported is not zero."""

import pandas as pd

from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import composition
from views.exhibit import Exhibit
from views.exhibits.facilities import columns, coverage
from views.exhibits.records import number_or_none, records

_CONSTRUCTIONS = (
    ("solid", theme.ACCENT),
    ("semi_solid", "#6BAED6"),
    ("temporary", theme.NEAR),
    ("borrowed", theme.CONTEXT),
)
_PERIOD_RANK = {period: rank for rank, period in enumerate(("end", "mid", "start", "year"))}


def constructions(rooms: pd.DataFrame, shown: int | None = None) -> Exhibit:
    """Classrooms by construction; `rooms` holds unit_name, unit_id and one column per construction (NaN = not reported)."""
    question = text("pages", "facilities.construction_question")
    if rooms.empty:
        return Exhibit(question, text("pages", "facilities.empty"), rooms, ())
    labels = words("pages", "facilities.construction")
    kinds = [code for code, _ in _CONSTRUCTIONS]
    table = rooms.assign(total=rooms[kinds].sum(axis=1, min_count=1))
    table["solid_share"] = 100 * table["solid"] / table["total"].where(table["total"] != 0)
    table["weak"] = table[["temporary", "borrowed"]].sum(axis=1, min_count=1)
    table = table.sort_values(
        ["weak", "total"], ascending=False, na_position="last", kind="stable"
    ).reset_index(drop=True)
    top = table.head(shown or len(table))
    parts = [
        composition.Part(labels[code], colour, tuple(number_or_none(value) for value in top[code]))
        for code, colour in _CONSTRUCTIONS
    ]
    texts = [(formats.number(row["total"]), formats.percent(row["solid_share"])) for row in records(top)]
    heads = tuple(words("pages", "facilities.column")[key] for key in ("total", "solid_share"))
    return Exhibit(
        question=question,
        finding=_construction_finding(table),
        table=table,
        columns=columns(
            ("unit_name", "text"),
            *((code, "count") for code in kinds),
            ("total", "count"),
            ("solid_share", "percent"),
        ),
        subtitle=text("pages", "facilities.construction_subtitle"),
        chart=composition.Composition(top["unit_name"].tolist(), parts, heads, texts),
        coverage=coverage(table, "total"),
    )


def rooms_by_construction(facts: pd.DataFrame) -> pd.DataFrame:
    """One row per unit that speaks of construction: unit_id and a column per construction from stored figures.

    Each school and level speaks for its newest period alone; a mixed school is added up only where every level of it
    has reported the kind of construction.
    """
    kinds = [code for code, _ in _CONSTRUCTIONS]
    chosen = facts[facts["category"].isin(kinds) & (facts["grade"] == "")]
    newest = _newest_period(chosen)
    by_level = (
        newest.set_index(["unit_id", "level", "category"])["value"].unstack("category").reindex(columns=kinds)
    )
    summed = by_level.groupby("unit_id").agg("sum", skipna=False)
    return summed.reindex(chosen["unit_id"].unique()).rename_axis("unit_id").reset_index()


def with_silent(rooms: pd.DataFrame, schools: pd.DataFrame) -> pd.DataFrame:
    """Every school with its code, name and rooms (NaN = not reported); no row where nobody speaks of construction."""
    if rooms.empty:
        return rooms
    return schools[["unit_id", "unit_code", "unit_name"]].merge(rooms, on="unit_id", how="left")


def _newest_period(facts: pd.DataFrame) -> pd.DataFrame:
    """Rows of the newest period of each school and level that states any number."""
    stated = facts[facts["value"].notna()].assign(rank=lambda rows: rows["period"].map(_PERIOD_RANK))
    best = stated.sort_values("rank", kind="stable").drop_duplicates(["unit_id", "level"])
    return facts.merge(best[["unit_id", "level", "period"]], on=["unit_id", "level", "period"])


def _construction_finding(table: pd.DataFrame) -> str:
    known = table[table["total"].notna()]
    if known.empty:
        return text("pages", "facilities.nothing_known", item=text("pages", "facilities.classrooms"))
    total, solid = float(known["total"].sum()), float(known["solid"].sum())
    sentences = [
        text(
            "pages",
            "facilities.construction_finding",
            total=formats.number(total),
            share=formats.percent(100 * solid / total if total else None, 100),
        )
    ]
    for kind in ("temporary", "borrowed"):
        reported = known[kind].dropna()
        key = (
            f"facilities.construction_{kind}" if len(reported) else f"facilities.construction_{kind}_unknown"
        )
        sentences.append(text("pages", key, count=formats.number(float(reported.sum()))))
    return " ".join(sentences)
