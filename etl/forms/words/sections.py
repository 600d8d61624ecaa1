"""Headings that only name an area of work ("II. Giáo dục phổ thông", "Khu phục vụ sinh hoạt"): what they leave to restrict.

Above a number such words say where it stands in the report, not which part of something it counts. They are declared in
`sections.toml` and hold for headings alone; in the text of a number itself they stay unknown. Knows text only.
"""

import re
from functools import lru_cache
from itertools import product

from etl.forms.declared import read_declared
from etl.forms.words.description import PathItem, describe
from etl.forms.words.patterns import segments
from etl.forms.words.vocabulary import FOLDER, without_number
from etl.text import fold

_RATIO = frozenset(("ratio",))
"""Says nothing of its own: "Duy trì sĩ số > %" is a rate of something that nobody declared."""
_LETTER = "a-z0-9"


def without_sections(path: tuple[PathItem, ...], headings: int) -> tuple[PathItem, ...]:
    """The path with its first `headings` texts cut to what restricts the rest."""
    if all(_is_understood(text) for text, _ in path[:headings]):
        return path
    cut = (*((restricting(text), beside) for text, beside in path[:headings]), *path[headings:])
    said = describe(cut)
    return cut if said.words - _RATIO or said.dims else path


@lru_cache(maxsize=4096)
def restricting(text: str) -> str:
    """A heading without the words that name an area; the heading itself where other words of it are unknown."""
    if _is_understood(text):
        return text
    rest = " ".join(_areas().sub(" ", without_number(fold(text))).split())
    return rest if _is_understood(rest) else text


def _is_understood(text: str) -> bool:
    """Every word of a text that stands alone has a meaning."""
    return not describe(((text, frozenset()),)).unknown


@lru_cache(maxsize=1)
def _areas() -> re.Pattern[str]:
    declared = read_declared(FOLDER / "sections.toml")["areas"]
    phrases = {
        fold(" ".join(" ".join(chosen).split()))
        for phrase in declared
        for chosen in product(*segments(phrase))
    } - {""}
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(
        rf"(?<![{_LETTER}])(?:" + "|".join(map(re.escape, longest_first)) + rf")(?![{_LETTER}])"
    )
