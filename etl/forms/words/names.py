"""Is a text the name of a school, a commune, a site or a class, and which school level does it state?

Knows the words of `layout.toml`; knows no units of the register.
"""

import re
from functools import lru_cache

from etl.forms.words.labels import BULLET, bare
from etl.forms.words.layout import layout_words
from etl.text import fold, nfc

_CLASS = re.compile(r"^(?:lop )?\d{1,2} ?(?:[a-h]\d{0,2}|/\d{1,2})$")
_LEVEL = re.compile(
    r"\bcap (mam non|mn|tieu hoc|th|trung hoc co so|thcs|trung hoc pho thong|thpt)\b(?!\s*(?:&|-|va) ?thcs)"
)
_FIRST_WORD = re.compile(r"^[\s\-+*•·.]*(?:[ivx\d]{1,4}\s*[.)]\s*)?([^\W\d]+)")
_SEPARATOR = re.compile(r"\s*(?:[,;/&+-]|\bva\b|\bhoac\b)\s*")
_MARKED = ("xã", "phường", "thị")
_BRACKETED_LEVEL = re.compile(
    r"\((?:cap |bac |phan |khoi |bac hoc )?(mam non|mn|tieu hoc|th|trung hoc co so|thcs|trung hoc pho thong|thpt)\)"
)
_KINDS_OF_SCHOOL = {
    "mam non": ("preschool",),
    "mn": ("preschool",),
    "mau giao": ("preschool",),
    "mg ": ("preschool",),
    "tieu hoc va": ("primary", "lower_secondary"),
    "tieu hoc &": ("primary", "lower_secondary"),
    "tieu hoc-": ("primary", "lower_secondary"),
    "th&thcs": ("primary", "lower_secondary"),
    "th-thcs": ("primary", "lower_secondary"),
    "th va thcs": ("primary", "lower_secondary"),
    "th & thcs": ("primary", "lower_secondary"),
    "thcs&thpt": ("lower_secondary", "upper_secondary"),
    "thcs va thpt": ("lower_secondary", "upper_secondary"),
    "thcs-thpt": ("lower_secondary", "upper_secondary"),
    "thpt": ("upper_secondary",),
    "thcs": ("lower_secondary",),
    "trung hoc co so": ("lower_secondary",),
    "tieu hoc ": ("primary",),
    "th ": ("primary",),
}
"""Levels by the beginning of a name; of several that fit the first declared counts."""
_BEFORE_KIND = re.compile(r"(?:truong )?(?:pt ?dt ?[bn]t ?)?")
_KIND_OF_SCHOOL = re.compile("|".join(map(re.escape, _KINDS_OF_SCHOOL)))
_LEVEL_CODES = {
    "mam non": "preschool", "mn": "preschool",
    "tieu hoc": "primary", "th": "primary",
    "trung hoc co so": "lower_secondary", "thcs": "lower_secondary",
    "trung hoc pho thong": "upper_secondary", "thpt": "upper_secondary",
}  # fmt: skip


@lru_cache(maxsize=8192)
def names_school(text: str) -> bool:
    """The text begins like the name of a school."""
    return _begins_with_word(bare(text), layout_words()["names"]["school"])


@lru_cache(maxsize=8192)
def names_class(text: str) -> bool:
    """The name of a single class ("1A2", "Lớp 6B", "9/1"): a part of a grade row, never a fact."""
    return _CLASS.match(bare(text)) is not None


@lru_cache(maxsize=8192)
def names_commune(text: str) -> bool:
    """The text begins like the name of a commune ("P. Noong Bua", "Xã Nà Tấu")."""
    words = layout_words()["names"]["commune"]
    named = _begins_with_word(BULLET.sub("", fold(text)), words) or _begins_with_word(bare(text), words)
    return named and not _differs_in_marks(text) and not _lists_kinds(text)


def _lists_kinds(text: str) -> bool:
    """ "Xã, phường" heads a column or row of names and is none."""
    parts = _SEPARATOR.split(bare(text))
    return len(parts) > 1 and set(parts) <= set(layout_words()["names"]["commune_kinds"])


def _differs_in_marks(text: str) -> bool:
    """ "Phượng Đỏ" is no "Phường Đỏ": a first word with marks must have those of the declared word."""
    match = _FIRST_WORD.match(nfc(text).lower())
    word = match.group(1) if match else ""
    return not word.isascii() and word not in _MARKED and fold(word) in map(fold, _MARKED)


@lru_cache(maxsize=8192)
def names_site(text: str) -> bool:
    """The text begins like the name of a school site or village."""
    return _begins_with_word(bare(text), layout_words()["names"]["site"])


def _begins_with_word(plain: str, words: tuple[str, ...]) -> bool:
    if not plain.startswith(words):
        return False
    for word in words:
        if plain.startswith(word) and len(plain) > len(word):
            follower = plain[len(word)]
            if word.endswith(".") or not follower.isalpha():
                return True
    return False


@lru_cache(maxsize=8192)
def level_in_name(text: str) -> str:
    """Level that a row's name states: "(cấp TH)", "Cấp THCS" → code, '' where none or several."""
    folded = fold(text)
    found = {_LEVEL_CODES[match] for match in _LEVEL.findall(folded)} if "cap " in folded else set()
    found |= {_LEVEL_CODES[match] for match in _BRACKETED_LEVEL.findall(folded)} if "(" in folded else set()
    return found.pop() if len(found) == 1 else ""


def level_named(text: str) -> str:
    """Level that a cell names and nothing else ("TH", "Cấp THCS", "Mầm non"), '' where it names none or several."""
    plain = bare(text)
    return _LEVEL_CODES.get(plain.removeprefix("cap ").removeprefix("bac "), "")


@lru_cache(maxsize=8192)
def levels_of_school_name(text: str) -> tuple[str, ...]:
    """Levels that the kind of school in a name implies ("Trường MN …", "PTDTBT TH&THCS …"), () where it names none."""
    plain = bare(text)
    kind = _KIND_OF_SCHOOL.match(plain, _BEFORE_KIND.match(plain).end())  # type: ignore[union-attr]
    return _KINDS_OF_SCHOOL[kind.group()] if kind else ()


@lru_cache(maxsize=8192)
def names_upper(text: str) -> bool:
    """The text begins like the name of a unit above communes and schools ("Huyện Điện Biên")."""
    return bare(text).startswith(_upper_beginnings())


@lru_cache(maxsize=1)
def _upper_beginnings() -> tuple[str, ...]:
    return tuple(f"{word} " for word in layout_words()["names"]["upper"])
