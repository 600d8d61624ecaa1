"""Which assigned targets are missed, and by how much?"""

from indicators.catalog.texts import text
from views import answers, controls, lineage, screen
from views.context import current
from views.exhibits import commune_targets, target_rows, targets

COMMUNES = "communes"

screen.title(text("pages", "title.overview"))

context = current("overview")
table = answers.indicators_of(context, target_rows.assigned())
options = {
    text("pages", "overview.all_targets"): "",
    text("pages", "overview.all_communes"): COMMUNES,
    **target_rows.choices(table),
}
line = controls.row()
chosen = controls.one_of(line, "chi-tieu", text("pages", "filter.indicator"), options)
if chosen == COMMUNES:
    exhibit = commune_targets.board(context.of_kind(table, "commune"))
elif chosen:
    rows = context.of_kind(table, target_rows.carrier_kind(chosen))
    rows = rows[(rows["indicator"] == chosen) & (rows["grade"] == "")]
    drawn = controls.drawn_rows(line, "tong-quan-tat-ca", len(rows))
    exhibit = targets.over_units(rows, chosen, drawn, controls.is_official_order(line, "tong-quan-thu-tu"))
else:
    rows = table[(table["unit_id"] == context.unit_id) & (table["grade"] == "")]
    exhibit = targets.of_unit(rows, context.unit_name, context.school_year)
screen.show(context.complete(exhibit, lineage.of_indicator), "overview")
