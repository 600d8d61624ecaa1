"""`python -m indicators`: the catalogue is checked before anything that reads it is imported; then `command_line`.

Exit codes: 0 all well, 2 wrong usage, 3 the warehouse cannot be read or the catalogue is faulty.
"""

import sys
from collections.abc import Sequence

from indicators.catalog import CatalogueError
from indicators.catalog.complete import check_catalogue

_FAULTY = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code of the contract."""
    try:
        check_catalogue()
        from indicators.commands.command_line import run

        return run(list(sys.argv[1:] if arguments is None else arguments))
    except CatalogueError as fault:
        print(f"{fault}.", file=sys.stderr)
        return _FAULTY


if __name__ == "__main__":
    sys.exit(main())
