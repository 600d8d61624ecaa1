"""“Từ kỳ họp trước đến nay”: what a freeze and a later snapshot say differently, as one list, and as a section of a pack.

Targets lost and newly met, reports that came late, figures corrected afterwards, history that was revised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pandas as pd

from indicators.catalog.texts import text, words
from indicators.warehouse import open_warehouse
from views import answers, formats
from views.completing import complete
from views.context import Context
from views.exhibit import Column, Exhibit
from views.packs import differences
from views.packs.answers import Answer, AnsweredPack, context_of
from views.packs.freeze import Frozen
from views.packs.pack import Pin, Section

CLASSES = (
    "lost",
    "newly_met",
    "late_report",
    "corrected",
    "history",
    "revised",
    "newly_known",
    "no_longer_known",
)
"""In the order in which a meeting asks for them."""
_WIDTHS = {
    "unit_name": 30,
    "name": 44,
    "class_label": 20,
    "before": 16,
    "now": 16,
    "target": 16,
    "source": 44,
}
QUESTION = "since"
_IN_TITLE = 3


def changes(before: Context, now: Context, kept: Frozen) -> Exhibit:
    """What is not as it was at the freeze, of the chosen unit and those below it: the gravest first."""
    asked = (changes, before.warehouse.path, kept.name, before.selection, now.selection)
    made = answers.remembered_exhibit(now.warehouse, asked, lambda: _compared(before, now, kept))
    return cast(Exhibit, made)


def _compared(before: Context, now: Context, kept: Frozen) -> Exhibit:
    found = [
        *differences.of_targets(before, now),
        *differences.of_reports(before, now, kept.day),
        *differences.of_figures(before, now),
    ]
    table = _ordered(pd.DataFrame(found, columns=list(differences.COLUMNS)), now)
    exhibit = Exhibit(
        text("packs", "since.question"), _finding(table, kept.words), table, _columns(), subtitle=kept.words
    )
    return complete(now, exhibit)


def with_changes(done: AnsweredPack, kept: Frozen) -> AnsweredPack:
    """The pack with one more section of the talk: what has changed since that freeze."""
    section = Section(text("packs", "since.section"), (Pin(QUESTION, has_annex=True),))
    talk = [part for part in done.pack.sections if not part.is_backup]
    backup = [part for part in done.pack.sections if part.is_backup]
    pack = replace(done.pack, sections=(*talk, section, *backup))
    return replace(done, pack=pack, answers=(*done.answers, _answer(done, section, kept)))


def _answer(done: AnsweredPack, section: Section, kept: Frozen) -> Answer:
    selection = done.context.selection
    try:
        before = context_of(
            open_warehouse(kept.folder), done.pack, selection.school_year, selection.period, selection.unit
        )
    except LookupError:
        facts = {"name": kept.name, "unit": done.context.unit_name, "year": selection.school_year}
        return Answer(section.title, section.pins[0], None, text("packs", "since.not_comparable", **facts))
    return Answer(section.title, section.pins[0], done.dated(changes(before, done.context, kept)))


def _ordered(table: pd.DataFrame, now: Context) -> pd.DataFrame:
    order = dict(zip(now.units["unit_code"], now.units["official_order"], strict=True))
    ranks = {code: place for place, code in enumerate(CLASSES)}
    ranked = table.assign(
        class_label=table["class"].map(words("packs", "since.class")),
        rank=table["class"].map(ranks),
        place=table["unit_code"].map(order),
    )
    return ranked.sort_values(["rank", "place"], kind="stable", ignore_index=True)


def _finding(table: pd.DataFrame, frozen: str) -> str:
    """What is graver in a first sentence of its own: it is the title of the slide."""
    if table.empty:
        return text("packs", "since.nothing", frozen=formats.inside(frozen))
    counts, said = table["class"].value_counts(), words("packs", "since.count")
    parts = [said[code].format(count=formats.number(int(counts[code]))) for code in CLASSES if code in counts]
    first, rest = parts[:_IN_TITLE], parts[_IN_TITLE:]
    sentences = [text("packs", "since.finding", frozen=formats.inside(frozen), parts=_listed(first))]
    if rest:
        sentences.append(text("packs", "since.finding_rest", parts=_listed(rest)))
    return " ".join(sentences)


def _listed(parts: Sequence[str]) -> str:
    return formats.enumeration(parts, most=len(parts))


def _columns() -> tuple[Column, ...]:
    label = words("packs", "since.column")
    return tuple(Column(key, label[key], width=width) for key, width in _WIDTHS.items())
