"""The whole catalogue read and checked at once, so that a fault stops the start and not the page that meets it."""

from indicators.catalog.authorities import authorities
from indicators.catalog.breaks import breaks
from indicators.catalog.checks import checks
from indicators.catalog.comparison import all_cuts, comparison_rules
from indicators.catalog.crosswalk import crosswalk
from indicators.catalog.facilities import facilities, staffing_items
from indicators.catalog.floor_questions import floor_rules
from indicators.catalog.gates import gates
from indicators.catalog.indicators import indicators
from indicators.catalog.norms import norms
from indicators.catalog.office_tables import office_tables
from indicators.catalog.period_days import day_of
from indicators.catalog.priorities import criteria
from indicators.catalog.rating_passes import passes
from indicators.catalog.rating_scales import rating_scales
from indicators.catalog.reconciliation import tolerances
from indicators.catalog.reports import reports
from indicators.catalog.rollout import rollout
from indicators.catalog.sensitive import sensitive
from indicators.catalog.standards import rules
from indicators.catalog.tasks import check_columns, tasks
from indicators.catalog.trends import trend_rules


def check_catalogue() -> None:
    """Raises `CatalogueError` naming file and key of the first fault."""
    for read in (checks, norms, rules, rollout, facilities, staffing_items, gates, rating_scales, criteria, office_tables,
                 authorities, reports, indicators, passes, breaks, tasks, check_columns, trend_rules,
                 comparison_rules, all_cuts, crosswalk, sensitive, tolerances, floor_rules):  # fmt: skip
        read()
    day_of("start", 2000)
