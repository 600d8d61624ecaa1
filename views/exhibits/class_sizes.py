"""Pupils per class against the norm of the grade: one dot per school and grade.

An average above the cap proves a class above it; an average below it proves nothing, and the note says so.
"""

import math
from datetime import date

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.norms import Norm, norm_on
from indicators.catalog.texts import text, words
from indicators.terms import SchoolYear
from views import formats
from views.charts.strips import Strip, Strips
from views.exhibit import Column, Exhibit
from views.exhibits import norm_words
from views.exhibits.records import Record, number_or_none, records

SUBJECT = "class_size_max"
_PERIOD_RANK = {period: rank for rank, period in enumerate(("end", "mid", "start"))}
_KEYS = ["unit_id", "unit_code", "unit_name", "level", "grade", "period"]


def by_grade(table: pd.DataFrame) -> Exhibit:
    """Strips by grade; `table` holds rows of `of_schools`."""
    question = text("class_sizes", "question")
    table = table.reset_index(drop=True)
    known = table[table["size"].notna()]
    if known.empty:
        return Exhibit(question, text("class_sizes", "empty"), table.head(0), ())
    judged = known[known["cap"].notna()]
    return Exhibit(
        question=question,
        finding=_finding(judged),
        table=table,
        columns=_columns(),
        subtitle=text("class_sizes", "subtitle"),
        chart=Strips([_strip(rows) for _, rows in known.groupby("grade", sort=False)],
                     tuple(words("class_sizes", "head").values())),
        coverage=text("class_sizes", "coverage", known=formats.number(len(known)),
                      total=formats.number(len(table))),
        notes=(text("class_sizes", "average"),),
        definitions=norm_words.definitions(table),
    )  # fmt: skip


def of_schools(facts: pd.DataFrame, school_year: str) -> pd.DataFrame:
    """One row per school and grade, of its newest period that states both numbers, else any.

    `facts` holds stored pupils and classes of schools.
    """
    first_day = SchoolYear.of(school_year).first_day
    plain = (facts["group"] == "") & (facts["category"] == "") & (facts["age"] == "")
    stated = facts[
        plain & (facts["grade"] != "") & (facts["kind"] == "actual") & (facts["unit_kind"] == "school")
    ]
    wide = stated.pivot_table(
        index=_KEYS, columns="measure", values="value", aggfunc="first", sort=False, dropna=True
    )
    wide = wide.reindex(columns=["pupils", "classes"]).reset_index()
    classes = wide["classes"].where(wide["classes"] != 0)
    wide = wide.assign(size=wide["pupils"] / classes, rank=wide["period"].map(_PERIOD_RANK))
    wide = wide.assign(is_open=wide["size"].isna()).sort_values(["is_open", "rank"], kind="stable")
    wide = wide.drop_duplicates(["unit_id", "level", "grade"])
    wide = wide[~((wide["pupils"] == 0) & (wide["classes"] == 0))]
    caps = [_cap(first_day, level, grade) for level, grade in zip(wide["level"], wide["grade"], strict=True)]
    limits = [float(norm.value) if norm else math.nan for norm in caps]
    over = wide.assign(cap=pd.Series(limits, index=wide.index, dtype="float64"))
    order = {code: place for place, code in enumerate(codes()["grade"])}
    labels = words("class_sizes", "class")
    return over.assign(
        norm_id=[norm.id if norm else "" for norm in caps],
        place=over["grade"].map(order),
        grade_label=over["grade"].map(dict(codes()["grade"])),
        period_label=over["period"].map(dict(codes()["period"])),
        class_label=[_class(size, cap, labels) for size, cap in zip(over["size"], over["cap"], strict=True)],
    ).sort_values(["place", "size"], ascending=[True, False], kind="stable").reset_index(drop=True)  # fmt: skip


def _cap(first_day: date, level: str, grade: str) -> Norm | None:
    return norm_on(first_day, SUBJECT, level, grade=grade)


def _class(size: float | None, cap: float | None, labels: dict[str, str]) -> str:
    if formats.is_missing(size):
        return ""
    if formats.is_missing(cap):
        return labels["no_norm"]
    return labels["over" if size > cap else "within"]  # type: ignore[operator]


def _strip(rows: pd.DataFrame) -> Strip:
    cap = number_or_none(rows["cap"].iloc[0])
    over = formats.MISSING if cap is None else formats.number(int((rows["size"] > cap).sum()))
    return Strip(
        name=str(rows["grade_label"].iloc[0]),
        values=tuple(float(size) for size in rows["size"]),
        hovers=tuple(_hover(row) for row in records(rows)),
        cut=cap,
        texts=(formats.number(len(rows)), over, formats.number(float(rows["size"].median()), 1)),
    )


def _hover(row: Record) -> str:
    return text(
        "class_sizes", "hover", unit=row["unit_name"], grade=formats.inside(str(row["grade_label"])),
        pupils=formats.number(row["pupils"]), classes=formats.number(row["classes"]),
        size=formats.number(row["size"], 1),
    )  # fmt: skip


def _finding(judged: pd.DataFrame) -> str:
    over = judged[judged["size"] > judged["cap"]]
    facts = {"known": formats.number(len(judged)), "over": formats.number(len(over))}
    if over.empty:
        return text("class_sizes", "finding_none", **facts)
    worst = records(over.loc[[(over["size"] - over["cap"]).idxmax()]])[0]
    named = text(
        "class_sizes",
        "unit_grade",
        unit=worst["unit_name"],
        grade=formats.inside(str(worst["grade_label"])),
    )
    size, cap = formats.figure(worst["size"], worst["cap"]), formats.figure(worst["cap"])
    return text("class_sizes", "finding", worst=named, size=size, cap=cap, **facts)


def _columns() -> tuple[Column, ...]:
    kinds = {"pupils": "count", "classes": "count", "size": "decimal", "cap": "figure"}
    labels = words("class_sizes", "column")
    return tuple(Column(key, label, kinds.get(key, "text"), width=14) for key, label in labels.items())
