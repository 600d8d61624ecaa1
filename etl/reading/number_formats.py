"""What a number format does to a number, as far as its meaning depends on it: only whether it scales by 100."""

import re
from functools import lru_cache

BUILT_IN_PERCENT = frozenset({9, 10})
"""Ids of the percent formats that workbooks use without declaring them (ECMA-376 part 1, 18.8.30)."""

_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]', re.DOTALL)
"""Quoted text, escaped character, width of a character, fill character, colour or condition: shown, never applied."""


@lru_cache(maxsize=1024)
def scales_by_hundred(code: str) -> bool:
    """Whether a cell holding 0.5 is shown as 50 %: `0.0%` does, `0.0"%"` and `0.0\\%` do not."""
    for_positive_numbers = _LITERAL.sub("", code).partition(";")[0]
    return "%" in for_positive_numbers
