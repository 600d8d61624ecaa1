"""Computed levels beside those recognised by decision: where they agree, and what to ask for or to check."""

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
    ("unit_name", "text"), ("standard_label", "text"), ("level_met", "level"), ("recognised_level", "level"),
    ("sentence", "text"), ("decision_number", "text"), ("decision_date", "date"), ("decided_by", "text"),
    ("authority", "text"), ("rule_mark", "text"),
)  # fmt: skip
_HIGHER, _LOWER, _CONTRADICTION = ("computed_higher",), ("computed_lower", "below_1"), ("contradiction",)
_COLOURS = {"agree": theme.ACCENT, "computed_higher": theme.NEAR, "computed_lower": theme.FAILING, "below_1": theme.FAILING,
            "contradiction": theme.FAILING}  # fmt: skip
_SIGNS = {
    "agree": "✓ ",
    "computed_higher": "▲ ",
    "computed_lower": "✗ ",
    "below_1": "✗ ",
    "contradiction": "✗ ",
}
_FIRST = {agreement: rank for rank, agreement in enumerate((*_CONTRADICTION, *_LOWER, *_HIGHER))}


def board(rows: pd.DataFrame, school_year: str, shown: int | None = None) -> Exhibit:
    """`recognition.recognition` of communes; those to be looked at first."""
    question = text("universal_education", "recognition.question")
    known = rows[rows["level_met"].notna() | rows["recognised_level"].notna()]
    if known.empty:
        sentence = text("universal_education", "recognition.empty", school_year=school_year)
        return Exhibit(question, sentence, known, ())
    table = _labelled(rows)
    return Exhibit(
        question=question,
        finding=_finding(table),
        table=table,
        columns=columns("universal_education", "recognition.column", *_SHOWN),
        subtitle=text("universal_education", "recognition.subtitle"),
        chart=_chart(table, shown),
    )


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    table = rows.assign(
        standard_label=rows["standard"].map(dict(codes()["standard"])),
        rule_mark=rows["rule_status"].map(wording.rule_mark),
        rank=rows["agreement"].map(_FIRST).fillna(len(_FIRST)),
        place=range(len(rows)),
    )
    table["unit_rank"] = table.groupby("unit_id")["rank"].transform("min")
    return table.sort_values(["unit_rank", "place"], kind="stable").reset_index(drop=True)


def _chart(table: pd.DataFrame, shown: int | None) -> cells.Board:
    labels = words("pages", "standards.head")
    standards = table["standard"].drop_duplicates().tolist()
    standards.sort(key=list(codes()["standard"]).index)
    rows = []
    for _, group in list(table.groupby("unit_id", sort=False))[: shown or None]:
        found = {row["standard"]: row for row in records(group)}
        agree = int((group["agreement"] == "agree").sum())
        drawn = tuple(_cell(found.get(standard)) for standard in standards)
        rows.append(cells.BoardRow(str(group["unit_name"].iloc[0]), drawn, (f"{agree}/{len(group)}",)))
    heads = (text("universal_education", "recognition.agree_head"),)
    return cells.Board(rows, [labels.get(standard, standard) for standard in standards], heads, cells_end=0.9)


def _cell(row: Record | None) -> cells.Cell:
    if row is None:
        return cells.Cell("·", theme.PALE)
    levels = (number_or_none(row["level_met"]), number_or_none(row["recognised_level"]))
    computed, decided = (formats.number(level) for level in levels)
    pair = text("universal_education", "recognition.cell", computed=computed, recognised=decided)
    agreement = str(row["agreement"])
    if agreement not in _COLOURS:
        return cells.Cell(
            f"? {pair}" if any(level is not None for level in levels) else "?",
            hover=str(row["sentence"]),
            is_hatched=True,
        )
    return cells.Cell(f"{_SIGNS[agreement]}{pair}", _COLOURS[agreement], str(row["sentence"]))


def _finding(table: pd.DataFrame) -> str:
    agree = int((table["agreement"] == "agree").sum())
    compared = int(table["agreement"].isin([*_COLOURS]).sum())
    facts = {"agree": formats.number(agree), "compared": formats.number(compared)}
    sentences = [text("universal_education", "recognition.finding", **facts)]
    for key, kinds in (("higher", _HIGHER), ("lower", _LOWER), ("contradiction", _CONTRADICTION)):
        found = table[table["agreement"].isin(kinds)]
        if len(found):
            names = wording.listed(
                found["unit_name"].drop_duplicates().tolist(), str(found["unit_kind"].iloc[0])
            )
            count = formats.number(len(found))
            sentences.append(text("universal_education", f"recognition.{key}", count=count, units=names))
    if unknown := len(table) - compared:
        sentences.append(text("universal_education", "recognition.unknown", count=formats.number(unknown)))
    return " ".join(sentences)
