"""One commune against the standards: its tests, the level it reaches, what holds it back. Pure; knows no warehouse.

Comparison exact and inclusive; a missing number is neither pass nor fail; where the area class is unknown, both
classes are tried and only what they agree on stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators import exact
from indicators.catalog.standards import Rule, ladders
from indicators.catalog.texts import text

PASSING = ("pass", "no_subject")
"""A test without anybody to count holds nobody back."""

Values = Mapping[tuple[str, str], float]
"""Numbers of one commune by (measure, age or band)."""


@dataclass(frozen=True, slots=True)
class Result:
    """One test of one commune. `state`: pass, fail, missing, no_subject (denominator 0), unclassified."""

    rule: Rule
    state: str
    age: str
    numerator: float | None = None
    denominator: float | None = None
    threshold: Decimal | None = None
    note: str = ""

    @property
    def value(self) -> float | None:
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator * 100 / self.denominator

    @property
    def needed(self) -> int | None:
        """Persons still lacking for this test alone."""
        if self.numerator is None or self.denominator is None or self.threshold is None:
            return None
        return exact.needed(self.numerator, self.denominator, self.threshold)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one standard. `at_least` and `at_most` bound the level while numbers are missing."""

    level_met: int | None
    status: str
    at_least: int
    at_most: int
    next_level: int | None = None
    binding: Result | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One commune: its tests as shown, and its outcome by standard."""

    results: dict[str, Result]
    outcomes: dict[str, Outcome]


def evaluate(rule: Rule, difficult: bool, values: Values) -> Result:
    """One test under one area class (Điều 6-21 NĐ 20/2014/NĐ-CP; literacy narrows the age band)."""
    threshold = rule.threshold_for(difficult)
    cohorts = [rule.age_for(difficult), *([rule.age_fallback] if rule.age_fallback else [])]
    for age in cohorts:
        numerator, denominator = _parts(rule, age, values)
        if numerator is None or denominator is None or threshold is None:
            continue
        note = "" if age == cohorts[0] else text("standards", "age_fallback", age=cohorts[0], used=age)
        if denominator == 0:
            return Result(rule, "no_subject", age, numerator, denominator, threshold, note)
        state = "pass" if exact.reaches(numerator, denominator, threshold) else "fail"
        return Result(rule, state, age, numerator, denominator, threshold, note)
    numerator, denominator = _parts(rule, cohorts[0], values)
    if denominator == 0:  # of nobody nothing can be missing
        return Result(rule, "no_subject", cohorts[0], 0.0, denominator, threshold)
    return Result(rule, "missing", cohorts[0], numerator, denominator, threshold)


def _parts(rule: Rule, age: str, values: Values) -> tuple[float | None, float | None]:
    """Sum of the numerator measures where all are known; the first denominator that is stated."""
    found = [values.get((measure, age)) for measure in rule.numerator]
    known = [value for value in found if value is not None]
    stated = (values[measure, age] for measure in rule.denominators if (measure, age) in values)
    return (sum(known) if len(known) == len(found) else None), next(stated, None)


Ladder = Sequence[Sequence[str]]
"""For each level from 1 up, the ids of the tests that decide it, required ones included."""


def conclude(ladder: Ladder, results: Mapping[str, Result]) -> Outcome:
    """The level reached: the highest of which every test passes, with everything it requires (levels are nested).

    Missing input ends the ascent without a verdict.
    """
    top, reached = len(ladder), 0
    for level, names in enumerate(ladder, 1):
        tested = [results[name] for name in names]
        failing = [result for result in tested if result.state == "fail"]
        if not tested or any(result.state not in (*PASSING, "fail") for result in tested):
            ceiling = reached if failing else _ceiling(ladder, results)
            return Outcome(None, "insufficient_data", reached, ceiling)
        if failing:
            status = "met" if reached else "not_met"
            return Outcome(reached, status, reached, reached, level, _binding(failing))
        if all(result.state == "no_subject" for result in tested):
            return Outcome(None, "no_subject", reached, top)
        reached = level
    return Outcome(top, "met", top, top)


def _binding(failing: Sequence[Result]) -> Result:
    """The failing test that lacks most persons; between equals the first in table order (contract, ruling 16)."""
    return max(failing, key=lambda result: result.needed or 0)


def _ceiling(ladder: Ladder, results: Mapping[str, Result]) -> int:
    """Highest level that the missing numbers could still allow."""
    for level, names in enumerate(ladder):
        if any(results[name].state == "fail" for name in names):
            return level
    return len(ladder)


def judge(valid: Sequence[Rule], difficult: bool | None, values: Values) -> Judged:
    """All tests and outcomes of one commune. Where the class is unknown, both are tried; what they agree on stands."""
    by_class = {
        assumed: {rule.id: evaluate(rule, assumed, values) for rule in valid}
        for assumed in ((False, True) if difficult is None else (difficult,))
    }
    outcomes = {
        standard: _agreed([conclude(ladder, results) for results in by_class.values()])
        for standard, ladder in ladders(tuple(rule.id for rule in valid)).items()
    }
    shown = {rule.id: _shown([results[rule.id] for results in by_class.values()]) for rule in valid}
    return Judged(shown, outcomes)


def _agreed(outcomes: Sequence[Outcome]) -> Outcome:
    first = outcomes[0]
    if len(outcomes) == 1:
        return first
    if all(outcome.level_met == first.level_met and outcome.status == first.status for outcome in outcomes):
        same = all(_same_test(outcome.binding, first.binding) for outcome in outcomes)
        return (
            first
            if same
            else Outcome(first.level_met, first.status, first.at_least, first.at_most, first.next_level)
        )
    least, most = min(outcome.at_least for outcome in outcomes), max(outcome.at_most for outcome in outcomes)
    return Outcome(None, "insufficient_data", least, most)


def _same_test(one: Result | None, other: Result | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.rule.id, one.age, one.threshold) == (other.rule.id, other.age, other.threshold)


def _shown(results: Sequence[Result]) -> Result:
    """The test as shown; `unclassified` where the two classes differ in threshold, age or result."""
    first = results[0]
    if len(results) == 1:
        return first
    if all(_same_test(result, first) for result in results):
        return first
    if all(result.state == first.state for result in results) and first.state != "missing":
        return Result(first.rule, first.state, first.age, first.numerator, first.denominator)
    state = "missing" if all(result.state == "missing" for result in results) else "unclassified"
    return Result(first.rule, state, first.age, first.numerator, first.denominator)
