"""Figures as they were stored, and the cells behind a number."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators import facts
from indicators.provenance import lineage
from indicators.warehouse import Warehouse
from views.answers.remembering import of_year
from views.context import Context


def stored(context: Context, measure: str = "", kind: str = "") -> pd.DataFrame:
    """Stored figures of the chosen unit and everything below it."""
    frame = of_year(context, _facts, context.period, measure, kind)
    return context.in_tree(frame)


def stored_together(context: Context, measures: tuple[str, ...]) -> pd.DataFrame:
    """Stored figures of some measures, of the chosen unit and everything below it."""
    return context.in_tree(of_year(context, _facts_of_measures, tuple(sorted(measures))))


def stored_of(context: Context, unit_code: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    """Stored figures of some measures, of one unit and everything below it."""
    frame = of_year(context, _facts_of_measures, tuple(sorted(wanted)))
    units = context.units.loc[context.units["unit_code"] == unit_code, "unit_id"]
    return frame[frame["unit_id"].isin([below for unit in units for below in context.tree(int(unit))])]


def stored_everywhere(
    warehouse: Warehouse, school_year: str, measures: Sequence[str], kind: str = "", period: str = ""
) -> pd.DataFrame:
    """Stored figures of some measures of every unit, for answers about all schools of a year: not remembered themselves."""
    kinds, periods = [kind] if kind else [], [period] if period else []
    return facts.facts(warehouse, school_year, measures=measures, kinds=kinds, periods=periods)


def _facts(warehouse: Warehouse, school_year: str, period: str, measure: str, kind: str) -> pd.DataFrame:
    return facts.facts(
        warehouse,
        school_year,
        measures=[measure] if measure else [],
        kinds=[kind] if kind else [],
        periods=[period] if period else [],
    )


def _facts_of_measures(warehouse: Warehouse, school_year: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    return facts.facts(warehouse, school_year, measures=wanted)


def cells(
    context: Context, indicator: str, unit_code: str, level: str, grade: str, period: str
) -> pd.DataFrame:
    """The cells that went into one line of an indicator."""
    return of_year(context, lineage.cells, indicator, unit_code, level, grade, period)
