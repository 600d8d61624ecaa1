"""One cell → value and state. Numeric cells are taken as they are; text is read only where it cannot mean two things.

`1.031` counts 1031 pupils, `14 lớp` is 14, `98,5` is a rate; `1.031` in a % or m² column and `3,417` in a count column
are asked about. Knows no columns, years or units; the scale of percent columns is decided by `etl.forms.numbers.scales`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.forms.words.layout import layout_words
from etl.grid import Value
from etl.text import fold

COUNT, PERCENT, AREA, LEVEL = "count", "percent", "area", "level"
MONEY, YEAR, YES_NO = "money", "year", "yes_no"
QUANTITIES = {
    "percent": PERCENT, "m2": AREA, "level": LEVEL, "million VND": MONEY, "year": YEAR, "yes_no": YES_NO,
}  # fmt: skip
"""Unit of a measure → what its cells hold; everything else is counted."""
NUMBER, ZERO, NOT_APPLICABLE, MISSING, ERROR = "number", "zero_mark", "not_applicable", "missing", "error"

_INTEGER = re.compile(r"^\d+$")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.\u00a0 ]\d{3})+$")
_COMMA_DECIMAL = re.compile(r"^(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$")
_POINT_DECIMAL = re.compile(r"^(\d+)\.(\d{1,2}|\d{4,})$")
_WITH_UNIT = re.compile(r"^([\d.,]+(?: \d{3})*)\s*([a-z²%][a-z²./% ]*2?)$")
_LEVEL = re.compile(
    r"^(?:(?:cnl|cong nhan lai|dat chuan|dat)\b\s*[-:]?\s*)?(?:muc do|muc|md|m|cap do|cap|cd)?\s*\.?\s*([0-4]|i{1,3}|iv)$"
)
_COUNT = r"(\d{1,3}(?:\.\d{3})+|\d+)"
_PERCENTAGE = r"(\d{1,3}(?:[.,]\d+)?) ?%"
_RATE_WITH_PARTS = re.compile(
    rf"^(?:{_COUNT} ?/ ?{_COUNT}[ ,;:(=a-z-]*?{_PERCENTAGE}\)?|{_PERCENTAGE}[ ,;:(=a-z-]*?{_COUNT} ?/ ?{_COUNT}\)?)$"
)
"""A rate with its numerator and denominator: "1.432/1.435 đạt 99,8%", "82,51% (382/463)"."""
_SEVERAL = re.compile(r"\d[^\S \u00a0]+[-+]?\d")
"""Numbers on lines of their own: several values in one cell."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NOT_YET = ("chua", "chua dat", "khong", "khong dat", "chua cong nhan")
_MAXIMUM = {COUNT: 10_000_000, AREA: 1e10, LEVEL: 4, MONEY: 10_000_000, YEAR: 2100, YES_NO: 1}
_MINIMUM = {YEAR: 1990}
_WHOLE = frozenset((COUNT, LEVEL, YEAR, YES_NO))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A cell's number. `problem`: '' or ambiguous, unreadable, impossible, text_number (read without doubt)."""

    value: float | None
    state: str
    problem: str = ""
    percent_sign: bool = False


BLANK = Parsed(None, "")


def parse(value: Value, quantity: str) -> Parsed:
    """The number in a cell that holds a `quantity`; `BLANK` (state '') where it holds nothing."""
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return Parsed(None, ERROR, "unreadable")
    if isinstance(value, (int, float)):
        return _plausible(float(value), quantity, "")
    return parse_text(value, quantity)


@lru_cache(maxsize=16384)
def parse_text(text: str, quantity: str) -> Parsed:
    """The number a text states, or why it states none."""
    plain = fold(text)
    if not plain:
        return BLANK
    if _SEVERAL.search(text):
        return Parsed(None, ERROR, "unreadable")
    if set(plain) <= {"-"}:
        return Parsed(None, NOT_APPLICABLE) if quantity == YEAR else Parsed(0.0, ZERO)
    if set(plain) <= {"."} and len(plain) > 1:
        return Parsed(None, MISSING)
    if quantity == YES_NO:
        return _parse_answer(plain)
    if plain == "x":
        return Parsed(None, NOT_APPLICABLE)
    if quantity == LEVEL:
        return _parse_level(plain)
    if quantity == PERCENT and (found := _RATE_WITH_PARTS.match(plain)):
        return _rate_of_parts(found)
    number, percent = plain, False
    if plain.endswith("%"):
        number, percent = plain[:-1].strip(), True
    match = _WITH_UNIT.match(number)
    if match:
        if not _is_unit(match.group(2)):
            return Parsed(None, ERROR, "unreadable")
        number = match.group(1)
    if percent and quantity != PERCENT:
        return Parsed(None, ERROR, "unreadable")
    parsed = _parse_digits(number, quantity)
    return Parsed(parsed.value, parsed.state, parsed.problem, percent) if percent else parsed


def _rate_of_parts(found: re.Match[str]) -> Parsed:
    """The stated rate where its parts give it, rounded or cut off; else nothing is certain."""
    part, whole, rate = (found[1], found[2], found[3]) if found[1] else (found[5], found[6], found[4])
    stated, decimals = float(rate.replace(",", ".")), len(rate.replace(",", ".").partition(".")[2])
    numerator, denominator = (float(number.replace(".", "")) for number in (part, whole))
    if not denominator or abs(100 * numerator / denominator - stated) > 10.0**-decimals:
        return Parsed(None, ERROR, "unreadable")
    return Parsed(stated, NUMBER, "text_number", percent_sign=True)


def _parse_digits(number: str, quantity: str) -> Parsed:
    if _INTEGER.match(number):
        return _plausible(float(number), quantity, "text_number")
    if _THOUSANDS.match(number):
        if quantity in (PERCENT, AREA, MONEY):
            return Parsed(None, ERROR, "ambiguous")
        return _plausible(float(re.sub(r"\D", "", number)), quantity, "text_number")
    match = _COMMA_DECIMAL.match(number)
    if match:
        whole, decimals = match.groups()
        if quantity in (COUNT, MONEY) and len(decimals) == 3:
            return Parsed(None, ERROR, "ambiguous")
        return _plausible(float(f"{whole.replace('.', '')}.{decimals}"), quantity, "text_number")
    if _POINT_DECIMAL.match(number):
        return _plausible(float(number), quantity, "text_number")
    return Parsed(None, ERROR, "unreadable")


def _parse_level(plain: str) -> Parsed:
    match = _LEVEL.match(plain)
    if match:
        digit = match.group(1)
        return Parsed(float(_ROMAN.get(digit, digit)), NUMBER)
    if plain in _NOT_YET:
        return Parsed(0.0, ZERO)
    return Parsed(None, ERROR, "unreadable")


def _parse_answer(plain: str) -> Parsed:
    """1 for a tick or another yes, 0 for a no."""
    said = layout_words()["answers"]
    word = plain.strip(" .")
    if word in said["yes"] or word == "1":
        return Parsed(1.0, NUMBER)
    if word in said["no"] or word == "0":
        return Parsed(0.0, NUMBER)
    return Parsed(None, ERROR, "unreadable")


def _is_unit(word: str) -> bool:
    """The word behind a number names what is counted ("lớp", "em", "bộ", "m²"), so it changes nothing."""
    return word.strip(" .") in layout_words()["units_of_counts"]["words"]


def _plausible(number: float, quantity: str, note: str) -> Parsed:
    if number != number or number in (float("inf"), float("-inf")) or number < _MINIMUM.get(quantity, 0):
        return Parsed(None, ERROR, "impossible")
    if quantity in _WHOLE and abs(number - round(number)) > 1e-9:
        return Parsed(None, ERROR, "impossible")
    if number > _MAXIMUM.get(quantity, 1e12):
        return Parsed(None, ERROR, "impossible")
    if quantity == COUNT:
        number = float(round(number))
    return Parsed(number, NUMBER, note)
