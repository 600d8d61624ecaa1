import pytest

from etl.reading.number_formats import scales_by_hundred


@pytest.mark.parametrize(
    "code", ["0%", "0.0%", "0.00%;-0.00%", '0.0%;-0.0%;"-"', "[Red]0%", "_-0.0%_-", '0 " tỷ lệ" %']
)
def test_an_unquoted_percent_sign_scales_by_hundred(code: str) -> None:
    assert scales_by_hundred(code)


@pytest.mark.parametrize(
    "code", ["General", "0.0", '0.0"%"', "0.0\\%", '0.0" %"', "0_%", "0*%", '#,##0;"(%)"', "[$%]0", '"%']
)
def test_a_percent_sign_shown_as_text_does_not_scale(code: str) -> None:
    assert not scales_by_hundred(code)
