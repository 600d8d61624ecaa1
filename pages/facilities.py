"""Which rooms and facilities are missing, and where?"""

from views import answers, controls, screen
from views.context import current
from views.exhibits import facilities
from views.texts import text, words

screen.require_frame()
screen.title(text("pages", "title.facilities"))

context = current("facilities")
view = controls.view(words("pages", "facilities.view"))
if view == "needs":
    totals = answers.facility_totals(context)
    exhibit = facilities.needs(totals[totals["unit_id"] == context.unit_id])
elif view == "construction":
    rooms = facilities.rooms_by_construction(answers.stored(context, "classrooms", "actual"))
    exhibit = facilities.constructions(rooms, controls.drawn_rows("phong-hoc-tat-ca", len(rooms)))
else:
    gaps = context.of_kind(answers.facility_gaps(context), "school")
    item = controls.one_of("loai", text("pages", "facilities.item"), facilities.item_choices(gaps))
    rows = gaps[gaps["item"] == item]
    exhibit = facilities.shortage(rows, controls.drawn_rows("thieu-tat-ca", len(rows)))
screen.show(context.complete(exhibit), "facilities")
