"""What was received and from whom: files, reports due, monthly submissions."""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import cells
from views.exhibit import Column, Exhibit
from views.exhibits.records import Record, records

_SUBMISSIONS = {"not_yet": ("✗", theme.FAILING), "late": ("▲", theme.NEAR), "on_time": ("✓", theme.ACCENT)}
"""Sign and colour by state, worst first."""
_MONTHS = ("m09", "m10", "m11", "m12", "m01", "m02", "m03", "m04", "m05")
REPORTED = "reported"


def reports(frame: pd.DataFrame, shown: int | None = None) -> Exhibit:
    """Units × expected reports: received or not yet; units that lack most come first."""
    question = text("pages", "quality.reports_question")
    if frame.empty:
        return Exhibit(question, text("pages", "quality.no_register"), frame, ())
    table = (
        frame.assign(
            state_label=frame["state"].map(words("charts", "report_state")),
            period_label=frame["period"].map(codes()["period"]).fillna(""),
            silent=(frame["state"] != REPORTED).groupby(frame["unit_id"]).transform("sum"),
        )
        .sort_values("silent", ascending=False, kind="stable")
        .reset_index(drop=True)
    )
    labels = list(dict.fromkeys(zip(frame["report"], frame["label"], strict=True)))
    return Exhibit(
        question=question,
        finding=_reports_finding(table),
        table=table,
        columns=_columns(
            ("unit_name", "text"),
            ("label", "text"),
            ("period_label", "text"),
            ("state_label", "text"),
            ("facts", "count"),
            ("missing", "count"),
            ("officer", "text"),
            ("received_at", "moment"),
        ),
        subtitle=text("pages", "quality.reports_subtitle"),
        chart=_report_board(table, labels, shown),
        coverage=_reports_coverage(table),
    )


def files(frame: pd.DataFrame) -> Exhibit:
    """The received files, newest first."""
    question = text("pages", "quality.files_question")
    if frame.empty:
        return Exhibit(question, text("pages", "quality.no_files"), frame, ())
    refused = int((frame["outcome"] == "refused").sum())
    key = "files_refused" if refused else "files_finding"
    return Exhibit(
        question=question,
        finding=text(
            "pages",
            f"quality.{key}",
            files=formats.number(len(frame)),
            facts=formats.number(int(frame["facts"].sum())),
            refused=formats.number(refused),
        ),
        table=frame.assign(outcome_label=frame["outcome"].map(words("charts", "outcome"))),
        columns=_columns(
            ("file", "text"),
            ("received_at", "moment"),
            ("outcome_label", "text"),
            ("sheets", "count"),
            ("facts", "count"),
            ("errors", "count"),
            ("warnings", "count"),
            ("notes", "count"),
        ),
    )


def submissions(frame: pd.DataFrame, shown: int | None = None) -> Exhibit:
    """Schools × months of the monthly reports: on time, late, not yet."""
    question = text("pages", "quality.submissions_question")
    if frame.empty:
        return Exhibit(question, text("pages", "quality.no_submissions"), frame, ())
    months = [month for month in _MONTHS if month in set(frame["month"])]
    late = frame["state"].isin(["late", "not_yet"]).groupby(frame["unit_code"]).transform("sum")
    table = (
        frame.assign(
            late=late,
            state_label=frame["state"].map(words("charts", "submission_state")),
            month_label=frame["month"].map(codes()["period"]),
            copy_label=frame["copy"].map(words("charts", "copy")),
        )
        .sort_values("late", ascending=False, kind="stable")
        .reset_index(drop=True)
    )
    return Exhibit(
        question=question,
        finding=_submissions_finding(table),
        subtitle=text("pages", "quality.submissions_subtitle"),
        table=table,
        columns=_columns(
            ("unit_name", "text"),
            ("month_label", "text"),
            ("copy_label", "text"),
            ("state_label", "text"),
            ("date", "date"),
            ("officer", "text"),
        ),
        chart=_calendar(table, months, shown),
    )


def _reports_finding(table: pd.DataFrame) -> str:
    complete = (table["state"] == REPORTED).groupby(table["unit_id"]).all()
    silent_units = table[table["silent"] > 0].drop_duplicates("unit_id")
    sentences = [
        text(
            "pages",
            "quality.reports_finding",
            complete=formats.number(int(complete.sum())),
            total=formats.number(len(complete)),
        )
    ]
    if len(silent_units):
        worst = silent_units.iloc[0]
        sentences.append(
            text(
                "pages",
                "quality.reports_worst",
                unit=worst["unit_name"],
                silent=formats.number(worst["silent"]),
            )
        )
    return " ".join(sentences)


def _reports_coverage(table: pd.DataFrame) -> str:
    received = int((table["state"] == REPORTED).sum())
    return text(
        "pages", "quality.coverage", received=formats.number(received), expected=formats.number(len(table))
    )


def _report_board(
    table: pd.DataFrame, labels: list[tuple[str, str]], shown: int | None
) -> cells.Board | None:
    due: dict[tuple[int, str], list[Record]] = {}
    for row in records(table):
        due.setdefault((row["unit_id"], row["report"]), []).append(row)
    units = table.drop_duplicates("unit_id").head(shown or len(table))
    rows = [
        cells.BoardRow(
            name=str(unit["unit_name"]),
            cells=tuple(_report_cell(due.get((unit["unit_id"], report), [])) for report, _ in labels),
            texts=(str(unit["officer"] or ""),),
        )
        for unit in records(units)
    ]
    heads = words("pages", "quality.report_head")
    columns = [heads.get(report, label) for report, label in labels]
    return cells.Board(rows, columns, (text("pages", "quality.officer_head"),), cells_end=0.84)


def _report_cell(due: list[Record]) -> cells.Cell:
    """One report of one unit over the periods in which it is due."""
    if not due:
        return cells.Cell("·", theme.PALE)
    received = sum(row["state"] == REPORTED for row in due)
    lines = [f"{due[0]['unit_name']} – {due[0]['label']}"]
    lines += [f"{row['period_label']}: {row['state_label']}" for row in due]
    hover = "\n".join(lines)
    if received == len(due):
        return cells.Cell("✓", theme.ACCENT, hover)
    if received:
        return cells.Cell(f"▲ {received}/{len(due)}", theme.NEAR, hover)
    return cells.Cell("✗", theme.MISSING, hover, is_hatched=True)


def _calendar(table: pd.DataFrame, months: list[str], shown: int | None) -> cells.Board | None:
    copies: dict[tuple[str, str], list[Record]] = {}
    for row in records(table):
        copies.setdefault((row["unit_code"], row["month"]), []).append(row)
    rows = [
        cells.BoardRow(
            name=str(unit["unit_name"]),
            cells=tuple(_month_cell(copies.get((unit["unit_code"], month), [])) for month in months),
            texts=(str(unit["officer"] or ""),),
        )
        for unit in records(table.drop_duplicates("unit_code").head(shown or len(table)))
    ]
    columns = [codes()["period"][month] for month in months]
    return cells.Board(rows, columns, (text("pages", "quality.officer_head"),), cells_end=0.84)


def _month_cell(copies: list[Record]) -> cells.Cell:
    """A month of a school: the worst of its copies (office, officer), all of them on hover."""
    hover = "\n".join(
        f"{row['copy_label']}: {row['state_label']} {formats.day(row['date'])}" for row in copies
    )
    states = {row["state"] for row in copies}
    worst = next((state for state in _SUBMISSIONS if state in states), None)
    if worst is None or (worst == "on_time" and "unknown" in states):
        return cells.Cell("?", hover=hover, is_hatched=True)
    sign, colour = _SUBMISSIONS[worst]
    return cells.Cell(sign, colour, hover)


def _submissions_finding(table: pd.DataFrame) -> str:
    counts = table["state"].value_counts()
    return text(
        "pages",
        "quality.submissions_finding",
        on_time=formats.number(int(counts.get("on_time", 0))),
        late=formats.number(int(counts.get("late", 0))),
        not_yet=formats.number(int(counts.get("not_yet", 0))),
        total=formats.number(len(table)),
    )


def _columns(*keys: tuple[str, str]) -> tuple[Column, ...]:
    labels = words("pages", "quality.column")
    return tuple(Column(key, labels[key], kind, width=12) for key, kind in keys)
