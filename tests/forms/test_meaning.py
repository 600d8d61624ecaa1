"""Paths of words and what they mean."""

import pytest

from etl.forms.meaning.interpretation import mean
from etl.forms.meaning.values import Meaning, Subject
from etl.forms.words.description import describe

PUPILS = Subject("school", "pupil")
TEACHERS = Subject("school", "teacher")
RESIDENTS = Subject("commune", "person")


def _mean(about: Subject, *path: str, beside: tuple[str, ...] = ()) -> Meaning:
    return mean(describe(tuple((text, frozenset(beside)) for text in path)), about)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            ("Kế hoạch năm học 2022-2023", "Mẫu giáo", "Trong đó: MG 5 tuổi", "Trẻ"),
            "pupils k5  target 2022-2023",
        ),
        (("TH NH 2022 - 2023", "Chia ra", "Cháu nhà trẻ"), "pupils nursery  actual 2022-2023"),
        (("Số cháu", "Mẫu\ngiáo", "3-4 tuổi"), "pupils k3   "),
        (("Trong đó", "Nữ DTTS"), "pupils  female_ethnic_minority  "),
        (("Dân tộc", "Nữ"), "pupils  female_ethnic_minority  "),
        (("Năm 2024\n(NH 2024-2025)", "Số HS"), "pupils   2024-2025"),
        (("Tuyển mới lớp 6", "Tuyển mới"), "new_pupils 6   "),
        (("Học 2 buổi/ngày", "Lớp"), "two_session_classes    "),
        (("Số lớp học Tin học",), "informatics_classes    "),
    ],
)
def test_every_word_of_a_path_counts(path: tuple[str, ...], expected: str) -> None:
    meaning = _mean(PUPILS, *path)
    said = f"{meaning.measure} {meaning.grade} {meaning.group} {meaning.kind} {meaning.year}"
    assert meaning.status == "fact"
    assert said.split() == expected.split()


@pytest.mark.parametrize(
    "path",
    [
        ("Số HS", "năng khiếu"),
        ("Học sinh năng khiếu cấp huyện",),
        ("Số lớp", "Số HS"),
        ("Lớp 1", "Lớp 2", "Số HS"),
        ("Kế hoạch", "Thực hiện", "Số HS"),
        ("Lớp 1",),
    ],
)
def test_a_path_with_an_unknown_word_or_a_contradiction_is_unknown(path: tuple[str, ...]) -> None:
    assert _mean(PUPILS, *path).status == "unknown"


@pytest.mark.parametrize(
    "path",
    [
        ("BQ HS/lớp",),
        ("So sánh", "+/- HS"),
        ("Tỷ lệ KH/TH về số trẻ (%)",),
        ("Tỷ lệ GV/lớp",),
        ("Bỏ học", "%"),
    ],
)
def test_derived_columns_are_no_facts(path: tuple[str, ...]) -> None:
    assert _mean(PUPILS, *path).status == "derived"


def test_neighbours_decide_ambiguous_abbreviations() -> None:
    assert _mean(Subject("school", "room"), "Thư viện", "DT", beside=("sl",)).status == "ignored"
    assert _mean(PUPILS, "Học sinh", "DT").group == "ethnic_minority"
    assert _mean(TEACHERS, "Cán bộ quản lý", "HT").measure == "principals"
    assert _mean(PUPILS, "Kết quả", "HT").status == "unknown"


def test_a_rate_of_residents_is_a_measure_of_its_own() -> None:
    meaning = _mean(RESIDENTS, "Thanh niên 15-18 tuổi (%)", "Tốt nghiệp THCS")
    assert (meaning.status, meaning.measure, meaning.age) == (
        "rate",
        "lower_secondary_completion_rate",
        "15-18",
    )


def test_residents_by_place_are_no_facts_of_their_own() -> None:
    assert _mean(RESIDENTS, "5 tuổi", "Đang học", "Nơi khác đến").status == "derived"
