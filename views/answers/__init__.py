"""Every question that views ask the indicators layer, by subject; each answer is remembered (`remembering`).

Views ask `answers.verdicts(context)` and need not know which package of indicators knows it.
"""

from views.answers.comparisons import parity_of, peers_of
from views.answers.curriculum_2018 import gates, preparation, readiness_by_year, readiness_summary
from views.answers.figures import (
    bounds_of,
    indicators_of,
    path_of,
    pupil_flows,
    rating_shares,
    series_of,
    trend_of,
    two_years,
)
from views.answers.live_snapshot import (
    files,
    home_position,
    open_units,
    reported_periods,
    reported_years,
    reporting_units,
    school_years,
    snapshot,
    unit_labels,
)
from views.answers.remembering import remembered, remembered_exhibit
from views.answers.reporting import check_items, issues, reports, submissions
from views.answers.resources import (
    budget_plan,
    facility_gaps,
    facility_totals,
    priority_points,
    priority_ranking,
    projects_of,
    staff_gaps,
    staff_totals,
)
from views.answers.stored_figures import cells, stored, stored_everywhere, stored_of, stored_together
from views.answers.targets import cascade_differences, due_by, target_flags, target_history, target_statements
from views.answers.universal_education import (
    met_conditions,
    next_to_lift,
    recognised,
    tests,
    tier_tests,
    verdicts,
    verdicts_before,
)

__all__ = [
    "bounds_of",
    "budget_plan",
    "cascade_differences",
    "cells",
    "check_items",
    "due_by",
    "facility_gaps",
    "facility_totals",
    "files",
    "gates",
    "home_position",
    "indicators_of",
    "issues",
    "met_conditions",
    "next_to_lift",
    "open_units",
    "parity_of",
    "path_of",
    "peers_of",
    "preparation",
    "priority_points",
    "priority_ranking",
    "projects_of",
    "pupil_flows",
    "rating_shares",
    "readiness_by_year",
    "readiness_summary",
    "recognised",
    "remembered",
    "remembered_exhibit",
    "reported_periods",
    "reported_years",
    "reporting_units",
    "reports",
    "school_years",
    "series_of",
    "snapshot",
    "staff_gaps",
    "staff_totals",
    "stored",
    "stored_everywhere",
    "stored_of",
    "stored_together",
    "submissions",
    "target_flags",
    "target_history",
    "target_statements",
    "tests",
    "tier_tests",
    "trend_of",
    "two_years",
    "unit_labels",
    "verdicts",
    "verdicts_before",
]
