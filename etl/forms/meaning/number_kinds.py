"""Whether a number that its own head calls neither planned nor reached may be taken as what its kind of sheet usually states.

"KẾ HOẠCH XÂY DỰNG TRƯỜNG CHUẨN QUỐC GIA" over bare years: only the title says that the levels are planned. What the title
says against the usual kind is taken where nothing else can be meant, and asked about elsewhere. The words are declared in
`kinds.toml`. Knows titles and school years; knows no cells.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from etl.forms.declared import read_declared
from etl.forms.meaning.recognition import FILE, says
from etl.forms.words import years
from etl.text import fold

NOT_SAID = "kind"
"""Why such a number is asked about."""
_KINDS = ("estimate", "actual", "target", "need")
"""In this order a title is searched: "thực hiện kế hoạch" is a result, no plan."""


@lru_cache(maxsize=1024)
def said_by_title(title: str) -> frozenset[str]:
    """Kinds of numbers that the words of a title or heading announce."""
    plain = _without(fold(title), "passed_over")
    found = set()
    for kind in _KINDS:
        rest = _without(plain, kind)
        if rest != plain:
            found.add(kind)
        plain = rest
    return frozenset(found)


@lru_cache(maxsize=1024)
def stated_by_title(title: str) -> str:
    """The one kind of numbers that a title is a report of ("BÁO CÁO THỰC HIỆN CHỈ TIÊU": actual), '' where it is none.

    "TRIỂN KHAI THỰC HIỆN KẾ HOẠCH" and "GIAO THỰC HIỆN CHỈ TIÊU" report nothing.
    """
    plain, declared = fold(title), _declared()
    announced = said_by_title(title)
    if len(announced) != 1 or any(says(phrase, plain) for phrase in declared["assigned"]):
        return ""
    reports = plain.startswith(declared["report_begins"]) or any(
        says(phrase, plain) for phrase in declared["report"]
    )
    return next(iter(announced)) if reports and announced <= {"actual", "estimate"} else ""


@lru_cache(maxsize=1024)
def assigns(title: str) -> bool:
    """The title assigns what stands below it ("GIAO CHỈ TIÊU CÔNG NHẬN TRƯỜNG CHUẨN QUỐC GIA")."""
    return any(says(phrase, fold(title)) for phrase in _declared()["assigning"])


def kinds_of_numbers(concepts: frozenset[str]) -> frozenset[str]:
    """Kinds of numbers among the concepts of heads and labels."""
    return frozenset(kind for kind in _KINDS if f"kind={kind}" in concepts)


def ends_with(title: str, own_year: str) -> bool:
    """The title names the last year of a plan ("lộ trình đến năm học 2025-2026"): every bare year below it is planned."""
    return bool(own_year) and any(f"{until} {own_year}" in fold(title) for until in _declared()["until"])


def planned_from(title: str, own_year: str) -> str:
    """First school year of a plan ("giai đoạn 2023-2026", else the year of the sheet), '' where the title names none.

    "(thời điểm năm học 2023-2024)" dates the present state: the plan begins with the year after it.
    """
    plain = fold(title)
    if own_year and _without(plain, "present") != plain:
        return years.following(own_year)
    if ends_with(title, own_year):
        first = (
            int(own_year[:4]) - _longest_plan() + 1
        )  # "lộ trình đến năm học 2025-2026" ends with that year
        return f"{first}-{first + 1}"
    return own_year or years.first_of_span(title)


def kind_of_number(
    said: str,
    year: str,
    usual: str,
    of_title: frozenset[str],
    planned: str,
    own_year: str,
    reported: str,
    assigned: bool,
) -> tuple[str, str]:
    """(kind, why it must be asked for) of a number whose path says the kind `said` and the school year `year`, '' = nothing.

    `usual`: what such sheets state; `of_title`, `planned`, `reported`, `assigned`: `SheetTerms.title_kinds`,
    `planned_from`, `reported`, `assigned`.
    """
    if said:
        return said, ""
    if usual == "target" and reported == "actual" and year in ("", own_year):
        return "actual", ""
    if not of_title - {usual} and not (planned and year):
        is_later = usual == "actual" and bool(own_year) and year > own_year
        return usual, NOT_SAID if is_later else ""
    is_planned = year >= planned if year else assigned
    return ("target", "") if planned and is_planned else (usual, NOT_SAID)


def _without(plain: str, name: str) -> str:
    for phrase in _declared()[name]:
        plain = plain.replace(phrase, " ")
    return plain


def _longest_plan() -> int:
    return int(read_declared(FILE)["longest_plan"])


@lru_cache(maxsize=1)
def _declared() -> Mapping[str, tuple[str, ...]]:
    """Folded phrases, the longest first."""
    return MappingProxyType(
        {
            name: tuple(sorted(map(fold, phrases), key=len, reverse=True))
            for name, phrases in read_declared(FILE)["kind_in_title"].items()
        }
    )
