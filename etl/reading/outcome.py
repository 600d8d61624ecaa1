"""How a child process ended the reading of one file: the word that parent and child share."""

from enum import IntEnum


class Outcome(IntEnum):
    """The outcome, and what comes with it."""

    READ = 0
    """`WorkbookReading`"""
    FAULT = 1
    """Type and place of the exception, as text."""
    OUT_OF_MEMORY = 2
    """None; the child has to be replaced."""
    CATALOGUE_FAULT = 3
    """File, key and problem of the `CatalogueError`."""
