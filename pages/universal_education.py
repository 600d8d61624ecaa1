"""Which commune meets which standard of universal education and literacy, and how many persons does it lack?"""

from views import answers, controls, lineage, screen
from views.context import current
from views.exhibits import standards
from views.texts import text

screen.require_frame()
screen.title(text("pages", "title.universal_education"))

context = current("universal_education").at_the_time()
verdicts = context.of_kind(answers.verdicts(context), "commune")
communes = verdicts["unit_id"].nunique()
options = {text("pages", "standards.all_communes"): "", **standards.choices(verdicts)}
line = controls.row()
chosen = controls.one_of(line, "xa", text("pages", "filter.standard_unit"), options)
if chosen:
    tests = answers.tests(context)
    cells = lineage.of_test
    exhibit = standards.tests(tests[tests["unit_code"] == chosen])
else:
    drawn = controls.drawn_rows(line, "pho-cap-tat-ca", communes)
    cells = lineage.of_standard
    exhibit = standards.matrix(verdicts, drawn, controls.is_official_order(line, "pho-cap-thu-tu"))
screen.show(context.complete(exhibit, cells), "standards")
