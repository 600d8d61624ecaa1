"""One declared phrase → every way it is written: alternatives in square brackets, lists with commas or strokes.

"[số |]máy [vi |]tính" stands for four phrases; "học THPT, GDTX" is also written "học THPT/GDTX". Knows text only.
"""

import re
from itertools import product

_ALTERNATIVES = re.compile(r"\[([^\]]*)\]")
_COMMA = re.compile(r"\s*,\s*")


def spellings(phrase: str) -> list[str]:
    """The phrase with each choice of its alternatives, blanks tidied; the phrase itself where it offers none."""
    parts = _ALTERNATIVES.split(phrase)
    offered = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return list(dict.fromkeys(" ".join("".join(chosen).split()) for chosen in product(*offered)))


def offers_alternatives(phrase: str) -> bool:
    """Whether a phrase stands for several."""
    return "[" in phrase


def with_strokes(phrase: str) -> str:
    """The phrase with strokes for its commas, '' where it has none."""
    return _COMMA.sub("/", phrase) if "," in phrase else ""
