"""Rooms, facilities and teachers against their norms, and what to build first; norms and weights can be a what-if."""

from __future__ import annotations

from typing import cast

import pandas as pd

from indicators.resources import budgets, gaps, priorities, projects, staffing
from views.answers.remembering import of_year, remembered
from views.context import Context


def facility_gaps(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """Need, stock and shortage of every item by school; `norm_values` for a what-if."""
    return of_year(context, gaps.facility_gaps, norm_values)


def facility_totals(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """Shortages summed per school, for every unit above."""
    return of_year(context, gaps.totals, context.boundaries, norm_values)


def staff_gaps(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """Teachers present against the norm, by school, level and post."""
    return of_year(context, staffing.staff_gaps, norm_values)


def staff_totals(context: Context, norm_values: gaps.NormValues | None = None) -> pd.DataFrame:
    """What schools lack in teachers, summed, for every unit above."""
    return of_year(context, staffing.staff_totals, context.boundaries, norm_values)


def priority_ranking(
    context: Context, weights: priorities.Weights, norm_values: gaps.NormValues | None
) -> pd.DataFrame:
    """Schools by urgency, with the reason in words."""
    return of_year(context, priorities.ranking, weights, norm_values)


def priority_points(
    context: Context, weights: priorities.Weights, norm_values: gaps.NormValues | None
) -> pd.DataFrame:
    """Points of each school and criterion."""
    return of_year(context, priorities.points, weights, norm_values)


def budget_plan(
    context: Context,
    budget_vnd: int | None,
    weights: priorities.Weights,
    norm_values: gaps.NormValues | None,
) -> budgets.Allocation:
    """What a budget builds, classrooms only."""
    found = remembered(
        context.warehouse,
        budgets.plan,
        context.school_year,
        budget_vnd,
        ("classrooms",),
        weights,
        norm_values,
    )
    return cast(budgets.Allocation, found)


def projects_of(context: Context) -> pd.DataFrame:
    """Needs and the projects that cover them, until they are handed over."""
    return of_year(context, projects.pipeline)
