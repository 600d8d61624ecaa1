"""Office files as PDF, through LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180


def is_possible() -> bool:
    """Whether LibreOffice is on this computer."""
    return _program() is not None


def converted(content: bytes, suffix: str) -> bytes:
    """The file as LibreOffice prints it; raises `OSError` where that fails."""
    program = _program()
    if program is None:
        raise FileNotFoundError("LibreOffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"file{suffix}"
        source.write_bytes(content)
        # A profile of its own: a running office would otherwise take the call over and write nothing here.
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), str(source)],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        return source.with_suffix(".pdf").read_bytes()


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
