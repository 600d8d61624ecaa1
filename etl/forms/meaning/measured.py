"""The rule that a path matches → the meaning, cut to the dimensions that its measure may carry (rulings 2, 4 and 17).

Dimensions that go with a number whatever it counts are carried over; one that the measure does not know makes the number
ignored or unknown, never a number of something wider. Knows one rule at a time; does not choose it.
"""

from dataclasses import replace
from typing import Any

from etl.forms.meaning.rules import Rule, at_age_in_grade, counted_as
from etl.forms.meaning.values import Meaning, Subject
from etl.forms.words.description import Description, dimension_tables
from indicators.catalog import codes, measures


def carried(described: Description) -> dict[str, Any]:
    """Dimensions that go with a number whatever it counts."""
    dims = described.dims
    year = dims.get("year", "")
    if not year and "plan_year" in dims:
        first = int(dims["plan_year"])
        year = f"{first}-{first + 1}"
    if not year and "bad_year" in dims:
        year = "bad:" + dims["bad_year"]
    if not year and "span" in dims:
        year = "span:" + dims["span"]
    return {
        "grade": dims.get("grade", ""),
        "age": dims.get("age", ""),
        "group": dims.get("group", ""),
        "level": "" if dims.get("level") == "mixed" else dims.get("level", ""),
        "kind": dims.get("kind", ""),
        "period": dims.get("period", ""),
        "place": dims.get("place", ""),
        "scope": frozenset(filter(None, dims.get("scope", "").split(";"))),
        "of_whole": described.of_whole,
        "year": year,
    }


def built(rule: Rule, described: Description, about: Subject, ratio: bool, words: frozenset[str]) -> Meaning:
    """The meaning of a path that matches a rule; `ratio`: a percentage of what the rule counts."""
    dims = described.dims
    category = ""
    for name, template in rule.category.items():
        if name in dims:
            category = template.format(dims[name])
        elif name == "standard" and about.standard:
            category = about.standard
    meaning = Meaning(
        status="fact",
        measure=rule.measure,
        category=category,
        rating=dims.get("rating", ""),
        ratings_beside=described.ratings_beside,
        scale=dims.get("scale", ""),
        unit_area=dims.get("unit_area", ""),
        degree=dims.get("degree", "") if rule.takes == "degree" else "",
        grade_in=rule.grade_in,
        measure_at=rule.measure_at,
        **carried(described),
    )
    if rule.period and not meaning.period:
        meaning = replace(meaning, period=rule.period)
    if ratio:
        if about.grain != "commune" or not rule.rate:
            return replace(meaning, status="derived", measure="", base=rule.measure, reason="ratio")
        meaning = replace(meaning, status="rate", measure=rule.rate, base=rule.measure)
    return _within_measure(meaning, rule, about)


def _within_measure(meaning: Meaning, rule: Rule, about: Subject) -> Meaning:
    """The meaning cut to the dimensions that its measure may carry (ruling 17)."""
    measure = measures()[meaning.measure]
    tables = dimension_tables()
    if of_group := counted_as(about.grain).get(meaning.group, {}).get(meaning.measure):
        return _within_measure(replace(meaning, measure=of_group, group=""), rule, about)
    if meaning.group and not measure.has_group:
        return Meaning("ignored", reason="nhóm này không có trong chỉ số")
    if about.grain == "school":
        if meaning.place:
            return Meaning("unknown", reason="nơi ở, nơi học không có trong chỉ số của trường")
        if meaning.age:
            grade = tables["age_as_grade"].get(meaning.age, "")
            if not grade or meaning.grade not in ("", grade, "kindergarten"):
                return Meaning("unknown", reason=f"độ tuổi {meaning.age} ở chỉ tiêu của trường")
            meaning = replace(meaning, age="", grade=grade)
        if meaning.grade and not measure.has_grade:
            meaning = replace(meaning, grade="", grade_dropped=meaning.grade)
        return _checked_category(meaning, measure.category)
    if meaning.grade.isdigit() and (of_grades := at_age_in_grade(about.grain).get(meaning.measure)):
        due = of_grades.get(meaning.grade)
        if due is None or meaning.status != "fact" or meaning.age not in ("", due["age"]):
            return Meaning("ignored", reason="chỉ nói về một khối lớp của độ tuổi")
        return replace(meaning, measure=due["measure"], age=due["age"], grade="", level="")
    age = meaning.age or tables["grade_as_age"].get(meaning.grade, "") or rule.implied_age
    if measure.has_age and not age:
        return Meaning("unknown", reason="không nói rõ độ tuổi")
    if meaning.age and not measure.has_age:
        return Meaning("unknown", reason=f"độ tuổi {meaning.age} ở chỉ số không theo tuổi")
    if meaning.place and meaning.status != "derived":
        return replace(
            meaning,
            status="derived",
            reason="place",
            base=meaning.measure,
            category=meaning.place,
            age=age,
            grade="",
            level="",
        )
    return replace(meaning, age=age if measure.has_age else "", grade="", level="")


def _checked_category(meaning: Meaning, dimension: str) -> Meaning:
    """Unknown where the category is no code of the measure's dimension (a subject that has no room code)."""
    if not meaning.category or dimension in ("rating", ""):
        return meaning
    if meaning.category not in codes()[dimension]:
        return Meaning("ignored", reason="chưa có mã")
    return meaning
