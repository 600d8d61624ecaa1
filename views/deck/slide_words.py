"""What is written around an exhibit on a slide: how it is read, of whom and when, its sources, and the speaker's notes."""

from __future__ import annotations

from itertools import islice

from indicators.catalog.texts import text, words
from views import formats
from views.deck import boards, geometry
from views.deck.columns import Choice
from views.deck.forms import Form, Grid
from views.deck.spoken import is_single
from views.exhibit import Exhibit

_FILES_NAMED = 5


def encoding(exhibit: Exhibit, form: Form) -> str:
    """How the chart is read, where it differs from the one on the page; '' where one number stands alone."""
    if is_single(form):
        return ""
    own = words("deck", "encoding").get(type(exhibit.chart).__name__, exhibit.subtitle)
    heads = list(getattr(exhibit.chart, "heads", ()))
    said = own.format(first=heads[0].lower(), last=heads[-1].lower()) if heads else own
    return f"{text('deck', 'ringed')}; {said}" if isinstance(form, Grid) and boards.has_rings(form) else said


def said_once(choice: Choice) -> list[str]:
    """What every row of a table repeats, label and value."""
    return [f"{label}: {value}" for label, value in choice.same]


def subtitle(exhibit: Exhibit) -> str:
    """Of whom and when, and how complete."""
    selected = [value for _, value in exhibit.filters]
    return " · ".join(part for part in (*selected, exhibit.coverage) if part)


def footer(exhibit: Exhibit) -> str:
    """That figures are synthetic where they are, their date, and their source as far as one line holds it."""
    files = [] if exhibit.sources.empty else exhibit.sources.iloc[:, 0].drop_duplicates().tolist()
    sources = []
    if files:
        named = formats.enumeration(files, most=1, rest=text("deck", "other_files"))
        sources = [
            text("deck", "source", files=named),
            text("deck", "sources", count=formats.number(len(files))),
        ]
    said = [part for part in (exhibit.stamp, exhibit.data_date) if part]
    room, size = geometry.FOOTER.columns(0.93)[0].width, geometry.FOOTER_SIZE
    lines_of = [" · ".join(filter(None, (*said, source))) for source in (*sources, "")]
    return next((line for line in lines_of if geometry.lines(line, room, size) == 1), " · ".join(said))


def notes(exhibit: Exhibit) -> str:
    """What the speaker may be asked: definitions with their article, remarks, filters, files."""
    files = [] if exhibit.sources.empty else exhibit.sources.iloc[:, 0].drop_duplicates().tolist()
    parts = [
        exhibit.finding,
        exhibit.question,
        *(f"{label}: {value}" for label, value in exhibit.filters),
        *(f"{name}: {meaning}" for name, meaning in exhibit.definitions),
        *exhibit.notes,
        exhibit.coverage,
        exhibit.data_date,
        text("deck", "files", files="; ".join(islice(files, _FILES_NAMED))) if files else "",
        _cells_behind(exhibit),
    ]
    return "\n".join(part for part in parts if part)


def _cells_behind(exhibit: Exhibit) -> str:
    """The cells of the first row: the figure that the title speaks of."""
    if exhibit.cells is None or exhibit.is_empty:
        return ""
    behind = exhibit.cells(0)
    listed = [
        "; ".join(str(value) for value in row) for row in behind.head(_FILES_NAMED).itertuples(index=False)
    ]
    return text("deck", "cells", row=exhibit.row_labels()[0], cells="\n".join(listed)) if listed else ""
