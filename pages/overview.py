"""Which assigned targets are missed, and by how much?"""

from indicators.catalog.texts import text
from views import controls, screen
from views.context import current
from views.exhibits import target_rows
from views.questions import ask
from views.questions.targets import assigned

COMMUNES, ROWS = "communes", "tong-quan-tat-ca"

screen.title(text("pages", "title.overview"))

context = current("overview")
choices = {
    text("pages", "overview.all_targets"): "",
    text("pages", "overview.all_communes"): COMMUNES,
    **target_rows.choices(assigned(context)),
}
line = controls.row()
chosen = controls.one_of(line, "chi-tieu", text("pages", "filter.indicator"), choices)
if chosen == COMMUNES:
    exhibit = ask(context, "targets.of_communes")
elif chosen:
    order = controls.order(line, "tong-quan-thu-tu")
    exhibit = ask(context, "targets.over_units", indicator=chosen, order=order, rows=controls.rows(ROWS))
    controls.offer_all_rows(line, ROWS, exhibit.row_count)
else:
    exhibit = ask(context, "targets.of_unit")
screen.show(exhibit, "overview")
