"""Who of an age does not attend, who left during the year, and why?"""

from indicators.catalog.texts import text, words
from views import controls, screen
from views.filters import current
from views.questions import ask
from views.questions.enrolment import YEARLY, year_choices

ROWS = "huy-dong-tat-ca"

screen.title(text("pages", "title.enrolment"))

context = current("enrolment")
line = controls.row()
view = controls.view(line, "huy-dong", words("enrolment", "view"))
options = {"rows": controls.rows(ROWS)}
if view == "units":
    label = text("enrolment", "filter.indicator")
    options["indicator"] = controls.one_of(line, "huy-dong-chi-so", label, year_choices(context, YEARLY))
    options["order"] = controls.order(line, "huy-dong-thu-tu")
exhibit = ask(context, f"enrolment.{view}", **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "enrolment")
