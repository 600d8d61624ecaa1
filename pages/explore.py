"""What is this figure, and from which cell does it come?"""

from indicators.catalog.texts import text, words
from views import answers, controls, lineage, screen
from views.context import current
from views.exhibits import lookup

screen.title(text("pages", "title.explore"))

context = current("explore")
line = controls.row()
if controls.view(line, "kham-pha", words("pages", "explore.view")) == "facts":
    measure = controls.one_of(line, "so-lieu", text("pages", "filter.measure"), lookup.measure_choices())
    kind = controls.one_of(line, "loai-so-lieu", text("pages", "filter.kind"), lookup.kind_choices())
    exhibit = context.complete(lookup.stored_facts(answers.stored(context, measure, kind)))
else:
    indicator = controls.one_of(
        line, "chi-so", text("pages", "explore.indicator"), lookup.indicator_choices()
    )
    only = (indicator,) if indicator else ()
    table = context.in_tree(answers.indicators_of(context, only))
    exhibit = context.complete(lookup.computed_indicators(table), lineage.of_indicator)
screen.show(exhibit, "explore")
