"""Looking up: stored figures as their cells state them, and computed indicators."""

from collections.abc import Mapping

from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import lookup


def facts(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Stored figures of the chosen unit and those below it (`measure`, `kind`)."""
    stored = answers.stored(context, options.get("measure", ""), options.get("kind", ""))
    return complete(context, lookup.stored_facts(stored))


def computed_indicators(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Indicators of the chosen unit and those below it (`indicator`)."""
    only = tuple(filter(None, [options.get("indicator", "")]))
    table = context.in_tree(answers.indicators_of(context, only))
    return complete(context, lookup.computed_indicators(table), lineage.of_indicator)
