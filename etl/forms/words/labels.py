"""Small questions about a text by the declared layout words: is it a total, a school's name, a level in brackets …

Knows the words of `layout.toml`; knows no grid.
"""

import re
from functools import lru_cache

from etl.forms.words.vocabulary import layout_words
from etl.text import fold

_BULLET = re.compile(r"^[\s\-+*•·.]+")
_OUTLINE = re.compile(r"^(?:[ivx]{1,4}|[a-z]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/]\s*(?=\S)")
_ROMAN = re.compile(r"^[IVX]{1,5}$")
_OWN_OUTLINE = re.compile(r"^\s*([IVX]{1,5}|[A-Z]|\d{1,3}|\d+(?:\.\d+)+)\s*[.)/]\s*(\D.*)$", re.DOTALL)
_CLASS = re.compile(r"^(?:lop )?\d{1,2} ?(?:[a-h]\d{0,2}|/\d{1,2})$")
_COUNTED_SUM = re.compile(r"^(?:tong|cong)(?: so)? \d{1,3} (?:xa|phuong|truong|don vi|thi tran)\b")
_LEVEL = re.compile(
    r"\bcap (mam non|mn|tieu hoc|th|trung hoc co so|thcs|trung hoc pho thong|thpt)\b(?!\s*(?:&|-|va) ?thcs)"
)
_KINDS_OF_SCHOOL = (
    ("mam non", ("preschool",)),
    ("mn", ("preschool",)),
    ("mau giao", ("preschool",)),
    ("tieu hoc va", ("primary", "lower_secondary")),
    ("tieu hoc &", ("primary", "lower_secondary")),
    ("tieu hoc-", ("primary", "lower_secondary")),
    ("th&thcs", ("primary", "lower_secondary")),
    ("th-thcs", ("primary", "lower_secondary")),
    ("th va thcs", ("primary", "lower_secondary")),
    ("th & thcs", ("primary", "lower_secondary")),
    ("thcs&thpt", ("lower_secondary", "upper_secondary")),
    ("thcs va thpt", ("lower_secondary", "upper_secondary")),
    ("thcs-thpt", ("lower_secondary", "upper_secondary")),
    ("thpt", ("upper_secondary",)),
    ("thcs", ("lower_secondary",)),
    ("trung hoc co so", ("lower_secondary",)),
    ("tieu hoc ", ("primary",)),
    ("th ", ("primary",)),
)
_LEVEL_CODES = {
    "mam non": "preschool", "mn": "preschool",
    "tieu hoc": "primary", "th": "primary",
    "trung hoc co so": "lower_secondary", "thcs": "lower_secondary",
    "trung hoc pho thong": "upper_secondary", "thpt": "upper_secondary",
}  # fmt: skip


def bare(text: str) -> str:
    """Folded text without bullets, outline numbers and closing colons ("+ Cấp TH:" → "cap th")."""
    folded = _BULLET.sub("", fold(text))
    return _OUTLINE.sub("", folded).strip(" :.;,*")


def is_bulleted(text: str) -> bool:
    """The text begins like a part of the line above ("+ Cấp TH", "- Lớp 1", "Trong đó: nữ")."""
    folded = fold(text)
    return folded[:1] in ("-", "+", "*", "•") or folded.startswith(("trong do", "tr.do", "trd"))


@lru_cache(maxsize=8192)
def starts_with(text: str, section: str, name: str) -> bool:
    """The folded text is, or begins with, one of the declared words."""
    folded = fold(text)
    return any(folded == word or folded.startswith(word) for word in layout_words()[section][name])


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    """A total of the rows around: "Tổng cộng (I+II)", "Toàn trường", "Cộng 15-25", "Cộng khối 1"."""
    plain = bare(re.sub(r"\(.*?\)", " ", text)) or bare(text)
    lines = layout_words()["lines"]
    return (
        plain in lines["totals"]
        or plain.startswith(lines["total_beginnings"])
        or bool(_COUNTED_SUM.match(plain))
    )


def is_ditto(text: str) -> bool:
    """A mark that repeats the text above."""
    return fold(text).strip(" .") in layout_words()["lines"]["ditto"]


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
    return _begins_with_word(_BULLET.sub("", fold(text)), words) or _begins_with_word(bare(text), words)


@lru_cache(maxsize=8192)
def names_site(text: str) -> bool:
    """The text begins like the name of a school site or village."""
    return _begins_with_word(bare(text), layout_words()["names"]["site"])


def _begins_with_word(plain: str, words: tuple[str, ...]) -> bool:
    for word in words:
        if plain.startswith(word) and len(plain) > len(word):
            follower = plain[len(word)]
            if word.endswith(".") or not follower.isalpha():
                return True
    return False


@lru_cache(maxsize=8192)
def level_in_name(text: str) -> str:
    """Level that a row's name states: "(cấp TH)", "Cấp THCS" → code, '' where none or several."""
    found = {_LEVEL_CODES[match] for match in _LEVEL.findall(fold(text))}
    return found.pop() if len(found) == 1 else ""


def level_named(text: str) -> str:
    """Level that a cell names and nothing else ("TH", "Cấp THCS", "Mầm non"), '' where it names none or several."""
    plain = bare(text)
    return _LEVEL_CODES.get(plain.removeprefix("cap ").removeprefix("bac "), "")


@lru_cache(maxsize=8192)
def levels_of_school_name(text: str) -> tuple[str, ...]:
    """Levels that the kind of school in a name implies ("Trường MN …", "PTDTBT TH&THCS …"), () where it names none."""
    plain = bare(text)
    head = re.match(r"(?:truong )?(?:pt ?dt ?[bn]t ?)?(.*)", plain)
    rest = head.group(1) if head else plain
    for beginning, levels in _KINDS_OF_SCHOOL:
        if rest.startswith(beginning):
            return levels
    return ()


def split_outline(text: str) -> tuple[str, str]:
    """(outline number, rest) of a label that carries its own: "II. Khối mầm non" → ("II", "Khối mầm non")."""
    match = None if names_commune(text) else _OWN_OUTLINE.match(text)  # "P. Him Lam" is a ward
    return (match.group(1), match.group(2)) if match else ("", text)


def outline_style(text: str) -> str:
    """Style of an outline number: roman, letter, number, decimal, bullet or ''."""
    stripped = text.strip().rstrip(".)")
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


@lru_cache(maxsize=8192)
def label_kind(text: str) -> str:
    """What a column headed by this text names: school, commune, grade, age, indicator, site …, '' if none."""
    plain = fold(text).strip(" :.*")
    kinds: dict[str, tuple[str, ...]] = layout_words()["label_columns"]
    return next((kind for kind, words in kinds.items() if plain in words), "")


@lru_cache(maxsize=8192)
def side_kind(text: str) -> str:
    """What a column headed by this text says about its row: unit_of_measure, note, officer …, '' if none."""
    plain = fold(text).strip(" :.*")
    kinds: dict[str, tuple[str, ...]] = layout_words()["side_columns"]
    return next((kind for kind, words in kinds.items() if plain in words), "")


@lru_cache(maxsize=8192)
def is_outline(text: str) -> bool:
    """The head of a column of outline numbers ("STT")."""
    return fold(text).strip(" .:") in layout_words()["outline_column"]
