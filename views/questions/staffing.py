"""Teachers against the norm: by level and subject, by school, as a waterfall; their training."""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog.facilities import staffing_items
from views import answers, assumptions, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import facilities, need_waterfalls, qualifications
from views.questions.options import counted, drawn_rows

TEACHERS = "teachers"
SAID = ("staffing", "")


def needs(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Every kind of teacher of the chosen unit, shortages summed per school (`norms` for a what-if)."""
    assumed = assumptions.norm_values(options)
    totals = answers.staff_totals(context, assumed)
    own = totals[totals["unit_id"] == context.unit_id]
    rows = facilities.need_rows(own, SAID)
    gaps = school_gaps(context, options)
    exhibit = facilities.needs(rows, drawn_rows(options, len(rows)), SAID, assumed, gaps)
    return counted(complete(context, exhibit, lineage.of_post), len(rows))


def shortage(context: Context, options: Mapping[str, str]) -> Exhibit:
    """What each school lacks of one kind of teacher (`item`, `norms`)."""
    item = options.get("item") or TEACHERS
    rows = _with_silent(context, options, item)
    exhibit = facilities.shortage(
        rows, drawn_rows(options, len(rows)), SAID, assumptions.norm_values(options)
    )
    return counted(complete(context, exhibit, lineage.of_post), len(rows))


def waterfall(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Norm, teachers present, teachers lacking, level by level (`item`, `level`, `norms`)."""
    rows = _with_silent(context, options, options.get("item") or TEACHERS)
    assumed = assumptions.norm_values(options)
    level = options.get("level", "")
    return complete(context, need_waterfalls.of_level(rows, level, need_waterfalls.STAFF, assumed=assumed))


def qualified(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Teachers at the training standard, school by school."""
    only = (qualifications.QUALIFIED, qualifications.ABOVE)
    rows = context.of_kind(answers.indicators_of(context, only), "school")
    schools = context.schools()
    exhibit = qualifications.of_schools(rows, schools, drawn_rows(options, len(schools)))
    return counted(complete(context, exhibit, lineage.of_indicator), len(schools))


def school_gaps(context: Context, options: Mapping[str, str]) -> pd.DataFrame:
    """Gaps of every kind of teacher of the schools below the chosen unit."""
    return context.of_kind(answers.staff_gaps(context, assumptions.norm_values(options)), "school")


def _with_silent(context: Context, options: Mapping[str, str], item: str) -> pd.DataFrame:
    gaps = school_gaps(context, options)
    return need_waterfalls.with_silent(
        gaps[gaps["item"] == item], context.schools(), staffing_items()[item].levels
    )
