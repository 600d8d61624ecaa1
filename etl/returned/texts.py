"""Sentences of the returned copy (`texts/returned.toml`)."""

from indicators.catalog.texts import text


def say(key: str, **facts: object) -> str:
    """One sentence with its facts; raises `CatalogueError` where it is not declared."""
    return text("returned", key, **facts)
