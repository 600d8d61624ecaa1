"""Bytes of a text file as text, in the encoding that they can only be in; knows no table.

UTF-8 and UTF-16 prove themselves. Of the one-byte encodings the one wins in which the words are Vietnamese syllables:
Windows-1258, or Windows-1252 with the codes of TCVN3 or VNI in it, which `legacy_text` decodes later sheet by sheet.
"""

import unicodedata
from itertools import islice

from etl.reading.legacy_text import syllable_scores
from etl.text import fold

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_JUDGED_LINES = 2000
_CONTROLS = frozenset(map(chr, (*range(9), 11, *range(14, 32), 127)))


def decode(content: bytes) -> str | None:
    """The text of a file, without a byte order mark; None where no encoding gives a plausible text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    if b"\x00" in content:
        return _decoded(content, "utf-16-le") or _decoded(content, "utf-16-be")
    text = _decoded(content, "utf-8")
    return text if text is not None else _decoded_by_words(content)


def has_controls(text: str) -> bool:
    """Whether a text holds control characters, which no text file does."""
    return not _CONTROLS.isdisjoint(text)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if has_controls(text) else text


def _decoded_by_words(content: bytes) -> str | None:
    """The text of the encoding that yields more syllables; None if none does or both do equally and differ."""
    vietnamese, western = _decoded(content, "cp1258"), _decoded(content, "cp1252")
    scored: list[tuple[int, str]] = []
    if vietnamese is not None:
        vietnamese = unicodedata.normalize("NFC", vietnamese)
        scored.append((syllable_scores(_sample(vietnamese))[""], vietnamese))
    if western is not None:
        scored.append((max(syllable_scores(_sample(western)).values()), western))
    best = max((score for score, _ in scored), default=0)
    texts = [text for score, text in scored if score == best]
    if best <= 0 or len({fold(text) for text in texts}) > 1:
        return None
    return texts[0]


def _sample(text: str) -> list[str]:
    return list(islice((line for line in text.splitlines() if not line.isascii()), _JUDGED_LINES))
