"""What a sheet says about all its numbers, and where the table at hand says otherwise: the terms under which paths are read.

Equal terms give equal targets, whoever sends the sheet. Knows the lines around the tables; knows no cells.
"""

from dataclasses import dataclass

from etl.forms.meaning.number_kinds import assigns, ends_with, planned_from, said_by_title, stated_by_title
from etl.forms.meaning.recognition import Kind, is_named
from etl.forms.table.surroundings import Surroundings, rates_learning, speaks_of_marks
from etl.forms.words.names import levels_of_school_name
from etl.orders import HeadingOrder


@dataclass(frozen=True, slots=True)
class SheetTerms:
    """What a sheet says about all its numbers: equal terms give equal targets, whoever sends the sheet."""

    kind: Kind
    school_year: str
    impossible_year: str
    period: str
    month: str
    date_period: str
    levels: tuple[str, ...]
    unit_subject: str
    all_percent: bool
    factor: float
    told: tuple[HeadingOrder, ...] = ()
    """What the office says about headings of this kind of sheet."""
    heading: str = ""
    """The line above one of several tables, where it is numbered."""
    title_grades: tuple[str, ...] = ()
    """Grades to which the title restricts everything."""
    standard: str = ""
    """The standard that the title is about."""
    sender_levels: tuple[str, ...] = ()
    """Levels that the name of the sending school speaks of."""
    title_kinds: frozenset[str] = frozenset()
    """Kinds of numbers (`target`, `estimate` …) that the title announces and no head or label says."""
    planned_from: str = ""
    """First school year whose numbers can only be planned ones, where the title alone says it, '' for none."""
    reported: str = ""
    """The kind of numbers that the title is a report of, '' where it is none."""
    assigned: bool = False
    """The title assigns what stands below it."""
    rates_learning: bool = False
    """The title, or the heading of the table, says that marks are those of learning."""
    is_survey: bool = True
    """The title speaks of the survey, or of nothing that could be another period, or the committee for it sends the sheet."""

    @property
    def level(self) -> str:
        return self.levels[0] if len(self.levels) == 1 else ""

    @property
    def is_plan(self) -> bool:
        return self.kind.default_kind == "target"


@dataclass(frozen=True, slots=True)
class SheetContext:
    """What holds for the whole sheet."""

    kind: Kind
    around: Surroundings
    told: tuple[HeadingOrder, ...] = ()
    heading: str = ""
    kinds_said: frozenset[str] = frozenset()
    """Kinds of numbers that heads and labels say."""

    @property
    def level(self) -> str:
        return self.around.levels[0] if len(self.around.levels) == 1 else ""

    @property
    def month(self) -> str:
        """The month of a monthly sheet; a weekly one belongs to the month of its week."""
        return self.around.month or (self.around.month_of_week if self.kind.period == "month" else "")

    @property
    def _rates_learning(self) -> bool:
        """A heading that says what its marks rate outranks the title: "Phần II. Học tập, rèn luyện", then "1. Kết quả học tập"."""
        if speaks_of_marks(self.heading):
            return rates_learning([self.heading])
        return self.around.rates_learning

    @property
    def terms(self) -> SheetTerms:
        around, kind = self.around, self.kind
        in_percent = around.all_percent or (around.title_in_percent and kind.grain == "commune")
        announced = said_by_title(self.heading) or said_by_title(around.title)
        alone = announced - self.kinds_said
        planned = planned_from(around.title, around.school_year) if kind.years_are_plans else ""
        is_roadmap = announced == {"target"} and ends_with(around.title, around.school_year)
        return SheetTerms(
            kind, around.school_year, around.impossible_year, around.period, self.month,
            around.date_period, around.levels, around.unit_subject, in_percent, around.factor, self.told,
            self.heading, around.grades, around.standard, levels_of_school_name(around.school.text), alone,
            planned if alone == {"target"} or is_roadmap else "",
            stated_by_title(self.heading) if said_by_title(self.heading) else stated_by_title(around.title),
            assigns(around.title), self._rates_learning,
            around.period == "survey"
            or is_named(kind, around.title)
            or (bool(self.heading) and is_named(kind, self.heading)),
        )  # fmt: skip
