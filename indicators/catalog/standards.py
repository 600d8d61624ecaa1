"""Standards of universal education and literacy (`standards.csv`): dated tests with thresholds by area class.

NĐ 20/2014/NĐ-CP, NĐ 277/2025/NĐ-CP, TT 07/2016/TT-BGDĐT. The rule is chosen by the survey day, never by today.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from indicators.catalog.dated import Validity, forbid_overlap, read_status, read_validity
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.formulas import ages
from indicators.catalog.language import in_language
from indicators.catalog.measures import codes, measures

RATE_TESTS = ("rate", "rate_all")
SHARE_TESTS = ("share_of_communes", "share_of_districts", "share_of_communes_by_area")
CONDITION_TESTS = ("condition_ratio", "condition_norm", "condition_flag")
ANY_LEVEL = 0
"""`level` of a condition that holds for every level of its standard (`any` in the file)."""

UNIT_KINDS = ("commune", "district", "province")
WORST_STATUS_FIRST = ("recalled", "reported", "confirmed")
"""Marks of rules, the weakest first: a verdict carries the weakest mark of its rules."""

_COLUMNS = ("rule_id", "standard", "level", "test", "label", "numerator_measure", "denominator_measure", "age",
            "age_fallback", "ages_beside", "threshold_percent", "threshold_percent_difficult", "age_difficult", "requires",
            "unit_kind", "school_level", "valid_from", "valid_to", "document", "article", "status")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One test of one level of one standard."""

    id: str
    standard: str
    level: int
    test: str
    label_vi: str
    numerator: tuple[str, ...]
    """Measures that are added."""
    denominators: tuple[str, ...]
    """Measures of which the first that is stated serves as the denominator."""
    age: str
    age_fallback: str
    """Cohort that stands in, for numerator and denominator alike, where `age` is not stated."""
    ages_beside: tuple[str, ...]
    """Single ages that are shown beside a pooled band, without a verdict of their own."""
    threshold: Decimal | None
    threshold_difficult: Decimal | None
    age_difficult: str
    requires: tuple[str, ...]
    unit_kind: str
    school_level: str
    validity: Validity
    document: str
    article: str
    status: str
    order: int

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)

    def threshold_for(self, difficult: bool) -> Decimal | None:
        """Percent that must be reached, by area class of the commune."""
        return self.threshold_difficult if difficult else self.threshold

    def age_for(self, difficult: bool) -> str:
        """Age or band that is tested; literacy narrows it for difficult communes."""
        return self.age_difficult if difficult and self.age_difficult else self.age


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by id, in the order of the table (which settles ties)."""
    path = CATALOGUE_DIR / "standards.csv"
    found: dict[str, Rule] = {}
    for order, row in enumerate(read_table(path, _COLUMNS)):
        if row["rule_id"] in found:
            raise CatalogueError(path, row["rule_id"], "khai báo hai lần")
        found[row["rule_id"]] = _rule(path, order, row)
    _check_requires(path, found)
    forbid_overlap(path, ((rule.id, _subject(rule), rule.validity) for rule in found.values()))
    return MappingProxyType(found)


def _subject(rule: Rule) -> tuple[object, ...]:
    """What a rule is about: two rules of one subject never hold on the same day."""
    return (rule.standard, rule.level, rule.test, rule.unit_kind, rule.numerator, rule.denominators, rule.age,
            "" if rule.numerator else rule.label_vi)  # fmt: skip


def _check_requires(path: Path, found: Mapping[str, Rule]) -> None:
    """Every required rule is declared, of the same kind of unit, and no rule requires itself by way of others."""
    for rule in found.values():
        if unknown := [name for name in rule.requires if name not in found]:
            raise CatalogueError(path, rule.id, f"requires: không có quy định {', '.join(unknown)}")
        if strange := [name for name in rule.requires if found[name].unit_kind != rule.unit_kind]:
            raise CatalogueError(path, rule.id, f"requires: {', '.join(strange)} không cùng loại đơn vị")
        seen, queue = set[str](), list(rule.requires)
        while queue:
            if (name := queue.pop()) == rule.id:
                raise CatalogueError(path, rule.id, "requires tạo thành vòng tròn")
            if name not in seen:
                seen.add(name)
                queue.extend(found[name].requires)


@cache
def rules_on(day: date, tests: tuple[str, ...], unit_kind: str = "commune") -> tuple[Rule, ...]:
    """Rules of the given kinds of test in force on a day, in table order."""
    return tuple(
        rule
        for rule in rules().values()
        if rule.test in tests and rule.unit_kind == unit_kind and rule.validity.covers(day)
    )


@cache
def ladders(rule_ids: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By standard, for each level from 1 up, the tests that decide it: its own and everything they require."""
    valid = [rules()[name] for name in rule_ids]
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for standard in dict.fromkeys(rule.standard for rule in valid):
        own = [rule for rule in valid if rule.standard == standard]
        found[standard] = tuple(
            tuple(rule.id for rule in closure(tuple(rule.id for rule in own if rule.level == level))
                  if rule.id in rule_ids)
            for level in range(1, max(rule.level for rule in own) + 1)
        )  # fmt: skip
    return MappingProxyType(found)


def weakest(statuses: Iterable[str]) -> str:
    """The weakest mark among those of several rules, '' where there is none."""
    known = set(statuses)
    return next((mark for mark in WORST_STATUS_FIRST if mark in known), "")


@cache
def closure(rule_ids: tuple[str, ...]) -> tuple[Rule, ...]:
    """These rules and everything they require, in table order."""
    wanted: set[str] = set()
    queue = list(rule_ids)
    while queue:
        rule = rules()[queue.pop()]
        if rule.id not in wanted:
            wanted.add(rule.id)
            queue.extend(rule.requires)
    return tuple(rule for rule in rules().values() if rule.id in wanted)


def _rule(path: Path, order: int, row: dict[str, str]) -> Rule:
    key = row["rule_id"]
    _check_words(path, key, row)
    numerator = tuple(filter(None, row["numerator_measure"].split("+")))
    denominators = tuple(filter(None, row["denominator_measure"].split("|")))
    if unknown := [name for name in (*numerator, *denominators) if name not in measures()]:
        raise CatalogueError(path, key, f"không có số liệu {', '.join(unknown)} trong measures.csv")
    status = read_status(path, key, row["status"])
    if status == "confirmed" and not (row["document"] and row["article"]):
        raise CatalogueError(
            path, key, "quy định đã đối chiếu (confirmed) phải ghi văn bản và điều (document, article)"
        )
    rule = Rule(
        key, row["standard"], ANY_LEVEL if row["level"] == "any" else int(row["level"]), row["test"], row["label"],
        numerator, denominators, row["age"], row["age_fallback"], tuple(filter(None, row["ages_beside"].split(";"))),
        _percent(path, key, row["threshold_percent"]), _percent(path, key, row["threshold_percent_difficult"]),
        row["age_difficult"], tuple(filter(None, row["requires"].split(";"))), row["unit_kind"], row["school_level"],
        read_validity(path, key, row), row["document"], row["article"], status, order,
    )  # fmt: skip
    _check_test(path, rule)
    return rule


def _check_words(path: Path, key: str, row: Mapping[str, str]) -> None:
    """Words of closed lists."""
    if row["test"] not in (*RATE_TESTS, *SHARE_TESTS, *CONDITION_TESTS):
        raise CatalogueError(path, key, f"test “{row['test']}” không hợp lệ")
    if row["standard"] not in codes()["standard"]:
        raise CatalogueError(path, key, f"standard “{row['standard']}” không có trong codes.csv")
    if row["level"] != "any" and not (row["level"].isdigit() and int(row["level"]) > 0):
        raise CatalogueError(path, key, f"level “{row['level']}” không hợp lệ")
    if row["unit_kind"] not in UNIT_KINDS:
        raise CatalogueError(path, key, f"unit_kind “{row['unit_kind']}” không hợp lệ")
    if row["school_level"] and row["school_level"] not in codes()["level"]:
        raise CatalogueError(path, key, f"school_level “{row['school_level']}” không có trong codes.csv")
    if not row["label"]:
        raise CatalogueError(path, key, "thiếu label")


def _check_test(path: Path, rule: Rule) -> None:
    """A test has what its kind needs: both measures, a threshold, ages that are ages."""
    if rule.test in (*RATE_TESTS, "condition_ratio", "condition_norm") and not (
        rule.numerator and rule.denominators
    ):
        raise CatalogueError(path, rule.id, "thiếu numerator_measure hoặc denominator_measure")
    if rule.test not in ("condition_norm", "condition_flag") and rule.threshold is None:
        raise CatalogueError(path, rule.id, "thiếu threshold_percent")
    by_class = rule.test in (*RATE_TESTS, "condition_ratio", "share_of_communes_by_area")
    if by_class and rule.threshold_difficult is None:
        raise CatalogueError(path, rule.id, "thiếu threshold_percent_difficult")
    if rule.test in RATE_TESTS and not rule.age:
        raise CatalogueError(path, rule.id, "thiếu age")
    for age in filter(None, (rule.age, rule.age_fallback, rule.age_difficult, *rule.ages_beside)):
        if not re.fullmatch(r"\d+(-\d+)?", age) or ("-" in age and not ages(age)):
            raise CatalogueError(path, rule.id, f"độ tuổi “{age}” không hợp lệ")


def _percent(path: Path, key: str, text: str) -> Decimal | None:
    try:
        found = Decimal(text) if text else None
    except InvalidOperation as error:
        raise CatalogueError(path, key, f"ngưỡng “{text}” không phải là số") from error
    if found is not None and not 0 <= found <= 100:
        raise CatalogueError(path, key, f"ngưỡng “{text}” phải từ 0 đến 100")
    return found
