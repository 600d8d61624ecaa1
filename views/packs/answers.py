"""A pack asked of a warehouse: each pin with its exhibit, or with the sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indicators.catalog import CatalogueError
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from indicators.selection import Selection
from indicators.warehouse import Warehouse
from views import answers, formats
from views.chosen_units import selected
from views.completing import data_date
from views.context import THEN, Context
from views.exhibit import Exhibit
from views.packs.pack import Pack, Pin
from views.questions import ask
from views.questions.options import ALL


class YearMissing(LookupError):  # noqa: N818 - a state of the warehouse, as `WarehouseMissing`
    """The warehouse holds nothing of that school year."""


@dataclass(frozen=True)
class Answer:
    """One pin in its section; exactly one of `exhibit` and `problem` is there."""

    section: str
    pin: Pin
    exhibit: Exhibit | None
    problem: str = ""

    @property
    def title(self) -> str:
        """What to call it in lists."""
        return self.pin.title or (self.exhibit.question if self.exhibit else question_name(self.pin.question))

    @property
    def heading(self) -> str:
        """What it is about, as a report and its annexes head it: no question, no sentence."""
        chosen = dict(self.pin.options).get("indicator", "")
        known = indicators().get(chosen)
        return self.pin.title or (known.label if known else question_name(self.pin.question))


@dataclass(frozen=True)
class AnsweredPack:
    """A pack with the unit and year it was asked for."""

    pack: Pack
    context: Context
    answers: tuple[Answer, ...]
    frozen_on: str = ""
    """`Số liệu chốt ngày …` where the figures are those of a freeze."""

    @property
    def dates(self) -> str:
        """The day of the freeze, if any, and until when files were received."""
        return "; ".join(filter(None, (self.frozen_on, data_date(self.context.snapshot))))

    def dated(self, exhibit: Exhibit) -> Exhibit:
        """The exhibit with the day of the freeze before the date of its data."""
        if not self.frozen_on:
            return exhibit
        return replace(exhibit, data_date=f"{self.frozen_on}; {formats.inside(exhibit.data_date)}")

    @property
    def exhibits(self) -> list[tuple[Answer, Exhibit]]:
        """The pins that have an answer with rows."""
        return [(a, a.exhibit) for a in self.answers if a.exhibit is not None and not a.exhibit.is_empty]

    @property
    def problems(self) -> list[tuple[Answer, str]]:
        """The pins that could not be asked, or have nothing to show, each with its reason.

        That nothing was found is an answer where a question from the floor is expected: it is said among these.
        """
        return [
            (answer, answer.problem or (answer.exhibit.finding if answer.exhibit else ""))
            for answer in self.answers
            if answer.exhibit is None or (answer.exhibit.is_empty and answer.section not in self._backup)
        ]

    @property
    def reported(self) -> list[tuple[Answer, Exhibit]]:
        """Those of them that a report tells; answers kept for questions from the floor stay with the speaker."""
        return [(answer, exhibit) for answer, exhibit in self.exhibits if answer.section not in self._backup]

    @property
    def unreported(self) -> list[tuple[Answer, str]]:
        """The pins that a report should tell, and cannot."""
        return [(answer, reason) for answer, reason in self.problems if answer.section not in self._backup]

    @property
    def _backup(self) -> set[str]:
        return {section.title for section in self.pack.sections if section.is_backup}


def answered(
    warehouse: Warehouse,
    pack: Pack,
    school_year: str = "",
    period: str = "",
    unit: str = "",
    frozen_on: str = "",
) -> AnsweredPack:
    """The pack for a year (the pack's own, or the newest reported), a period and a unit (the office by default).

    `frozen_on` stands with the date of the figures wherever that is shown. Raises `YearMissing` and `LookupError` (the
    unit) where the warehouse has neither.
    """
    context = context_of(warehouse, pack, school_year, period, unit)
    pinned = ((section.title, pin) for section in pack.sections for pin in section.pins)
    done = AnsweredPack(pack, context, (), frozen_on)
    return replace(done, answers=tuple(_dated(done, answer) for answer in _answers(context, pinned)))


def context_of(
    warehouse: Warehouse, pack: Pack, school_year: str = "", period: str = "", unit: str = ""
) -> Context:
    """What the pack is asked of; raises `YearMissing` and `LookupError` (the unit)."""
    year = school_year or pack.school_year or next(iter(answers.reported_years(warehouse)), "")
    if year not in answers.school_years(warehouse):
        raise YearMissing(year)
    selection = Selection(
        school_year=year,
        period=period or pack.period,
        unit=unit or pack.unit or home_unit(warehouse, year),
    )
    return selected(warehouse, selection)


def _dated(done: AnsweredPack, answer: Answer) -> Answer:
    return replace(answer, exhibit=done.dated(answer.exhibit)) if answer.exhibit is not None else answer


def home_unit(warehouse: Warehouse, school_year: str) -> str:
    """Code of the unit whose office this is: the one above all that reported."""
    units = answers.open_units(warehouse, school_year, THEN)
    place = answers.home_position(warehouse, school_year, THEN)
    return str(units.iloc[place]["unit_code"])


def question_name(question: str) -> str:
    """A question in the officer's words; its id where it has none (any more)."""
    return words("packs", "question").get(question.replace(".", "_"), question)


def _answers(context: Context, pinned: Iterator[tuple[str, Pin]]) -> Iterator[Answer]:
    for section, pin in pinned:
        try:
            own = _own_context(context, pin)
        except LookupError:
            problem = text("packs", "gone.unit", unit=pin.unit, year=pin.school_year or context.school_year)
            yield Answer(section, pin, None, problem)
            continue
        yield _answer(own, section, pin)


def _own_context(context: Context, pin: Pin) -> Context:
    if not (pin.unit or pin.period or pin.school_year):
        return context
    selection = replace(
        context.selection,
        unit=pin.unit or context.selection.unit,
        period=pin.period or context.period,
        school_year=pin.school_year or context.school_year,
    )
    return selected(context.warehouse, selection)


def _answer(context: Context, section: str, pin: Pin) -> Answer:
    try:
        return Answer(section, pin, ask(context, pin.question, **{"rows": ALL, **dict(pin.options)}))
    except (LookupError, CatalogueError):
        # The question, or what its options name, is not known any more.
        chosen = ", ".join(value for _, value in pin.options)
        return Answer(
            section, pin, None, text("packs", "gone.question", question=pin.question, options=chosen or "–")
        )
