"""Description → measure, category and dimensions, by the declared rules of schools or communes.

An interpretation uses every word: a rule matches when its `words` are all said and everything else that is said is
allowed beside them. The most specific rule wins. Derived numbers (%, averages, differences) are recognised here and
never become facts beside their parts. Knows no cells; years and periods stay as the path says them.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from etl.forms.meaning.measured import built, carried
from etl.forms.meaning.rules import Rule, best_rule, movements, of_anybody, rules, schooled
from etl.forms.meaning.values import Meaning, Subject
from etl.forms.words.description import Description, said_as_year

_CARRIED = frozenset(
    ("grade", "age", "group", "level", "kind", "year", "plan_year", "span", "bad_year", "period", "scope", "place",
     "scale", "unit_area", "birth_year", "schooling")
)  # fmt: skip
"""Dimensions that no rule consumes: they go with the number or only qualify it."""
_DERIVED = frozenset(("average", "difference", "ratio_of_plan", "retention"))
_OF_TWO = _DERIVED | {"ratio"}
"""Words of a number that is made of two others."""
_STROKES = frozenset(("/",))
_ASIDE = frozenset(("aside",))
"""Words of lessons, meetings, days and papers, which no measure counts."""
_SUBJECT_DIMS = {
    "pupil": frozenset(("group",)),
    "person": frozenset(("group",)),
    "teacher": frozenset(("group", "staff", "subject")),
    "room": frozenset(("function",)),
}
"""Dimensions that can only be about the subject of the sheet where a path names no other."""
_RESIDENT_COUNTS = frozenset(
    ("person", "resident", "obliged", "attending", "grade_1", "literate", "preschool_completed", "primary_completed",
     "lower_secondary_completed", "upper_studying", "primary_studying")
)  # fmt: skip
_WHOLES = frozenset(("person", "resident", "obliged"))
_PEOPLE_WORDS = frozenset(("qualified", "above_standard", "lacking", "trained"))


def mean(described: Description, about: Subject) -> Meaning:
    """The meaning of a path on a sheet about `about`."""
    if meaning := _of_unknown(described):
        return meaning
    described, words = _without_expectation(*_plain_words(described, about))
    if meaning := _of_conflict(described, words):
        return meaning
    words = _without_heads(described, words, about)
    return _of_nothing(described, words, about) or _by_rule(*_completed(described, words, about), about)


def _of_unknown(described: Description) -> Meaning | None:
    """A path with words that nobody declared; None where every word is known."""
    if described.unknown and set(described.unknown) <= _STROKES and described.words & _OF_TWO:
        return Meaning("derived", reason=_derived_by(described.words))  # "Tỷ lệ ra lớp/phải phổ cập"
    if _is_aside(described):
        return Meaning("ignored", reason="không phải số lượng của chỉ số nào")
    return Meaning("unknown", reason=" ".join(described.unknown)) if described.unknown else None


def _of_conflict(described: Description, words: frozenset[str]) -> Meaning | None:
    """A path that says two values of one dimension."""
    if described.conflict == "rating" and "conduct" in words:
        # "Rèn luyện > Đạt (TB)": no rating of learning either way
        return Meaning("ignored", reason="không có chỉ số")
    if described.conflict in ("kind", "year") and words & _OF_TWO:
        return Meaning("derived", reason=_derived_by(words))  # "So sánh KH với TH" names both
    if described.conflict:
        return Meaning("unknown", reason=f"hai giá trị khác nhau của “{described.conflict}”")
    return None


def _without_heads(described: Description, words: frozenset[str], about: Subject) -> frozenset[str]:
    """The words without those that only head others: "Năm sinh" over years over ages, "Tăng, giảm" over movements."""
    if "age" in described.dims:
        words -= {"birth_year"}
    return words - {"difference"} if words & movements(about.grain) else words


def _of_nothing(described: Description, words: frozenset[str], about: Subject) -> Meaning | None:
    """A path that counts nothing a measure could hold: a note, a threshold, a group without a code, a derived number."""
    if "note" in words:
        return Meaning("ignored", reason="ghi chú")
    if about.grain == "commune" and described.dims.get("kind") == "need":
        # "Yêu cầu (%)" beside what was reached
        return Meaning("ignored", reason="mức yêu cầu của tiêu chuẩn")
    if described.dims.get("group") == "none" or described.dims.get("subject") == "none":
        return Meaning("ignored", reason="chưa có mã")
    if words & _DERIVED:
        return Meaning("derived", reason=next(iter(words & _DERIVED)), **carried(described))
    return None


def _completed(
    described: Description, words: frozenset[str], about: Subject
) -> tuple[Description, frozenset[str]]:
    """What a path leaves to be understood is added, what only heads its counts is taken away."""
    if described.total_is_base and about.grain == "commune" and "ratio" not in words:
        described = replace(described, inner=frozenset(("resident",)))
        words = words | {"resident"}
    if _is_rate_of_literacy(described, words):
        words = words | {"literate"}  # "XMC > 15-35 tuổi > MĐ1 (%)"
    if words & (_RESIDENT_COUNTS - _WHOLES):
        words -= {"recognised"}  # "HTCT tiểu học > Số đạt": those who did
        if "resident" not in described.inner:
            words -= {
                "resident"
            }  # "Người trong độ tuổi 15-25 > Biết chữ mức độ 1": of whom, not how many they are
    if words & _RESIDENT_COUNTS:
        words -= {"universal_heading"}  # "PCGDMN > Trẻ 5 tuổi ra lớp": the heading of the counts behind it
    if "standard" in described.dims and "age" in described.dims and words & _RESIDENT_COUNTS:
        # "PCGD tiểu học > Trẻ 6 tuổi > Vào lớp 1": the standard only heads the counts behind it
        described = replace(described, dims=_without(described.dims, "standard"))
    if about.bare_rate and described.bare_rate and words <= {"ratio", "person"}:
        words = words | {about.bare_rate}
    return described, words


def _by_rule(described: Description, words: frozenset[str], about: Subject) -> Meaning:
    """The meaning by the declared combination of words that fits best."""
    ratio = "ratio" in words or about.all_rates
    rule, used = _rule_for(described, words, about)
    if rule is not None and "ratio" in rule.words:
        ratio = False
    elif rule is None and ratio:
        counted = words - {"ratio"}
        if "rating" in described.dims and counted <= {"pupil"}:
            counted |= {"rated"}  # "Tỷ lệ Khá (%)": of those who were rated so
        rule, used = _rule_for(described, counted, about)
        is_level = rule is not None and rule.measure == "recognised_level" and "ratio" in words
        if rule is None or not rule.measure or is_level:
            return Meaning("derived", reason="ratio", **carried(described))
        ratio = "standard_level" not in words and "standard" not in described.dims
    if rule is None:
        return Meaning("unknown", reason=_unmatched(described, words))
    if refused := _refused(rule, described, words, about):
        return refused
    ratio = ratio and rule.measure != "recognised_level"
    if ratio and not rule.rate and "ratio" not in words and about.grain == "commune":
        return Meaning("unknown", reason="không rõ là số hay tỷ lệ")
    return built(rule, described, about, ratio, used)


def _refused(rule: Rule, described: Description, words: frozenset[str], about: Subject) -> Meaning | None:
    """Why a rule that fits gives no number after all."""
    if "schooling" in described.dims and schooled(about.grain) and not rule.words & schooled(about.grain):
        return Meaning("unknown", reason="không rõ nhóm học sinh này là của số nào")
    if rule.of_grades and described.dims.get("grade", "") not in rule.of_grades:
        return Meaning("unknown", reason=_unmatched(described, words))
    if not rule.measure:
        return Meaning("ignored", reason="không có chỉ số")
    if about.subject == "teacher" and _may_be_about_staff(described, words, about):
        return Meaning("unknown", reason="không rõ là của giáo viên hay học sinh")
    return None


def _is_aside(described: Description) -> bool:
    """The innermost text counts money, lessons or days, whatever else it says: "Thu nhập bình quân (triệu đồng/tháng)".

    A text with a number of its own ("HS được hỗ trợ 150 nghìn đồng/tháng") may count people.
    """
    if any(word.isdigit() for word in described.unknown):
        return False
    return "money_unit" in described.inner or described.inner == _ASIDE


def _may_be_about_staff(described: Description, words: frozenset[str], about: Subject) -> bool:
    """ "Chuyển đi" on a sheet about staff, where no pupils are named."""
    return bool(words & of_anybody(about.grain)) and "pupil" not in words and "grade" not in described.dims


def _rule_for(
    described: Description, words: frozenset[str], about: Subject
) -> tuple[Rule | None, frozenset[str]]:
    special = frozenset((name, value) for name, value in described.dims.items() if name not in _CARRIED)
    if about.standard and "standard_level" in words and "standard" not in described.dims:
        special |= {("standard", about.standard)}
    if about.grain == "commune" and about.unit_subject and words == {"person"}:
        words = words | {
            about.unit_subject
        }  # "Trẻ 5 tuổi > Ra lớp | Tr.đó DTTS": the part is of those who attend
    rule = best_rule(about.grain, words, special, described.inner)
    if (
        rule is None
        and about.reason_of
        and "reason" in described.dims
        and (words <= {"reason_heading", "pupil"} if "reason_heading" in words else not words)
    ):
        rule = best_rule(about.grain, words | {about.reason_of}, special, described.inner)
    if rule is None and about.rates_learning and "rating" in described.dims and words <= {"pupil"}:
        rule = best_rule(about.grain, words | {"rated"}, special, described.inner)
    subjects = rules(about.grain)[2]
    if rule is None and not words & subjects:
        dims = _SUBJECT_DIMS.get(about.subject, frozenset())
        fitting = bool(dims & set(described.dims)) or bool(words & _PEOPLE_WORDS)
        fitting = fitting or (described.is_total and about.totals_are_residents)
        of_standard = about.subject == "national_standard" and _is_level_of_year(described)
        own = "accreditation" if of_standard and "accreditation_scale" in words else about.subject
        for extra in (about.unit_subject, own if fitting or of_standard else ""):
            if extra and rule is None:
                rule = best_rule(about.grain, words | {extra}, special, described.inner)
    return rule, words


def _is_rate_of_literacy(described: Description, words: frozenset[str]) -> bool:
    """A percentage of an age at a degree of literacy, which are no words about people."""
    dims = described.dims
    of_literacy = dims.get("standard") == "literacy" and {"age", "degree"} <= dims.keys()
    return of_literacy and words <= {"ratio", "degree_heading"} and "ratio" in words


def _is_level_of_year(described: Description) -> bool:
    """ "Đăng ký NH 2024-2025", "NH 2024-2025 > Mức độ 1", "Công nhận mới > Mức độ 1" on a sheet of national standards."""
    dims = described.dims
    planned = dims.get("kind") == "target" and not {"degree", "year", "plan_year"}.isdisjoint(dims)
    said = "recognised" in described.words or not {"year", "plan_year"}.isdisjoint(dims)
    return planned or ("degree" in dims and said)


def _plain_words(described: Description, about: Subject) -> tuple[Description, frozenset[str]]:
    """Words as the sheets of this grain use them: a word may stand for another, or for a word and a group."""
    same = rules(about.grain)[1]
    dims = said_as_year(described.dims) if about.grain == "school" else dict(described.dims)
    words: set[str] = set()
    for word in described.words:
        for concept in same.get(word, word).split():
            name, _, value = concept.partition("=")
            if not value:
                words.add(concept)
            elif dims.setdefault(name, value) != value:
                return replace(described, conflict=name), described.words
    inner = frozenset(same.get(word, word).split()[0] for word in described.inner)
    return replace(described, dims=MappingProxyType(dims), inner=inner), frozenset(words)


def _derived_by(words: frozenset[str]) -> str:
    return min(words & _DERIVED, default="ratio")


def _without_expectation(described: Description, words: frozenset[str]) -> tuple[Description, frozenset[str]]:
    """ "Dự kiến TN THCS" is planned, unless its column says what it is ("Ước thực hiện > HS dự kiến TN THCS")."""
    if "expected" not in words:
        return described, words
    dims = MappingProxyType({"kind": "target", **described.dims})
    return replace(described, dims=dims), words - {"expected"}


def _without(dims: Mapping[str, str], name: str) -> Mapping[str, str]:
    return MappingProxyType({key: value for key, value in dims.items() if key != name})


def _unmatched(described: Description, words: frozenset[str]) -> str:
    said = [*sorted(words), *(f"{name}={value}" for name, value in sorted(described.dims.items()))]
    return "tổ hợp chưa khai báo: " + ", ".join(said) if said else "không nói rõ đếm gì"
