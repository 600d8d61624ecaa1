"""Where the chosen unit stands: headline rates with their change or their bounds, and four numbers set large."""

from collections.abc import Mapping

from indicators.catalog.headlines import headlines
from indicators.terms import SchoolYear
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Card, Exhibit
from views.exhibits import headline_changes, standing
from views.questions.enrolment import schools_due
from views.questions.standards import communes_of
from views.questions.targets import assigned


def of_unit(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Headlines of the chosen unit and what silent units leave open."""
    rows = answers.bounds_of(context, headlines())
    rows = rows[(rows["unit_id"] == context.unit_id) & (rows["grade"] == "")]
    exhibit = standing.of_unit(rows, _cards(context), context.unit_name, context.school_year)
    return complete(context, exhibit, lineage.of_indicator)


def change(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Headlines of the chosen unit beside the year before."""
    years = (str(SchoolYear.of(context.school_year).previous), context.school_year)
    rows = answers.two_years(context, headlines())
    rows = rows[(rows["unit_id"] == context.unit_id) & (rows["grade"] == "")]
    exhibit = headline_changes.of_unit(rows, _cards(context), context.unit_name, years)
    return complete(context, exhibit, lineage.of_indicator)


def _cards(context: Context) -> tuple[Card, ...]:
    targets = assigned(context)
    flows = answers.pupil_flows(context)
    return (
        standing.targets_card(targets[(targets["unit_id"] == context.unit_id) & (targets["grade"] == "")]),
        standing.levels_card(communes_of(context)),
        standing.dropouts_card(
            flows[(flows["unit_id"] == context.unit_id) & (flows["grade"] == "")],
            context.of_kind(flows, "school")["unit_id"].nunique(),
            len(schools_due(context)),
        ),
        standing.reports_card(context.in_tree(answers.reports(context))),
    )
