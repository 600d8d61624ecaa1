"""Enrolment: who does not attend, who got better or worse, where pupils of the year went, who dropped out."""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog.indicators import indicators
from indicators.over_time import pupil_flow
from indicators.terms import SchoolYear
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import attendance, dropouts, group_parity, target_rows, year_on_year
from views.exhibits import pupil_flow as flow
from views.questions.options import counted, drawn_rows, is_official_order

YEARLY = (*attendance.rates(), "retention_rate", "dropout_rate", "returned_rate", "transition_to_grade_6")
"""Indicators of this subject that are held beside the year before."""


def of_ages(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Who of each age attends in the chosen unit, with what silent units leave open."""
    rows = answers.bounds_of(context, attendance.rates())
    rows = rows[rows["unit_id"] == context.unit_id]
    exhibit = attendance.of_unit(rows, context.unit_name, context.school_year)
    return complete(context, exhibit, lineage.of_indicator)


def year_choices(context: Context, wanted: tuple[str, ...]) -> dict[str, str]:
    """Label → indicator of those that anybody states in the year; all of them where nobody states any."""
    table = answers.indicators_of(context, wanted)
    stated = set(table.loc[table["value"].notna(), "indicator"])
    return {target_rows.line_name(key, "", ""): key for key in wanted if key in stated or not stated}


def over_units(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One indicator (`indicator`) of the units below, beside the year before."""
    return beside_last_year(context, options, YEARLY[0])


def beside_last_year(context: Context, options: Mapping[str, str], default: str) -> Exhibit:
    """One indicator over the units that state it, below the chosen one, beside the year before."""
    indicator = options.get("indicator") or default
    years = (str(SchoolYear.of(context.school_year).previous), context.school_year)
    found = answers.two_years(context, (indicator,))
    rows = context.of_kind(found[found["grade"] == ""], indicators()[indicator].grain or "school")
    count = int((rows["value"].notna() & (rows["school_year"] == years[1])).sum())
    shown = drawn_rows(options, count)
    exhibit = year_on_year.over_units(rows, indicator, years, shown, is_official_order(options))
    return counted(complete(context, exhibit, lineage.of_indicator), count)


def pupils_of_year(context: Context, _: Mapping[str, str]) -> Exhibit:
    """From the start of the year to its end, grade by grade."""
    flows = answers.pupil_flows(context)
    rows = flows[flows["unit_id"] == context.unit_id]
    return complete(context, flow.by_grade(rows, context.unit_name, context.school_year), lineage.of_flow)


def schools_due(context: Context) -> pd.DataFrame:
    """Schools below the chosen unit that are expected to state who dropped out."""
    levels = set(pupil_flow.levels())
    schools = context.schools()
    return schools[[bool(levels & set(str(taught).split(","))) for taught in schools["levels"]]]


def of_reasons(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Dropouts by school and reason."""
    flows = context.of_kind(answers.pupil_flows(context), "school")
    rows = flows[flows["grade"] == ""]
    count = int((rows["dropouts"] > 0).sum())
    exhibit = dropouts.by_school(
        rows, schools_due(context), context.unit_name, context.school_year, drawn_rows(options, count)
    )
    return counted(complete(context, exhibit, lineage.of_flow), count)


def between_groups(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Groups of children and kinds of areas beside each other, in the chosen unit."""
    found = answers.parity_of(context, (*YEARLY, "curriculum_2018_pupil_share"))
    rows = found[found["unit_id"] == context.unit_id]
    return complete(context, group_parity.of_unit(rows, context.unit_name))
