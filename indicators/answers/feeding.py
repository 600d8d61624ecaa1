"""Which forms state what an indicator is computed from, and under which headings: the way from the dictionary to the sheet.

It comes from the catalogue alone (`measure_forms.csv`, `measures_added.csv`) and knows no warehouse.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from indicators.catalog.facilities import Facility, facilities, staffing_items
from indicators.catalog.formulas import Term
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import codes, measures
from indicators.catalog.reports import reports
from indicators.catalog.standards import Rule, rules
from indicators.catalog.texts import text
from indicators.resources.gaps import gap_questions

_ASSIGNED = "assigned"
_RATING = "rating"
"""Categories that a form names one beside the other under one heading."""


class Stated(NamedTuple):
    """A measure with what its heading has to say besides; '' = the whole."""

    measure: str
    age: str = ""
    group: str = ""
    grade: str = ""
    category: str = ""
    is_assigned: bool = False
    """A target, which stands under the same heading of a sheet of targets."""


def stating(entry: Indicator) -> tuple[Stated, ...]:
    """What an indicator is computed from, whatever its source, each once."""
    terms = (*entry.numerator, *entry.denominator, *entry.stated)
    extra = (Stated(entry.target.extra_of),) if entry.target.extra_of else ()
    return tuple(dict.fromkeys((*_of_terms(terms), *_of_source(entry), *extra)))


def forms(entry: Indicator) -> tuple[list[str], bool]:
    """Forms with the headings there, in words, and whether the forms in use state all of it."""
    stated = stating(entry)
    if not stated:
        return [text("dictionary", f"fed_{entry.source}")], True
    labels = {report.form: report.label for report in reports()} | {
        _ASSIGNED: text("dictionary", "fed_targets")
    }
    said = [
        text("dictionary", "fed_columns", form=labels[form], headings=", ".join(headings))
        for form, headings in _headings_by_form(stated).items()
    ]
    return said, not any(measures()[each.measure].is_added for each in stated)


def _of_terms(terms: Iterable[Term]) -> Iterator[Stated]:
    for term in terms:
        several = term.categories if measures()[term.measure].category != _RATING else ()
        for category in several or ("",):
            for grade in term.grades or ("",):
                yield Stated(term.measure, term.age, term.group, grade, category, term.kind == "target")


def _of_source(entry: Indicator) -> Iterator[Stated]:
    if entry.source in ("tests", "levels", "needed"):
        named = entry.target.rules or [rule.id for rule in rules().values() if rule.standard == entry.item]
        for rule in named:
            yield from _of_rule(rules()[rule])
    elif entry.source == "gaps":
        for question in gap_questions(entry.item, _items(entry.item)):
            for _, formula in question.sides:
                yield from _of_terms(formula)
    elif entry.source == "lines":
        yield from stating(indicators()[entry.item])


def _of_rule(rule: Rule) -> Iterator[Stated]:
    """The measures of one test at its age; a recognised level is that of the standard."""
    for name in (*rule.numerator, *rule.denominators):
        measure = measures()[name]
        category = rule.standard if measure.category == "standard" else ""
        yield Stated(name, rule.age if measure.has_age else "", category=category)


def _items(item: str) -> Mapping[str, Facility]:
    return staffing_items() if item in staffing_items() else facilities()


def _headings_by_form(stated: Iterable[Stated]) -> dict[str, list[str]]:
    """Form → headings in quotes, behind each in brackets what it does not say itself."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for each in stated:
        form = _ASSIGNED if each.is_assigned else measures()[each.measure].form
        beside = found.setdefault(form, {}).setdefault(_heading(each), {})
        beside.update(dict.fromkeys(_beside(each)))
    return {
        form: [
            f"“{heading}” ({', '.join(beside)})" if beside else f"“{heading}”"
            for heading, beside in of_form.items()
        ]
        for form, of_form in found.items()
    }


def _heading(stated: Stated) -> str:
    measure = measures()[stated.measure]
    category = codes()[measure.category].get(stated.category, "…") if measure.category else "…"
    return measure.heading.format(age=stated.age or "…", category=category)


def _beside(stated: Stated) -> list[str]:
    """What the heading does not say itself: category, grade, group."""
    measure, said = measures()[stated.measure], []
    if stated.category and "{category}" not in measure.heading:
        said.append(codes()[measure.category][stated.category])
    codes_beside = (("grade", stated.grade), ("group", stated.group))
    said += [codes()[name][code] for name, code in codes_beside if code in codes()[name]]
    return said
