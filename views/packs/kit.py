"""The take-away kit: a zip with the frozen figures, the files of the meeting, how to open them, and a list of hashes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from indicators.catalog.texts import text
from indicators.warehouse import POINTER, current_snapshot

_FIGURES = "so-lieu"
_LIST = "SHA256SUMS.txt"
_STAMP = (2000, 1, 1, 0, 0, 0)
"""One date for all members: the same figures give the same kit."""


def kit(data_folder: Path, files: Mapping[str, bytes]) -> bytes:
    """The zip: `files` by name, the snapshot of `data_folder` as a data folder of its own, launchers, hashes."""
    snapshot = current_snapshot(data_folder)
    members = {
        **files,
        f"{_FIGURES}/warehouse/{snapshot.name}": snapshot.read_bytes(),
        f"{_FIGURES}/warehouse/{POINTER}": snapshot.name.encode(),
        "HUONG-DAN.txt": text("packs", "kit.guide", folder=_FIGURES)
        .replace("\n", "\r\n")
        .encode("utf-8-sig"),
        "mo-so-lieu.bat": text("packs", "kit.windows", folder=_FIGURES).replace("\n", "\r\n").encode(),
        "mo-so-lieu.sh": text("packs", "kit.unix", folder=_FIGURES).encode(),
    }
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(members.items())
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**members, _LIST: sums.encode()}.items()):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
