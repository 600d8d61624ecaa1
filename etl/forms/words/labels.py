"""Small questions about a text by the declared layout words: is it a total, a part of the line above, the head of a label column …

Knows the words of `layout.toml`; knows no grid.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.forms.words.layout import layout_words
from etl.text import fold

_PARTS = ("trong do", "tr.do", "tr. do", "trd", "t.do", "t. do")
BULLET = re.compile(r"^[\s\-+*•·.]+")
_OUTLINE = re.compile(r"^(?:[ivx]{1,4}|[a-z]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/]\s*(?=\S)")
_JOINT = re.compile(r" ?[/,;(] ?| - | va ")
_KINDS_TOGETHER = {
    frozenset(("school", "grade")): "school_grade",
    frozenset(("school", "commune")): "school",
    frozenset(("school", "level")): "school",
    frozenset(("level", "grade")): "grade",
    frozenset(("school", "level", "grade")): "school_grade",
}
"""What a column holds whose head names several kinds of rows."""
_COUNTED_SUM = re.compile(r"^(?:tong|cong)(?: so)? \d{1,3} (?:xa|phuong|truong|don vi|thi tran)\b")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Folded text without bullets, outline numbers and closing colons ("+ Cấp TH:" → "cap th")."""
    folded = BULLET.sub("", fold(text))
    return _OUTLINE.sub("", folded).strip(" :.;,*")


@lru_cache(maxsize=8192)
def is_bulleted(text: str) -> bool:
    """The text begins like a part of the line above ("+ Cấp TH", "- Lớp 1", "Trong đó: nữ")."""
    folded = fold(text)
    return folded[:1] in ("-", "+", "*", "•") or folded.startswith(_PARTS)


@lru_cache(maxsize=8192)
def opens_part(text: str) -> bool:
    """The text begins with "Trong đó": it is part of the line above, whatever mark that line has."""
    return fold(text).startswith(_PARTS)


@lru_cache(maxsize=8192)
def starts_with(text: str, section: str, name: str) -> bool:
    """The folded text is, or begins with, one of the declared words."""
    words: tuple[str, ...] = layout_words()[section][name]
    return fold(text).startswith(words)


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    """A total of the rows around: "Tổng cộng (I+II)", "Toàn trường", "Cộng 15-25", "Cộng khối 1"."""
    plain = (bare(re.sub(r"\(.*?\)", " ", text)) if "(" in text else "") or bare(text)
    lines = layout_words()["lines"]
    return (
        plain in lines["totals"]
        or plain.startswith(lines["total_beginnings"])
        or bool(_COUNTED_SUM.match(plain))
    )


@lru_cache(maxsize=8192)
def is_derived(text: str) -> bool:
    """A row that says something about the rows around it and belongs to nobody: "Bình quân chung", "Tỷ lệ (%)", "Mang sang"."""
    plain, lines = bare(text), layout_words()["lines"]
    if plain in lines["derived"]:
        return True
    if not plain.startswith(lines["derived_beginnings"]):
        return False
    begins = next(word for word in lines["derived_beginnings"] if plain.startswith(word))
    return not (begins[-1].isalnum() and plain[len(begins) : len(begins) + 1].isalnum())


@lru_cache(maxsize=8192)
def is_ditto(text: str) -> bool:
    """A mark that repeats the text above."""
    return fold(text).strip(" .") in layout_words()["lines"]["ditto"]


@lru_cache(maxsize=8192)
def label_kind(text: str) -> str:
    """What a column headed by this text names: school, commune, grade, age, indicator, site …, '' if none."""
    return _kind_of_head(fold(text).strip(" :.*"))


def _kind_of_head(plain: str) -> str:
    return _kinds("label_columns").get(plain, "") or _kind_of_list(plain)


def _kind_of_list(plain: str) -> str:
    """A head that lists what stands below it: "Trường / khối", "Xã - trường"."""
    if not _JOINT.search(plain):
        return ""
    parts = [part.strip(" ()").removeprefix("ten ").removeprefix("cac ") for part in _JOINT.split(plain)]
    known = _kinds("label_columns")
    kinds = frozenset(known.get(part, known.get(f"ten {part}", "")) for part in parts)
    return _KINDS_TOGETHER.get(kinds, next(iter(kinds)) if len(kinds) == 1 else "")


@lru_cache(maxsize=8192)
def side_kind(text: str) -> str:
    """What a column headed by this text says about its row: unit_of_measure, note, officer …, '' if none."""
    return _kinds("side_columns").get(fold(text).strip(" :.*"), "")


@lru_cache(maxsize=2)
def _kinds(section: str) -> Mapping[str, str]:
    """Word → kind of column; of two kinds that share a word the first declared."""
    found: dict[str, str] = {}
    for kind, words in layout_words()[section].items():
        for word in words:
            found.setdefault(word, kind)
    return found


@lru_cache(maxsize=8192)
def is_outline(text: str) -> bool:
    """The head of a column of outline numbers ("STT")."""
    return _heads_outline(fold(text))


def _heads_outline(folded: str) -> bool:
    return folded.strip(" .:") in layout_words()["outline_column"]


@lru_cache(maxsize=8192)
def opens_table(text: str) -> bool:
    """The head of a column by which a table is found: outline numbers or labels."""
    folded = fold(text)
    return _heads_outline(folded) or bool(_kind_of_head(folded.strip(" :.*")))
