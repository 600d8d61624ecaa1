"""The 2018 programme: conditions by school and grade, and its roll-out by year."""

from collections.abc import Mapping

from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import readiness, rollout
from views.exhibits.first_gates import by_grade
from views.questions.options import counted, drawn_rows


def readiness_board(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Schools by conditions in one grade (`grade`; the one that starts this year by default)."""
    summary = context.of_kind(answers.readiness_summary(context), "school")
    grade = options.get("grade") or readiness.starting_grade(summary, context.school_year)
    summary = readiness.of_grade(summary, grade)
    board = readiness.board(answers.gates(context), summary, drawn_rows(options, len(summary)))
    return counted(complete(context, board, lineage.of_gate), len(summary))


def all_grades(context: Context) -> Exhibit:
    """Every grade of the chosen unit by conditions: the board of one school."""
    summary = context.of_kind(answers.readiness_summary(context), "school")
    board = readiness.board(answers.gates(context), summary)
    return complete(context, board, lineage.of_gate)


def first_gates(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Per grade, schools by what holds them back first."""
    summary = context.of_kind(answers.readiness_summary(context), "school")
    question, nothing = text("first_gates", "question"), text("pages", "readiness.empty")
    return complete(context, by_grade(summary, answers.gates(context), question, nothing))


def preparation(context: Context, _: Mapping[str, str]) -> Exhibit:
    """The same for the grades that start in the next school year, judged by what stands now."""
    summary = context.of_kind(answers.preparation(context), "school")
    following = str(SchoolYear(SchoolYear.of(context.school_year).start + 1))
    nothing = text("first_gates", "none_next", school_year=following)
    return complete(
        context, by_grade(summary, answers.gates(context), text("first_gates", "question_next"), nothing)
    )


def rollout_panels(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Share of schools with all conditions, a panel per grade, over the years."""
    by_year = context.of_kind(answers.readiness_by_year(context), "school")
    return complete(context, rollout.panels(by_year, context.school_year))
