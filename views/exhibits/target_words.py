"""One assigned target in words: actual, target, gap in points, gap in children, pupils or classes.

The sign of a gap is worse-is-negative, whichever direction is better.
"""

from indicators.catalog import measures
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.texts import text, words
from views import formats
from views.exhibits.records import Record, number_or_none


def is_count(indicator: Indicator) -> bool:
    """Whether actual and target are counts (classes, pupils), so that the rate is only their comparison."""
    return any(term.kind == "target" for term in indicator.denominator)


def is_rate(indicator: Indicator) -> bool:
    """Whether its value is a share of persons, classes, schools, not a comparison with an assigned number."""
    return indicator.unit == "percent" and not is_count(indicator)


def actual(row: Record) -> str:
    """What was reached: a count, or a rate with as many digits as keep it on its side of the target."""
    indicator = indicators()[str(row["indicator"])]
    if is_count(indicator):
        return formats.number(number_or_none(row["numerator"]))
    return formats.percent(number_or_none(row["value"]), number_or_none(row["target"]), indicator.decimals)


def target(row: Record) -> str:
    """What was assigned, in the same terms."""
    if number_or_none(row["target"]) is None:
        return text("pages", "overview.no_target")
    if is_count(indicators()[str(row["indicator"])]):
        return formats.number(number_or_none(row["denominator"]))
    return formats.percent(number_or_none(row["target"]))


def gap(row: Record) -> str:
    """The gap in points with the sign of its verdict: `✗ −4,4 điểm`."""
    if row["status"] == "insufficient_data":
        return "?"
    if number_or_none(row["gap"]) is None:
        return ""
    if row["status"] == "met" and not number_or_none(row["gap"]):
        return text("pages", "overview.met")
    sign = {"met": "✓ ", "not_met": "✗ ", "insufficient_data": "? "}.get(str(row["status"]), "")
    return f"{sign}{formats.points(number_or_none(row['gap']))}"


def people(row: Record) -> str:
    """The gap as people, rooms or classes, in words: `thiếu 22 em`."""
    count = number_or_none(row["gap_count"])
    if row["status"] == "insufficient_data":
        return _reported(row)
    if count is None or not row["word"]:
        return ""
    if not count:
        return text("pages", "overview.enough")
    is_lower = indicators()[str(row["indicator"])].direction == "lower"
    key = (
        ("gap_worse" if is_lower else "gap_short")
        if count < 0
        else ("gap_better" if is_lower else "gap_over")
    )
    return text("pages", f"overview.{key}", count=formats.number(abs(count)), word=row["word"])


def _reported(row: Record) -> str:
    """How many of the units that belong to the sum have reported, where some are silent."""
    contributing, expected = (number_or_none(row[key]) for key in ("contributing", "expected"))
    if not expected or contributing is None:
        return text("charts", "not_reported")
    known, due = formats.number(contributing), formats.number(expected)
    return text("pages", "overview.reported", known=known, expected=due)


def hover(row: Record) -> str:
    """Everything about the row in a few lines."""
    return text(
        "pages",
        "overview.hover",
        name=row["name"],
        actual=actual(row),
        target=target(row),
        numerator=formats.number(number_or_none(row["numerator"])),
        denominator=formats.number(number_or_none(row["denominator"])),
    )


def count_word(indicator_id: str) -> str:
    """What the gap counts: `em`, `trẻ`, `lớp`."""
    numerator = indicators()[indicator_id].numerator
    if not numerator:
        return ""
    measure = measures()[numerator[0].measure]
    return words("charts", "count_word").get(measure.id) or words("charts", "unit_of_measure").get(
        measure.unit, ""
    )
