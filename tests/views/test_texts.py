"""Sentences are declared, and every sentence that code names exists."""

import re
from pathlib import Path

import pytest

from indicators.catalog import CatalogueError, texts
from tests.conftest import ROOT

NAMED = re.compile(r'\b(text|words)\(\s*"(\w+)",\s*"([\w.]+)"')


def named() -> list[tuple[str, str, str]]:
    sources = [*(ROOT / "views").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"]
    return sorted(
        {found for path in sources for found in NAMED.findall(Path(path).read_text(encoding="utf-8"))}
    )


@pytest.mark.parametrize(("kind", "file", "key"), named())
def test_every_sentence_that_code_names_is_declared(kind: str, file: str, key: str) -> None:
    if kind == "words":
        assert isinstance(texts.words(file, key), dict)
    else:
        assert isinstance(texts.entry_of(file, key, "vi"), str)


def test_a_missing_sentence_names_file_and_key() -> None:
    with pytest.raises(CatalogueError, match=r"texts/pages\.toml.*overview\.nothing"):
        texts.text("pages", "overview.nothing")


def test_a_blank_that_is_not_filled_names_file_and_key() -> None:
    with pytest.raises(CatalogueError, match=r"overview\.finding"):
        texts.text("pages", "overview.finding")
