"""Words by which tables and the lines around them are found, as declared in `layout.toml`. Knows no texts of sheets."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from etl.forms.declared import read_declared
from etl.text import fold
from indicators.catalog.files import CATALOGUE_DIR

FILE = CATALOGUE_DIR / "vocabulary" / "layout.toml"


@lru_cache(maxsize=1)
def layout_words() -> Mapping[str, Any]:
    """Words by which tables and the lines around them are found by section and name, folded."""

    def folded(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: folded(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return tuple(fold(text) if isinstance(text, str) else text for text in value)
        return value

    found: Mapping[str, Any] = folded(read_declared(FILE))
    return found
