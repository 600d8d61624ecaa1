"""Vietnamese text typed in the font encodings of before Unicode (TCVN3, VNI), decoded by what it says.

Fonts lie (a Unicode cell may carry a ".Vn" font and the reverse), so every text is read in every way and the reading that
consists of Vietnamese syllables wins. Texts that read well both ways follow the majority of their sheet. Nothing may be
stripped before: U+00AD is the letter ư of TCVN3. Tables: `data/catalog/encodings/`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.files import read_toml

_UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300-\u0303\u0306\u0309\u031b\u0323\u1ea0-\u1ef9]")
"""Letters and combining marks that no legacy encoding uses."""
_NEVER_VIETNAMESE = re.compile("[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de-\u00df"
                               "\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]")  # fmt: skip
"""Latin-1 characters that are no Vietnamese letter: without one of them there is no legacy text."""
_BETWEEN_WORDS = re.compile(r"[\x00-\x40\x5b-\x60\x7b-\x7f\s\u2010-\u201f\u2026]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_OF_STOPS = frozenset("\u0301\u0323")


@dataclass(frozen=True)
class Encoding:
    """One legacy encoding: its name and the pattern and table that decode it."""

    name: str
    letters: Mapping[str, str]
    pattern: re.Pattern[str]

    def decode(self, text: str) -> str:
        """`text` with every legacy sequence replaced by the letter it stands for."""
        return self.pattern.sub(lambda match: self.letters[match[0]], text)


@dataclass(frozen=True)
class Syllables:
    """The shape of a Vietnamese syllable without its tone."""

    shape: re.Pattern[str]
    stop_ends: tuple[str, ...]


def decode_sheet(texts: Collection[str]) -> tuple[dict[str, str], str]:
    """Decoded text by legacy text for the distinct texts of one sheet, and the names of the encodings met ('' = none).

    Only texts that change are listed.
    """
    foreign = [text for text in texts if not text.isascii()]
    if not _NEVER_VIETNAMESE.search("\n".join(foreign)):
        return {}, ""
    verdicts = {text: _best_readings(text) for text in foreign}
    majority = _majority(verdicts)
    decoded: dict[str, str] = {}
    met: set[str] = set()
    for text, best in verdicts.items():
        name = majority if majority in best else best[0]
        if name:
            decoded[text] = encodings()[name].decode(text)
            met.add(name)
    return decoded, ", ".join(sorted(met))


def _majority(verdicts: Mapping[str, list[str]]) -> str:
    """The encoding in which most texts of the sheet read best and that outnumbers Unicode, '' if there is none."""
    votes = Counter(best[0] for best in verdicts.values() if len(best) == 1)
    return max(votes, key=lambda name: (votes[name], not name), default="")


def _best_readings(text: str) -> list[str]:
    """Names of the encodings in which `text` reads best; '' stands for Unicode and comes first.

    Words that contain letters above Latin-1 read the same in all; so a text in which somebody replaced a few letters is
    still decoded.
    """
    if _UNICODE_ONLY.search(text) and not _NEVER_VIETNAMESE.search(text):
        return [""]
    scores = syllable_scores([text])
    best = max(scores.values())
    return [name for name, score in scores.items() if score == best]


def syllable_scores(texts: Iterable[str]) -> dict[str, int]:
    """How well `texts` read as Vietnamese in each encoding ('' = Unicode, listed first): syllables less what is none."""
    words = [
        word
        for text in texts
        for word in _BETWEEN_WORDS.split(text)
        if not word.isascii() and any(map(str.isalpha, word))
    ]
    scores = {"": sum(map(_score, words))}
    for name, encoding in encodings().items():
        scores[name] = sum(_score(encoding.decode(word)) for word in words)
    return scores


@lru_cache(maxsize=16384)
def _score(word: str) -> int:
    """1 for a syllable, 0 for what may be an abbreviation (GPLĐ), -1 for anything else."""
    if is_syllable(word):
        return 1
    return 0 if word.isupper() and not _NEVER_VIETNAMESE.search(word) else -1


def is_syllable(word: str) -> bool:
    """Whether a word is built like one Vietnamese syllable, whatever its case."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1 or not syllables().shape.fullmatch(plain):
        return False
    return not plain.endswith(syllables().stop_ends) or (bool(tones) and tones[0] in _TONES_OF_STOPS)


@lru_cache(maxsize=1)
def encodings() -> Mapping[str, Encoding]:
    """The declared encodings by name."""
    folder = CATALOGUE_DIR / "encodings"
    found = [_read_encoding(path) for path in sorted(folder.glob("*.toml")) if path.name != "syllables.toml"]
    return {encoding.name: encoding for encoding in found}


@lru_cache(maxsize=1)
def syllables() -> Syllables:
    """The declared shape of a syllable."""
    path = CATALOGUE_DIR / "encodings" / "syllables.toml"
    declared = read_toml(path)
    for key in ("onsets", "rhymes", "stop_ends"):
        if not declared.get(key):
            raise CatalogueError(path, key, "thiếu hoặc trống")
    onsets, rhymes = "|".join(declared["onsets"]), "|".join(declared["rhymes"])
    return Syllables(re.compile(f"(?:{onsets})?(?:{rhymes})"), tuple(declared["stop_ends"]))


def _read_encoding(path: Path) -> Encoding:
    declared = read_toml(path)
    if not declared.get("name") or not declared.get("letters"):
        raise CatalogueError(path, "name, letters", "thiếu hoặc trống")
    letters: dict[str, str] = dict(declared["letters"])
    if declared.get("capitals"):
        for sequence, letter in declared["letters"].items():
            letters[sequence.upper()] = letter.upper()
            letters[sequence[0].upper() + sequence[1:]] = letter.upper()
    longest_first = sorted(letters, key=len, reverse=True)
    return Encoding(declared["name"], letters, re.compile("|".join(map(re.escape, longest_first))))
