"""An explanation as a person reads it: short Vietnamese lines, from the meaning down to the cells."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

import pandas as pd

from indicators.catalog.indicator import Indicator
from indicators.catalog.measures import codes, measures
from indicators.catalog.texts import text, words
from indicators.provenance.explanation import Explanation, Record
from indicators.provenance.formula_words import formula_words

MOST_CELLS = 40
"""Cells that are listed; a province may have thousands."""

_FILE = "number"
_PERSON = "person"
"""What the tests of the standards count."""


def lines(explanation: Explanation) -> Iterator[str]:
    """Every line of the explanation, in reading order."""
    entry, line = explanation.entry, explanation.line
    yield text(_FILE, "title", label=entry.label_vi, unit=line["unit_name"], year=line["school_year"],
               line=_line_of(line))  # fmt: skip
    yield text(_FILE, "definition", definition=entry.definition_vi)
    yield text(_FILE, "formula", formula=formula_words(entry))
    rule_status = words(_FILE, "rule_status").get(line["rule_status"] or entry.status, line["rule_status"])
    yield text(_FILE, "document", document=entry.document, status=rule_status)
    yield from _numbers(entry, line)
    status = words("charts", "status")[line["status"]]
    yield text(_FILE, "status", status=status, why=_why(entry, line)).strip()
    if line["note"]:
        yield text(_FILE, "note", note=line["note"])
    yield from _cells(explanation)
    yield from _corrections(explanation)
    yield from _superseded(explanation)


def _line_of(line: Record) -> str:
    of = codes()
    parts = [of["level"].get(line["level"], line["level"]), of["grade"].get(line["grade"], line["grade"])]
    said = ", ".join(filter(None, parts))
    return text(_FILE, "line", parts=said) if said else ""


def _numbers(entry: Indicator, line: Record) -> Iterator[str]:
    if line["period"]:
        named = words(_FILE, "period_name")
        period = named.get(line["period"]) or codes()["period"].get(line["period"], line["period"])
        yield text(_FILE, "period", period=period)
    if line["stated"]:
        yield text(_FILE, "stated", value=_value(entry, line["value"]))
    else:
        if pd.notna(line["numerator"]) and pd.notna(line["denominator"]):
            for side in ("numerator", "denominator"):
                yield text(_FILE, side, value=_number(line[side]))
        known = pd.notna(line["value"])
        yield text(_FILE, "value", value=_value(entry, line["value"])) if known else text(_FILE, "no_value")
    if pd.notna(line["target"]):
        basis = words(_FILE, "basis").get(line["target_basis"], "")
        yield text(_FILE, "target", value=_value(entry, line["target"]), basis=basis)
    if pd.notna(line["gap"]):
        unit = text(_FILE, "points") if entry.unit == "percent" else words(_FILE, "unit").get(entry.unit, "")
        yield text(_FILE, "gap", value=_number(line["gap"]) + unit, count=_gap_count(entry, line))
    if pd.notna(line["coverage"]) and line["expected"] > 1:
        yield text(_FILE, "coverage", known=_number(line["contributing"]), expected=_number(line["expected"]))
    if pd.notna(line["reported_numerator"]):
        reported = line["reported_denominator"]
        below = text(_FILE, "reported_denominator", value=_number(reported)) if pd.notna(reported) else ""
        yield text(_FILE, "reported", numerator=_number(line["reported_numerator"]), denominator=below)


def _gap_count(entry: Indicator, line: Record) -> str:
    """The gap in persons, classes or rooms, where it is not the gap itself."""
    if pd.isna(line["gap_count"]) or pd.isna(line["denominator"]):
        return ""
    counted = measures()[entry.numerator[0].measure].unit if entry.numerator else _PERSON
    if entry.source not in ("facts", "tests"):
        counted = ""
    return text(_FILE, "gap_count", count=_number(line["gap_count"]) + words(_FILE, "unit").get(counted, ""))


def _why(entry: Indicator, line: Record) -> str:
    status = line["status"]
    if status in ("met", "not_met"):
        if pd.isna(line["target"]) or pd.isna(line["value"]):
            return ""
        signs = {("higher", "met"): "at_least", ("higher", "not_met"): "below", ("lower", "met"): "at_most",
                 ("lower", "not_met"): "above"}  # fmt: skip
        sign = words(_FILE, "sign")[signs.get((entry.direction, status), "at_least")]
        return text(_FILE, f"why.{status}", value=_value(entry, line["value"]), sign=sign,
                    target=_value(entry, line["target"]))  # fmt: skip
    if status == "insufficient_data" and 0 < line["contributing"] < line["expected"]:
        return text(_FILE, "why.insufficient_units", known=_number(line["contributing"]),
                    expected=_number(line["expected"]))  # fmt: skip
    return text(_FILE, f"why.{status}")


def _cells(explanation: Explanation) -> Iterator[str]:
    cells = explanation.cells
    if not cells:
        yield text(_FILE, "no_cells" if pd.isna(explanation.line["value"]) else "counted_elsewhere")
        return
    sides = words(_FILE, "side")
    if pd.isna(explanation.line["denominator"]) and not explanation.entry.stated:
        sides = sides | dict.fromkeys(("numerator", "denominator"), sides["used"])
    yield text(_FILE, "cells", count=len(cells))
    for cell in cells[:MOST_CELLS]:
        value = _cell_value(cell)
        yield text(_FILE, "cell", side=sides.get(cell["side"], cell["side"]), unit=cell["unit_name"],
                   measure=_measured(cell), value=value, file=cell["file"], sheet=cell["sheet"], cell=cell["cell"],
                   raw=cell["raw"])  # fmt: skip
    if len(cells) > MOST_CELLS:
        yield text(_FILE, "more_cells", count=len(cells) - MOST_CELLS)


def _cell_value(cell: Record) -> str:
    if pd.isna(cell["value"]):
        return text(_FILE, "no_value_written")
    is_year = measures()[cell["measure"]].unit == "year"
    return f"{cell['value']:g}" if is_year else _number(cell["value"])


def _measured(cell: Record) -> str:
    """Measure, and what the cell is of: level, grade, age, group, category."""
    measure, of = measures()[cell["measure"]], codes()
    said = [
        text(_FILE, f"filter.kind_{cell['kind']}") if cell["kind"] in ("target", "need") else "",
        of["level"].get(cell["level"], cell["level"]),
        of["grade"].get(cell["grade"], cell["grade"]),
        text(_FILE, "filter.age", age=cell["age"]) if cell["age"] else "",
        of["group"].get(cell["group"], cell["group"]),
        of.get(measure.category, {}).get(cell["category"], cell["category"]),
        cell["school_year"],
    ]
    return f"{measure.label} ({'; '.join(filter(None, said))})"


def _corrections(explanation: Explanation) -> Iterator[str]:
    if explanation.corrections:
        yield text(_FILE, "corrections")
    for told in explanation.corrections:
        yield text(_FILE, "correction", file=told["file"], sheet=told["sheet"], cell=told["cell"],
                   before=told["before_raw"] or text(_FILE, "no_value_written"), right=told["right"],
                   reason=told["reason"], author=told["author"], day=told["day"])  # fmt: skip


def _superseded(explanation: Explanation) -> Iterator[str]:
    if explanation.superseded:
        yield text(_FILE, "superseded")
    reasons = words(_FILE, "superseded_reason")
    for told in explanation.superseded[:MOST_CELLS]:
        yield text(_FILE, "superseded_cell", unit=told["unit_name"], measure=_measured(told), raw=told["raw"],
                   file=told["file"], sheet=told["sheet"], cell=told["cell"],
                   reason=reasons.get(told["reason"], told["reason"]))  # fmt: skip
    if len(explanation.superseded) > MOST_CELLS:
        yield text(_FILE, "more_cells", count=len(explanation.superseded) - MOST_CELLS)


def _value(entry: Indicator, value: float) -> str:
    return _number(value) + words(_FILE, "unit").get(entry.unit, "")


def _number(value: float) -> str:
    """Four decimals at most and never rounded up: what lies below a threshold does not read as the threshold."""
    exact = Decimal(str(round(abs(float(value)), 9))).quantize(Decimal("0.0001"), ROUND_DOWN)
    whole, _, decimals = f"{exact:,f}".partition(".")
    decimals = decimals.rstrip("0")
    said = whole.replace(",", ".") + (f",{decimals}" if decimals else "")
    return f"−{said}" if value < 0 and said != "0" else said
