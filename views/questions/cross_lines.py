"""Lines of indicators with the dimensions of cross tables and small multiples: unit, level, grade, year, month."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import pandas as pd

from indicators.answers.pivot import APART
from indicators.catalog import codes
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text
from indicators.warehouse import Warehouse
from views import answers
from views.chosen_units import selected
from views.context import Context

MONTHS = tuple(code for code in codes()["period"] if code[:1] == "m" and code[1:].isdigit())
"""Periods of monthly reports, in the order of a school year."""


def is_summable(indicator: str) -> bool:
    """Whether the numbers of an indicator are known and may be added up over units."""
    entry = indicators().get(indicator)
    return entry is not None and entry.source not in APART


def of_one_grain(asked: Sequence[str], default: str) -> list[str]:
    """Known indicators of one grain, the first of which decides it."""
    known = [key for key in dict.fromkeys(asked) if is_summable(key)] or [default]
    return [key for key in known if indicators()[key].grain == indicators()[known[0]].grain]


def lines(context: Context, chosen: Sequence[str], dimensions: Sequence[str]) -> pd.DataFrame:
    """Answers of the chosen unit and those below it, with the columns that `indicators.answers.pivot` needs.

    Of every year where years are asked for, of every month that anybody reported where months are.
    """
    contexts = contexts_of(context, dimensions)
    names = unit_labels(context, dimensions)
    pieces = [
        _of(each, chosen, names)
        for asked in contexts
        for each in (_months(asked, chosen) if "month" in dimensions else [asked])
    ]
    found = pd.concat(pieces, ignore_index=True) if pieces else _of(context, chosen, names).head(0)
    return found[found["period"].isin(MONTHS)] if "month" in dimensions else found


def contexts_of(context: Context, dimensions: Sequence[str]) -> list[Context]:
    """The context, or that of every year in which its unit exists, oldest first."""
    if "school_year" not in dimensions:
        return [context]
    found = []
    for year in sorted(answers.reported_years(context.warehouse)):
        try:
            found.append(selected(context.warehouse, replace(context.selection, school_year=year)))
        except LookupError:
            continue
    return found or [context]


def unit_labels(context: Context, dimensions: Sequence[str]) -> Mapping[int, str]:
    """Names of units by id, unique: those that share one carry their last school year, their code, at last their number."""
    years = tuple(each.school_year for each in contexts_of(context, dimensions))
    found = answers.remembered(context.warehouse, _labels, years, context.boundaries)
    return cast(Mapping[int, str], found)


def unit_codes(context: Context, dimensions: Sequence[str]) -> Mapping[str, str]:
    """Code of the unit behind each name of `unit_labels`."""
    labels = unit_labels(context, dimensions)
    return {
        labels[unit]: str(code)
        for each in contexts_of(context, dimensions)
        for unit, code in zip(each.units["unit_id"].tolist(), each.units["unit_code"].tolist(), strict=True)
    }


def _labels(warehouse: Warehouse, years: Sequence[str], boundaries: str) -> Mapping[int, str]:
    of_years = [answers.open_units(warehouse, year, boundaries).assign(school_year=year) for year in years]
    units = pd.concat(of_years).drop_duplicates("unit_id", keep="last")
    labels = units["unit_name"].astype(str)
    until = [
        name if year == years[-1] else f"{name} ({text('pivot', 'until', year=year)})"
        for name, year in zip(labels, units["school_year"], strict=True)
    ]
    with_code = [f"{name} ({code})" for name, code in zip(until, units["unit_code"], strict=True)]
    numbered = [f"{name} ({unit})" for name, unit in zip(with_code, units["unit_id"], strict=True)]
    for finer in (until, with_code, numbered):
        labels = labels.where(~labels.duplicated(keep=False), pd.Series(finer, index=labels.index))
    return dict(zip(units["unit_id"].tolist(), labels.tolist(), strict=True))


def _months(context: Context, chosen: Sequence[str]) -> list[Context]:
    """The context once per month in which any of the indicators may be reported and something was."""
    declared = {period for key in chosen for period in indicators()[key].periods}
    reported = set(answers.reported_periods(context.warehouse, context.school_year))
    return [replace(context, period=month) for month in MONTHS if month in declared & reported]


def _of(context: Context, chosen: Sequence[str], names: Mapping[int, str]) -> pd.DataFrame:
    found = context.in_tree(answers.indicators_of(context, tuple(chosen)))
    is_commune = found["unit_kind"] == "commune"
    above = found["unit_id"].where(is_commune, found["parent_id"]).map(names)
    factors = {key: 100.0 if indicators()[key].unit == "percent" else 1.0 for key in chosen}
    ratios = {key: bool(indicators()[key].denominator) or factors[key] != 1 for key in chosen}
    return found.assign(
        commune=above.fillna(""),
        school=found["unit_id"].map(names),
        month=found["period"],
        factor=found["indicator"].map(factors),
        is_ratio=found["indicator"].map(ratios).astype(bool),
    )
