"""National standard and accreditation: the level of each school beside the year's plan, and how many by commune.

Levels are those that an office states after a decision of recognition; nothing is computed here but the comparison.
"""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import cells, composition
from views.exhibit import Exhibit
from views.exhibits import target_rows, wording
from views.exhibits.columns import columns
from views.exhibits.records import Record, number_or_none, records

MEASURES = ("national_standard_level", "accreditation_level")
_SCHOOLS = (
    ("unit_name", "text"), ("commune", "text"), ("level_label", "text"), ("actual", "level"), ("planned", "level"),
    ("accreditation", "level"), ("state_label", "text"),
)  # fmt: skip
_LEVELS = (
    ("none", theme.FAILING),
    ("one", theme.LEVELS[1]),
    ("two", theme.LEVELS[3]),
    ("silent", theme.CONTEXT),
)
_COMMUNES = (
    ("commune", "text"), ("total", "count"), ("none", "count"), ("one", "count"), ("two", "count"), ("silent", "count"),
    ("share", "percent"),
)  # fmt: skip
_RANK = {"missed": 0, "unknown": 1, "unplanned": 2, "reached": 3}
_DEFINED = (
    "national_standard_school_share",
    "accreditation_level_2_share",
    "national_standard_target_attainment",
)


def of_schools(facts: pd.DataFrame, schools: pd.DataFrame, communes: dict[int, str]) -> pd.DataFrame:
    """One row per open school: stated level, planned level, accreditation (NaN = not stated) and how the plan stands.

    A school that teaches several levels states each once; the highest of what it states is its level.
    """
    stated = facts[facts["measure"].isin(MEASURES) & facts["value"].notna()]
    kinds = {
        "actual": (MEASURES[0], "actual"),
        "planned": (MEASURES[0], "target"),
        "accreditation": (MEASURES[1], "actual"),
    }
    table = schools[["unit_id", "unit_code", "unit_name", "official_order", "levels", "parent_id"]].copy()
    for key, (measure, kind) in kinds.items():
        rows = stated[(stated["measure"] == measure) & (stated["kind"] == kind)]
        table[key] = table["unit_id"].map(rows.groupby("unit_id")["value"].max()).astype("float64")
    table["commune"] = table["parent_id"].map(communes).fillna("")
    labels = codes()["level"]
    table["level_label"] = [
        ", ".join(labels.get(level, "") for level in str(taught).split(",")) for taught in table["levels"]
    ]
    table["state"] = [_state(row) for row in records(table)]
    table["state_label"] = [text("education_quality", f"standard.{state}") for state in table["state"]]
    return table


def _state(row: Record) -> str:
    actual, planned = number_or_none(row["actual"]), number_or_none(row["planned"])
    if planned is None:
        return "unplanned"
    return "unknown" if actual is None else "reached" if actual >= planned else "missed"


def board(
    table: pd.DataFrame, expired: float | None, unit: str, school_year: str, shown: int | None
) -> Exhibit:
    """Schools by standard, plan and accreditation, those that miss their plan first."""
    question = text("education_quality", "standard.question_schools")
    if table[["actual", "planned", "accreditation"]].isna().all(axis=None):
        return _empty(question, table, unit, school_year)
    ranked = table.assign(rank=table["state"].map(_RANK), low=table["actual"].fillna(-1))
    table = ranked.sort_values(["rank", "low", "official_order"], kind="stable").reset_index(drop=True)
    heads = (text("education_quality", "standard.head.state"),)
    rows = [_board_row(row) for row in records(table.head(shown or len(table)))]
    names = tuple(words("education_quality", "standard.board").values())
    return Exhibit(
        question=question,
        finding=finding(table),
        table=table,
        columns=columns("education_quality", "standard.column", *_SCHOOLS),
        subtitle=text("education_quality", "standard.subtitle_schools"),
        chart=cells.Board(rows, names, heads, cells_end=0.7),
        coverage=_coverage(table),
        notes=(_certificates(expired),),
        definitions=target_rows.definitions(_DEFINED),
    )


def by_commune(table: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    """How many schools of each commune stand at which level; most that do not meet it first."""
    question = text("education_quality", "standard.question_communes")
    if table["actual"].isna().all():
        return _empty(question, table, unit, school_year)
    level = table["actual"].map(
        lambda value: "silent" if pd.isna(value) else ("none", "one", "two")[int(min(value, 2))]
    )
    counts = pd.crosstab(table["commune"], level).reindex(columns=[key for key, _ in _LEVELS], fill_value=0)
    rows = counts.reset_index()
    rows["total"] = rows[[key for key, _ in _LEVELS]].sum(axis=1)
    known = rows["total"] - rows["silent"]
    rows["share"] = 100 * (rows["one"] + rows["two"]) / known.where(known > 0)
    rows = rows.sort_values(["none", "total"], ascending=False, kind="stable").reset_index(drop=True)
    labels = words("education_quality", "standard.level")
    parts = [
        composition.Part(labels[key], colour, tuple(float(count) for count in rows[key]))
        for key, colour in _LEVELS
        if rows[key].any()
    ]
    heads = tuple(text("education_quality", f"standard.head.{key}") for key in ("schools", "share"))
    texts = [(formats.number(row["total"]), formats.percent(row["share"], 100.0)) for row in records(rows)]
    legend = "subtitle_communes_silent" if rows["silent"].any() else "subtitle_communes"
    return Exhibit(
        question=question,
        finding=finding(table),
        table=rows,
        columns=columns("education_quality", "standard.column", *_COMMUNES),
        subtitle=text("education_quality", f"standard.{legend}"),
        chart=composition.Composition(rows["commune"].tolist(), parts, heads, texts),
        coverage=_coverage(table),
        definitions=target_rows.definitions(_DEFINED),
    )


def _empty(question: str, table: pd.DataFrame, unit: str, school_year: str) -> Exhibit:
    sentence = text("education_quality", "standard.empty", unit=unit, school_year=school_year)
    return Exhibit(question, sentence, table.head(0), ())


def _board_row(row: Record) -> cells.BoardRow:
    facts = {key: formats.number(number_or_none(row[key])) for key in ("actual", "planned", "accreditation")}
    hover = text("education_quality", "standard.hover", school=row["unit_name"], **facts)
    planned = number_or_none(row["planned"])
    middle = (
        cells.Cell("·", theme.PALE, hover)
        if planned is None
        else cells.Cell(formats.number(planned), theme.CONTEXT, hover)
    )
    shown = (_level_cell(row["actual"], hover), middle, _level_cell(row["accreditation"], hover))
    return cells.BoardRow(str(row["unit_name"]), shown, (str(row["state_label"]),))


def _level_cell(value: object, hover: str) -> cells.Cell:
    level = number_or_none(value)
    if level is None:
        return cells.Cell("?", hover=hover, is_hatched=True)
    return cells.Cell(formats.number(level), theme.LEVELS.get(int(level), theme.LEVELS[3]), hover)


def finding(table: pd.DataFrame) -> str:
    """How many schools meet the standard, whether the plan is kept, who is silent."""
    known = table[table["actual"].notna()]
    met = int((known["actual"] >= 1).sum())
    facts = {
        "met": formats.number(met),
        "known": formats.number(len(known)),
        "share": formats.percent(100 * met / len(known) if len(known) else None, 100.0),
        "second": formats.number(int((known["actual"] >= 2).sum())),
    }
    sentences = [text("education_quality", "standard.finding", **facts), _plan(table)]
    accredited = table["accreditation"].dropna()
    if len(accredited):
        count = formats.number(int((accredited >= 2).sum()))
        sentences.append(text("education_quality", "standard.accredited", count=count))
    silent = table[table["actual"].isna()]
    if len(silent):
        names = wording.listed(wording.names(silent), "school")
        sentences.append(
            text("education_quality", "standard.silent", count=formats.number(len(silent)), units=names)
        )
    return " ".join(sentences)


def _plan(table: pd.DataFrame) -> str:
    planned, missed = table[table["planned"].notna()], table[table["state"] == "missed"]
    if planned.empty:
        return text("education_quality", "standard.no_plan")
    facts = {"planned": formats.number(len(planned)), "missed": formats.number(len(missed))}
    if missed.empty and (planned["state"] == "reached").all():
        return text("education_quality", "standard.plan_met", **facts)
    unknown = planned[planned["state"] == "unknown"]
    sentences = []
    if len(missed):
        names = wording.listed(wording.names(missed), "school")
        sentences.append(text("education_quality", "standard.plan_missed", units=names, **facts))
    if len(unknown):
        names = wording.listed(wording.names(unknown), "school")
        facts |= {"unknown": formats.number(len(unknown))}
        sentences.append(text("education_quality", "standard.plan_unknown", units=names, **facts))
    return " ".join(sentences)


def _certificates(expired: float | None) -> str:
    if expired is None:
        return text("education_quality", "standard.certificates")
    return text("education_quality", "standard.expired", count=formats.number(expired))


def _coverage(table: pd.DataFrame) -> str:
    known = formats.number(int(table["actual"].notna().sum()))
    return text("education_quality", "standard.coverage", known=known, total=formats.number(len(table)))
