"""Which schools meet the conditions of the 2018 programme, and what holds the others back?"""

from indicators.catalog.texts import text, words
from views import answers, controls, screen
from views.exhibits import readiness
from views.filters import current
from views.questions import ask

ROWS = "gdpt-tat-ca"

screen.title(text("pages", "title.curriculum_2018"))

context = current("curriculum_2018")
line = controls.row()
view = controls.view(line, "gdpt", {**words("pages", "readiness.view"), **words("first_gates", "view")})
if view == "board":
    summary = context.of_kind(answers.readiness_summary(context), "school")
    starting = readiness.starting_grade(summary, context.school_year)
    grade = controls.one_of(
        line, "khoi", text("pages", "filter.grade"), readiness.grade_choices(summary), starting
    )
    exhibit = ask(context, "curriculum.readiness", grade=grade, rows=controls.rows(ROWS))
    controls.offer_all_rows(line, ROWS, exhibit.row_count)
else:
    exhibit = ask(context, f"curriculum.{'rollout' if view == 'panels' else view}")
screen.show(exhibit, "curriculum")
