"""Text as typed and text for matching: `nfc` keeps what people wrote, `fold` makes spellings comparable.

Knows letters; knows no words, units or forms. Legacy encodings are decoded before, in `etl.reading`.
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

_LOOK_ALIKE = str.maketrans(
    {
        # Cyrillic and Greek letters that Vietnamese keyboards and PDF copies leave in Latin words
        **dict(zip("АВЕЅІЈКМНОРСТХУ", "ABESIJKMHOPCTXY", strict=True)),
        **dict(zip("аеіјорсхуѕ", "aeijopcxys", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
        **dict.fromkeys("ÐƉ", "Đ"),
        **dict.fromkeys("ðɖ", "đ"),
        # dashes, quotes and signs
        **dict.fromkeys("‐‑‒–—−─", "-"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‘’′`", "'"),
        "…": "...",
        "＆": "&",
        "％": "%",
        # characters without a picture
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    }
)


class _PerLetter(dict[int, int | str | None]):
    """A table for `str.translate` that looks at each letter once."""

    def __init__(self, declared: Mapping[int, str], keeps: Callable[[str], bool]) -> None:
        super().__init__(declared)
        self._keeps = keeps

    def __missing__(self, letter: int) -> int | None:
        found = self[letter] = letter if self._keeps(chr(letter)) else None
        return found


_SAME_LETTERS = _PerLetter(_LOOK_ALIKE, lambda letter: True)
_WITHOUT_MARKS = _PerLetter({ord("đ"): "d"}, lambda letter: unicodedata.category(letter) != "Mn")


def nfc(text: str) -> str:
    """The text as typed, in composed form (NFC); nothing else is changed."""
    return unicodedata.normalize("NFC", text)


def same_letters(text: str) -> str:
    """Look-alike letters and case made equal; marks stay ("SƠ BỘ" → "sơ bộ")."""
    return nfc(text).translate(_SAME_LETTERS).lower()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Matching key: look-alike letters, case, marks and blanks made equal ("Nhà  trẻ" → "nha tre").

    `đ` becomes `d`, so `hoà` = `hòa` and `Đất` = `đạt`: a key narrows down, the caller decides by neighbours.
    """
    plain = unicodedata.normalize("NFD", same_letters(text))
    return " ".join(unicodedata.normalize("NFC", plain.translate(_WITHOUT_MARKS)).split())
