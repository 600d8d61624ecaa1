"""Every share of units above the communes against examples worked out by hand (`golden/tiers_by_hand.csv`)."""

import csv
from pathlib import Path

import pytest

from indicators.catalog.standards import SHARE_TESTS, rules
from indicators.universal_education.rollup import Member, share

EXAMPLES = list(csv.DictReader(
    (Path(__file__).parent / "golden" / "tiers_by_hand.csv").open(encoding="utf-8", newline="")
))  # fmt: skip
HIGHEST = 3


def members(
    at_level: int, below: int, silent: int, level: int, difficult: bool | None = False
) -> list[Member]:
    """Units at a level, units just below it, units of which nothing is known."""
    known = [level] * at_level + [level - 1] * below
    found = [Member(place, difficult, reached, reached, None) for place, reached in enumerate(known)]
    return found + [Member(len(found) + place, difficult, 0, HIGHEST, None) for place in range(silent)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: f"{row['rule']}: {row['case']}")
def test_a_tier_is_judged_as_by_hand(example: dict[str, str]) -> None:
    rule = rules()[example["rule"]]
    units, at_level, silent = (int(example[name]) for name in ("units", "at_level", "silent"))
    found = share(rule, members(at_level, units - at_level - silent, silent, rule.level))
    assert (found.state, found.needed, found.units) == (example["state"], int(example["needed"]), units)
    assert example["article"] == " ".join(filter(None, (rule.document, rule.article)))


# (other communes at the level, below), (difficult ones at the level, below), state, still lacking of the worse group
BY_AREA = [
    ((9, 1), (17, 3), "pass", 0),  # 10 × 90 % = 9; 20 × 85 % = 17
    ((8, 2), (17, 3), "fail", 1),  # 9 − 8
    ((9, 1), (16, 4), "fail", 1),  # 17 − 16
    ((9, 1), (0, 0), "pass", 0),  # no difficult commune holds nobody back
]


@pytest.mark.parametrize(("others", "difficult", "state", "needed"), BY_AREA)
def test_each_area_group_is_judged_by_its_own_share(
    others: tuple[int, int], difficult: tuple[int, int], state: str, needed: int
) -> None:
    units = members(*others, 0, 1, False) + members(*difficult, 0, 1, True)
    found = share(rules()["MN35-P25"], units)
    assert (found.state, found.needed) == (state, needed)


def test_every_share_of_units_is_hit_exactly_and_missed_by_one() -> None:
    cases = {(row["case"], row["rule"]) for row in EXAMPLES}
    shares = {rule.id for rule in rules().values() if rule.test in SHARE_TESTS} - {"MN35-P25"}
    assert cases >= {(case, rule) for case in ("hit exactly", "one unit below") for rule in shares}
