"""The words of a PDF with their places: what LibreOffice made of our files is what a reader sees."""

import re
import subprocess
from dataclasses import dataclass

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def covers(self, other: "Word") -> bool:
        """Whether a good part of one word lies on the other."""
        if self._is_letter_of(other) or other._is_letter_of(self):
            return False
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        narrower = min(self.right - self.left, other.right - other.left)
        return width > 0.5 * narrower and height > 0.3 * lower

    def _is_letter_of(self, other: "Word") -> bool:
        """A letter of a second font inside a word ("✓ đạt") is a word of its own in the PDF, on the same line."""
        inside = other.left <= self.left and self.right <= other.right
        return (
            len(self.text) == 1
            and inside
            and abs(self.bottom - other.bottom) < 0.2 * (self.bottom - self.top)
        )


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: list[Word]

    def overlaps(self) -> list[tuple[str, str]]:
        """Pairs of words, one printed over the other; from the top down, so that only words of a height are compared."""
        found, ordered = [], sorted(self.words, key=lambda word: word.top)
        for place, word in enumerate(ordered, 1):
            for other in ordered[place:]:
                if other.top >= word.bottom:
                    break
                if word.covers(other):
                    found.append((word.text, other.text))
        return found

    def outside(self) -> list[str]:
        return [word.text for word in self.words if word.right > self.width or word.bottom > self.height]

    @property
    def text(self) -> str:
        """All letters without blanks: a word printed with two fonts is two words of the PDF."""
        return "".join(word.text for word in self.words)


def pages_of(pdf: bytes) -> list[Page]:
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return [
        Page(float(width), float(height), [_word(found) for found in _WORD.findall(body)])
        for width, height, body in _PAGE.findall(said.decode("utf-8"))
    ]


def _word(found: tuple[str, str, str, str, str]) -> Word:
    left, top, right, bottom = map(float, found[:4])
    text = found[4].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return Word(left, top, right, bottom, text)
