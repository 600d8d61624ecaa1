"""Which schools meet the conditions of the 2018 programme, and what holds the others back?"""

from views import answers, controls, screen
from views.context import current
from views.exhibits import readiness, rollout
from views.texts import text, words

screen.require_frame()
screen.title(text("pages", "title.curriculum_2018"))

context = current("curriculum_2018")
if controls.view(words("pages", "readiness.view")) == "board":
    summary = context.of_kind(answers.readiness_summary(context), "school")
    grade = controls.one_of("khoi", text("pages", "filter.grade"), readiness.grade_choices(summary))
    summary = readiness.of_grade(summary, grade)
    drawn = controls.drawn_rows("gdpt-tat-ca", len(summary))
    exhibit = readiness.board(answers.gates(context), summary, drawn)
else:
    by_year = context.of_kind(answers.readiness_by_year(context), "school")
    exhibit = rollout.panels(by_year, context.school_year)
screen.show(context.complete(exhibit), "curriculum")
