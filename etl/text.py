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

    def __init__(self, declared: Mapping[int, str], shown_as: Callable[[str], str]) -> None:
        super().__init__(declared)
        self._shown_as = shown_as

    def __missing__(self, letter: int) -> str:
        found = self[letter] = self._shown_as(chr(letter))
        return found


def _without_marks(letter: str) -> str:
    """A letter of a composed text as it matches: look-alike, case and marks made equal."""
    plain = unicodedata.normalize("NFD", same_letters(letter))
    kept = [part for part in plain if unicodedata.category(part) != "Mn"]
    return unicodedata.normalize("NFC", "".join(kept).replace("đ", "d"))


_SAME_LETTERS = _PerLetter(_LOOK_ALIKE, str)
_FOLDED = _PerLetter({}, _without_marks)


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
    return " ".join(nfc(text).translate(_FOLDED).split())
