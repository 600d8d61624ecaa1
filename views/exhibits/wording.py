"""Words that every subject uses: statuses with their signs, kinds of units, marks of unconfirmed rules, order of rows."""

from collections.abc import Iterable

import pandas as pd

from indicators.catalog.texts import text, words
from views import formats

STATUS_SIGNS = {
    "met": "✓",
    "not_met": "✗",
    "insufficient_data": "?",
    "no_target": "–",
    "no_subject": "·",
    "not_due": "·",
}


def status(code: str) -> str:
    """A status in words with its sign, `✓ đạt`; never a colour alone."""
    return f"{STATUS_SIGNS.get(code, '')} {words('charts', 'status').get(code, code)}".strip()


def unit_kind(code: str) -> str:
    """`commune` → `xã, phường`."""
    return words("charts", "unit_kind").get(code, code)


def rule_mark(code: str) -> str:
    """What is said beside a rule that nobody has compared with the original text yet; '' for a confirmed one."""
    return words("charts", "rule_status").get(code, "")


def names(frame: pd.DataFrame) -> list[str]:
    """Names of the units of a frame in official order, each once."""
    ordered = frame.sort_values("official_order", kind="stable")
    return list(dict.fromkeys(ordered["unit_name"].tolist()))


def listed(units: Iterable[str], kind: str) -> str:
    """Up to five names, then a count in the word of the kind."""
    return formats.enumeration(list(units), rest=text("formats", "other_of_kind", kind=unit_kind(kind)))
