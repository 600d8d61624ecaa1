"""How numbers, dates and names are written: 97,8 %; 1.234; 05/09/2023; Đ after D. In English 97.8 %; 1,234.

Knows nothing of where a number comes from. Rounds half up, as the spreadsheets of the readers do.
"""

import math
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pandas as pd

from indicators.catalog.language import VIETNAMESE, language
from indicators.catalog.texts import text

MISSING = "–"
MINUS = "\u2212"

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng
_MOST_DECIMALS = 6
_COMMAS_AND_POINTS = str.maketrans(",.", ".,")


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and pandas' NA; a zero is a number."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def number(value: float | None, decimals: int = 0) -> str:
    """`1234.5` → `1.234,5`; a missing value is a dash, never 0."""
    if value is None or is_missing(value) or not math.isfinite(value):
        return MISSING
    return _written(_rounded(value, decimals))


def figure(value: float | None, threshold: float | None = None) -> str:
    """A stored number as it is: `362`, `1.250,5`; two decimals at most, more only beside a threshold it must not reach."""
    if value is None or is_missing(value):
        return MISSING
    written = _written(_on_its_side(value, threshold, 2))
    return written.rstrip("0").removesuffix(_decimal_mark()) if shown_decimals(written) else written


def percent(value: float | None, threshold: float | None = None, decimals: int = 1) -> str:
    """A rate on the scale 0-100: `97,8 %`.

    With a threshold, as many digits as it takes for the text to fall on the same side as the value:
    94,96 against 95 stays `94,96 %`, because `95,0 %` would print a pass for a fail.
    """
    if value is None or is_missing(value):
        return MISSING
    return f"{_written(_on_its_side(value, threshold, decimals))} %"


def points(value: float | None, decimals: int = 1) -> str:
    """A difference of two rates: `+1,2 điểm`, `−4,4 điểm`."""
    if value is None or is_missing(value):
        return MISSING
    return text("formats", "points", number=points_alone(value, decimals))


def points_alone(value: float | None, decimals: int = 1) -> str:
    """The same without its unit, where the head of a column says it: `−4,4`."""
    return MISSING if value is None or is_missing(value) else signed(value, _significant(value, decimals))


def signed(value: float | None, decimals: int = 0) -> str:
    """A difference with its sign: `+7`, `−22`, `0`."""
    if value is None or is_missing(value):
        return MISSING
    rounded = _rounded(value, decimals)
    return f"+{_written(rounded)}" if rounded > 0 else _written(rounded)


def day(value: date | datetime | None) -> str:
    """`05/09/2023`, whatever the machine's own habit."""
    return MISSING if value is None or is_missing(value) else value.strftime("%d/%m/%Y")


def moment(value: datetime | None) -> str:
    """`05/09/2023 14:30`."""
    return MISSING if value is None or is_missing(value) else value.strftime("%d/%m/%Y %H:%M")


def inside(label: str) -> str:
    """A label within a sentence: `Phòng Tin học` → `phòng Tin học`; an abbreviation keeps its capitals.

    So does a Vietnamese name in an English sentence.
    """
    if language() != VIETNAMESE and not label.isascii():
        return label
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def enumeration(names: Sequence[str], most: int = 5, rest: str = "") -> str:
    """`A, B, C và 4 đơn vị khác`: names up to `most`, then a count of the rest in a word of its own."""
    if len(names) > most:
        count = number(len(names) - most)
        others = rest or text("formats", "other_units")
        return text("formats", "names_and_count", names=", ".join(names[:most]), count=count, rest=others)
    if len(names) < 2:
        return "".join(names)
    return text("formats", "names_and_last", names=", ".join(names[:-1]), last=names[-1])


def collation_key(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sort key of the Vietnamese alphabet: letters first (Đ after D, Ă after A), tones only between equal letters."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", name).lower():
        base, tone = _split_tone(char)
        position = _ALPHABET.find(base)
        letters.append(len(_ALPHABET) + ord(base[0]) if position < 0 and not base.isspace() else position)
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _split_tone(char: str) -> tuple[str, int]:
    """`ậ` → (`â`, 5); a sign without tone is returned as it is."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in _TONES[1:] if mark in parts), "")
    base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
    return base, _TONES.index(tone)


def _rounded(value: float, decimals: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    # repr gives the shortest decimal that means this float, so 2.675 rounds as the reader sees it.
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)


def _on_its_side(value: float, threshold: float | None, decimals: int) -> Decimal:
    rounded = _rounded(value, decimals)
    if threshold is None or is_missing(threshold):
        return rounded
    limit = Decimal(repr(float(threshold)))
    exact = Decimal(repr(float(value)))
    while (rounded >= limit) != (exact >= limit) and decimals < _MOST_DECIMALS:
        decimals += 1
        rounded = _rounded(value, decimals)
    if (rounded >= limit) != (exact >= limit):
        rounded = _rounded(value, decimals, ROUND_DOWN)
    return rounded


def _significant(value: float, decimals: int) -> int:
    """More digits where a difference that is not zero would print as zero."""
    while value and not _rounded(value, decimals) and decimals < _MOST_DECIMALS:
        decimals += 1
    return decimals


def shown_decimals(written: str) -> int:
    """How many digits a written number or rate shows behind its decimal mark."""
    return sum(char.isdigit() for char in written.partition(_decimal_mark())[2])


def _decimal_mark() -> str:
    return "," if language() == VIETNAMESE else "."


def _written(value: Decimal) -> str:
    digits = f"{abs(value):,f}"
    if language() == VIETNAMESE:
        digits = digits.translate(_COMMAS_AND_POINTS)
    return f"{MINUS}{digits}" if value < 0 else digits
