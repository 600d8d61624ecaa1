"""Exit codes of the contract, and the ends a command can come to."""

from enum import IntEnum


class Exit(IntEnum):
    """0 all well; 1 some file was refused or has errors; 2 wrong usage; 3 the warehouse cannot be read or written."""

    WELL = 0
    FAULTS = 1
    USAGE = 2
    STORE = 3


class CommandError(Exception):
    """A command cannot answer; `str()` is the Vietnamese sentence for the person who typed it.

    `has_details`: the cause is technical and goes into a log for the administrator.
    """

    def __init__(self, exit_code: Exit, sentence: str, has_details: bool = False) -> None:
        self.exit_code = exit_code
        self.has_details = has_details
        super().__init__(sentence)
