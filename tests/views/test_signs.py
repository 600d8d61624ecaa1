"""Special signs of pages, slides and workbooks: only those that fonts of an ordinary Windows computer hold."""

import unicodedata
from pathlib import Path

import pytest

from tests.conftest import ROOT

WGL4 = "–—―‘’“”…‹›•−√≥≤←↑→↓▲►▼◄●"
"""In Arial, Times New Roman, Segoe UI and every other font of Windows."""
SEGOE_UI_SYMBOL = "✓✗✔✖✕⓪①②③▸◂◐⌈⌉"
"""In Segoe UI Symbol, which Windows 7 and later put in the place of a letter that a font lacks."""
FAVICON = "📘"
"""Drawn by the browser in its tab, from Segoe UI Emoji."""
JOINERS = "\u2060\u200b\u00a0"
ALLOWED = set(WGL4 + SEGOE_UI_SYMBOL + JOINERS)
TEXTS = sorted((ROOT / "data" / "catalog" / "texts").rglob("*.toml"))
CODE = sorted((ROOT / "views").rglob("*.py")) + sorted((ROOT / "pages").glob("*.py"))


def special(letter: str) -> bool:
    """Neither a Latin letter nor a sign of the first two blocks."""
    code = ord(letter)
    return code > 0x024F and not 0x1E00 <= code <= 0x1EFF and not unicodedata.combining(letter)


@pytest.mark.parametrize("path", [*TEXTS, *CODE], ids=lambda path: path.stem)
def test_only_signs_of_office_fonts_are_used(path: Path) -> None:
    assert {letter for letter in path.read_text(encoding="utf-8") if special(letter)} <= ALLOWED


def test_the_sign_of_the_tab_is_the_only_emoji() -> None:
    frame = (ROOT / "dashboard.py").read_text(encoding="utf-8")
    assert {letter for letter in frame if special(letter)} - ALLOWED == {FAVICON}
