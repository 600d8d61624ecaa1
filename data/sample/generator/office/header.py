"""The head of a table: merged words over several levels, and the row of column numbers below them."""

from collections.abc import Sequence

from generator.office.model import Column
from generator.office.page import Content, Page, Style

UPPER_HEIGHT, LEAF_HEIGHT = 30, 46


def write_header(page: Page, columns: Sequence[Column], numbering: str, top: int, left: int) -> int:
    """Write the head from row `top`; the first row of the body. `numbering` as in `Habits.column_numbers`."""
    depth = max(len(column.path) for column in columns)
    for level in range(depth):
        _write_level(page, columns, top, left, level, depth)
        page.heights[top + level] = UPPER_HEIGHT if level < depth - 1 else LEAF_HEIGHT
    bottom = top + depth
    if numbering:
        for position in range(len(columns)):
            page.write(bottom, left + position, _column_number(numbering, position), Style("column_number"))
        bottom += 1
    page.repeat_rows = (top, bottom - 1)
    return bottom


def _write_level(page: Page, columns: Sequence[Column], top: int, left: int, level: int, depth: int) -> None:
    """One level: a word over all neighbours that share it; the last word of a path reaches down to the leaves."""
    position = 0
    while position < len(columns):
        path = columns[position].path
        last = position
        if level < len(path):
            while last + 1 < len(columns) and columns[last + 1].path[: level + 1] == path[: level + 1]:
                last += 1
            text = path[level]
            page.write(top + level, left + position, int(text) if text.isdigit() else text, Style("head"))
            bottom = depth - 1 if level == len(path) - 1 else level
            page.merge(top + level, left + position, top + bottom, left + last)
        position = last + 1


def _column_number(numbering: str, position: int) -> Content:
    if numbering == "(1)":
        return f"({position + 1})"
    if numbering == "A B 1":
        return "AB"[position] if position < 2 else position - 1
    return position + 1
