"""Which units to lift first so that the tier above meets a standard: the cheapest in persons, until enough are chosen."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats
from views.charts import shortfalls
from views.exhibit import Exhibit
from views.exhibits import wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

_SHOWN = (
    ("tier_name", "text"), ("standard_label", "text"), ("level", "level"), ("still_needed", "count"),
    ("rank", "count"), ("unit_name", "text"), ("persons", "count"), ("chosen_label", "text"), ("cumulative", "count"),
    ("criteria", "text"), ("note", "text"),
)  # fmt: skip


def choices(rows: pd.DataFrame) -> dict[str, str]:
    """Label → `tier/standard/level` of what some tier still lacks; those that can be computed first."""
    ordered = rows.assign(open=rows["persons"].isna()).sort_values("open", kind="stable")
    found: dict[str, str] = {}
    for row in records(ordered.drop_duplicates(["tier_code", "standard", "level"])):
        label = text("universal_education", "lifting.choice", **_named(row))
        found[label] = f"{row['tier_code']}/{row['standard']}/{row['level']}"
    return found


def next_units(rows: pd.DataFrame, chosen: str) -> Exhibit:
    """`lifting.next_to_lift`; drawn is what `chosen` names (`choices`), the table holds all of them."""
    question = text("universal_education", "lifting.question")
    if rows.empty:
        return Exhibit(question, text("universal_education", "lifting.empty"), rows, ())
    keys = [
        f"{tier}/{standard}/{level}"
        for tier, standard, level in zip(rows["tier_code"], rows["standard"], rows["level"], strict=True)
    ]
    wanted = chosen or next(iter(choices(rows).values()))
    table = _labelled(rows).assign(is_drawn=[key == wanted for key in keys])
    table = table.sort_values("is_drawn", ascending=False, kind="stable").reset_index(drop=True)
    drawn = table[table["is_drawn"]]
    return Exhibit(
        question=question,
        finding=_finding(drawn, len(set(keys)) - 1),
        table=table,
        columns=columns("universal_education", "lifting.column", *_SHOWN),
        subtitle=text("universal_education", "lifting.subtitle"),
        chart=_chart(drawn),
    )


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    marks = ("universal_education", "lifting.chosen"), ("universal_education", "lifting.not_chosen")
    return rows.assign(
        standard_label=rows["standard"].map(dict(codes()["standard"])),
        chosen_label=[text(*(marks[0] if is_chosen else marks[1])) for is_chosen in rows["chosen"]],
        persons=rows["persons"].astype("Float64").astype("float64"),
        cumulative=rows["cumulative"].astype("Float64").astype("float64"),
    )


def _chart(table: pd.DataFrame) -> shortfalls.Shortfalls | None:
    if table["persons"].isna().all():
        return None
    heads = tuple(words("universal_education", "lifting.head").values())
    rows = [
        shortfalls.ShortfallRow(
            name=str(row["unit_name"]),
            lacking=number_or_none(row["persons"]),
            texts=(formats.number(number_or_none(row["persons"])), str(row["chosen_label"])),
            hover=str(row["criteria"]) or str(row["unit_name"]),
        )
        for row in records(table)
    ]
    return shortfalls.Shortfalls(rows, heads)


def _named(row: Record) -> dict[str, str]:
    return {
        "tier": str(row["tier_name"]),
        "standard": str(codes()["standard"].get(str(row["standard"]), row["standard"])),
        "level": formats.number(row["level"]),
    }


def _finding(drawn: pd.DataFrame, others: int) -> str:
    first = records(drawn.head(1))[0]
    facts = _named(first) | {"needed": formats.number(first["still_needed"])}
    chosen = drawn[drawn["chosen"].astype(bool)]
    if len(chosen) and chosen["persons"].notna().all():
        names = wording.listed(chosen["unit_name"].tolist(), str(first["unit_kind"]))
        facts |= {
            "persons": formats.number(float(chosen["persons"].sum())),
            "known": formats.number(len(chosen)),
        }
        key = "finding" if len(chosen) >= first["still_needed"] else "finding_partial"
        sentence = text("universal_education", f"lifting.{key}", units=names, **facts)
    else:
        sentence = text("universal_education", "lifting.finding_unknown", **facts)
    if others:
        sentence = f"{sentence} {text('universal_education', 'lifting.others', count=formats.number(others))}"
    return sentence
