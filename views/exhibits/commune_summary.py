"""One commune at a glance: its schools by pupils, with classes and standards, and the levels it reaches."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts.composition import Composition, Part
from views.exhibit import Exhibit
from views.exhibits.columns import columns
from views.exhibits.records import number_or_none, records

_BESIDE = {"classes": 0, "class_size": 1, "actual": 0, "dropouts": 0}
"""Columns beside the bars, and their decimals."""
_SHOWN = (
    ("unit_name", "text"), ("level_label", "text"), ("classes", "count"), ("pupils", "count"), ("class_size", "decimal"),
    ("actual", "level"), ("accreditation", "level"), ("dropouts", "count"),
)  # fmt: skip


def of_commune(
    schools: pd.DataFrame,
    sizes: pd.DataFrame,
    flows: pd.DataFrame,
    verdicts: pd.DataFrame,
    commune: str,
    difficult: object,
) -> Exhibit:
    """`schools` from `school_standards.of_schools`; `sizes` answers of class_count and pupil_count of schools, `flows`
    levels of schools, `verdicts` of this commune; `difficult` True, False or None where it is not classified."""
    question = text("commune_profile", "summary.question", commune=commune)
    if schools.empty:
        return Exhibit(question, text("commune_profile", "summary.no_school", commune=commune), schools, ())
    table = _joined(schools, sizes, flows)
    known = int((table["classes"].notna() & table["pupils"].notna()).sum())
    total = formats.number(len(table))
    return Exhibit(
        question=question,
        finding=_finding(table, verdicts, commune, difficult),
        table=table,
        columns=columns("commune_profile", "summary.column", *_SHOWN),
        subtitle=text("commune_profile", "summary.subtitle"),
        chart=_chart(table),
        coverage=text("commune_profile", "summary.coverage", known=formats.number(known), total=total),
    )


def _joined(schools: pd.DataFrame, sizes: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """One row per school; the size of a school of several levels is known where every level of it is."""
    own = sizes[(sizes["grade"] == "") & sizes["unit_id"].isin(schools["unit_id"])]
    numbers = {}
    for key, indicator in (("classes", "class_count"), ("pupils", "pupil_count")):
        rows = own[(own["indicator"] == indicator) & (own["level"] == "")]
        numbers[key] = schools["unit_id"].map(rows.set_index("unit_id")["value"]).astype("float64")
    left = flows[flows["grade"] == ""].groupby("unit_id")["dropouts"].sum()
    return schools.assign(
        **numbers,
        class_size=numbers["pupils"] / numbers["classes"].where(numbers["classes"] != 0),
        dropouts=schools["unit_id"].map(left).astype("float64"),
    ).reset_index(drop=True)


def _chart(table: pd.DataFrame) -> Composition:
    """A bar of pupils per school, in official order."""
    labels, heads = (words("commune_profile", f"summary.{kind}") for kind in ("column", "head"))
    pupils = tuple(number_or_none(value) for value in table["pupils"])
    texts = [
        tuple(formats.number(row[key], decimals) for key, decimals in _BESIDE.items())
        for row in records(table)
    ]
    bars = Part(labels["pupils"], theme.ACCENT, pupils)
    return Composition(table["unit_name"].tolist(), [bars], [heads[key] for key in _BESIDE], texts)


def _finding(table: pd.DataFrame, verdicts: pd.DataFrame, commune: str, difficult: object) -> str:
    known = table[table["classes"].notna() & table["pupils"].notna()]
    facts = {"commune": commune, "schools": formats.number(len(table)), "known": formats.number(len(known))}
    if len(known) == len(table):
        facts |= {key: formats.number(float(table[key].sum())) for key in ("classes", "pupils")}
        sentences = [text("commune_profile", "summary.finding", **facts)]
    else:
        sentences = [text("commune_profile", "summary.finding_partial", **facts)]
    if len(rated := table["actual"].dropna()):
        counts = {"met": formats.number(int((rated >= 1).sum())), "rated": formats.number(len(rated))}
        sentences.append(text("commune_profile", "summary.standard", **counts))
    area = "unclassified" if formats.is_missing(difficult) else "difficult" if difficult else "not_difficult"
    sentences.append(text("commune_profile", f"summary.{area}"))
    if len(verdicts):
        sentences.append(text("commune_profile", "summary.levels", levels=", ".join(_levels(verdicts))))
    return " ".join(sentences)


def _levels(verdicts: pd.DataFrame) -> list[str]:
    found = []
    for row in records(verdicts):
        level = number_or_none(row["level_met"])
        key = "summary.level_open" if level is None else "summary.level"
        standard = codes()["standard"].get(str(row["standard"]), str(row["standard"]))
        found.append(text("commune_profile", key, standard=standard, level=formats.number(level)))
    return found
