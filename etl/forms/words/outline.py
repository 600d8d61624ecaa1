"""Outline numbers in front of labels: "II. Khối mầm non", "1.2", "a)"."""

import re
from functools import lru_cache

from etl.forms.words.names import names_commune

_ROMAN = re.compile(r"^[IVX]{1,5}$")
_OWN_OUTLINE = re.compile(
    r"^\s*((?:(?:TC|[Tt]iêu (?:chí|chuẩn)|[Cc]hỉ (?:tiêu|số)|[Mm]ục)\s*)\d{1,2}(?:\.\d+)*(?=\s*[.:)])"
    r"|(?:[IVX]{1,5}|[A-Z]|\d{1,3}|\d+(?:\.\d+)+)(?=\s*[.)/]))\s*[.:)/]\s*(\D.*)$",
    re.DOTALL,
)


_NAME_OF_NUMBER = re.compile(r"^\D{2,}\s*(?=\d+(?:\.\d+)*$)")
""""TC1", "Tiêu chí 2.1": the number counts."""


@lru_cache(maxsize=8192)
def split_outline(text: str) -> tuple[str, str]:
    """(outline number, rest) of a label that carries its own: "II. Khối mầm non" → ("II", "Khối mầm non")."""
    is_ward = (
        names_commune(text) and not text.lstrip()[:1].isdigit()
    )  # "P. Him Lam", but not "2. Xã Mường Một"
    match = None if is_ward else _OWN_OUTLINE.match(text)
    return (match.group(1), match.group(2)) if match else ("", text)


@lru_cache(maxsize=8192)
def outline_style(text: str) -> str:
    """Style of an outline number: roman, letter, number, decimal, bullet or ''."""
    stripped = _NAME_OF_NUMBER.sub("", text.strip().rstrip(".)"))
    if not stripped:
        return ""
    if _ROMAN.match(stripped):
        return "roman"
    if len(stripped) == 1 and stripped.isalpha():
        return "letter"
    if stripped.isdigit():
        return "number"
    if re.fullmatch(r"\d+(\.\d+)+", stripped):
        return "decimal"
    return "bullet" if stripped[0] in "-+*•" else ""
