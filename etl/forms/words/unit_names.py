"""Does a line of text name one school or commune, or the sum of several: "1. Trường Mầm non Hoa Sen", "Đơn vị: Xã A".

A kind of school or commune alone ("II. Mầm non công lập") names nobody: behind it stands a name of its own. Knows the
words of `layout.toml`; knows no cells and no units of the register.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.forms.words.description import Description, describe
from etl.forms.words.labels import is_total
from etl.forms.words.layout import layout_words
from etl.forms.words.names import names_upper
from etl.text import fold, nfc

DIMS_OF_NAMES = frozenset(("level", "kind", "function", "subject", "rating"))
"""What a school's own name may seem to say, word by word ("Tiểu học Đồi Cọ": đội, có), and no heading of schools says."""
SCHOOL, COMMUNE, NOBODY = "school", "commune", "nobody"
_OUTLINE = re.compile(
    r"^\s*[-–+*•]*\s*(?:\(?((?:[IVX]{1,5}|[A-OQ-WYZ]|[a-oq-wyz]|\d{1,2}(?:\.\d{1,2})*))\s*[.)/:–-]\s*)?"
)
_LABELLED = re.compile(
    r"^((?:tên\s+)?(?:đơn vị(?: báo cáo)?|trường|xã|phường|thị trấn|cơ sở giáo dục|nhà trường))\s*:\s*(.+)$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"^(?:nam hoc|hoc k[yi]|nam \d|thang \d|dau nam|cuoi nam|giua nam|tinh den|thoi diem)")
_PLACE_WORD = re.compile(r"^(?:xa|phuong|thi|huyen|tinh|thanh|thuoc)$")
_LONGEST = 160
_DATE = re.compile(r"\bngay\b.*\bthang\b")
_EDGES = " ,;:.-–("


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """Whom a line names."""

    kind: str
    """SCHOOL, COMMUNE or NOBODY: a sum of several units."""
    text: str
    alone: bool
    """The line says nothing else."""
    outline: str = ""
    """The number before the name."""


@lru_cache(maxsize=16384)
def named_unit(text: str) -> NamedUnit | None:
    """The one unit that a line names, None where it names none."""
    folded = fold(text)
    if not folded or len(folded) > _LONGEST or _DATE.search(folded):
        return None
    plain = " ".join(nfc(text).split())
    match = _OUTLINE.match(plain)
    outline = (match.group(1) or "") if match else ""
    rest = plain[match.end() :] if match else plain
    labelled = _LABELLED.match(rest)
    if labelled:
        return _behind_label(fold(labelled.group(1)), labelled.group(2), outline)
    if is_total(rest) or names_upper(rest) or any(word in fold(rest) for word in _sums()):
        return NamedUnit(NOBODY, rest, True, outline)
    words = rest.split()
    plain_words = [fold(word) for word in words]
    for kind, pattern in _kinds():
        for match in pattern.finditer(" ".join(plain_words)):
            first = len(match.string[: match.start()].split())
            name = _name(words, plain_words, first, first + len(match.group().split()))
            if name:
                return NamedUnit(kind, name, not first, outline)
    return None


def names_whole_commune(text: str) -> bool:
    """ "Tổng hợp toàn xã": the sum of its parts, stated by the commune itself."""
    kinds = layout_words()["names"]["commune_kinds"]
    return any(f"toan {kind}" in fold(text) for kind in kinds)


def _behind_label(label: str, rest: str, outline: str) -> NamedUnit | None:
    found = named_unit(rest.strip(" .…"))
    if found:
        return NamedUnit(found.kind, found.text, True, outline)
    word = label.rpartition(" ")[2]
    names = {
        "truong": (SCHOOL, "Trường"),
        "xa": (COMMUNE, "Xã"),
        "phuong": (COMMUNE, "Phường"),
        "tran": (COMMUNE, "Thị trấn"),
    }
    if word not in names or not _is_name(rest.split()) or any(letter.isdigit() for letter in rest):
        return None
    kind, title = names[word]
    return NamedUnit(kind, f"{title} {rest.strip(' .…')}", True, outline)


def _name(words: list[str], plain: list[str], first: int, behind: int) -> str:
    """Kind and name from word `first` on, '' where no name stands at word `behind`."""
    last = behind
    while last < len(words) and not _ends_name(words, plain, last, behind):
        last += 1
    named = " ".join(words[first:last]).rstrip(_EDGES)
    if last == behind or not _is_name(words[behind:last]):
        return ""
    if first and not all(_is_name([word]) for word in words[behind:last] if word[0].isalpha()):
        return ""  # inside a line only a name written with capitals is one
    return named if _is_of_one(describe(((named, frozenset()),)), words[behind:last]) else ""


def _ends_name(words: list[str], plain: list[str], at: int, behind: int) -> bool:
    if _CLOSING.match(" ".join(plain[at:]).lstrip(_EDGES)) or words[at] in ("-", "–", ":", "|"):
        return True
    return words[at - 1].endswith((",", ";")) and bool(_PLACE_WORD.match(plain[at].lstrip(_EDGES)))


def _is_name(words: list[str]) -> bool:
    """Names begin with a capital or a number ("Hoa Sen", "số 1", "xã Mường Một")."""
    while words and fold(words[0]) in ("so", "xa", "phuong", "thi", "tran"):
        words = words[1:]
    return bool(words) and (words[0].lstrip("“\"'(")[:1].isupper() or words[0][:1].isdigit())


def _is_of_one(said: Description, name: list[str]) -> bool:
    """A name of its own is no word of the catalogue, or words that no heading puts behind a kind of school."""
    if said.unknown or all(word.isdigit() for word in name if fold(word) != "so"):
        return True
    return set(said.dims) <= {"kind", "level"} and "kind" in said.dims


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = layout_words()["names"]

    def one_of(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    kind, owner = one_of(names["school_kinds"]), one_of(names["school_owners"])
    kinds = rf"(?:{kind})(?: ?(?:va|&|-|,) ?(?:{kind}))*(?: (?:{owner}))?(?= )"
    return (
        (SCHOOL, re.compile(rf"(?:^|(?<= ))truong {kinds}|^{kinds}")),
        (COMMUNE, re.compile(rf"(?:^|(?<= ))(?:{one_of(names['commune_kinds'])})(?= (?!hoi\b))")),
    )


@lru_cache(maxsize=1)
def _sums() -> tuple[str, ...]:
    beginnings: tuple[str, ...] = layout_words()["lines"]["total_beginnings"]
    return tuple(
        word for word in beginnings if word.startswith(("toan ", "ca ")) and not word.endswith("truong")
    )
