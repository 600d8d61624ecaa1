"""LibreOffice as the reader of our files: a file becomes a PDF, a PDF becomes words with their places."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

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
        return [
            (word.text, other.text)
            for place, word in enumerate(self.words)
            for other in self.words[place + 1 :]
            if word.covers(other)
        ]

    def outside(self) -> list[str]:
        return [word.text for word in self.words if word.right > self.width or word.bottom > self.height]

    @property
    def text(self) -> str:
        """All letters without blanks: a word printed with two fonts is two words of the PDF."""
        return "".join(word.text for word in self.words)


def pdf_of(path: Path) -> Path:
    """The file as LibreOffice prints it; a program of its own folder, so that a running office does not take over."""
    profile = path.parent / "office-profile"
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(path.parent), str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    made = path.with_suffix(".pdf")
    assert made.is_file(), done.stdout + done.stderr
    return made


def pages_of(pdf: Path) -> list[Page]:
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [
        Page(float(width), float(height), [_word(found) for found in _WORD.findall(body)])
        for width, height, body in _PAGE.findall(done.stdout)
    ]


def _word(found: tuple[str, str, str, str, str]) -> Word:
    left, top, right, bottom = map(float, found[:4])
    text = found[4].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return Word(left, top, right, bottom, text)
