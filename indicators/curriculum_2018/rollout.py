"""The roll-out of the 2018 programme as a dimension: which grade is due in which school year, and how much that is."""

import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.grades import levels
from indicators.catalog.rollout import rollout
from indicators.catalog.texts import text
from indicators.sums.compiler import sums
from indicators.sums.plan import Question
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

SCHEDULE_COLUMNS = (
    "grade",
    "level",
    "first_school_year",
    "state",
    "document",
    "rule_status",
    "phase",
    "label",
)
SHARE_COLUMNS = (
    "school_year",
    "unit_id",
    "unit_code",
    "unit_name",
    "level",
    "grade",
    "state",
    "classes",
    "pupils",
    "phase",
    "document",
    "rule_status",
)

_PERIODS = ("start", "mid", "end", "year")


def schedule(school_year: SchoolYear | str) -> pd.DataFrame:
    """`SCHEDULE_COLUMNS`: every grade of the calendar, `due` or `not_due` in the school year.

    `phase` tells more: not_due, due (starts this year), on_programme (started before); `label` says it in words.
    """
    year = str(SchoolYear.of(school_year))
    rows = [
        (
            step.grade,
            step.level,
            step.first_school_year,
            "due" if step.due(year) else "not_due",
            step.document,
            step.status,
            step.phase(year),
            text("rollout", step.phase(year), first=step.first_school_year),
        )
        for step in rollout().values()
    ]
    return pd.DataFrame(rows, columns=list(SCHEDULE_COLUMNS))


def shares(warehouse: Warehouse, school_years: tuple[str, ...]) -> pd.DataFrame:
    """`SHARE_COLUMNS`: classes and pupils by grade, unit and year, with the state of the grade in that year."""
    pieces = [_of_year(warehouse, SchoolYear.of(year)) for year in school_years]
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame(columns=list(SHARE_COLUMNS))


def _of_year(warehouse: Warehouse, year: SchoolYear) -> pd.DataFrame:
    questions = [
        Question(name, (("numerator", (Term(name),)),), "school", levels(), _PERIODS, grades=tuple(rollout()))
        for name in ("classes", "pupils")
    ]
    frame = sums(warehouse, questions, year)
    known = frame[(frame["grade"] != "") & frame["numerator"].notna()]
    wide = known.pivot(index=["unit_id", "level", "grade"], columns="indicator", values="numerator")
    wide = wide.reindex(columns=["classes", "pupils"]).reset_index()
    named = wide.merge(
        open_units(warehouse, year)[["unit_id", "unit_code", "unit_name", "official_order"]], on="unit_id"
    )
    named["school_year"] = str(year)
    named["state"] = ["due" if rollout()[grade].due(str(year)) else "not_due" for grade in named["grade"]]
    steps = [rollout()[grade] for grade in named["grade"]]
    named["phase"] = [step.phase(str(year)) for step in steps]
    named["document"] = [step.document for step in steps]
    named["rule_status"] = [step.status for step in steps]
    named["place"] = named["grade"].map({grade: place for place, grade in enumerate(rollout())})
    return named.sort_values(["official_order", "place"])[list(SHARE_COLUMNS)]
