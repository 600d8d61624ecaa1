"""Which unit a written name means, and when nobody may say."""

import pytest

from etl.readings import Mention
from etl.units.candidates import Identification
from etl.units.identify import Identifier
from tests.units.registers import Build

SCHOOLS = (
    "MN1 | Trường Mầm non tư thục Hoa Nắng | MN | 03124 | Phường Noong Bua",
    "TH1 | Trường Tiểu học Hoa Ban số 1 | TH | 03127 | Phường Him Lam",
    "TH2 | Trường Tiểu học Hoa Ban số 2 | TH | 03130 | Phường Thanh Bình",
    "TH3 | Trường PTDTBT Tiểu học Nà Nghè | TH | 03316 | Xã Nà Tấu",
    "TH4 | Trường Tiểu học Suối Lư | TH | 03145 | Xã Thanh Minh | 01/09/2015 | 31/07/2022",
    "CS1 | Trường THCS Nà Nghè | THCS | 03316 | Xã Nà Tấu",
    "CS2 | Trường THCS Hòa Bình | THCS | 03127 | Phường Him Lam | | | THCS phường Him Lam",
    "TC1 | Trường TH&THCS Suối Lư | TH&THCS | 03145 | Xã Thanh Minh",
)


@pytest.fixture
def identifier(build: Build) -> Identifier:
    return Identifier(build(SCHOOLS))


def school(identifier: Identifier, text: str, year: str = "2023-2024", **context: object) -> Identification:
    return identifier.identify(Mention(text, "B1", "school", **context), year)  # type: ignore[arg-type]


def code(found: Identification) -> str:
    return found.unit.code if found.unit else found.problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TH Hoa Ban 1", "TH1"),
        ("Tiểu học Hoa Ban số I", "TH1"),
        ("trường  TIỂU HỌC hoa ban SỐ 01", "TH1"),
        ("Trường TH Hoa Ban II", "TH2"),
        ("Trường Tiểu học số 2 Hoa Ban", "TH2"),
        ("PTDTBTTH Nà Nghè", "TH3"),
        ("TH Nà Nghè", "TH3"),
        ("Trường phổ thông dân tộc bán trú tiểu học Nà Nghè", "TH3"),
        ("TH-THCS Suối Lư", "TC1"),
        ("Trường TH và THCS Suối Lư", "TC1"),
        ("Trường Tiểu học và Trung học cơ sở Suối Lư", "TC1"),
        ("THTHCS Suối Lư (cấp TH)", "TC1"),
        ("MN TT Hoa Nắng", "MN1"),
        ("MN Hoa Nắng", "MN1"),
        ("THCS Hoà Bình", "CS2"),
        ("Trường THCS phường Him Lam", "CS2"),
        ("Truong THCS Hoa Binh", "CS2"),
        ("1. Trường THCS Hòa Bình", "CS2"),
        ("THCS Hòa Bình (P. Him Lam)", "CS2"),
        ("THCS Hòa Bình - Phường Him Lam", "CS2"),
        ("THCS Hòa Bình (xã Nà Tấu)", "unit_other_commune"),
    ],
)
def test_spellings_of_a_name_mean_the_same_school(identifier: Identifier, text: str, expected: str) -> None:
    assert code(school(identifier, text)) == expected


def test_a_closed_school_is_known_in_its_years_only_and_never_stands_for_a_similar_one(
    identifier: Identifier,
) -> None:
    assert code(school(identifier, "TH Suối Lư", "2021-2022")) == "TH4"
    waiting = school(identifier, "TH Suối Lư", "2022-2023")
    assert code(waiting) == "unit_not_open"
    assert [unit.code for unit in waiting.candidates] == ["TH4"]


def test_a_name_without_its_kind_is_narrowed_by_the_group_row(identifier: Identifier) -> None:
    assert code(school(identifier, "Nà Nghè", groups=("TRƯỜNG THCS",))) == "CS1"
    assert code(school(identifier, "Nà Nghè", groups=("I. Cấp Tiểu học",))) == "TH3"
    assert code(school(identifier, "Nà Nghè", level="lower_secondary")) == "CS1"


def test_a_name_that_fits_two_schools_waits_and_names_both(identifier: Identifier) -> None:
    waiting = school(identifier, "Nà Nghè")
    assert code(waiting) == "unit_ambiguous"
    assert {unit.code for unit in waiting.candidates} == {"TH3", "CS1"}


def test_an_unknown_school_waits_with_the_likeliest_names(identifier: Identifier) -> None:
    waiting = school(identifier, "THCS Hòa Bìn")
    assert code(waiting) == "unit_unknown"
    assert waiting.candidates[0].code == "CS2"


def test_a_kind_word_must_agree(identifier: Identifier) -> None:
    assert code(school(identifier, "THCS Suối Lư")) == "unit_unknown"
    assert code(school(identifier, "MN Hoa Ban số 1")) == "unit_unknown"


def test_a_level_that_the_school_does_not_have_is_no_match(identifier: Identifier) -> None:
    assert code(school(identifier, "THCS Nà Nghè", level="primary")) == "unit_level_wrong"


def test_the_commune_of_the_row_narrows_and_contradicts(build: Build) -> None:
    twins = Identifier(
        build(
            (
                "A | Trường Tiểu học Bình Minh | TH | 03127 | Phường Him Lam",
                "B | Trường Tiểu học Bình Minh | TH | 03316 | Xã Nà Tấu",
            )
        )
    )
    assert code(school(twins, "TH Bình Minh")) == "unit_ambiguous"
    assert code(school(twins, "TH Bình Minh", commune="X. Nà Tấu")) == "B"
    assert code(school(twins, "TH Bình Minh", groups=("I. Phường Him Lam",))) == "A"
    assert code(school(twins, "TH Bình Minh", commune="P. Nam Thanh")) == "unit_other_commune"


def test_a_school_is_found_under_the_commune_of_that_year(build: Build) -> None:
    twins = Identifier(
        build(
            (
                "A | Trường Tiểu học Bình Minh | TH | 03136 | Phường Mường Thanh",
                "B | Trường Tiểu học Bình Minh | TH | 03139 | Phường Nam Thanh",
            )
        )
    )
    assert code(school(twins, "TH Bình Minh", "2023-2024", commune="P. Mường Thanh")) == "A"
    assert code(school(twins, "TH Bình Minh", "2025-2026", commune="P. Mường Thanh")) == "B"


@pytest.mark.parametrize(
    ("text", "groups", "year", "expected"),
    [
        ("P. Nam  Thanh", (), "2023-2024", "03139"),
        ("P.Thanh Bình", (), "2023-2024", "03130"),
        ("Mường Phăng", ("Các xã",), "2023-2024", "03325"),
        ("UBND XÃ NÀ TẤU", (), "2023-2024", "03316"),
        ("X. Nam Thanh", (), "2023-2024", "unit_unknown"),
        ("Nam Thanh", (), "2025-2026", "unit_not_open"),
        ("Phường Mường Thanh", (), "2024-2025", "03136"),
        ("Phường Mường Thanh", (), "2025-2026", "03334"),
    ],
)
def test_communes_by_short_name_and_year(
    identifier: Identifier, text: str, groups: tuple[str, ...], year: str, expected: str
) -> None:
    assert code(identifier.identify(Mention(text, "B1", "commune", groups=groups), year)) == expected


@pytest.mark.parametrize(
    "text", ["TOÀN THÀNH PHỐ", "Tổng cộng", "Thành phố Điện Biên Phủ", "TP. Điện Biên Phủ"]
)
def test_a_total_row_means_the_place_of_the_letterhead(identifier: Identifier, text: str) -> None:
    letterhead = ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐIỆN BIÊN PHỦ", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")
    assert code(identifier.identify(Mention(text, "B9", "upper"), "2023-2024", letterhead)) == "094"


def test_a_total_row_without_a_letterhead_waits(identifier: Identifier) -> None:
    assert not identifier.identify(Mention("Tổng cộng", "B9", "upper"), "2023-2024", ("BIỂU SỐ 5",)).unit


def test_a_school_renamed_within_the_year_is_one_unit_under_both_names(build: Build) -> None:
    renamed = Identifier(
        build(
            (
                "A | Trường Tiểu học Bình Minh | TH | 03127 | Phường Him Lam | 01/09/2015 | 31/12/2023",
                "A | Trường TH&THCS Bình Minh | TH&THCS | 03127 | Phường Him Lam | 01/01/2024",
            )
        )
    )
    before, after = school(renamed, "TH Bình Minh"), school(renamed, "TH&THCS Bình Minh")
    assert before.unit == after.unit
    assert code(school(renamed, "TH&THCS Bình Minh", "2022-2023")) == "unit_not_open"
