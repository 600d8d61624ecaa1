"""Headings that the catalogue does not know and the office has explained: what they say, in the office's words.

An explanation holds for one heading on one kind of sheet. Year, period and what a row or a known word adds stay as the
sheet says them.
"""

from collections.abc import Sequence

from etl.forms.meaning.measured import carried
from etl.forms.meaning.values import Meaning
from etl.forms.words.description import PathItem, describe
from etl.orders import HeadingOrder
from etl.text import fold
from indicators.catalog import codes, measures

JOINT = " > "
NO_MEASURE = "bỏ qua"
"""What the office answers for a heading that states no number that is stored."""


def heading_key(texts: Sequence[str]) -> str:
    """The texts of a heading, outermost first, as orders name it."""
    return JOINT.join(" ".join(fold(text).split()) for text in texts)


def told_of(
    told: Sequence[HeadingOrder], above: tuple[PathItem, ...], own: tuple[PathItem, ...]
) -> HeadingOrder | None:
    """The explanation of a column (by the texts above it) or of a row (by its own text), None where there is none."""
    if not told:
        return None
    keys = (heading_key([text for text, _ in above]), heading_key([text for text, _ in own]))
    return next((order for order in told if order.heading and order.heading in keys), None)


def meaning_in_words(order: HeadingOrder) -> str:
    """The explanation as people read it: "Số học sinh; Lớp 1; Nữ"."""
    if not order.measure:
        return NO_MEASURE
    measure, labels = measures()[order.measure], codes()
    said = (
        ("grade", order.grade),
        ("group", order.group),
        (measure.category, order.category),
        ("kind", order.number_kind),
    )
    words = [labels[dimension].get(code, code) for dimension, code in said if code]
    return "; ".join([measure.label_vi, *([f"{order.age} tuổi"] if order.age else []), *words])


def told_meaning(order: HeadingOrder, path: tuple[PathItem, ...]) -> Meaning:
    """The meaning that the office gives; of the dimensions that the rest of the path adds, those of the measure."""
    if not order.measure:
        return Meaning("ignored", reason=NO_MEASURE)
    measure = measures()[order.measure]
    said = carried(describe(path))
    said["group"] = order.group or (said["group"] if measure.has_group else "")
    said["age"] = order.age or (said["age"] if measure.has_age else "")
    grade = order.grade or said.pop("grade")
    said |= {"grade": grade if measure.has_grade else "", "kind": order.number_kind or said["kind"]}
    return Meaning(
        "fact",
        order.measure,
        category=order.category,
        grade_dropped="" if measure.has_grade else grade,
        **said,
    )
