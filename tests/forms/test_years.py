"""School years and periods out of titles."""

import pytest

from etl.forms.words import years
from etl.text import fold


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("NĂM 2022 (NĂM HỌC 2022-2023)", "2022-2023"),
        ("NH 2022 - 2023", "2022-2023"),
        ("năm học 21-22", "2021-2022"),
        ("năm học 2018-\n2019", "2018-2019"),
        ("NĂM HỌC 2022 - 23", "2022-2023"),
        ("quy mô 2022-23", "2022-2023"),
        ("số liệu 2011-12", ""),
        ("ban hành tháng 2022-12", ""),
        ("CHỈ TIÊU NĂM 2024", "2024-2025"),
        ("THỜI ĐIỂM 30/9/2023", "2023-2024"),
        ("Tháng 02/2024", "2023-2024"),
        ("THÁNG 12 NĂM 2022", "2022-2023"),
        ("BÁO CÁO ngày 14 tháng 10 năm 2022", ""),
        ("GIAI ĐOẠN 2021-2025", ""),
        ("so sánh năm học 2021-2022 và năm học 2022-2023", ""),
    ],
)
def test_school_year_of_a_title(text: str, year: str) -> None:
    assert years.school_year(text).school_year == year


def test_a_school_year_that_cannot_be_is_named_not_repaired() -> None:
    assert years.school_year("NĂM HỌC 2023-2025") == years.YearFound("", "2023-2025")
    assert years.school_year("NĂM HỌC 2023-25") == years.YearFound("", "2023-2025")


@pytest.mark.parametrize(
    ("name", "year"),
    [("TH_2023", "2023-2024"), ("Doi ngu 23-24", "2023-2024"), ("Nam 2022", "2022-2023"), ("Sheet1", "")],
)
def test_school_year_of_a_sheet_name(name: str, year: str) -> None:
    assert years.of_sheet_name(name) == year


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("BÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC 2022-2023", "start"),
        ("BÁO CÁO SƠ KẾT HỌC KỲ I", "mid"),
        ("KẾT QUẢ HỌC KỲ II", "end"),
        ("BÁO CÁO TỔNG KẾT NĂM HỌC", "end"),
        ("THỐNG KÊ ĐỘI NGŨ NĂM HỌC 2023-2024", ""),
        ("ĐẦU NĂM VÀ CUỐI NĂM", ""),
    ],
)
def test_period_of_a_title(text: str, period: str) -> None:
    assert years.period(text) == period


def test_only_months_of_the_school_year_are_periods() -> None:
    assert [
        years.month_code(text) for text in ("Tháng 9", "tháng 02/2024", "Tháng 7", "tháng 3 và tháng 4")
    ] == [
        "m09",
        "m02",
        "",
        "",
    ]


@pytest.mark.parametrize(
    "head", ["Tháng 01/2026", "T1/2026", "Th.1/2026", "tháng 1 năm 2026", "Sĩ số tháng 1-2026"]
)
def test_a_month_in_a_head_says_its_school_year(head: str) -> None:
    assert years.take_as_of(fold(head))[0] == {"period=m01", "year=2025-2026"}


def test_a_month_of_the_holidays_or_a_circular_is_no_month_of_a_head() -> None:
    assert years.take_as_of(fold("Tháng 7/2026"))[0] == frozenset()
    assert years.take_as_of(fold("TT12/2025"))[0] == frozenset()
