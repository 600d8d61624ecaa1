"""Standards of universal education and literacy (`standards.csv`): dated tests with thresholds by area class.

NĐ 20/2014/NĐ-CP, NĐ 277/2025/NĐ-CP, TT 07/2016/TT-BGDĐT. The rule is chosen by the survey day, never by today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from indicators.catalog.dated import Validity, read_status, read_validity
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.measures import codes, measures

RATE_TESTS = ("rate", "rate_all")
SHARE_TESTS = ("share_of_communes", "share_of_districts", "share_of_communes_by_area")
CONDITION_TESTS = ("condition_ratio", "condition_norm", "condition_flag")
ANY_LEVEL = 0
"""`level` of a condition that holds for every level of its standard (`any` in the file)."""

_COLUMNS = ("rule_id", "standard", "level", "test", "label", "numerator_measure", "denominator_measure", "age",
            "age_fallback", "threshold_percent", "threshold_percent_difficult", "age_difficult", "requires",
            "unit_kind", "school_level", "valid_from", "valid_to", "document", "article", "status")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One test of one level of one standard."""

    id: str
    standard: str
    level: int
    test: str
    label: str
    numerator: tuple[str, ...]
    """Measures that are added."""
    denominators: tuple[str, ...]
    """Measures of which the first that is stated serves as the denominator."""
    age: str
    age_fallback: str
    """Cohort that stands in, for numerator and denominator alike, where `age` is not stated."""
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
    for rule in found.values():
        if unknown := [name for name in rule.requires if name not in found]:
            raise CatalogueError(path, rule.id, f"requires: không có quy định {', '.join(unknown)}")
    return MappingProxyType(found)


def rules_on(day: date, tests: tuple[str, ...], unit_kind: str = "commune") -> tuple[Rule, ...]:
    """Rules of the given kinds of test in force on a day, in table order."""
    return tuple(
        rule
        for rule in rules().values()
        if rule.test in tests and rule.unit_kind == unit_kind and rule.validity.covers(day)
    )


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
    if row["test"] not in (*RATE_TESTS, *SHARE_TESTS, *CONDITION_TESTS):
        raise CatalogueError(path, key, f"test “{row['test']}” không hợp lệ")
    if row["standard"] not in codes()["standard"]:
        raise CatalogueError(path, key, f"standard “{row['standard']}” không có trong codes.csv")
    if row["level"] != "any" and not row["level"].isdigit():
        raise CatalogueError(path, key, f"level “{row['level']}” không hợp lệ")
    numerator = tuple(filter(None, row["numerator_measure"].split("+")))
    denominators = tuple(filter(None, row["denominator_measure"].split("|")))
    if unknown := [name for name in (*numerator, *denominators) if name not in measures()]:
        raise CatalogueError(path, key, f"không có số liệu {', '.join(unknown)} trong measures.csv")
    return Rule(
        key, row["standard"], ANY_LEVEL if row["level"] == "any" else int(row["level"]), row["test"], row["label"],
        numerator, denominators, row["age"], row["age_fallback"],
        _percent(path, key, row["threshold_percent"]), _percent(path, key, row["threshold_percent_difficult"]),
        row["age_difficult"], tuple(filter(None, row["requires"].split(";"))), row["unit_kind"], row["school_level"],
        read_validity(path, key, row), row["document"], row["article"], read_status(path, key, row["status"]), order,
    )  # fmt: skip


def _percent(path: Path, key: str, text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation as error:
        raise CatalogueError(path, key, f"ngưỡng “{text}” không phải là số") from error
