"""The take-away kit: a zip with the frozen figures, the files of the meeting, the program, how to open them, and hashes.

It opens on a computer that has Python and nothing else of ours: the program lies in it, and the libraries too where a
folder of wheels was given. Nothing in it needs a network or an administrator.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from indicators.catalog.texts import text
from indicators.warehouse import POINTER
from views.packs.freeze import files_of_figures

_ROOT = Path(__file__).resolve().parents[2]
_FIGURES, _PROGRAM, _LIBRARIES = "so-lieu", "chuong-trinh", "thu-vien"
_PARTS = (
    "dashboard.py",
    "requirements.txt",
    "LICENSE",
    ".streamlit",
    "etl",
    "indicators",
    "views",
    "pages",
    "data/catalog",
)
_LAUNCHERS = Path(__file__).with_name("launchers")
_LIST = "SHA256SUMS.txt"
_STAMP = (2000, 1, 1, 0, 0, 0)
"""One date for all members: the same figures give the same kit."""


def kit(data_folder: Path, files: Mapping[str, bytes], wheels: Path | None = None) -> bytes:
    """The zip: `files` by name, the figures of `data_folder` as a data folder of its own, program, launchers, hashes.

    `wheels` is a folder of libraries to take along (`pip download -r requirements.txt -d FOLDER`).
    """
    figures = files_of_figures(data_folder)
    places = {"folder": _FIGURES, "program": _PROGRAM, "libraries": _LIBRARIES}
    members = {
        **files,
        **dict(_program()),
        **(
            {f"{_LIBRARIES}/{path.name}": path.read_bytes() for path in sorted(wheels.glob("*.whl"))}
            if wheels
            else {}
        ),
        **{f"{_FIGURES}/{place}": path.read_bytes() for place, path in figures.items()},
        f"{_FIGURES}/warehouse/{POINTER}": next(iter(figures.values())).name.encode(),
        "HUONG-DAN.txt": _windows_lines(text("packs", "kit.guide", **places)).encode("utf-8-sig"),
        "mo-so-lieu.bat": _windows_lines(_bare(_launcher("mo-so-lieu.bat"))).encode("ascii"),
        "mo-so-lieu.sh": _launcher("mo-so-lieu.sh").encode(),
    }
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(members.items())
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**members, _LIST: sums.encode()}.items()):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _mode(name) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _program() -> Iterator[tuple[str, bytes]]:
    """What the dashboard needs to run, without what was computed or tried here."""
    for part in _PARTS:
        path = _ROOT / part
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield f"{_PROGRAM}/{file.relative_to(_ROOT).as_posix()}", file.read_bytes()


def _launcher(name: str) -> str:
    """A launcher with the folders of the kit and what it says where something is missing."""
    script = (_LAUNCHERS / name).read_text(encoding="utf-8")
    filled = {"FIGURES": _FIGURES, "PROGRAM": _PROGRAM, "LIBRARIES": _LIBRARIES}
    filled |= {key.upper(): text("packs", f"kit.{key}") for key in ("without_python", "without_libraries")}
    for key, words in filled.items():
        script = script.replace(f"@{key}@", words)
    return script


def _bare(words: str) -> str:
    """Without the marks of Vietnamese letters: `Máy này chưa có` → `May nay chua co`."""
    decomposed = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _windows_lines(words: str) -> str:
    return words.replace("\n", "\r\n")


def _mode(name: str) -> int:
    """Launchers run, figures are read."""
    if name.endswith(".sh"):
        return 0o755
    return 0o444 if name.startswith(f"{_FIGURES}/") else 0o644
