"""What a visitor assumes instead of what is declared: norms, weights, a sum of money; words of a link and back.

What cannot be read is left out: a damaged link never changes a number silently, the exhibit names what it assumes.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from indicators.catalog.norms import norms
from indicators.catalog.priorities import criteria
from indicators.resources.gaps import NormValues
from indicators.resources.priorities import Weights

Options = Mapping[str, str]
MOST_VND = 10**15
"""More than any budget of a province; larger sums are slips of the pen."""


def written(values: Mapping[str, str]) -> str:
    """`{"RPC-TH": "0.8"}` → `RPC-TH:0.8`, '' for none."""
    return ";".join(f"{key}:{value}" for key, value in values.items())


def norm_values(options: Options) -> NormValues | None:
    """Norms assumed by the visitor; None where nothing is assumed, so that the office's own values hold."""
    found = tuple(
        (key, value) for key, value in _pairs(options.get("norms", "")) if key in norms() and _amount(value)
    )
    return found or None


def weights(options: Options) -> Weights:
    """Weights chosen instead of the declared ones."""
    found = _pairs(options.get("weights", ""))
    return tuple((key, int(value)) for key, value in found if key in criteria() and value.isdecimal())


def budget_vnd(options: Options) -> int | None:
    """The sum of money to spend, None where none is given."""
    given = options.get("budget", "")
    return min(int(given), MOST_VND) if given.isdecimal() else None


def _pairs(words: str) -> list[tuple[str, str]]:
    parts = (word.partition(":") for word in words.split(";") if ":" in word)
    return [(key.strip(), value.strip()) for key, _, value in parts]


def _amount(value: str) -> bool:
    """Whether a word is a norm that can be counted with: a finite number, not negative."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return False
    return amount.is_finite() and amount >= 0
