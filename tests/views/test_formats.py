"""Vietnamese numbers, dates and order."""

from datetime import date, datetime

import pytest

from views import formats, markup


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1234, 0, "1.234"),
        (1234567.891, 1, "1.234.567,9"),
        (0, 0, "0"),
        (-22, 0, "−22"),
        (2.5, 0, "3"),
        (2.675, 2, "2,68"),
    ],
)
def test_numbers_carry_dots_and_a_comma_and_round_half_up(value: float, decimals: int, written: str) -> None:
    assert formats.number(value, decimals) == written


@pytest.mark.parametrize("value", [None, float("nan")])
def test_a_missing_number_is_a_dash_and_never_zero(value: float | None) -> None:
    assert formats.number(value) == formats.percent(value) == formats.points(value) == formats.MISSING


def test_a_rate_has_one_decimal() -> None:
    assert formats.percent(97.8) == "97,8 %"
    assert formats.percent(100) == "100,0 %"


@pytest.mark.parametrize(
    ("value", "threshold", "written"),
    [
        (100 * 113 / 119, 95, "94,96 %"),
        (94.9999, 95, "94,9999 %"),
        (95.0, 95, "95,0 %"),
        (94.9, 95, "94,9 %"),
        (95.04, 95, "95,0 %"),
        (94.99999999, 95, "94,999999 %"),
    ],
)
def test_rounding_never_prints_a_pass_for_a_fail(value: float, threshold: float, written: str) -> None:
    assert formats.percent(value, threshold) == written


def test_stored_figures_keep_their_own_decimals() -> None:
    assert formats.figure(362) == "362"
    assert formats.figure(1250.5) == "1.250,5"
    assert formats.figure(100) == "100"
    assert formats.figure(94.998, 95) == "94,998"
    assert formats.figure(None) == formats.MISSING


def test_differences_carry_their_sign_and_never_round_to_nothing() -> None:
    assert formats.points(-4.4) == "−4,4 điểm"
    assert formats.points(1.25) == "+1,3 điểm"
    assert formats.points(-0.04) == "−0,04 điểm"
    assert formats.signed(7) == "+7"


def test_dates_are_written_day_first() -> None:
    assert formats.day(date(2023, 9, 5)) == "05/09/2023"
    assert formats.moment(datetime(2023, 9, 5, 14, 3)) == "05/09/2023 14:03"


def test_names_beyond_five_become_a_count() -> None:
    assert formats.enumeration(["A"]) == "A"
    assert formats.enumeration(["A", "B", "C"]) == "A, B và C"
    assert (
        formats.enumeration(list("ABCDEFG"), rest="xã, phường khác") == "A, B, C, D, E và 2 xã, phường khác"
    )


def test_names_sort_by_the_vietnamese_alphabet() -> None:
    names = ["Đông Hà", "Điện Biên", "Bản", "Â", "Ảng", "An", "Ă", "Dân", "Ấm", "Ầm"]
    assert sorted(names, key=formats.collation_key) == [
        "An", "Ảng", "Ă", "Â", "Ầm", "Ấm", "Bản", "Dân", "Điện Biên", "Đông Hà",
    ]  # fmt: skip


def test_names_from_outside_cannot_act_as_markup() -> None:
    hostile = "**TH** [Hoa](http://x) <b>Mơ</b> $x$ :smile: # 1"
    escaped = markup.markdown(hostile)
    for sign in "*[]()<>$#":
        assert escaped.count(sign) == escaped.count("\\" + sign)
    assert ":smile:" not in escaped
    assert markup.label("<b>&") == "&lt;b&gt;&amp;"
