"""Whether a sheet lists people. Such a sheet is refused and nothing of it is kept (forms.md §6, rules.md §13).

Two person signs in one row (name, birth date, ID or telephone number …) or a column of mostly distinct full names.
Knows only the declared signs.
"""

from functools import lru_cache

from etl.forms.words.vocabulary import layout_words
from etl.grid import Grid
from etl.text import fold

_ROWS_SEARCHED = 40
_NAMES_NEEDED = 6


def lists_people(grid: Grid) -> bool:
    """The sheet has rows about single persons."""
    persons = layout_words()["persons"]
    signs = frozenset(persons["signs"])
    for row in grid.rows[:_ROWS_SEARCHED]:
        said = {_sign(value) for value in row if type(value) is str}
        found = said & signs
        if len(found) >= persons["needed"] and found - {"cha", "me", "dia chi", "email"}:
            return True
    return _has_column_of_names(grid)


@lru_cache(maxsize=4096)
def _sign(text: str) -> str:
    return fold(text).strip(" :.*()")


def _has_column_of_names(grid: Grid) -> bool:
    families = frozenset(layout_words()["persons"]["family_names"])
    for column in range(min(grid.width, 12)):
        texts = [value for row in grid.rows if type(value := row[column]) is str and value]
        if len(texts) < _NAMES_NEEDED:
            continue
        names = {text for text in texts if _is_full_name(text, families)}
        if len(names) >= _NAMES_NEEDED and len(names) >= 0.6 * len(texts):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_full_name(text: str, families: frozenset[str]) -> bool:
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not all(part.isalpha() and part[:1].isupper() for part in parts):
        return False
    return fold(parts[0]) in families and not text.isupper()
