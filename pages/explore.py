"""What is this figure, how does it compare, and from which cell does it come?"""

from indicators.catalog.texts import text, words
from views import controls, explore_controls, screen
from views.exhibits import lookup
from views.filters import current
from views.navigation import PAGES
from views.questions import ask

ROWS = "kham-pha-tat-ca"

screen.title(text("pages", "title.explore"))

context = current("explore")
line = controls.row()
view = controls.view(line, "kham-pha", words("pages", "explore.view"))
with line:
    explore_controls.saved(context, PAGES["explore"])
if view == "pivot":
    axes = controls.row()
    chosen = explore_controls.chosen_indicators(axes, "cac-chi-so")
    by, across = explore_controls.axes(axes)
    exhibit = ask(context, "explore.pivot", indicators=chosen, by=by, across=across, rows=controls.rows(ROWS))
    controls.offer_all_rows(line, ROWS, exhibit.row_count)
elif view == "panels":
    axes = controls.row()
    chosen = explore_controls.chosen_indicators(axes, "cac-chi-so")
    cut = explore_controls.panels(axes)
    exhibit = ask(context, "explore.panels", indicators=chosen, shown=explore_controls.shown_panels(), **cut)
    explore_controls.offer_panels(line, exhibit)
elif view == "facts":
    measure = controls.one_of(line, "so-lieu", text("pages", "filter.measure"), lookup.measure_choices())
    kind = controls.one_of(line, "loai-so-lieu", text("pages", "filter.kind"), lookup.kind_choices())
    exhibit = ask(context, "explore.facts", measure=measure, kind=kind)
else:
    label = text("pages", "explore.indicator")
    indicator = controls.one_of(line, "chi-so", label, lookup.indicator_choices())
    exhibit = ask(context, "explore.indicators", indicator=indicator)
screen.show(exhibit, f"explore-{view}")
