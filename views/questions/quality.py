"""The figures themselves: who reported, which files came, what is wrong in them."""

from collections.abc import Mapping

from views import answers
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import issues, receipts
from views.questions.options import counted, drawn_rows


def causes(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Problems grouped by cause."""
    return context.complete(issues.by_cause(answers.issues(context)))


def issues_of_cause(context: Context, options: Mapping[str, str]) -> Exhibit:
    """The cells of one cause (`cause`)."""
    return context.complete(issues.listed(answers.issues(context), options.get("cause", "")))


def reports(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Which unit has handed in which report."""
    expected = context.in_tree(answers.reports(context))
    count = expected["unit_code"].nunique()
    return counted(context.complete(receipts.reports(expected, drawn_rows(options, count))), count)


def submissions(context: Context, options: Mapping[str, str]) -> Exhibit:
    """The office's own log of monthly reports."""
    log = answers.submissions(context)
    count = log["unit_code"].nunique()
    return counted(context.complete(receipts.submissions(log, drawn_rows(options, count))), count)


def files(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Received files, newest first."""
    return context.complete(receipts.files(answers.files(context)))
