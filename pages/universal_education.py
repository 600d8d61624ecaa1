"""Which commune meets which standard of universal education and literacy, and how many persons does it lack?"""

from indicators.catalog.texts import text
from views import answers, controls, lineage, screen
from views.context import current
from views.exhibits import standard_tests, standards

screen.title(text("pages", "title.universal_education"))

context = current("universal_education").at_the_time()
verdicts = context.in_tree(answers.verdicts(context))
communes = context.of_kind(verdicts, standard_tests.COMMUNE)
options = {text("pages", "standards.all_communes"): "", **standard_tests.choices(verdicts)}
line = controls.row()
chosen = controls.one_of(line, "xa", text("pages", "filter.standard_unit"), options)
if not chosen:
    drawn = controls.drawn_rows(line, "pho-cap-tat-ca", communes["unit_id"].nunique())
    exhibit = standards.matrix(communes, drawn, controls.is_official_order(line, "pho-cap-thu-tu"))
    screen.show(context.complete(exhibit, lineage.of_standard), "standards")
elif chosen in set(communes["unit_code"]):
    tests = answers.tests(context)
    exhibit = standard_tests.of_commune(tests[tests["unit_code"] == chosen])
    screen.show(context.complete(exhibit, lineage.of_test), "standard-tests")
else:
    tests = answers.tier_tests(context)
    exhibit = standard_tests.of_tier(tests[tests["unit_code"] == chosen])
    screen.show(context.complete(exhibit), "tier-tests")
