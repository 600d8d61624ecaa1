"""Targets assigned to communes: indicators × communes, each cell its gap in points with its sign."""

import pandas as pd

from indicators.catalog.texts import text
from views import formats, theme
from views.charts import cells
from views.exhibit import Exhibit
from views.exhibits import target_rows, target_words
from views.exhibits.records import Record, number_or_none, records


def board(answers: pd.DataFrame) -> Exhibit:
    """Targets assigned to communes: indicators × communes, each cell its gap in points with its sign."""
    question = text("pages", "overview.question_communes")
    table = target_rows.with_target(answers)
    table = table[table["indicator"].map(target_rows.carrier_kind) == "commune"]
    if table.empty:
        return Exhibit(question, text("pages", "overview.empty_indicator"), table, ())
    table = target_rows.worst_first(target_rows.labelled(table))
    return Exhibit(
        question=question,
        finding=_finding(table),
        table=table,
        columns=target_rows.columns("unit_name", "name", "period_label"),
        subtitle=text("pages", "overview.subtitle_communes"),
        chart=_chart(table),
        coverage=target_rows.coverage(table),
        definitions=target_rows.definitions(table["indicator"]),
    )


def _finding(table: pd.DataFrame) -> str:
    judged, missed = target_rows.judged(table)
    facts = {"missed": formats.number(len(missed)), "judged": formats.number(len(judged))}
    sentences = [text("pages", "overview.finding_communes", **facts)]
    if len(missed):
        worst = records(target_rows.worst_first(missed).head(1))[0]
        people = target_words.people(worst)
        sentences.append(
            text(
                "pages",
                "overview.worst_commune",
                unit=formats.inside(str(worst["unit_name"])),
                name=formats.inside(str(worst["name"])),
                actual=target_words.actual(worst),
                target=target_words.target(worst),
                gap=text("pages", "overview.worst_gap", gap=people) if people else "",
            )
        )
    return " ".join(sentences)


def _chart(table: pd.DataFrame) -> cells.Board:
    by_key = {(row["indicator"], row["unit_id"]): row for row in records(table)}
    communes = table.drop_duplicates("unit_id").sort_values("official_order", kind="stable")
    rows = []
    for name, group in table.groupby("name", sort=False):
        indicator = str(group["indicator"].iloc[0])
        found = [by_key.get((indicator, unit)) for unit in communes["unit_id"]]
        missed = int((group["status"] == "not_met").sum())
        rows.append(cells.BoardRow(str(name), tuple(map(_gap_cell, found)), (f"{missed}/{len(group)}",)))
    heads = (text("pages", "overview.missed_head"),)
    return cells.Board(rows, communes["short_name"].tolist(), heads, cells_end=0.93)


def _gap_cell(row: Record | None) -> cells.Cell:
    if row is None:
        return cells.Cell("·", theme.PALE)
    if row["status"] not in ("met", "not_met"):
        return cells.Cell("?", hover=target_words.hover(row), is_hatched=True)
    gap = number_or_none(row["gap"])
    sign, colour = ("✓", theme.ACCENT) if row["status"] == "met" else ("✗", theme.FAILING)
    return cells.Cell(f"{sign} {formats.points_alone(gap)}", colour, target_words.hover(row))
