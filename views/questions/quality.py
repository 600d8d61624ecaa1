"""The figures themselves: who reported, which files came, what is wrong in them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from indicators.reporting import history as records_of_history
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import history, issues, receipts
from views.exhibits.reminders import by_officer
from views.questions.options import counted, drawn_rows


def causes(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Problems grouped by cause."""
    return complete(context, issues.by_cause(answers.issues(context)))


def issues_of_cause(context: Context, options: Mapping[str, str]) -> Exhibit:
    """The cells of one cause (`cause`), each to be seen where it stands."""
    listed = issues.listed(answers.issues(context), options.get("cause", ""))
    exhibit = complete(context, listed)
    cells = partial(_cell_of_issue, context, exhibit.table)
    return replace(exhibit, cells=cells, cells_words="issue_cells")


def _cell_of_issue(context: Context, table: pd.DataFrame, row: int) -> pd.DataFrame:
    return lineage.of_issue(context, table.iloc[row])


def reports(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Which unit has handed in which report."""
    expected = context.in_tree(answers.reports(context))
    count = expected["unit_code"].nunique()
    return counted(complete(context, receipts.reports(expected, drawn_rows(options, count))), count)


def submissions(context: Context, options: Mapping[str, str]) -> Exhibit:
    """The office's own log of monthly reports."""
    log = answers.submissions(context)
    count = log["unit_code"].nunique()
    return counted(complete(context, receipts.submissions(log, drawn_rows(options, count))), count)


def reminders(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Units that still owe reports, by the officer in charge."""
    expected = context.in_tree(answers.reports(context))
    return complete(context, by_officer(expected, context.school_year, context.snapshot.built_at.date()))


def revisions(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Numbers of the chosen unit and those below it that a later receipt changed."""
    every = answers.remembered(context.warehouse, records_of_history.revisions)
    return complete(context, history.revisions(every[every["unit_code"].isin(_codes(context))]))


def corrections(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Numbers that the office corrected itself."""
    found = answers.remembered(context.warehouse, records_of_history.corrections)
    return complete(context, history.corrections(found))


def headings(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Headings over numbers that nobody has explained."""
    found = answers.remembered(context.warehouse, records_of_history.unknown_headings)
    return complete(context, history.unknown_headings(found))


def _codes(context: Context) -> set[str]:
    """Codes of the chosen unit and of what stands below it: numbers of former years keep them."""
    inside = context.units["unit_id"].isin(context.tree())
    return set(context.units.loc[inside, "unit_code"])


def files(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Received files, newest first."""
    return complete(context, receipts.files(answers.files(context)))
