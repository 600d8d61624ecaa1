"""Every question that a page, a pinned view or a slide can ask, by id: from a context and its options to an exhibit.

A question finds its rows among the answers and hands them to an exhibit; it knows neither controls nor the screen.
Options are words of a link: codes, never labels. An option that is left out means "all of it".
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from views import answers
from views.context import Context
from views.exhibit import Asked, Exhibit
from views.questions import (
    commune,
    curriculum,
    dictionary,
    education_quality,
    enrolment,
    explore,
    facilities,
    floor,
    overview,
    pivots,
    quality,
    school_profile,
    small_multiples,
    staffing,
    standards,
    targets,
)

Options = Mapping[str, str]
Maker = Callable[[Context, Options], Exhibit]

QUESTIONS: Mapping[str, Maker] = {
    "overview.change": overview.change,
    "overview.standing": overview.of_unit,
    "targets.of_unit": targets.of_unit,
    "targets.over_units": targets.over_units,
    "targets.of_communes": targets.of_communes,
    "targets.pace": targets.pace,
    "targets.series": targets.series,
    "targets.doubtful": targets.doubtful,
    "targets.cascade": targets.cascade,
    "targets.history": targets.history,
    "targets.documents": targets.documents,
    "targets.checklist": targets.checklist,
    "enrolment.attendance": enrolment.of_ages,
    "enrolment.units": enrolment.over_units,
    "enrolment.flow": enrolment.pupils_of_year,
    "enrolment.dropouts": enrolment.of_reasons,
    "enrolment.parity": enrolment.between_groups,
    "education_quality.ratings": education_quality.by_scale,
    "education_quality.years": education_quality.over_units,
    "education_quality.communes": education_quality.of_communes,
    "education_quality.schools": education_quality.of_schools,
    "commune.summary": commune.summary,
    "commune.peers": commune.peers,
    "dictionary.entries": dictionary.listed,
    "dictionary.tasks": dictionary.of_tasks,
    "standards.matrix": standards.matrix,
    "standards.tests": standards.tests,
    "standards.lifting": standards.next_to_lift,
    "standards.changes": standards.changes,
    "standards.recognition": standards.recognition,
    "standards.conditions": standards.conditions,
    "standards.map": standards.tile_map,
    "curriculum.readiness": curriculum.readiness_board,
    "curriculum.first": curriculum.first_gates,
    "curriculum.preparation": curriculum.preparation,
    "curriculum.rollout": curriculum.rollout_panels,
    "facilities.shortage": facilities.shortage,
    "facilities.needs": facilities.needs,
    "facilities.construction": facilities.construction,
    "facilities.waterfall": facilities.waterfall,
    "facilities.ladder": facilities.ladder,
    "facilities.projects": facilities.pipeline,
    "facilities.class_sizes": facilities.sizes,
    "staffing.needs": staffing.needs,
    "staffing.shortage": staffing.shortage,
    "staffing.waterfall": staffing.waterfall,
    "staffing.qualified": staffing.qualified,
    "school_profile.summary": school_profile.summary,
    "school_profile.targets": school_profile.assigned,
    "school_profile.indicators": school_profile.indicators,
    "school_profile.gates": school_profile.gates,
    "school_profile.rooms": school_profile.rooms,
    "school_profile.staff": school_profile.staff,
    "school_profile.ratings": school_profile.ratings,
    "school_profile.checklist": school_profile.checklist,
    "school_profile.peers": school_profile.peers,
    "school_profile.reports": school_profile.reports,
    "school_profile.issues": school_profile.issues,
    "explore.pivot": pivots.cross_table,
    "explore.panels": small_multiples.panels,
    "explore.facts": explore.facts,
    "explore.indicators": explore.computed_indicators,
    "floor.falls": floor.falls,
    "floor.persistent": floor.persistent,
    "floor.inconsistent": floor.inconsistent,
    "floor.jumps": floor.jumps,
    "quality.causes": quality.causes,
    "quality.issues": quality.issues_of_cause,
    "quality.reports": quality.reports,
    "quality.submissions": quality.submissions,
    "quality.reminders": quality.reminders,
    "quality.revisions": quality.revisions,
    "quality.corrections": quality.corrections,
    "quality.headings": quality.headings,
    "quality.files": quality.files,
}


LONG = ("explore.facts", "explore.indicators")
"""Questions whose tables can hold everything ever stated: never kept in memory."""


def ask(context: Context, question: str, **options: str) -> Exhibit:
    """The answer, which remembers how it was asked so that it can be asked again elsewhere; made once for all visitors."""
    given = {name: value for name, value in options.items() if value}
    asked = Asked(question, context.selection, tuple(sorted(given.items())))

    def make() -> Exhibit:
        return replace(QUESTIONS[question](context, given), asked=asked)

    if question in LONG:
        return make()
    return cast(Exhibit, answers.remembered_exhibit(context.warehouse, asked, make))
