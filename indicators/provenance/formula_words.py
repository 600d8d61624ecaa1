"""The formula of an indicator as a person reads it: the words of its measures instead of their names."""

from decimal import Decimal

from indicators.catalog.facilities import facilities, staffing_items
from indicators.catalog.formulas import Formula, Term
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import codes, measures
from indicators.catalog.standards import Rule, rules
from indicators.catalog.texts import text, words

_FILE = "number"


def formula_words(entry: Indicator) -> str:
    """The formula in the words of the measures; where another question answers, its name in words."""
    if entry.numerator and entry.denominator:
        sides = [_side(formula) for formula in (entry.numerator, entry.denominator)]
        return f"{sides[0]} / {sides[1]}" + (" × 100 %" if entry.unit == "percent" else "")
    if entry.source == "facts":
        return _side(entry.numerator or entry.stated)
    said = words(_FILE, "other_question").get(entry.source)
    return (
        said.format(item=_item(entry))
        if said
        else text("dictionary", f"source_{entry.source}", item=_item(entry))
    )


def _item(entry: Indicator) -> str:
    """What another question is asked about, by its label; a test with its thresholds and article."""
    if entry.source == "tests":
        return "; ".join(_test(rules()[name]) for name in entry.target.rules)
    if entry.source == "lines":
        return f"“{indicators()[entry.item].label}”"
    items = (*facilities().values(), *staffing_items().values())
    names = [item.label for item in items if entry.item in (item.id, item.group)]
    names = names or [codes()["standard"].get(entry.item, entry.item)]
    return ", ".join(f"“{name}”" for name in dict.fromkeys(names))


def _test(rule: Rule) -> str:
    """Label, age and threshold, those of difficult communes where they differ, and the article."""
    said = [f"“{rule.label}”"]
    if rule.threshold is not None:
        said.append(text(_FILE, "filter.threshold", value=_percent(rule.threshold), age=rule.age))
    difficult = (rule.threshold_difficult, rule.age_for(True))
    if difficult[0] is not None and difficult != (rule.threshold, rule.age):
        said.append(text(_FILE, "filter.threshold_difficult", value=_percent(difficult[0]), age=difficult[1]))
    return ", ".join([*said, " ".join(filter(None, (rule.document, rule.article)))])


def _percent(threshold: Decimal) -> str:
    return f"{threshold.normalize():f}".replace(".", ",")


def _side(formula: Formula) -> str:
    parts = [f"{'−' if term.sign < 0 else '+'} {_term(term)}" for term in formula]
    said = " ".join(parts).removeprefix("+ ")
    return f"({said})" if len(formula) > 1 else said


def _term(term: Term) -> str:
    measure, of = measures()[term.measure], codes()
    said = [
        text(_FILE, f"filter.kind_{term.kind}") if term.kind in ("target", "need") else "",
        "" if term.kind == "target" else of["period"].get(term.period, term.period),
        text(_FILE, "filter.previous") if term.previous else "",
        of["level"].get(term.level, term.level),
        ", ".join(of["grade"].get(grade, grade) for grade in term.grades),
        text(_FILE, "filter.age", age=term.age) if term.age else "",
        of["group"].get(term.group, term.group),
        ", ".join(of.get(measure.category, {}).get(code, code) for code in term.categories),
        _least(term),
    ]
    filters = "; ".join(filter(None, said))
    return f"{measure.label} ({filters})" if filters else measure.label


def _least(term: Term) -> str:
    if term.least is None:
        return ""
    if term.since_start:
        return text(_FILE, "filter.least_year", years=term.least)
    return text(_FILE, "filter.least", least=term.least) if term.least else text(_FILE, "filter.known")
