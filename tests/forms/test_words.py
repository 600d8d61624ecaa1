"""Questions about single labels."""

import pytest

from etl.forms.words import labels, names, outline


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
