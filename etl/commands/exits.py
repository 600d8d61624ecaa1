"""Exit codes of the contract, and the ends a command can come to."""

from enum import IntEnum


class Exit(IntEnum):
    """0 all well; 1 some file was refused or has errors; 2 wrong usage; 3 the warehouse cannot be read or written."""

    WELL = 0
    FAULTS = 1
    USAGE = 2
    STORE = 3


class CommandError(Exception):
    """A command cannot answer; `str()` is the Vietnamese sentence for the person who typed it."""

    def __init__(self, exit_code: Exit, sentence: str) -> None:
        self.exit_code = exit_code
        super().__init__(sentence)
