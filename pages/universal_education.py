"""Which commune meets which standard of universal education and literacy, and how many persons does it lack?"""

from indicators.catalog.texts import text, words
from views import answers, controls, screen
from views.exhibits import level_map, lifting, standard_tests
from views.filters import current, of_its_time
from views.questions import ask
from views.questions.enrolment import year_choices
from views.questions.options import OFFICIAL
from views.questions.standards import YEARLY, communes_of, lift_rows

ROWS = "pho-cap-tat-ca"

screen.title(text("pages", "title.universal_education"))

context = current("universal_education")
line = controls.row()
view = controls.view(line, "pho-cap", words("universal_education", "view"))
if view != "changes":
    context = of_its_time(context)
options = {"rows": controls.rows(ROWS)}
question = f"standards.{view}"
if view == "matrix":
    units = standard_tests.choices(context.in_tree(answers.verdicts(context)))
    orders = {
        text("universal_education", "filter.worst_first"): "",
        text("universal_education", "filter.official"): OFFICIAL,
    }
    choices = orders | units
    unit = controls.one_of(line, "xa", text("pages", "filter.standard_unit"), choices)
    if unit in orders.values():
        options["order"] = unit
    else:
        question, options = "standards.tests", {"unit": unit}
elif view == "lifting" and (goals := lifting.choices(lift_rows(context))):
    options["goal"] = controls.one_of(line, "muc-tieu", text("universal_education", "filter.standard"), goals)
elif view == "changes":
    label = text("universal_education", "filter.indicator")
    options["indicator"] = controls.one_of(line, "tieu-chi", label, year_choices(context, YEARLY))
elif view == "map":
    standards = level_map.choices(communes_of(context))
    if standards:
        label = text("universal_education", "filter.standard")
        options["standard"] = controls.one_of(line, "chuan", label, standards)
exhibit = ask(context, question, **options)
controls.offer_all_rows(line, ROWS, exhibit.row_count)
screen.show(exhibit, "standards")
