"""Which rooms and facilities are missing, and where?"""

from indicators.catalog.texts import text, words
from views import answers, controls, lineage, screen
from views.context import current
from views.exhibits import classrooms, facilities

screen.title(text("pages", "title.facilities"))

context = current("facilities")
line = controls.row()
view = controls.view(line, "co-so", words("pages", "facilities.view"))
if view == "needs":
    totals = answers.facility_totals(context)
    exhibit = facilities.needs(totals[totals["unit_id"] == context.unit_id])
elif view == "construction":
    rooms = classrooms.rooms_by_construction(
        answers.stored(context, "classrooms", "actual"), context.schools()
    )
    exhibit = classrooms.constructions(rooms, controls.drawn_rows(line, "phong-hoc-tat-ca", len(rooms)))
else:
    gaps = context.of_kind(answers.facility_gaps(context), "school")
    item = controls.one_of(line, "loai", text("pages", "facilities.item"), facilities.item_choices(gaps))
    rows = facilities.with_silent(facilities.of_item(gaps, item), context.schools(), item)
    exhibit = facilities.shortage(rows, controls.drawn_rows(line, "thieu-tat-ca", len(rows)))
screen.show(
    context.complete(exhibit, lineage.of_rooms if view == "construction" else lineage.of_facility),
    "facilities",
)
