"""What the benchmarks of the dashboard are asked on the command line, and the province's data that they run on."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.material import enlarged


def parser(described: str | None) -> argparse.ArgumentParser:
    """Takes a folder with data that is already there; each benchmark adds its own options."""
    asked = argparse.ArgumentParser(
        description=described, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("data", nargs="?", type=Path)
    return asked


@contextmanager
def province(
    asked: argparse.ArgumentParser, arguments: Sequence[str] | None
) -> Iterator[tuple[Path, argparse.Namespace]]:
    """The data folder, made where none was named and gone afterwards, and the options."""
    options = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.data or enlarged.load(Path(scratch))
        print(enlarged.size(folder))
        yield folder, options
