"""In which order schools are built for: points by criterion, the reason in words, and where the money ends."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog.priorities import criteria
from indicators.catalog.texts import text, words
from indicators.resources.budgets import Allocation
from indicators.resources.gaps import NormValues
from indicators.resources.priorities import Weights
from views import formats
from views.charts.ladders import HUES, Ladder, Rung
from views.exhibit import Column, Exhibit
from views.exhibits import norm_words
from views.exhibits.facilities import assumption
from views.exhibits.records import Record, number_or_none, records

_MILLION = 10**6
_SHOWN_CRITERIA = len(HUES) - 1


def ladder(
    ranking: pd.DataFrame,
    points: pd.DataFrame,
    plan: Allocation | None,
    budget_vnd: int | None,
    weights: Weights = (),
    assumed: NormValues | None = None,
    shown: int | None = None,
) -> Exhibit:
    """Schools of one unit by rank; `plan` says which of them the budget serves, None where no budget is given."""
    question = text("priorities", "question")
    known = ranking[ranking["rank"].notna()]
    if known.empty:
        return Exhibit(question, text("priorities", "empty"), ranking.head(0), ())
    table = _table(ranking, plan)
    parts = _parts(points[points["unit_id"].isin(table["unit_id"])])
    return Exhibit(
        question=question,
        finding=_finding(table, plan, budget_vnd),
        table=table,
        columns=_columns(plan is not None),
        subtitle=text("priorities", "subtitle"),
        chart=_chart(table.head(shown or len(table)), parts, plan is not None),
        coverage=text(
            "priorities", "coverage", known=formats.number(len(known)), total=formats.number(len(table))
        ),
        filters=(*assumption(assumed), *_filters(weights, budget_vnd)),
        notes=_notes(table, plan, weights, assumed),
    )


def _table(ranking: pd.DataFrame, plan: Allocation | None) -> pd.DataFrame:
    """The ranking; with a plan, what each school costs and what has been spent down to it, in millions."""
    table = ranking.sort_values("rank", na_position="last", kind="stable").reset_index(drop=True)
    if plan is None:
        return table
    running = plan.schools["spent_vnd"].cumsum() / _MILLION
    schools = plan.schools.assign(running=running.where(plan.schools["state"] == "served"))[
        ["unit_id", "state", "cost_vnd", "spent_vnd", "running", "reason"]
    ].rename(columns={"state": "budget_state", "reason": "budget_reason"})
    table = table.merge(schools, on="unit_id", how="left")
    priced = table["cost_vnd"].where(table["cost_vnd"] > 0)
    return table.assign(
        cost=priced / _MILLION,
        state_label=table["budget_state"].map(words("priorities", "state")).fillna(""),
    )


def _parts(points: pd.DataFrame) -> pd.DataFrame:
    """Schools × criteria: the weightiest criteria by name, the others together; <NA> only where all of it is unknown."""
    totals = points.groupby("criterion")["points"].sum().sort_values(ascending=False, kind="stable")
    leading = [name for name in totals.index[:_SHOWN_CRITERIA] if totals[name]]
    labels = {name: criteria()[name].label for name in leading}
    others = text("priorities", "others")
    named = points.assign(part=[labels.get(name, others) for name in points["criterion"]])
    wide = named.groupby(["unit_id", "part"])["points"].sum(min_count=1).unstack("part")
    present = [*labels.values(), *([others] if others in wide and wide[others].fillna(0).sum() else [])]
    return wide[present]


def _chart(table: pd.DataFrame, parts: pd.DataFrame, has_budget: bool) -> Ladder:
    keys = ("score", "reason", "cost", "running") if has_budget else ("score", "reason")
    heads = words("priorities", "head")
    ranked = table[table["rank"].notna()]
    rungs = [
        Rung(
            name=f"{formats.number(row['rank'])}. {row['unit_name']}",
            scores=_scores(parts, row["unit_id"]),
            texts=tuple(_text(row, key) for key in keys),
            is_served=_is_served(row) if has_budget else None,
            hover=f"{row['unit_name']}: {row['reason']}",
        )
        for row in records(ranked)
    ]
    return Ladder(rungs, [str(name) for name in parts.columns], tuple(heads[key] for key in keys))


def _scores(parts: pd.DataFrame, unit_id: int) -> tuple[float | None, ...]:
    if unit_id not in parts.index:
        return (None,) * len(parts.columns)
    return tuple(number_or_none(value) for value in parts.loc[unit_id])


def _is_served(row: Record) -> bool | None:
    return {"served": True, "skipped": False}.get(str(row["budget_state"]))


def _text(row: Record, key: str) -> str:
    if key == "score":
        sign = "? " if row["state"] == "partial" else ""
        return f"{sign}{formats.number(number_or_none(row['score']))}"
    if key == "reason":
        return _short(str(row["reason"]))
    return formats.number(number_or_none(row[key]))


_LONGEST = 64


def _short(reason: str) -> str:
    """The first grounds of a long reason; the table holds all of them."""
    if len(reason) <= _LONGEST:
        return reason
    kept = ""
    for ground in reason.split(", "):
        if len(kept) + len(ground) > _LONGEST - 3:
            break
        kept = f"{kept}, {ground}" if kept else ground
    return f"{kept or reason[:_LONGEST]}, …"


def _finding(table: pd.DataFrame, plan: Allocation | None, budget_vnd: int | None) -> str:
    first = records(table.head(1))[0]
    facts = {"first": first["unit_name"], "score": formats.number(first["score"]), "reason": first["reason"]}
    ordered = text("priorities", "finding", **facts)
    if plan is None or budget_vnd is None:
        return ordered
    states = table["budget_state"].value_counts()
    served, skipped = int(states.get("served", 0)), int(states.get("skipped", 0))
    if not served + skipped:
        key = "finding_no_price" if states.get("no_price", 0) else "finding_no_need"
        return f"{text('priorities', key)} {ordered}"
    spent = int(plan.schools["spent_vnd"].sum())
    sentence = text(
        "priorities", "finding_budget", budget=_money(budget_vnd), served=formats.number(served),
        wanted=formats.number(served + skipped), spent=_money(spent), left=_money(budget_vnd - spent),
    )  # fmt: skip
    return f"{sentence} {ordered}"


def _money(vnd: int) -> str:
    return text("priorities", "million", amount=formats.figure(vnd / _MILLION))


def _weights_in_words(weights: Weights) -> str:
    chosen = dict(weights)
    named = [
        text("priorities", "weight", label=entry.label, weight=formats.number(chosen.get(key, entry.weight)))
        for key, entry in criteria().items()
    ]
    return "; ".join(named)


def _changed(weights: Weights) -> str:
    return "; ".join(
        text("priorities", "weight", label=criteria()[key].label, weight=formats.number(weight))
        for key, weight in weights
    )


def _filters(weights: Weights, budget_vnd: int | None) -> tuple[tuple[str, str], ...]:
    found = [(text("priorities", "weights_filter"), _weights_in_words(weights))]
    if budget_vnd is not None:
        found.append((text("priorities", "budget_filter"), _money(budget_vnd)))
    return tuple(found)


def _notes(
    table: pd.DataFrame, plan: Allocation | None, weights: Weights, assumed: NormValues | None
) -> tuple[str, ...]:
    tentative = int((table["state"] == "partial").sum())
    is_part = plan is not None and len(table) < len(plan.schools)
    lines: Sequence[str] = (
        norm_words.assumed(assumed),
        text("priorities", "budget_whole") if is_part else "",
        text("priorities", "weights_note", weights=_changed(weights)) if weights else "",
        "" if weights else text("priorities", "weights_default"),
        text("priorities", "missing_note", count=formats.number(tentative)) if tentative else "",
    )
    return tuple(filter(None, lines))


def _columns(has_budget: bool) -> tuple[Column, ...]:
    kinds = {"rank": "count", "score": "count", "cost": "count", "running": "count"}
    money = ("cost", "running", "state_label", "budget_reason")
    labels = words("priorities", "column")
    return tuple(
        Column(key, label, kinds.get(key, "text"), width=10 if key in kinds else 24)
        for key, label in labels.items()
        if has_budget or key not in money
    )
