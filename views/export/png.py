"""A drawing as an image (`.png`), rendered by resvg: no browser, no network, no fonts of the machine.

Every machine gives the same picture: the fonts lie beside this module and hold Vietnamese letters and the signs of charts.
As a command it reads a drawing from its input and writes the image to its output.
"""

import sys
from pathlib import Path

from views.export.aside import made

FONT = "Noto Sans"
_FILES = [str(path) for path in sorted(Path(__file__).with_name("fonts").glob("*.ttf"))]
_ZOOM = 2.0
"""Dots per px of the drawing: an image 2,200 dots wide stays sharp on a slide and in print."""


def image(drawing: str) -> bytes:
    """The text of an `.svg` file whose words are set in `FONT`, as the bytes of a `.png` file."""
    return made("views.export.png", drawing.encode("utf-8"))


def main() -> None:
    """Rendering holds the interpreter for half a second: it happens in a process of its own."""
    import resvg_py

    drawing = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(
        resvg_py.svg_to_bytes(svg_string=drawing, zoom=_ZOOM, skip_system_fonts=True, font_files=_FILES)
    )


if __name__ == "__main__":
    main()
