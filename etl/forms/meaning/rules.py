"""The declared rules of schools and communes: which words together are which measure (`measures_*.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.forms.declared import read_declared
from indicators.catalog import CatalogueError, measures
from indicators.catalog.files import CATALOGUE_DIR

FOLDER = CATALOGUE_DIR / "forms"


@dataclass(frozen=True, slots=True)
class Rule:
    """One declared combination."""

    words: frozenset[str]
    may: frozenset[str]
    measure: str
    rate: str
    category: Mapping[str, str]
    needs: str
    where: Mapping[str, str]
    where_may: Mapping[str, str]
    takes: str
    implied_age: str
    innermost: bool
    """The words of the rule must be those of the innermost text: "Trẻ 6 tuổi vào lớp 1 > Dân số" counts residents."""
    period: str
    of_grades: frozenset[str]
    """Only where one of these grades is said: "Tuyển mới lớp 6 > Số lớp" counts the classes of that grade, not of the school."""
    grade_in: Mapping[str, str]
    """Grade that the measure means at a level where none is said."""
    measure_at: Mapping[str, str]
    """Level → the measure that the same words mean there ("bán trú" of a preschool: lunch at school)."""

    @property
    def specificity(self) -> int:
        return 4 * len(self.words) + 3 * len(self.where) + 2 * bool(self.needs)


@lru_cache(maxsize=2)
def rules(grain: str) -> tuple[tuple[Rule, ...], Mapping[str, str], frozenset[str]]:
    """(rules, words that mean the same, words that are subjects) of `school` or `commune` sheets."""
    path = FOLDER / f"measures_{grain}.toml"
    declared = read_declared(path)
    beside = frozenset(declared["defaults"].get("beside", ()))
    found = tuple(_rule(path, entry, beside) for entry in declared["rule"])
    return found, declared.get("same", {}), frozenset(declared["defaults"]["subjects"])


@lru_cache(maxsize=2)
def movements(grain: str) -> frozenset[str]:
    """Words that a heading of changes ("Tăng, giảm") parts into counts."""
    return frozenset(read_declared(FOLDER / f"measures_{grain}.toml")["defaults"].get("movements", ()))


@lru_cache(maxsize=2)
def of_anybody(grain: str) -> frozenset[str]:
    """Words that are about staff on a sheet about staff, where no pupils are named."""
    return frozenset(read_declared(FOLDER / f"measures_{grain}.toml")["defaults"].get("of_anybody", ()))


@lru_cache(maxsize=2)
def schooled(grain: str) -> frozenset[str]:
    """Words of counts that a group of pupils can be part of; empty where everybody counted is a pupil."""
    return frozenset(read_declared(FOLDER / f"measures_{grain}.toml")["defaults"].get("schooled", ()))


@lru_cache(maxsize=2)
def counted_as(grain: str) -> Mapping[str, Mapping[str, str]]:
    """Group → measure → the measure that counts just that group of it ("Dân số" of the disabled)."""
    declared: Mapping[str, Mapping[str, str]] = read_declared(FOLDER / f"measures_{grain}.toml").get(
        "counted_as", {}
    )
    return declared


@lru_cache(maxsize=2)
def at_age_in_grade(grain: str) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Measure → grade → the age due and the measure that counts those of that age in that grade."""
    declared: Mapping[str, Mapping[str, Mapping[str, str]]] = read_declared(
        FOLDER / f"measures_{grain}.toml"
    ).get("at_age_in_grade", {})
    return declared


def _rule(path: Path, entry: Mapping[str, Any], beside: frozenset[str]) -> Rule:
    """`beside`: words that may stand beside those of every rule that is not declared as `alone`."""
    measure, rate = entry.get("measure", ""), entry.get("rate", "")
    for name in (measure, rate, *entry.get("measure_at", {}).values()):
        if name and name not in measures():
            raise CatalogueError(path, name, "chỉ số không có trong measures.csv")
    return Rule(
        words=frozenset(entry["words"].split()),
        may=frozenset(entry.get("may", "").split()) | (frozenset() if entry.get("alone") else beside),
        measure=measure,
        rate=rate,
        category=entry.get("category", {}),
        needs=entry.get("needs", ""),
        where=entry.get("where", {}),
        where_may=entry.get("where_may", {}),
        takes=entry.get("takes", ""),
        implied_age=entry.get("implied_age", ""),
        innermost=entry.get("innermost", False),
        period=entry.get("period", ""),
        of_grades=frozenset(entry.get("of_grades", ())),
        grade_in=entry.get("grade_in", {}),
        measure_at=entry.get("measure_at", {}),
    )


@lru_cache(maxsize=32768)
def best_rule(
    grain: str, words: frozenset[str], special: frozenset[tuple[str, str]], inner: frozenset[str]
) -> Rule | None:
    """The most specific rule that accounts for all words and dimensions (`special`: those that rules consume)."""
    fitting = [rule for rule in rules(grain)[0] if _fits(rule, words, dict(special), inner)]
    return max(fitting, key=lambda rule: rule.specificity, default=None)


def _fits(rule: Rule, words: frozenset[str], special: Mapping[str, str], inner: frozenset[str]) -> bool:
    if rule.innermost and inner - {"person", "child", "pupil"} != rule.words:
        return False
    if not rule.words <= words or not words <= rule.words | rule.may:
        return False
    if rule.needs and rule.needs not in special:
        return False
    if any(special.get(name) != value for name, value in rule.where.items()):
        return False
    for name, value in special.items():
        allowed = (
            name in rule.category
            or name == rule.takes
            or rule.where.get(name) == value
            or rule.where_may.get(name) == value
            or not rule.measure
        )
        if not allowed:
            return False
    return bool(words or rule.needs or rule.where)
