"""Sentences of the blank forms (`texts/templates.toml`)."""

from indicators.catalog.texts import text


def say(key: str, **facts: object) -> str:
    """One sentence with its facts; raises `CatalogueError` where it is not declared."""
    return text("templates", key, **facts)
