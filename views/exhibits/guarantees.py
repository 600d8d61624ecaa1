"""Conditions that universal education rests on in each commune: rooms, teachers, somebody in charge."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import cells
from views.exhibit import Exhibit
from views.exhibits import wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

_SHOWN = (
    ("unit_name", "text"), ("standard_label", "text"), ("label", "text"), ("state_label", "text"), ("numerator", "count"),
    ("denominator", "count"), ("value", "percent"), ("threshold", "percent"), ("needed", "count"), ("basis", "text"),
    ("rule_mark", "text"), ("contributing", "count"), ("expected", "count"), ("note", "text"),
)  # fmt: skip
_SIGNS = {"pass": ("✓", theme.ACCENT), "no_subject": ("·", theme.PALE)}


def board(rows: pd.DataFrame, school_year: str, shown: int | None = None) -> Exhibit:
    """`conditions.conditions` of communes, those with most conditions not met first."""
    question = text("universal_education", "conditions.question")
    if rows.empty or not rows["state"].isin(["pass", "fail"]).any():
        sentence = text("universal_education", "conditions.empty", school_year=school_year)
        return Exhibit(question, sentence, rows.head(0), ())
    table = _labelled(rows)
    return Exhibit(
        question=question,
        finding=_finding(table),
        table=table,
        columns=columns("universal_education", "conditions.column", *_SHOWN, value="threshold"),
        subtitle=text("universal_education", "conditions.subtitle"),
        chart=_chart(table, shown),
    )


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(rows["article"], rows["document"], strict=True)
    table = rows.assign(
        standard_label=rows["standard"].map(dict(codes()["standard"])),
        state_label=rows["state"].map(words("charts", "test_state")),
        rule_mark=rows["rule_status"].map(wording.rule_mark),
        basis=[", ".join(part for part in pair if part) for pair in pairs],
        failed=rows["state"] == "fail",
        place=range(len(rows)),
    )
    table["failing"] = table.groupby("unit_id")["failed"].transform("sum")
    return table.sort_values(["failing", "place"], ascending=[False, True], kind="stable").reset_index(
        drop=True
    )


def _chart(table: pd.DataFrame, shown: int | None) -> cells.Board:
    rules = table.sort_values("place").drop_duplicates("rule")
    rules = rules[rules["rule"].isin(table.loc[table["state"].isin(["pass", "fail"]), "rule"])]
    rows = []
    for _, group in list(table.groupby("unit_id", sort=False))[: shown or None]:
        found = {row["rule"]: row for row in records(group)}
        drawn = tuple(_cell(found.get(rule)) for rule in rules["rule"])
        judged = int(group["state"].isin(["pass", "fail"]).sum())
        text_right = f"{int(group['failed'].sum())}/{judged}"
        rows.append(cells.BoardRow(str(group["unit_name"].iloc[0]), drawn, (text_right,)))
    heads = [_head(rule, standard) for rule, standard in zip(rules["rule"], rules["standard"], strict=True)]
    return cells.Board(rows, heads, (text("universal_education", "conditions.head"),), cells_end=0.86)


def _head(rule: str, standard: str) -> str:
    """`MN\\nphòng học`: the standard and what is asked for."""
    kinds = words("universal_education", "conditions.kind")
    short = words("universal_education", "conditions.standard").get(standard, standard)
    return f"{short}\n{kinds.get(rule.rpartition('-')[2], rule)}"


def _cell(row: Record | None) -> cells.Cell:
    if row is None:
        return cells.Cell("·", theme.PALE)
    hover = text(
        "universal_education",
        "conditions.hover",
        label=row["label"],
        numerator=formats.figure(row["numerator"]),
        denominator=formats.figure(row["denominator"]),
        value=formats.percent(number_or_none(row["value"]), number_or_none(row["threshold"])),
    )
    state = str(row["state"])
    if state in _SIGNS:
        return cells.Cell(*_SIGNS[state], hover)
    if state == "fail":
        needed = number_or_none(row["needed"])
        return cells.Cell(f"✗ {formats.number(needed)}" if needed else "✗", theme.FAILING, hover)
    return cells.Cell("?", hover=hover, is_hatched=True)


def _finding(table: pd.DataFrame) -> str:
    judged = table[table["state"].isin(["pass", "fail"])]
    failed = judged[judged["failed"]]
    facts = {
        "failed": formats.number(len(failed)),
        "judged": formats.number(len(judged)),
        "units": formats.number(failed["unit_id"].nunique()),
        "total": formats.number(table["unit_id"].nunique()),
    }
    sentences = [
        text("universal_education", f"conditions.{'finding' if len(failed) else 'all_met'}", **facts)
    ]
    if len(failed):
        most = failed.groupby("label")["unit_id"].nunique().sort_values(ascending=False, kind="stable")
        label = formats.inside(str(most.index[0]))
        count = formats.number(int(most.iloc[0]))
        sentences.append(text("universal_education", "conditions.most", label=label, count=count))
    if unknown := int(table["state"].isin(["missing", "unclassified"]).sum()):
        sentences.append(text("universal_education", "conditions.open", count=formats.number(unknown)))
    return " ".join(sentences)
