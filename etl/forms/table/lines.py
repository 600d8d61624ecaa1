"""What a line of text around a table is: a date, a unit of measure, a legal basis, a title, the name of a sender.

Looks at one line at a time; knows neither the other lines nor the tables.
"""

import re
from functools import lru_cache

from etl.forms.words.labels import starts_with
from etl.forms.words.layout import layout_words
from etl.forms.words.names import names_commune, names_school
from etl.text import fold

_LABELLED = re.compile(
    r"^\s*((?:tên\s+)?(?:đơn vị(?: báo cáo)?|trường|xã|phường|cơ sở giáo dục))\s*:\s*(.+)$", re.IGNORECASE
)
_BEHIND_NUMBER = re.compile(r"(?::|\.\s|\s[-–])\s*(.+)$")
_WORDS_OF_TITLE = 3
UPPER_UNIT = re.compile(
    r"(?:^|\s)((?:thành phố|huyện|tỉnh|thị xã|quận|tp\.?|tx\.?|thanh pho|huyen|tinh|thi xa)\s+\S.*)$",
    re.IGNORECASE,
)
"""A city, district or province at the end of a line."""


def labelled_name(text: str) -> str:
    """Name behind "Đơn vị:", "Trường:" or "Xã:" on a line of its own, '' if the line is none of these."""
    match = _LABELLED.match(text)
    if not match:
        return ""
    label, name = fold(match.group(1)), match.group(2).strip(" .…")
    if names_school(name) or names_commune(name):
        return name
    if not name or not label.endswith(("truong", "xa", "phuong")) or any(letter.isdigit() for letter in name):
        return ""
    kind = "Trường" if label.endswith("truong") else "Xã" if label.endswith("xa") else "Phường"
    return f"{kind} {name}"


def is_short_unit_line(text: str) -> bool:
    """ "Đơn vị: %", "Đơn vị: trẻ, nhóm, lớp": the name of an office or school behind it would be a sender."""
    label, colon, rest = fold(text).strip(" ()").partition(":")
    if not colon or label.strip() not in layout_words()["lines"]["short_unit_line"]:
        return False
    parts = [part.strip(" .") for part in re.split(r"[,;/]| va ", rest)]
    return all(_is_unit_of_measure(part) for part in parts)


def _is_unit_of_measure(text: str) -> bool:
    known = layout_words()
    if text == "%" or text in known["units_of_counts"]["words"]:
        return True
    scale, _, rest = text.partition(" ")
    return scale in known["scales"]["thousand"] and (
        rest in known["units_of_counts"]["words"] or rest == "dong"
    )


def says_nothing(text: str) -> bool:
    """Legal basis, addressee, sample mark, a form number alone."""
    if starts_with(text, "lines", "legal") or starts_with(text, "lines", "sample"):
        return True
    return starts_with(text, "lines", "form_number") and not opens_title(text) and not _is_titled(text)


def _is_titled(form_number: str) -> bool:
    """ "BIỂU 02-TH: SỐ LỚP, SỐ HỌC SINH TIỂU HỌC": the title stands behind the number, on the same line."""
    behind = _BEHIND_NUMBER.search(form_number)
    if not behind or len(behind.group(1).split()) < _WORDS_OF_TITLE:
        return False
    folded = fold(behind.group(1))
    return not any(word in folded for word in layout_words()["lines"]["legal"])


def is_date_line(text: str) -> bool:
    folded = fold(text)
    if any(word in folded for word in layout_words()["lines"]["as_of"]) or starts_with(
        text, "lines", "legal"
    ):
        return False
    return (
        bool(re.search(r"ngay\b.*\bthang\b.*\bnam\b", folded)) and len(folded) < 70 and not opens_title(text)
    )


@lru_cache(maxsize=4096)
def is_passed_over(text: str) -> bool:
    """A line above a table that neither names nor describes anything: a date, a unit of measure, legal basis, addressee."""
    return (
        is_date_line(text)
        or starts_with(text, "lines", "unit_line")
        or starts_with(text, "lines", "legal")
        or starts_with(text, "lines", "sample")
        or starts_with(text, "lines", "foot")
        or is_short_unit_line(text)
    )


def opens_title(text: str) -> bool:
    """A word by which titles begin stands in the line."""
    folded = fold(text)
    return any(word in folded for word in layout_words()["titles"]["words"])


def names_sender(text: str) -> bool:
    """The line names an office, a school or a commune."""
    folded = fold(text)
    offices = (*layout_words()["names"]["office"], "phong g", "so g", "ban chi dao", "bcd ", "bo phan", "to ")
    return (
        folded.startswith(offices)
        or names_school(text)
        or names_commune(text)
        or bool(UPPER_UNIT.match(text))
    )
