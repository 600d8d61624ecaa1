"""Which commune meets which standard of universal education and literacy, and how many persons does it lack?"""

from indicators.catalog.texts import text
from views import answers, controls, screen
from views.context import current
from views.exhibits import standard_tests
from views.questions import ask

ROWS = "pho-cap-tat-ca"

screen.title(text("pages", "title.universal_education"))

context = current("universal_education").at_the_time()
units = standard_tests.choices(context.in_tree(answers.verdicts(context)))
line = controls.row()
choices = {text("pages", "standards.all_communes"): "", **units}
chosen = controls.one_of(line, "xa", text("pages", "filter.standard_unit"), choices)
if chosen:
    screen.show(ask(context, "standards.tests", unit=chosen), "standard-tests")
else:
    order = controls.order(line, "pho-cap-thu-tu")
    exhibit = ask(context, "standards.matrix", order=order, rows=controls.rows(ROWS))
    controls.offer_all_rows(line, ROWS, exhibit.row_count)
    screen.show(exhibit, "standards")
