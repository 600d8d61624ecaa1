"""Numbers in cells: read only what cannot mean two things."""

import pytest

from etl.forms.numbers.parsing import (
    AREA,
    COUNT,
    ERROR,
    LEVEL,
    MISSING,
    MONEY,
    NOT_APPLICABLE,
    NUMBER,
    PERCENT,
    YEAR,
    YES_NO,
    ZERO,
    parse,
)
from etl.forms.numbers.scales import rate_values


@pytest.mark.parametrize(
    ("cell", "quantity", "value"),
    [
        ("1.031", COUNT, 1031),
        ("12.345.678 "[:6], COUNT, 12345),
        (" 362 ", COUNT, 362),
        ("02", COUNT, 2),
        ("035", COUNT, 35),
        ("14 lớp", COUNT, 14),
        ("107 em", COUNT, 107),
        ("06 bộ", COUNT, 6),
        ("21 cái", COUNT, 21),
        ("59 HS", COUNT, 59),
        ("10 người", COUNT, 10),
        ("98,5", PERCENT, 98.5),
        ("91%", PERCENT, 91),
        ("04 %", PERCENT, 4),
        ("3905,5", AREA, 3905.5),
        ("1.220,5 m²", AREA, 1220.5),
        ("M1", LEVEL, 1),
        ("MĐ2", LEVEL, 2),
        ("Mức độ II", LEVEL, 2),
        ("Cấp độ 3", LEVEL, 3),
        ("CĐ 3", LEVEL, 3),
        ("mức độ 1", LEVEL, 1),
        (0, COUNT, 0),
        (15.0, COUNT, 15),
        ("1.250,5", MONEY, 1250.5),
        (100.5, MONEY, 100.5),
        (2027, YEAR, 2027),
        ("x", YES_NO, 1),
        ("Có", YES_NO, 1),
        ("không", YES_NO, 0),
        (0, YES_NO, 0),
    ],
)
def test_certain_numbers_are_read(cell: str | float, quantity: str, value: float) -> None:
    parsed = parse(cell, quantity)
    assert (parsed.value, parsed.state) == (value, NUMBER)


@pytest.mark.parametrize(
    ("cell", "quantity", "problem"),
    [
        ("3,417", COUNT, "ambiguous"),
        ("1.220", AREA, "ambiguous"),
        ("98.500", PERCENT, "ambiguous"),
        ("2,5", COUNT, "impossible"),
        ("1.250", MONEY, "ambiguous"),
        ("1,250", MONEY, "ambiguous"),
        (680_000_000, MONEY, "impossible"),
        (5, YEAR, "impossible"),
        (2, YES_NO, "impossible"),
        ("một phần", YES_NO, "unreadable"),
        (2.5, COUNT, "impossible"),
        (-5, COUNT, "impossible"),
        (99_000_000, COUNT, "impossible"),
        (7, LEVEL, "impossible"),
        ("10/12", COUNT, "unreadable"),
        ("8O", COUNT, "unreadable"),
        ("khoảng 50", COUNT, "unreadable"),
        ("1.432/1.535 đạt 99,8%", PERCENT, "unreadable"),
        (True, COUNT, "unreadable"),
    ],
)
def test_doubtful_numbers_are_no_numbers(cell: str | float | bool, quantity: str, problem: str) -> None:
    parsed = parse(cell, quantity)
    assert (parsed.value, parsed.state, parsed.problem) == (None, ERROR, problem)


@pytest.mark.parametrize(
    ("cell", "value", "state"),
    [
        ("-", 0, ZERO),
        ("–", 0, ZERO),
        ("..", None, MISSING),
        ("…", None, MISSING),
        ("x", None, NOT_APPLICABLE),
    ],
)
def test_marks_keep_their_meaning(cell: str, value: float | None, state: str) -> None:
    parsed = parse(cell, COUNT)
    assert (parsed.value, parsed.state) == (value, state)


def test_percent_format_decides_the_scale() -> None:
    assert rate_values([0.998, 1.0], [True, True]) == [99.8, 100]


def test_bare_percentages_stay_on_their_scale() -> None:
    assert rate_values([98.5, 100, 0], [False] * 3) == [98.5, 100, 0]


def test_a_column_of_shares_is_scaled_as_a_whole() -> None:
    assert rate_values([0.98, 1.0, 0.955], [False] * 3) == [98, 100, 95.5]


def test_one_bare_share_among_percentages_is_undecidable() -> None:
    assert rate_values([98.5, 1.0, 97], [False] * 3) == [98.5, None, 97]


def test_a_dash_is_no_year() -> None:
    parsed = parse("-", YEAR)
    assert (parsed.value, parsed.state) == (None, NOT_APPLICABLE)
