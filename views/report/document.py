"""The report of a pack: letterhead, paragraphs by section, places for causes, signature, then the tables as annexes."""

from __future__ import annotations

import io
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from indicators.catalog.measures import codes
from indicators.catalog.texts import text
from views import formats
from views.deck import columns, tables
from views.exhibit import Exhibit
from views.packs.answers import Answer, AnsweredPack
from views.report import layout
from views.report.letterhead import Letterhead, about
from views.report.sentences import paragraphs

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ACROSS = 10.2
"""Width of an annex page between its margins, inches."""
_WRAPPED = 1.6
"""Width at which a text of an annex may take further lines, inches."""
_AGENCY, _TABLE_SIZE = 12, 11
_MOST_ROWS, _FILES_NAMED = 100, 5
_APART = 12
"""Room above the title, points."""


def report(answered: AnsweredPack, template: Path | None = None) -> tuple[bytes, list[str]]:
    """The `.docx` file, and notices: that the office's template could not be used."""
    document, notices = _opened(template)
    head = Letterhead.of(answered)
    numbers = {id(answer): number for number, (answer, _) in enumerate(answered.reported, 1)}
    _head(document, head)
    _title(document, answered, head)
    _body(document, answered, numbers)
    layout.paragraph(
        document, text("report", "closing", about=_about_inside(answered), agency=head.name), is_kept=True
    )
    _signature(document, head)
    layout.sideways(document)
    _annexes(document, head)
    for answer, exhibit in answered.reported:
        _annex(document, numbers[id(answer)], answer.heading, exhibit)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), notices


def _opened(template: Path | None) -> tuple[Document, list[str]]:
    """The office's template keeps its own page and styles; ours is set as the decree asks."""
    notices: list[str] = []
    if template is not None:
        try:
            document = docx.Document(str(template))
            if not layout.has_table_style(document):
                notices.append(
                    text("report", "template_without_table", file=template.name, style=layout.TABLE)
                )
            return document, notices
        except (PackageNotFoundError, KeyError, ValueError, OSError):
            notices.append(text("report", "template_unreadable", file=template.name))
    document = docx.Document()
    layout.set_page(document)
    return document, notices


def _head(document: Document, head: Letterhead) -> None:
    left, right = layout.two_columns(document, (7.3, 9.2))
    if head.parent:
        layout.centred(left, head.parent, size=_AGENCY)
    layout.centred(left, head.agency, size=_AGENCY, bold=True)
    layout.rule(left, 9)
    layout.centred(left, text("report", "number", sign=head.sign), size=layout.HEAD)
    layout.centred(right, text("report", "motto_1"), size=_AGENCY, bold=True)
    layout.centred(right, text("report", "motto_2"), size=layout.HEAD, bold=True)
    layout.rule(right, 19)
    layout.centred(right, text("report", "place_and_date", place=head.place), size=layout.HEAD, italic=True)


def _title(document: Document, answered: AnsweredPack, head: Letterhead) -> None:
    context, inside = answered.context, _about_inside(answered)
    if head.stamp:
        layout.centred(document, head.stamp, size=layout.HEAD, bold=True, before=_APART)
    layout.centred(document, text("report", "kind"), bold=True, before=_APART)
    layout.centred(document, about(answered), bold=True)
    layout.rule(document, 12)
    layout.paragraph(document, text("report", "opening", about=inside, agency=head.name))
    layout.paragraph(document, text("report", "figures", data_date=formats.inside(answered.dates)))
    if context.period:
        layout.paragraph(document, text("report", "period", period=codes()["period"][context.period]))


def _about_inside(answered: AnsweredPack) -> str:
    return formats.inside(about(answered))


def _body(document: Document, answered: AnsweredPack, numbers: dict[int, int]) -> None:
    known = [answer for answer, _ in answered.reported]
    places = iter(_ROMAN)
    for section, answers in groupby(known, key=lambda answer: answer.section):
        layout.heading(document, f"{next(places)}. {section.upper()}")
        for place, answer in enumerate(answers, 1):
            _part(document, place, answer, answered, numbers[id(answer)])
    if missing := answered.unreported:
        layout.heading(document, f"{next(places)}. {text('report', 'missing_title').upper()}")
        for answer, reason in missing:
            layout.paragraph(document, text("report", "missing", title=answer.title, reason=reason))
    layout.heading(document, f"{next(places)}. {text('report', 'tasks_title').upper()}")
    layout.paragraph(document, text("report", "tasks"), is_kept=True)


def _part(document: Document, place: int, answer: Answer, answered: AnsweredPack, number: int) -> None:
    assert answer.exhibit is not None
    layout.heading(document, f"{place}. {answer.heading}")
    *before, last = paragraphs(answer.exhibit, answered.context, answer.pin.question)
    for sentence in before:
        layout.paragraph(document, sentence)
    layout.paragraph(document, f"{last} {text('report', 'see_form', number=number)}")
    if answer.pin.note:
        layout.paragraph(document, answer.pin.note)
    layout.paragraph(document, text("report", "cause"))


def _signature(document: Document, head: Letterhead) -> None:
    left, right = layout.two_columns(document, (8.0, 8.5))
    layout.left(left, text("report", "recipients"), size=12, bold=True, italic=True)
    for line in head.recipients:
        layout.left(left, line, size=layout.LIST)
    layout.centred(right, head.signatory, size=layout.BODY, bold=True)
    for _ in range(4):
        layout.centred(right, "")
    layout.centred(right, text("report", "full_name"), size=layout.BODY, bold=True)


def _annexes(document: Document, head: Letterhead) -> None:
    """The head of all forms, as the decree asks of an annex."""
    layout.centred(document, text("report", "annexes"), bold=True)
    of_report = text("report", "annexes_of", sign=head.sign, agency=head.name)
    layout.centred(document, of_report, size=layout.HEAD, italic=True)


def _annex(document: Document, number: int, title: str, exhibit: Exhibit) -> None:
    form = text("report", "form", number=number)
    layout.left(document, form, size=layout.HEAD, bold=True, on_new_page=number > 1, is_kept=True)
    layout.centred(document, title, bold=True, is_kept=True)
    said = [value for _, value in exhibit.filters] + [exhibit.coverage] * bool(exhibit.coverage)
    layout.centred(document, " · ".join(said), size=12, italic=True, is_kept=True)
    choice = columns.chosen(exhibit, _ACROSS, _TABLE_SIZE, _MOST_ROWS, _WRAPPED)
    heads = [column.label for column in choice.shown]
    cells = columns.cells(exhibit, choice.shown, 0, _MOST_ROWS)
    widths = tables.column_widths(_ACROSS, heads, cells, _TABLE_SIZE)
    rows = [[cell.words for cell in row] for row in cells]
    layout.grid(document, heads, rows, [column.is_number for column in choice.shown], widths, _TABLE_SIZE)
    _below(document, exhibit, choice)


def _below(document: Document, exhibit: Exhibit, choice: columns.Choice) -> None:
    """What the table leaves out, how it is to be read, and the files behind it."""
    if len(exhibit.table) > _MOST_ROWS:
        facts = {"shown": formats.number(_MOST_ROWS), "count": formats.number(len(exhibit.table))}
        layout.left(document, text("report", "more_rows", **facts), size=layout.LIST, italic=True)
    heading = text("report", "notes")
    # What stands under "Ghi chú" needs no label that says so again.
    pairs = [
        value if label == heading.rstrip(":") else f"{label}: {value}"
        for label, value in (*choice.same, *exhibit.definitions)
    ]
    said = [*pairs, *exhibit.notes]
    if said:
        layout.left(document, heading, size=layout.LIST, bold=True, italic=True, is_kept=True)
    for line in said:
        layout.left(document, text("report", "note", note=line), size=layout.LIST, italic=True)
    files = exhibit.sources.iloc[:, 0].drop_duplicates().tolist() if len(exhibit.sources) else []
    if files:
        named = formats.enumeration(files, most=_FILES_NAMED, rest=text("deck", "other_files"))
        layout.left(document, text("report", "source", files=named), size=layout.LIST, italic=True)
