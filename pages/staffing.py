"""Which teachers are lacking against the norm, and where?"""

from indicators.catalog.texts import text, words
from views import answers, assumption_controls, controls, screen
from views.exhibits import facilities, need_waterfalls, norm_words
from views.filters import current
from views.questions import ask
from views.questions.staffing import TEACHERS

ROWS = "doi-ngu-tat-ca"
ADJUSTABLE = ("teachers_per_class_max", "teaching_periods_per_week", "subject_periods_per_week")

screen.title(text("pages", "title.staffing"))

context = current("staffing")
line = controls.row()
view = controls.view(line, "doi-ngu", words("staffing", "view"))
options = {"rows": controls.rows(ROWS)}
gaps = context.of_kind(answers.staff_gaps(context), "school")
if view in ("shortage", "waterfall") and len(gaps):
    label = text("staffing", "item")
    options["item"] = controls.one_of(line, "giao-vien", label, facilities.labels(gaps), TEACHERS)
    gaps = gaps[gaps["item"] == options["item"]]
if view == "waterfall" and len(gaps):
    levels = need_waterfalls.level_choices(gaps)
    worst = need_waterfalls.worst(gaps, options["item"])
    options["level"] = controls.one_of(line, "cap-hoc", text("needs", "waterfall.level"), levels, worst)
if view != "qualified":
    options["norms"] = assumption_controls.norms(line, "dn-norm", norm_words.adjustable(gaps, ADJUSTABLE))
exhibit = ask(context, f"staffing.{view}", **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "staffing")
