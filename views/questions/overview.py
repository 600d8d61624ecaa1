"""Where the chosen unit stands: headline rates with their bounds, and four numbers set large."""

from collections.abc import Mapping

from indicators.catalog.headlines import headlines
from views import answers, lineage
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import standing
from views.questions.enrolment import schools_due
from views.questions.standards import communes_of
from views.questions.targets import assigned


def of_unit(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Headlines of the chosen unit."""
    rows = answers.bounds_of(context, headlines())
    rows = rows[(rows["unit_id"] == context.unit_id) & (rows["grade"] == "")]
    targets = assigned(context)
    flows = answers.pupil_flows(context)
    cards = (
        standing.targets_card(targets[(targets["unit_id"] == context.unit_id) & (targets["grade"] == "")]),
        standing.levels_card(communes_of(context)),
        standing.dropouts_card(
            flows[(flows["unit_id"] == context.unit_id) & (flows["grade"] == "")],
            context.of_kind(flows, "school")["unit_id"].nunique(),
            len(schools_due(context)),
        ),
        standing.reports_card(context.in_tree(answers.reports(context))),
    )
    exhibit = standing.of_unit(rows, cards, context.unit_name, context.school_year)
    return context.complete(exhibit, lineage.of_indicator)
