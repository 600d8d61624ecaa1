"""Which rooms and facilities are missing, and where?"""

from indicators.catalog.texts import text, words
from views import answers, controls, screen
from views.context import current
from views.exhibits import facilities
from views.questions import ask

ROWS = "phong-hoc-tat-ca"

screen.title(text("pages", "title.facilities"))

context = current("facilities")
line = controls.row()
view = controls.view(line, "co-so", words("pages", "facilities.view"))
options = {"rows": controls.rows(ROWS)}
if view == "shortage":
    gaps = context.of_kind(answers.facility_gaps(context), "school")
    choices = facilities.item_choices(gaps)
    options["item"] = controls.one_of(line, "loai", text("pages", "facilities.item"), choices)
exhibit = ask(context, f"facilities.{view}", **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "facilities")
