"""Which rooms and facilities are missing, and where?"""

from indicators.catalog.texts import text, words
from views import answers, assumption_controls, controls, screen
from views.exhibits import facilities, need_waterfalls, norm_words
from views.filters import current
from views.questions import ask
from views.questions.facilities import CLASSROOMS

ROWS = "phong-hoc-tat-ca"
ADJUSTABLE = ("rooms_per_class_min", "clean_water_share_min")
WITH_NORMS = ("shortage", "waterfall", "needs", "ladder")

screen.title(text("pages", "title.facilities"))

context = current("facilities")
line = controls.row()
view = controls.view(line, "co-so", words("pages", "facilities.view"))
options = {"rows": controls.rows(ROWS)}
gaps = context.of_kind(answers.facility_gaps(context), "school")
if view == "shortage":
    choices = facilities.item_choices(gaps)
    options["item"] = controls.one_of(line, "loai", text("pages", "facilities.item"), choices)
if view == "ladder":
    options["budget"] = assumption_controls.budget(line, "kinh-phi")
    options["weights"] = assumption_controls.weights(line, "trong-so")
rooms = gaps[gaps["item"] == CLASSROOMS]
if view == "waterfall" and len(rooms):
    levels = need_waterfalls.level_choices(rooms)
    worst = need_waterfalls.worst(rooms, CLASSROOMS)
    options["level"] = controls.one_of(line, "cap-hoc", text("needs", "waterfall.level"), levels, worst)
if view in WITH_NORMS:
    concerned = gaps[gaps["item"] == CLASSROOMS] if view in ("waterfall", "ladder") else gaps
    adjustable = norm_words.adjustable(concerned, ADJUSTABLE)
    options["norms"] = assumption_controls.norms(line, "cs-norm", adjustable)
exhibit = ask(context, f"facilities.{view}", **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "facilities")
