"""What one declared indicator is: formula, unit, direction, target, periods, article.

Knows no file and no other entry of the catalogue.
"""

from dataclasses import dataclass

from indicators.catalog.formulas import Formula
from indicators.catalog.language import VIETNAMESE, in_language, language

DIRECTIONS = ("higher", "lower", "neutral")
SOURCES = ("facts", "tests", "levels", "needed", "gaps", "submissions", "answers", "lines", "carried_over", "schools",
           "ownership", "gates", "conflicts")  # fmt: skip
"""Where the numbers come from: the formula over facts, a question of their own (standards, gaps, reports, units, gates,
conflicts of files), or the other answers (all of a unit, grade lines of one indicator, those of the year before)."""
STATUSES = ("confirmed", "reported", "recalled", "product")


@dataclass(frozen=True, slots=True)
class Target:
    """What the value is compared with; all empty = no target, only the change counts."""

    stated: bool = False
    """The rate assigned to the unit in a target sheet (the indicator's `stated` measure, kind=target)."""
    value: float | None = None
    norm: str = ""
    """Subject of `norms.csv`."""
    case: str = ""
    each_school: bool = False
    """The norm holds for every school by itself: a sum over schools is not judged by it."""
    extra_norm: str = ""
    """Subject of `norms.csv` that asks more of a school for each of `extra_of` (land for each boarder)."""
    extra_case: str = ""
    extra_of: str = ""
    """The measure that counts for whom more is asked, at the level of the norm."""
    rules: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator as declared."""

    id: str
    topic: str
    tasks: tuple[str, ...]
    label_vi: str
    label_en: str
    definition_vi: str
    source: str
    numerator: Formula
    denominator: Formula
    stated: Formula
    """A `*_rate` measure that states the value without its parts; shown for its own unit, never added up."""
    item: str
    """For `gaps`: the facility; for `levels` and `needed`: the standard."""
    unit: str
    decimals: int
    direction: str
    grain: str
    """The units that state it: `school` or `commune`; '' for what is counted over other answers."""
    levels: tuple[str, ...]
    denominator_levels: tuple[str, ...]
    """Levels of the denominator where other schools state it: the two sides are then summed apart."""
    grades: tuple[str, ...]
    """Grades shown beside the level; () = the level alone."""
    only_grades: bool
    """The level is the sum of `grades`, not everything that is stated for it."""
    all_levels: bool
    """One more line for all levels of a school together."""
    shared: bool
    """The levels of one school share it (land): a school of several levels has the line of all of them alone."""
    rollout: bool
    """Judged only for grades that are on the 2018 programme in the year."""
    periods: tuple[str, ...]
    """Periods that may serve, preferred first."""
    target: Target
    of_planned: bool
    """Only units of which the denominator is known are expected to answer (plans, schools that have the thing)."""
    pace: str
    """How the year goes from the start value to the target: a key of `pace.toml`."""
    ministry_codes: tuple[str, ...]
    """Codes of TT 03/2024/TT-BGDĐT, one for each level that has its own."""
    document: str
    status: str

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return self.label_vi if language() == VIETNAMESE else self.label_en

    @property
    def definition(self) -> str:
        """Its definition in the language of this run."""
        return in_language(self.definition_vi)

    @property
    def planned(self) -> bool:
        """The assigned count is its denominator."""
        return any(term.kind == "target" for term in self.denominator)

    @property
    def assigned(self) -> bool:
        """Compared with what the unit was assigned in a target sheet."""
        return (self.target.stated or self.planned) and not self.rollout

    @property
    def factor(self) -> int:
        """What numerator / denominator is multiplied with."""
        return 100 if self.unit == "percent" else 1
