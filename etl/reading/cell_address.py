"""Between A1 addresses, as files write them, and rows and columns counted from 0."""

import re

from etl.grid import address

Place = tuple[int, int]
"""Row and column counted from 0."""

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def parse_address(text: str) -> Place:
    """(row, column) of an address such as `AB12`; raises `ValueError` for anything else."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        raise ValueError(f"not a cell address: {text!r}")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def next_cell(previous: str, row: int) -> str:
    """Address of a cell that states none: right of the previous one in its row (`row` counted from 1), else the first."""
    return address(row - 1, parse_address(previous)[1] + 1 if previous else 0)
