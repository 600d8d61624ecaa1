"""Whether a sheet lists people. Such a sheet is refused and nothing of it is kept (forms.md §6, rules.md §13).

Two person signs in one row (name, birth date, ID or telephone number …) or a column of mostly distinct full names.
Knows only the declared signs.
"""

from functools import lru_cache

from etl.forms.table.cover import Cover
from etl.forms.words.layout import layout_words
from etl.forms.words.persons import is_full_name
from etl.text import fold

_ROWS_SEARCHED = 40
_COLUMNS_SEARCHED = 12
_NAMES_NEEDED = 6


def lists_people(cover: Cover) -> bool:
    """The sheet has rows about single persons."""
    needed = layout_words()["persons"]["needed"]
    rows = (
        tuple([text for _, text in texts]) for texts in cover.texts[:_ROWS_SEARCHED] if len(texts) >= needed
    )
    return any(map(_heads_people, rows)) or _has_column_of_names(cover)


@lru_cache(maxsize=4096)
def _heads_people(texts: tuple[str, ...]) -> bool:
    """The texts of one row head columns about single persons; workbooks of one template have the same heads."""
    persons = layout_words()["persons"]
    heads = [_sign(text) for text in texts]
    found = frozenset(persons["signs"]).intersection(heads)
    if len(found) >= persons["needed"] and found - {"cha", "me", "dia chi", "email"}:
        return True
    return any(map(_names_persons, heads)) and bool(_beside_names().intersection(heads))


@lru_cache(maxsize=4096)
def _sign(text: str) -> str:
    return fold(text).strip(" :.*()")


@lru_cache(maxsize=4096)
def _names_persons(head: str) -> bool:
    """`ho ten nguoi mu chu`: the names of persons, not of the one who holds an office or signs."""
    persons = layout_words()["persons"]
    opens = any(head == name or head.startswith(f"{name} ") for name in map(fold, persons["name_heads"]))
    return opens and not any(fold(office) in head for office in persons["offices"])


@lru_cache(maxsize=1)
def _beside_names() -> frozenset[str]:
    return frozenset(map(fold, layout_words()["persons"]["beside"]))


def _has_column_of_names(cover: Cover) -> bool:
    for column in cover.columns[:_COLUMNS_SEARCHED]:
        texts = [value for value in column if type(value) is str and value]
        if len(texts) < _NAMES_NEEDED:
            continue
        names = {text for text in texts if is_full_name(text)}
        if len(names) >= _NAMES_NEEDED and len(names) >= 0.6 * len(texts):
            return True
    return False
