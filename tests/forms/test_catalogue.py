"""The declared words, rules and checks hold together."""

import re
from pathlib import Path

from etl.forms.meaning.applicability import applies
from etl.forms.meaning.ratings import rating_code, scale_of
from etl.forms.meaning.recognition import kinds
from etl.forms.meaning.rules import rules
from etl.forms.numbers.consistency import parts_of, sum_rules
from etl.forms.words.vocabulary import Vocabulary, vocabulary
from indicators.catalog import checks, codes, measures
from indicators.catalog.files import read_toml

FORMS = Path(__file__).parents[2] / "etl" / "forms"
CHECKS = Path(__file__).parents[2] / "data" / "catalog" / "checks" / "forms.toml"


def test_every_reported_check_is_declared_and_every_declared_one_is_reported() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FORMS.rglob("*.py"))
    declared = set(read_toml(CHECKS))
    quoted = set(re.findall(r'"([a-z_0-9]+)"', source)) | {
        f"number_{name}" for name in re.findall(r'"(\w+)"', source)
    }
    reported = set(re.findall(r'\.add(?:_cells)?\(\s*"([a-z_0-9]+)"', source))
    assert reported <= set(checks())
    assert declared <= quoted


def test_every_message_can_be_written() -> None:
    class AnyFact(dict[str, object]):
        def __missing__(self, key: str) -> str:
            return key

    for check_id in read_toml(CHECKS):
        assert checks()[check_id].message.format_map(AnyFact())
        assert checks()[check_id].advice.format_map(AnyFact())


def test_the_vocabulary_has_no_phrase_with_two_meanings() -> None:
    assert isinstance(vocabulary(), Vocabulary)


def test_every_measure_can_be_reached_by_some_rule() -> None:
    reached = {
        name
        for grain in ("school", "commune")
        for rule in rules(grain)[0]
        for name in (rule.measure, rule.rate)
    }
    assert set(measures()) <= reached


def test_rules_of_a_grain_name_measures_of_that_grain() -> None:
    for grain in ("school", "commune"):
        for rule in rules(grain)[0]:
            assert not rule.measure or measures()[rule.measure].grain == grain


def test_consistency_rules_name_measures() -> None:
    assert set(parts_of()) | {whole for wholes in parts_of().values() for whole in wholes} <= set(measures())
    assert {name for rule in sum_rules() for name in rule.measures} <= set(measures())


def test_every_rating_code_is_declared() -> None:
    words = (
        "htxs",
        "htt",
        "complete",
        "cht",
        "good",
        "fair",
        "pass",
        "fail",
        "excellent",
        "average",
        "weak",
        "poor",
    )
    coded = {rating_code(scale, word) for scale in ("tt27", "tt22p", "tt22", "tt58") for word in words} - {""}
    assert coded == set(codes()["rating"])


def test_the_rating_scale_follows_grade_and_year() -> None:
    assert scale_of("2022-2023", "3") == "tt27"
    assert scale_of("2022-2023", "4") == "tt22p"
    assert scale_of("2022-2023", "8") == "tt58"
    assert scale_of("2025-2026", "9") == "tt22"
    assert scale_of("2019-2020", "1") == "tt22p"
    assert scale_of("2019-2020", "6") == "tt58"
    assert scale_of("2010-2011", "1") == ""


def test_measures_apply_to_the_levels_grades_and_ages_declared() -> None:
    assert not applies("lunch_pupils", "", "", "primary")
    assert not applies("pupils", "6", "", "primary")
    assert not applies("teachers", "", "subject.english", "preschool")
    assert applies("teachers", "", "permanent", "preschool")
    assert applies("lunch_pupils", "", "", "")
    assert not applies("grade_1_residents", "", "", "", "7")


def test_every_kind_of_sheet_of_the_contract_but_the_matrix_is_declared() -> None:
    assert set(kinds()[0]) == set("abcdefghijk")
