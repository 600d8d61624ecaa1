"""Universal education and literacy: all communes and standards, or every test of one unit."""

from collections.abc import Mapping

from views import answers, lineage
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import standard_tests, standards
from views.questions.options import counted, drawn_rows, is_official_order


def matrix(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Communes by standards, with what the next level lacks."""
    context = context.at_the_time()
    communes = context.of_kind(answers.verdicts(context), standard_tests.COMMUNE)
    count = communes["unit_id"].nunique()
    exhibit = standards.matrix(communes, drawn_rows(options, count), is_official_order(options))
    return counted(context.complete(exhibit, lineage.of_standard), count)


def tests(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Every test of one commune or of one tier above (`unit`: its code)."""
    context = context.at_the_time()
    unit = options["unit"]
    of_communes = answers.tests(context)
    if unit in set(of_communes["unit_code"]):
        exhibit = standard_tests.of_commune(of_communes[of_communes["unit_code"] == unit])
        return context.complete(exhibit, lineage.of_test)
    of_tiers = answers.tier_tests(context)
    return context.complete(standard_tests.of_tier(of_tiers[of_tiers["unit_code"] == unit]))
