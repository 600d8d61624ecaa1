"""Matching keys of texts."""

import unicodedata

import pytest

from etl.text import fold, nfc


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hoà", "hòa"),
        ("Số\nlớp", "SỐ  LỚP "),
        ("Ðiện Biên", "Điện Biên"),
        ("ТRƯỜNG ТНСS", "TRƯỜNG THCS"),
        ("Trường\u00a0MN", "trường mn"),
        (unicodedata.normalize("NFD", "Trường Tiểu học"), "Trường Tiểu học"),
        ("2022 – 2023", "2022 - 2023"),
        ("“x”", '"x"'),
    ],
)
def test_spellings_of_one_text_fold_to_one_key(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_nfc_keeps_the_characters_as_typed() -> None:
    assert nfc(unicodedata.normalize("NFD", "  Đồi Sim ")) == "  Đồi Sim "
