"""One commune at a glance: its schools with classes, pupils and standards, and the levels it reaches."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Card, Exhibit
from views.exhibits.columns import columns
from views.exhibits.records import number_or_none, records

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
    known = int(table["classes"].notna().sum())
    total = formats.number(len(table))
    return Exhibit(
        question=question,
        finding=_finding(table, verdicts, commune, difficult),
        table=table,
        columns=columns("commune_profile", "summary.column", *_SHOWN),
        cards=_cards(table),
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


def _cards(table: pd.DataFrame) -> tuple[Card, ...]:
    labels = words("commune_profile", "summary.card")
    sums = {key: table[key].sum() if table[key].notna().all() else None for key in ("classes", "pupils")}
    rated = table["actual"].dropna()
    met = (
        f"{formats.number(int((rated >= 1).sum()))}/{formats.number(len(rated))}"
        if len(rated)
        else formats.MISSING
    )
    return (
        Card(labels["schools"], formats.number(len(table))),
        Card(labels["classes"], formats.number(sums["classes"])),
        Card(labels["pupils"], formats.number(sums["pupils"])),
        Card(labels["standard"], met),
    )


def _finding(table: pd.DataFrame, verdicts: pd.DataFrame, commune: str, difficult: object) -> str:
    known = table[table["classes"].notna() & table["pupils"].notna()]
    facts = {"commune": commune, "schools": formats.number(len(table)), "known": formats.number(len(known))}
    if len(known) == len(table):
        facts |= {key: formats.number(float(table[key].sum())) for key in ("classes", "pupils")}
        sentences = [text("commune_profile", "summary.finding", **facts)]
    else:
        sentences = [text("commune_profile", "summary.finding_partial", **facts)]
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
