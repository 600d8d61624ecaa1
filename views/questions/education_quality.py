"""Results of pupils by rating scale, beside the year before; national standard and accreditation of schools."""

from collections.abc import Mapping

import pandas as pd

from indicators.warehouse import Warehouse
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import ratings, school_standards
from views.exhibits.records import number_or_none
from views.questions.enrolment import beside_last_year
from views.questions.options import counted, drawn_rows

YEARLY = (
    "rated_pass_share", "rated_pass_share_ethnic_minority", "mathematics_pass_share", "english_pass_share",
    "history_pass_share", "tutored_rate", "improved_rate", "primary_completers_target_attainment",
    "lower_secondary_completers_target_attainment", "ready_for_grade_1_rate", "disabled_on_plan_rate",
)  # fmt: skip
"""Indicators of this subject that are held beside the year before."""


def of_unit(context: Context) -> pd.DataFrame:
    """Ratings of the chosen unit, all scales."""
    rows = answers.rating_shares(context)
    return rows[rows["unit_id"] == context.unit_id]


def by_scale(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Pupils by category in each grade of one level and scale (`scale`: level/scale; the first by default)."""
    rows = of_unit(context)
    chosen = options.get("scale") or next(iter(ratings.choices(rows).values()), "/")
    level, _, scale = chosen.partition("/")
    rows = rows[(rows["level"] == level) & (rows["scale"] == scale)]
    return complete(
        context, ratings.by_grade(rows, context.unit_name, context.school_year), lineage.of_rating
    )


def over_units(context: Context, options: Mapping[str, str]) -> Exhibit:
    """One indicator (`indicator`) of the schools below, beside the year before."""
    return beside_last_year(context, options, YEARLY[0])


def schools_with_standards(context: Context) -> pd.DataFrame:
    """Every school below the chosen unit with its levels of national standard and accreditation."""
    asked = (context.school_year, context.boundaries)
    return context.in_tree(answers.remembered(context.warehouse, _every_school, *asked))


def _every_school(warehouse: Warehouse, school_year: str, boundaries: str) -> pd.DataFrame:
    units = answers.open_units(warehouse, school_year, boundaries)
    names = dict(zip(units["unit_id"], units["unit_name"].astype(str), strict=True))
    facts = answers.stored_everywhere(warehouse, school_year, school_standards.MEASURES)
    return school_standards.of_schools(facts, units[units["unit_kind"] == "school"], names)


def of_communes(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Schools of each commune by level of the national standard."""
    exhibit = school_standards.by_commune(
        schools_with_standards(context), context.unit_name, context.school_year
    )
    return complete(context, exhibit)


def of_schools(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Every school: national standard, plan of the year, accreditation."""
    table = schools_with_standards(context)
    counts = answers.indicators_of(context, ("expired_certificates",))
    expired = counts.loc[counts["unit_id"] == context.unit_id, "value"].dropna()
    exhibit = school_standards.board(
        table,
        number_or_none(expired.iloc[0]) if len(expired) else None,
        context.unit_name,
        context.school_year,
        drawn_rows(options, len(table)),
    )
    return counted(complete(context, exhibit, lineage.of_school_standard), len(table))
