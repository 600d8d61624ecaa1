"""Rooms and facilities: shortages of one kind by school, needs of the chosen unit, priorities, projects, class sizes."""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog.facilities import facilities as items
from indicators.catalog.facilities import staffing_items
from indicators.warehouse import Warehouse
from views import answers, assumptions, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import class_sizes, classrooms, facilities, need_waterfalls, priorities, projects
from views.questions.options import counted, drawn_rows

CLASSROOMS = "classrooms"


def school_gaps(context: Context, options: Mapping[str, str]) -> pd.DataFrame:
    """Gaps of every item of the schools below the chosen unit (`norms` for a what-if)."""
    return context.of_kind(answers.facility_gaps(context, assumptions.norm_values(options)), "school")


def shortage(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Shortage of one kind of room or facility (`item`; the first kind by default) in each school (`norms`)."""
    gaps = school_gaps(context, options)
    item = options.get("item") or next(iter(facilities.item_choices(gaps).values()), "")
    rows = facilities.with_silent(facilities.of_item(gaps, item), context.schools(), item)
    assumed = assumptions.norm_values(options)
    exhibit = facilities.shortage(rows, drawn_rows(options, len(rows)), assumed=assumed)
    return counted(complete(context, exhibit, lineage.of_facility), len(rows))


def waterfall(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Classrooms needed, standing, handed over and lacking, level by level (`level`, `norms`)."""
    gaps = school_gaps(context, options)
    own = gaps[gaps["item"] == CLASSROOMS]
    rows = need_waterfalls.with_silent(own, context.schools(), items()[CLASSROOMS].levels)
    assumed = assumptions.norm_values(options)
    building = answers.projects_of(context)
    building = building[(building["item"] == CLASSROOMS) & building["unit_id"].isin(rows["unit_id"])]
    exhibit = need_waterfalls.of_level(
        rows, options.get("level", ""), need_waterfalls.ROOMS, None if assumed else building, assumed
    )
    return complete(context, exhibit)


def needs(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Every kind of need of the chosen unit, shortages summed per school (`norms`)."""
    assumed = assumptions.norm_values(options)
    totals = answers.facility_totals(context, assumed)
    own = totals[totals["unit_id"] == context.unit_id]
    rows = facilities.need_rows(own)
    gaps = school_gaps(context, options)
    exhibit = facilities.needs(rows, drawn_rows(options, len(rows)), assumed=assumed, gaps=gaps)
    return counted(complete(context, exhibit, lineage.of_facility), len(rows))


def construction(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Solid, semi-solid, temporary and borrowed rooms of each school."""
    every = answers.remembered(context.warehouse, _rooms, context.school_year, context.period)
    rooms = classrooms.with_silent(context.in_tree(every), context.schools())
    exhibit = classrooms.constructions(rooms, drawn_rows(options, len(rooms)))
    return counted(complete(context, exhibit, lineage.of_rooms), len(rooms))


def _rooms(warehouse: Warehouse, school_year: str, period: str) -> pd.DataFrame:
    stored = answers.stored_everywhere(warehouse, school_year, ("classrooms",), "actual", period)
    return classrooms.rooms_by_construction(stored)


def ladder(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Schools in order of urgency (`weights`, `norms`), cut where a sum of money ends (`budget`, VND)."""
    weights, assumed = assumptions.weights(options), assumptions.norm_values(options)
    budget = assumptions.budget_vnd(options)
    ranked = context.of_kind(answers.priority_ranking(context, weights, assumed), "school")
    ranked = ranked.assign(rank=ranked["rank"].rank(method="first").astype("Int64"))
    points = answers.priority_points(context, weights, assumed)
    plan = None if budget is None else answers.budget_plan(context, budget, weights, assumed)
    shown = drawn_rows(options, len(ranked))
    exhibit = priorities.ladder(ranked, points, plan, budget, weights, assumed, shown)
    return counted(complete(context, exhibit, lineage.of_priority), len(ranked))


def pipeline(context: Context, options: Mapping[str, str]) -> Exhibit:
    """What is lacking and the projects that cover it, until they are handed over; posts of teachers are not built."""
    every = answers.projects_of(context)
    built = every[~every["item"].isin(list(staffing_items()))]
    rows = built[built["unit_id"].isin(context.below("school")) | built["unit_id"].isna()]
    exhibit = projects.pipeline(rows, drawn_rows(options, len(rows)))
    return counted(complete(context, exhibit), len(exhibit.table))


def sizes(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Pupils per class of each grade against the norm."""
    every = answers.remembered(context.warehouse, _class_sizes, context.school_year)
    return complete(context, class_sizes.by_grade(context.in_tree(every)), lineage.of_class_size)


def _class_sizes(warehouse: Warehouse, school_year: str) -> pd.DataFrame:
    stored = answers.stored_everywhere(warehouse, school_year, ("pupils", "classes"))
    return class_sizes.of_schools(stored, school_year)
