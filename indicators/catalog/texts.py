"""Vietnamese sentences of the indicators layer (`texts/<topic>.toml`), by topic and key."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml


@cache
def texts(topic: str) -> Mapping[str, str]:
    """Every template of a topic; a template may name facts in braces."""
    path = CATALOGUE_DIR / "texts" / f"{topic}.toml"
    content = read_toml(path)
    for key, value in content.items():
        if not isinstance(value, str):
            raise CatalogueError(path, key, "phải là một câu")
    return MappingProxyType(content)


def text(topic: str, key: str, **facts: object) -> str:
    """One sentence with its facts filled in."""
    templates = texts(topic)
    if key not in templates:
        raise CatalogueError(CATALOGUE_DIR / "texts" / f"{topic}.toml", key, "thiếu câu")
    return templates[key].format_map(facts)
