"""A formula of the catalogue in the words of the forms: `pupils[kind=target]` → `Số học sinh (chỉ tiêu)`."""

import re

from indicators.catalog import codes, measures
from indicators.catalog.standards import rules
from indicators.catalog.texts import text

_TERM = re.compile(r"\b([a-z][a-z0-9_]*)(?:\[([^\]]*)\])?")
_RULE = re.compile(r"\b[A-Z]+[0-9]+-[A-Z0-9]+\b")


def in_words(formula: str) -> str:
    """The formula with every measure by its label; what is no measure stays as it is."""
    named = _RULE.sub(_rule, formula)
    return _TERM.sub(_term, named).replace(" / ", text("dictionary_page", "formula.of"))


def _rule(found: re.Match[str]) -> str:
    rule = rules().get(found[0])
    return text("dictionary_page", "formula.test", label=rule.label, rule=found[0]) if rule else found[0]


def _term(found: re.Match[str]) -> str:
    measure = measures().get(found[1])
    if measure is None:
        return codes()["standard"].get(found[1], found[0])
    conditions = [
        _condition(part.strip(), measure.category) for part in (found[2] or "").split(",") if part.strip()
    ]
    return f"{measure.label} [{'; '.join(conditions)}]" if conditions else measure.label


def _condition(part: str, category: str) -> str:
    """`kind=target` → `Chỉ tiêu`; an age or a number stays a number."""
    name, _, value = part.partition("=")
    labels = codes().get(category if name == "category" else name, {})
    if name == "least":
        return text("dictionary_page", "formula.least", level=value)
    if name == "age":
        return text("formats", "age", age=value)
    return ", ".join(labels.get(code, code) for code in value.split("|"))
