"""What is this figure, and from which cell does it come?"""

from indicators.catalog.texts import text, words
from views import controls, screen
from views.context import current
from views.exhibits import lookup
from views.questions import ask

screen.title(text("pages", "title.explore"))

context = current("explore")
line = controls.row()
if controls.view(line, "kham-pha", words("pages", "explore.view")) == "facts":
    measure = controls.one_of(line, "so-lieu", text("pages", "filter.measure"), lookup.measure_choices())
    kind = controls.one_of(line, "loai-so-lieu", text("pages", "filter.kind"), lookup.kind_choices())
    exhibit = ask(context, "explore.facts", measure=measure, kind=kind)
else:
    label = text("pages", "explore.indicator")
    indicator = controls.one_of(line, "chi-so", label, lookup.indicator_choices())
    exhibit = ask(context, "explore.indicators", indicator=indicator)
screen.show(exhibit, "explore")
