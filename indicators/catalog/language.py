"""The language of what is being answered: Vietnamese, or English where a visitor asked for it.

Vietnamese is what the catalogue declares; English stands beside it under `texts/en/` (sentences by file and key, labels
and definitions by their Vietnamese text). Stored messages about received workbooks stay in the language in which offices get them.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, read_toml

VIETNAMESE, ENGLISH = "vi", "en"
LANGUAGES = (VIETNAMESE, ENGLISH)

_current: ContextVar[str] = ContextVar("language", default=VIETNAMESE)


def language() -> str:
    """Code of the language of this run."""
    return _current.get()


def speak(code: str) -> None:
    """Answers of this thread are in that language from now on."""
    _current.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """The same, for a while: a workbook written after its page has gone."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


def in_language(label: str) -> str:
    """A declared Vietnamese label in the language of this run; itself where it is a proper name."""
    return label if language() == VIETNAMESE else english_labels().get(label, label)


@cache
def english_labels() -> Mapping[str, str]:
    """Vietnamese label or definition → English."""
    folder = CATALOGUE_DIR / "texts" / ENGLISH
    return MappingProxyType(read_toml(folder / "labels.toml") | read_toml(folder / "definitions.toml"))
