"""Need → project → handed over: what is lacking, what of it is being built, what nobody has planned yet."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import composition
from views.exhibit import Column, Exhibit
from views.exhibits.records import number_or_none, records

_COLOURS = {
    "uncovered": theme.FAILING,
    "planned": theme.NEAR,
    "doing": "#6BAED6",
    "handed_over": theme.ACCENT,
}


def pipeline(rows: pd.DataFrame, shown: int | None = None) -> Exhibit:
    """Schools and items that lack anything or have a project; largest lack without a project first."""
    question = text("priorities", "projects.question")
    has_project = rows["projects"].fillna("") != ""
    if not has_project.any():
        return Exhibit(question, text("priorities", "projects.empty"), rows.head(0), ())
    open_rows = rows[has_project | (pd.to_numeric(rows["shortage"]).fillna(0) > 0)]
    known = open_rows[open_rows["uncovered"].notna()]
    levels = open_rows["level"].map(dict(codes()["level"])).fillna("")
    table = (
        open_rows.assign(level_label=levels, name=open_rows["unit_name"] + " – " + open_rows["label"])
        .sort_values("uncovered", ascending=False, na_position="last", kind="stable")
        .reset_index(drop=True)
    )
    drawn = table[table["unit_name"] != ""].head(shown or len(table))
    names = words("priorities", "projects.part")
    parts = [
        composition.Part(names[key], colour, tuple(number_or_none(value) for value in drawn[key]))
        for key, colour in _COLOURS.items()
    ]
    texts = [(formats.number(number_or_none(row["shortage"])),) for row in records(drawn)]
    heads = (words("priorities", "projects.column")["shortage"],)
    return Exhibit(
        question=question,
        finding=_finding(known),
        table=table,
        columns=_columns(),
        subtitle=text("priorities", "projects.subtitle"),
        chart=composition.Composition(drawn["name"].tolist(), parts, heads, texts),
        notes=_strays(table),
    )


def _finding(known: pd.DataFrame) -> str:
    keys = ("shortage", "handed_over", "doing", "planned", "uncovered")
    return text(
        "priorities",
        "projects.finding",
        **{key: formats.number(float(pd.to_numeric(known[key]).sum())) for key in keys},
    )


def _strays(table: pd.DataFrame) -> tuple[str, ...]:
    lost = table.loc[table["unit_name"] == "", "projects"].tolist()
    return (text("priorities", "projects.strays", names=formats.enumeration(lost)),) if lost else ()


def _columns() -> tuple[Column, ...]:
    kinds = {"counted_on": "date"} | dict.fromkeys(
        ("shortage", "handed_over", "shortage_now", "doing", "planned", "uncovered"), "count"
    )
    labels = words("priorities", "projects.column")
    return tuple(Column(key, label, kinds.get(key, "text"), width=12) for key, label in labels.items())
