"""Universal education and literacy: levels, tests, whom to lift first, changes, recognition, conditions, the map."""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.catalog.tiles import tile_places
from indicators.terms import SchoolYear
from views import answers, lineage
from views.chosen_units import at_the_time
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import (
    guarantees,
    level_changes,
    level_map,
    level_marks,
    lifting,
    recognitions,
    standard_tests,
    standards,
)
from views.questions.options import counted, drawn_rows, is_official_order

YEARLY = tuple(
    entry.id
    for entry in indicators().values()
    if entry.topic == "universal_education" and entry.id.startswith("universal_") and entry.unit == "percent"
)
"""Rates on which the standards rest."""


def communes_of(context: Context) -> pd.DataFrame:
    """Verdicts on the communes of the chosen unit."""
    return context.of_kind(answers.verdicts(context), standard_tests.COMMUNE)


def matrix(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Communes by standards, with what the next level lacks, what is recognised and what changed."""
    context = at_the_time(context)
    communes = communes_of(context)
    marked = level_marks.marked(communes, answers.verdicts_before(context), answers.recognised(context))
    count = communes["unit_id"].nunique()
    exhibit = standards.matrix(marked, drawn_rows(options, count), is_official_order(options))
    return counted(complete(context, exhibit, lineage.of_standard), count)


def tests(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Every test of one commune or of one tier above (`unit`: its code)."""
    context = at_the_time(context)
    unit = options["unit"]
    of_communes = answers.tests(context)
    if unit in set(of_communes["unit_code"]):
        exhibit = standard_tests.of_commune(of_communes[of_communes["unit_code"] == unit])
        return complete(context, exhibit, lineage.of_test)
    of_tiers = answers.tier_tests(context)
    return complete(context, standard_tests.of_tier(of_tiers[of_tiers["unit_code"] == unit]))


def lift_rows(context: Context) -> pd.DataFrame:
    """What the tiers in the chosen unit's tree, and those it belongs to, still lack."""
    rows = answers.next_to_lift(context)
    return rows[rows["unit_id"].isin(context.tree())]


def next_to_lift(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Whom to lift first (`goal`: tier/standard/level; the first that can be computed by default)."""
    context = at_the_time(context)
    return complete(context, lifting.next_units(lift_rows(context), options.get("goal", "")))


def changes(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One rate (`indicator`) of the communes: level and change since the year before."""
    indicator = options.get("indicator") or YEARLY[0]
    years = (str(SchoolYear.of(context.school_year).previous), context.school_year)
    rows = context.of_kind(answers.two_years(context, (indicator,)), standard_tests.COMMUNE)
    return complete(context, level_changes.of_communes(rows, indicator, years), lineage.of_indicator)


def recognition(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Computed levels of the communes beside those recognised."""
    context = at_the_time(context)
    rows = context.of_kind(answers.recognised(context), standard_tests.COMMUNE)
    count = rows["unit_id"].nunique()
    exhibit = recognitions.board(rows, context.school_year, drawn_rows(options, count))
    return counted(complete(context, exhibit), count)


def conditions(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Rooms, teachers and others that the standards rest on, by commune."""
    context = at_the_time(context)
    rows = context.of_kind(answers.met_conditions(context), standard_tests.COMMUNE)
    count = rows["unit_id"].nunique()
    exhibit = guarantees.board(rows, context.school_year, drawn_rows(options, count))
    return counted(complete(context, exhibit), count)


def tile_map(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One standard (`standard`; the first that is judged by default) on the tile map."""
    context = at_the_time(context)
    communes = communes_of(context)
    wanted = options.get("standard") or next(iter(level_map.choices(communes).values()), "")
    places = tile_places(SchoolYear.of(context.school_year).first_day)
    exhibit = level_map.of_standard(communes[communes["standard"] == wanted], places)
    return complete(context, exhibit, lineage.of_standard)
