"""The explanation as lines of text for a person."""

from collections.abc import Iterator

from etl.explain.model import FileView, IssueView, SheetView, TableView
from etl.explain.texts import say, word

_LABELS_SHOWN = 6


def lines(view: FileView) -> Iterator[str]:
    """A whole workbook, sheet by sheet."""
    yield say("file", name=view.file)
    yield from (_issue(issue) for issue in view.issues)
    for sheet in view.sheets:
        yield ""
        yield from _sheet(sheet)


def _sheet(sheet: SheetView) -> Iterator[str]:
    yield say("sheet", sheet=sheet.sheet, hidden=say("hidden") if sheet.hidden else "", form=_form(sheet))
    if sheet.state in ("known", "unfilled", "unknown") and sheet.threshold:
        yield from _reasons(sheet)
        yield from _letterhead(sheet)
    for number, table in enumerate(sheet.tables, start=1):
        yield from _table(number, table)
    if sheet.outside:
        yield say("outside", rows=sheet.outside)
    if sheet.state != "blank":
        yield say("facts", facts=sheet.facts, issues=len(sheet.issues))
    yield from (_issue(issue) for issue in sheet.issues)


def _form(sheet: SheetView) -> str:
    key = {"known": "form_known", "unfilled": "form_unfilled", "listing": "form_listing"}.get(
        sheet.state, f"form_{sheet.state}"
    )
    return say(key, form=sheet.form, label=sheet.label, records=sheet.records)


def _reasons(sheet: SheetView) -> Iterator[str]:
    said = ", ".join(
        say("evidence", word=text, weight=f"{weight:g}".replace(".", ",")) for text, weight in sheet.evidence
    )
    facts = {"evidence": said or "-", "form": sheet.form, "label": sheet.label}
    key = "score_low" if sheet.score < sheet.threshold else "score"
    score, threshold = (f"{number:g}".replace(".", ",") for number in (sheet.score, sheet.threshold))
    yield say(key, **facts, score=score, threshold=threshold)


def _letterhead(sheet: SheetView) -> Iterator[str]:
    cell = f" ({say('at_cell', cell=sheet.title_cell)})" if sheet.title_cell else ""
    yield say("title", title=sheet.title, cell=cell)
    if sheet.sender:
        yield say("sender", sender=" / ".join(" ".join(text.split()) for text in sheet.sender))
    yield say("unit", name=sheet.unit, cell=sheet.unit_cell) if sheet.unit else say("no_unit")
    place = sheet.school_year_place
    yield say("year", school_year=sheet.school_year, place=place) if sheet.school_year else say("no_year")
    yield say("period", period=sheet.period) if sheet.period else say("no_period")
    if sheet.level:
        yield say("level", level=sheet.level)


def _table(number: int, table: TableView) -> Iterator[str]:
    yield say("table", number=number, bounds=table.bounds, head=table.head_rows, body=table.body_rows or "-")
    if table.labels:
        yield say("labels", labels=", ".join(f"{letter} ({kind})" for letter, kind in table.labels))
    if table.side:
        yield say("side", side=", ".join(f"{letter} ({kind})" for letter, kind in table.side))
    for letter, name, cell in table.units:
        yield say("column_of_unit", letter=letter, name=name, cell=cell)
    if not table.columns:
        yield say("no_columns")
    for column in table.columns:
        yield say("column", letter=column.letter, header=column.header)
        for meaning in column.meanings:
            rows = say("for_rows", rows=meaning.rows) if meaning.rows else ""
            yield say("meaning", meaning=meaning.text, rows=rows)
    if table.rows:
        yield say("rows")
    for run in table.rows:
        yield say("row_run", rows=run.rows, role=word("roles", run.role), labels=_labels(run.labels))


def _labels(labels: list[str]) -> str:
    shown = "; ".join(labels[:_LABELS_SHOWN]) + ("; …" if len(labels) > _LABELS_SHOWN else "")
    return f": {shown}" if shown else ""


def _issue(issue: IssueView) -> str:
    severity = word("severities", issue.severity)
    return say("issue", severity=severity, place=issue.cell or say("whole"), message=issue.message)
