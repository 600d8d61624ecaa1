"""How well do pupils do, and which schools meet the national standard?"""

from indicators.catalog.texts import text, words
from views import controls, screen
from views.exhibits import ratings
from views.filters import current
from views.questions import ask
from views.questions.education_quality import YEARLY, of_unit
from views.questions.enrolment import year_choices

ROWS = "chuan-tat-ca"

screen.title(text("pages", "title.quality"))

context = current("quality")
line = controls.row()
view = controls.view(line, "chat-luong-giao-duc", words("education_quality", "view"))
options = {"rows": controls.rows(ROWS)}
if view == "ratings" and (scales := ratings.choices(of_unit(context))):
    options["scale"] = controls.one_of(line, "thang", text("education_quality", "filter.scale"), scales)
elif view == "years":
    label = text("education_quality", "filter.indicator")
    options["indicator"] = controls.one_of(line, "chat-luong-chi-so", label, year_choices(context, YEARLY))
    options["order"] = controls.order(line, "chat-luong-thu-tu")
exhibit = ask(context, f"education_quality.{view}", **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "quality")
