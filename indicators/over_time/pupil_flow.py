"""Where pupils went within a year, grade by grade: at the start, in, out, dropped out by reason, at the end, unexplained.

A school counts in a line only where all five numbers of its balance are known, so that every sum is of the same
schools. Knows nothing of targets; the rates are those of the indicators `retention_rate` and `dropout_rate`.
"""

import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import codes
from indicators.sums.compiler import quantities
from indicators.sums.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

BALANCE = ("pupils_at_start", "transfers_in", "transfers_out", "dropouts", "pupils")
"""Without any one of these a line has no balance."""
BESIDE = ("repeaters", "promoted_pupils", "at_risk_pupils", "returned_pupils")
"""Shown beside the balance where every school that counts in it states them."""
_LIKE = "dropout_rate"
"""The indicator whose levels and grades are asked for."""
_LINE = ["unit_id", "level", "grade"]


def reasons() -> tuple[str, ...]:
    """Codes of the reasons that a form may state for a dropout."""
    return tuple(codes()["reason"])


def levels() -> tuple[str, ...]:
    """Levels whose schools are expected to state a balance."""
    return indicators()[_LIKE].levels


def columns() -> tuple[str, ...]:
    """Columns of `flows`."""
    named = ("unit_id", "unit_code", "unit_name", "unit_kind", "official_order", "level", "grade")
    stated = tuple(f"dropouts_{reason}" for reason in reasons())
    return (
        *named,
        *BALANCE,
        *stated,
        "dropouts_unstated",
        *BESIDE,
        "unexplained",
        "contributing",
        "expected",
    )


def flows(warehouse: Warehouse, school_year: SchoolYear | str, boundaries: str = "then") -> pd.DataFrame:
    """`columns()`, one row per unit, level and grade (`grade` '' = the whole level), units in official order.

    `unexplained` = start + in - out - dropouts - end: 0 where the balance closes. `dropouts_<reason>` are NaN where no
    school states the reason; `dropouts_unstated` are those of whom no reason is stated.
    """
    year = SchoolYear.of(school_year)
    schools = _balanced(warehouse, year)
    units = open_units(warehouse, year, boundaries)
    if schools.empty:
        return pd.DataFrame(columns=list(columns()))
    pairs = ancestors(warehouse, year, boundaries)
    numbers = [name for name in columns() if name in schools and name not in _LINE]
    above = schools.merge(pairs, on="unit_id")
    above[numbers] = above[numbers].mul(above["share"], axis=0)
    grouped = above.assign(contributing=1).groupby(["ancestor_id", "level", "grade"])
    summed = grouped[numbers].sum(min_count=1)
    summed["contributing"] = grouped["contributing"].sum()
    for name in BESIDE:
        summed[name] = summed[name].where(grouped[name].count() == summed["contributing"])
    rows = summed.reset_index().rename(columns={"ancestor_id": "unit_id"})
    rows = rows.merge(_expected(units, schools, warehouse, year, pairs), on=["unit_id", "level"], how="left")
    return _ordered(rows.merge(units, on="unit_id"))


def _balanced(warehouse: Warehouse, year: SchoolYear) -> pd.DataFrame:
    """The schools of which the balance of a line is known, with a column per number."""
    found = quantities(warehouse, _questions(), year)
    if found.empty:
        return pd.DataFrame()
    wide = found.pivot(index=_LINE, columns="indicator", values="value")
    stated = [f"dropouts_{reason}" for reason in reasons()]
    wide = wide.reindex(columns=[*BALANCE, *stated, *BESIDE]).astype("float64").dropna(subset=list(BALANCE))
    wide["dropouts_unstated"] = wide["dropouts"] - wide[stated].sum(axis=1)
    entered = wide["pupils_at_start"] + wide["transfers_in"] - wide["transfers_out"]
    wide["unexplained"] = entered - wide["dropouts"] - wide["pupils"]
    return wide.reset_index()


def _questions() -> list[Question]:
    like = indicators()[_LIKE]
    terms = {name: Term(name) for name in (*BALANCE, *BESIDE)}
    terms |= {f"dropouts_{reason}": Term("dropouts", categories=(reason,)) for reason in reasons()}
    return [
        quantity(name, (term,), levels=like.levels, periods=("end",), grades=like.grades)
        for name, term in terms.items()
    ]


def _expected(
    units: pd.DataFrame, schools: pd.DataFrame, warehouse: Warehouse, year: SchoolYear, pairs: pd.DataFrame
) -> pd.DataFrame:
    """How many schools teach a level below each unit: those of the register, and those that report it all the same."""
    listed = open_units(warehouse, year).query("unit_kind == 'school'")[["unit_id", "levels"]]
    taught = listed.assign(level=listed["levels"].str.split(",")).explode("level")[["unit_id", "level"]]
    known = pd.concat([taught, schools[["unit_id", "level"]]]).drop_duplicates()
    above = known.merge(pairs, on="unit_id")
    above = above[above["ancestor_id"].isin(units["unit_id"])]
    counted = above.groupby(["ancestor_id", "level"], as_index=False).agg(expected=("unit_id", "nunique"))
    return counted.rename(columns={"ancestor_id": "unit_id"})


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    places = {grade: place for place, grade in enumerate(("", *codes()["grade"]))}
    order = {level: place for place, level in enumerate(codes()["level"])}
    keyed = rows.assign(_level=rows["level"].map(order), _grade=rows["grade"].map(places))
    ordered = keyed.sort_values(["official_order", "unit_id", "_level", "_grade"], kind="stable")
    return ordered[list(columns())].reset_index(drop=True)
