"""The start of the server: a faulty catalogue ends it with a sentence that names file and key.

Imports nothing that reads the catalogue while it is imported.
"""

import sys

from indicators.catalog import CatalogueError
from indicators.catalog.complete import check_catalogue
from indicators.catalog.texts import text

FAULTY = 3


def stop_at_a_fault() -> None:
    """Ends the process with the exit code of a faulty catalogue; the sentence goes to the window of the command."""
    try:
        check_catalogue()
    except CatalogueError as fault:
        sys.stderr.write(f"{text('start', 'catalogue_fault', fault=fault)}\n")
        sys.exit(FAULTY)
