"""Sentences of the explanation (`texts/explain.toml`)."""

from indicators.catalog.texts import text
from indicators.catalog.texts import words as word_table


def say(key: str, **facts: object) -> str:
    """One sentence with its facts; raises `CatalogueError` where it is not declared."""
    return text("explain", key, **facts)


def word(table: str, code: str) -> str:
    """The word for a code, the code itself where none is declared."""
    return word_table("explain", table).get(code, code)
