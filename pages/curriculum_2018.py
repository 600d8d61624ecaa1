"""Which schools meet the conditions of the 2018 programme, and what holds the others back?"""

from indicators.catalog.texts import text, words
from views import answers, controls, lineage, screen
from views.context import current
from views.exhibits import readiness, rollout

screen.title(text("pages", "title.curriculum_2018"))

context = current("curriculum_2018")
line = controls.row()
if controls.view(line, "gdpt", words("pages", "readiness.view")) == "board":
    summary = context.of_kind(answers.readiness_summary(context), "school")
    starting = readiness.starting_grade(summary, context.school_year)
    grade = controls.one_of(
        line, "khoi", text("pages", "filter.grade"), readiness.grade_choices(summary), starting
    )
    summary = readiness.of_grade(summary, grade)
    drawn = controls.drawn_rows(line, "gdpt-tat-ca", len(summary))
    exhibit = context.complete(readiness.board(answers.gates(context), summary, drawn), lineage.of_gate)
else:
    by_year = context.of_kind(answers.readiness_by_year(context), "school")
    exhibit = context.complete(rollout.panels(by_year, context.school_year))
screen.show(exhibit, "curriculum")
