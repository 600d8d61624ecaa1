"""Questions about single labels."""

import pytest

from etl.forms.words import labels, names, outline
from etl.forms.words.patterns import Patterns, compiled, matches
from etl.forms.words.sections import restricting


@pytest.mark.parametrize(
    ("label", "split"),
    [
        ("II. Khối mầm non", ("II", "Khối mầm non")),
        ("1) TH Một", ("1", "TH Một")),
        ("1.2. Lớp 1", ("1.2", "Lớp 1")),
        ("P. Him Lam", ("", "P. Him Lam")),
        ("Lớp 1", ("", "Lớp 1")),
        ("20/10", ("", "20/10")),
    ],
)
def test_a_label_may_carry_its_own_outline_number(label: str, split: tuple[str, str]) -> None:
    assert outline.split_outline(label) == split


@pytest.mark.parametrize(
    "label", ["Tổng cộng (I+II)", "TOÀN TRƯỜNG", "Cộng 15-25", "+ Cộng:", "Toàn thành phố"]
)
def test_totals_are_seen_in_many_spellings(label: str) -> None:
    assert labels.is_total(label)


@pytest.mark.parametrize("label", ["Trường TH Toàn Thắng", "Tổng Khao", "Lớp 1"])
def test_names_are_no_totals(label: str) -> None:
    assert not labels.is_total(label)


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("Trường TH&THCS Tà Cọ (cấp TH)", "primary"),
        ("PTDTBT TH-THCS Pá Sung (cấp THCS)", "lower_secondary"),
        ("+ Cấp Tiểu học", "primary"),
        ("Trường TH&THCS Tà Cọ", ""),
        ("cấp TH và THCS", ""),
    ],
)
def test_a_level_in_a_name_is_taken_only_where_it_is_one(label: str, level: str) -> None:
    assert names.level_in_name(label) == level


def test_the_kind_of_school_names_its_levels() -> None:
    assert names.levels_of_school_name("Trường PTDTBT TH&THCS Pá Sung") == ("primary", "lower_secondary")
    assert names.levels_of_school_name("MN TT Cầu Vồng Nhỏ") == ("preschool",)
    assert names.levels_of_school_name("Nà Nghè") == ()


def test_classes_sites_and_communes_are_told_apart_from_schools() -> None:
    assert names.names_class("1A2")
    assert names.names_class("Lớp 6B")
    assert not names.names_class("Lớp 6")
    assert names.names_commune("P.Thanh Bình")
    assert names.names_school("PTDTBTTHCS Nà Chang")
    assert not names.names_school("Phường Him Lam")


def test_a_pattern_stands_for_each_of_its_wordings() -> None:
    patterns = Patterns()
    patterns.add(
        compiled("[số |]máy [vi |]tính [cho|phục vụ] hs", lambda text: tuple(text.split())), ("computer",)
    )
    for wording in ("máy tính cho hs", "số máy vi tính phục vụ hs"):
        assert (len(wording.split()), {}, ("computer",)) in matches(patterns, wording.split(), 0, {})
    assert not list(matches(patterns, ["máy", "tính", "hs"], 0, {}))


def test_a_wording_that_two_patterns_mean_differently_means_nothing() -> None:
    patterns = Patterns()
    for meaning in ("pupil", "teacher"):
        patterns.add(compiled("số [em|cô]", lambda text: tuple(text.split())), (meaning,))
    assert not list(matches(patterns, ["số", "em"], 0, {}))


def test_marks_tell_a_proper_name_from_the_kind_of_a_place() -> None:
    assert names.names_commune("Phường Đỏ")
    assert names.names_commune("PHUONG DO")
    assert not names.names_commune("Phượng Đỏ")


def test_a_level_may_stand_in_brackets_behind_a_name() -> None:
    assert names.level_in_name("Bến Đình (TH)") == "primary"
    assert names.level_in_name("TH&THCS Bến Đình (phần THCS)") == "lower_secondary"
    assert names.level_in_name("Bến Đình (tư thục)") == ""


def test_a_heading_keeps_only_what_restricts() -> None:
    assert restricting("Giáo dục phổ thông") == ""
    assert restricting("Duy trì số lượng học sinh") == "hoc sinh"
    assert restricting("Đội tuyển năng khiếu") == "Đội tuyển năng khiếu"
