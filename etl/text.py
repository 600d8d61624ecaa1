"""Text as typed and text for matching: `nfc` keeps what people wrote, `fold` makes spellings comparable.

Knows letters; knows no words, units or forms. Legacy encodings are decoded before, in `etl.reading`.
"""

import re
import unicodedata
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
_BLANKS = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The text as typed, in composed form (NFC); nothing else is changed."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Matching key: look-alike letters, case, marks and blanks made equal ("Nhà  trẻ" → "nha tre").

    `đ` becomes `d`, so `hoà` = `hòa` and `Đất` = `đạt`: a key narrows down, the caller decides by neighbours.
    """
    plain = unicodedata.normalize("NFD", nfc(text).translate(_LOOK_ALIKE).lower())
    kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn").replace("đ", "d")
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", kept)).strip()
