"""Results of pupils by the rating scale of their grade: one scale at a time, never two added up or compared."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.rating_passes import passes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import composition
from views.exhibit import Column, Exhibit
from views.exhibits import small_numbers, wording
from views.exhibits.records import number_or_none, records

_PASSING = ("#08519C", "#6BAED6", "#C6DBEF", "#E3E7EB")
"""From the best category down; those that do not pass take the colour of failing."""


def choices(rows: pd.DataFrame) -> dict[str, str]:
    """Label → `level/scale` of the scales in use."""
    pairs = rows[["level", "scale", "scale_label"]].drop_duplicates()
    return {
        text(
            "education_quality", "ratings.choice", level=codes()["level"][level], scale=label
        ): f"{level}/{scale}"
        for level, scale, label in zip(pairs["level"], pairs["scale"], pairs["scale_label"], strict=True)
    }


def by_grade(rows: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    """One level and scale of one unit (`ratings.distribution`): a bar per grade, its parts the categories."""
    question = text("education_quality", "ratings.question", unit=unit)
    if rows.empty:
        sentence = text("education_quality", "ratings.empty", unit=unit, school_year=school_year)
        return Exhibit(question, sentence, rows, ())
    table = _labelled(rows)
    first = records(table.head(1))[0]
    known, expected = formats.number(first["contributing"]), formats.number(first["expected"])
    return Exhibit(
        question=question,
        finding=_finding(table),
        table=table,
        columns=_columns(),
        subtitle=text("education_quality", "ratings.subtitle"),
        chart=_chart(table[table["grade"] != ""] if (table["grade"] != "").any() else table),
        coverage=text("education_quality", "ratings.coverage", known=known, expected=expected),
        notes=_notes(table),
    )


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    levels = rows["level"].map(dict(codes()["level"]))
    whole = [rows[name] for name in ("unit_id", "level", "grade", "period")]
    return rows.assign(
        grade_label=rows["grade"].map(dict(codes()["grade"])).where(rows["grade"] != "", levels),
        level_label=levels,
        period_label=rows["period"].map(dict(codes()["period"])),
        rule_mark=rows["rule_status"].map(wording.rule_mark),
        passes=rows["category"].map(dict(passes())),
        is_small=small_numbers.with_the_next(
            small_numbers.is_small(rows["pupils"]), rows["pupils"].astype("float64"), whole
        ),
    ).reset_index(drop=True)


def _columns() -> tuple[Column, ...]:
    kinds = {
        "grade_label": "text", "category_label": "text", "pupils": "count", "rated": "count", "share": "percent",
        "scale_label": "text", "period_label": "text", "contributing": "count", "expected": "count",
        "document": "text", "rule_mark": "text",
    }  # fmt: skip
    labels = words("education_quality", "ratings.column")
    small = ("pupils", "share")
    return tuple(
        Column(key, labels[key], kind, hidden="is_small" if key in small else "")
        for key, kind in kinds.items()
    )


def _chart(table: pd.DataFrame) -> composition.Composition:
    categories = table.drop_duplicates("category")
    wide = table.pivot(index="grade_label", columns="category", values="pupils")
    order = table["grade_label"].drop_duplicates().tolist()
    colours = iter(_PASSING)
    parts = [
        composition.Part(
            str(row["category_label"]).partition(" (")[0],
            next(colours, theme.CONTEXT) if row["passes"] else theme.FAILING,
            tuple(number_or_none(value) for value in wide.loc[order, row["category"]]),
        )
        for row in records(categories)
    ]
    heads = tuple(words("education_quality", "ratings.head").values())
    return composition.Composition(order, parts, heads, [_texts(table, grade) for grade in order])


def _texts(table: pd.DataFrame, grade: str) -> tuple[str, ...]:
    rows = table[table["grade_label"] == grade]
    rated, failed = float(rows["rated"].iloc[0]), float(rows.loc[~rows["passes"], "pupils"].sum())
    share = 100 * failed / rated if rated else None
    return formats.number(rated), formats.number(failed), formats.percent(share, 0.0)


def _finding(table: pd.DataFrame) -> str:
    whole = table[table["grade"] == ""]
    by_grade = table[(table["grade"] != "") & ~table["passes"]]
    # Where no school states every grade there is no line of the level: the grades stand for it.
    rows = whole if len(whole) else table[table["grade"] != ""]
    first = records(rows.head(1))[0]
    passed, failing = rows[rows["passes"]], rows[~rows["passes"]]
    count, failed = float(passed["pupils"].sum()), float(failing["pupils"].sum())
    rated = count + failed
    facts = {
        "level": first["level_label"],
        "scale": first["scale_label"],
        "passed": formats.number(count),
        "rated": formats.number(rated),
        "share": formats.percent(100 * count / rated if rated else None, 100.0),
        "failed": formats.number(failed),
        "category": formats.inside(str(failing["category_label"].iloc[0]).partition(" (")[0])
        if len(failing)
        else "",
    }
    sentences = [text("education_quality", "ratings.finding", **facts)]
    if failed and len(by_grade):
        worst = records(by_grade.sort_values(["pupils", "share"], ascending=False, kind="stable").head(1))[0]
        grade = formats.inside(str(worst["grade_label"]))
        numbers = {"count": formats.number(worst["pupils"]), "share": formats.percent(worst["share"])}
        sentences.append(text("education_quality", "ratings.worst", grade=grade, **numbers))
    return " ".join(sentences)


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    notes = [text("education_quality", "ratings.other_scale")]
    if (table["period"] == "mid").any():
        notes.insert(0, text("education_quality", "ratings.mid"))
    partial = table[table["contributing"] < table["expected"]]
    if len(partial):
        row = records(partial.head(1))[0]
        facts = {"known": formats.number(row["contributing"]), "expected": formats.number(row["expected"])}
        notes.insert(0, text("education_quality", "ratings.incomplete", **facts))
    return tuple(notes)
