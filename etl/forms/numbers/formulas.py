"""Formulas without a stored result: plain sums, differences, products and quotients of cells (ruling 19).

Anything else (functions but SUM, other sheets, text) is not computed; the cell is then an error, never 0.
"""

import re
from collections.abc import Callable

_TOKEN = re.compile(
    r"\s*(?:(SUM)\(|(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?|(\d+(?:\.\d+)?)|([-+*/();,]))", re.I
)
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)", re.I)
_LONGEST = 400
_MOST_CELLS = 5000

Lookup = Callable[[int, int], float | None]
"""(row, column) from 0 → number of that cell, 0 for a blank, None where it holds no number."""


class NotPlainError(Exception):
    """The formula is more than plain arithmetic on cells with numbers."""


def compute(formula: str, lookup: Lookup) -> float | None:
    """Value of a plain formula, None where it is not plain or a cell of it holds no number."""
    if len(formula) > _LONGEST:
        return None
    try:
        parser = _Parser(formula.lstrip("="), lookup)
        value = parser.sum()
        return value if parser.finished else None
    except (NotPlainError, ZeroDivisionError, RecursionError):
        return None


class _Parser:
    def __init__(self, text: str, lookup: Lookup) -> None:
        self._tokens = _tokens(text)
        self._position = 0
        self._lookup = lookup

    @property
    def finished(self) -> bool:
        return self._position == len(self._tokens)

    def _peek(self) -> str:
        return "" if self.finished else self._tokens[self._position][1]

    def _take(self) -> tuple[str, str]:
        if self.finished:
            raise NotPlainError
        self._position += 1
        return self._tokens[self._position - 1]

    def sum(self) -> float:
        value = self._product()
        while self._peek() in ("+", "-"):
            value = value + self._product() if self._take()[1] == "+" else value - self._product()
        return value

    def _product(self) -> float:
        value = self._single()
        while self._peek() in ("*", "/"):
            value = value * self._single() if self._take()[1] == "*" else value / self._single()
        return value

    def _single(self) -> float:
        kind, text = self._take()
        if text == "-":
            return -self._single()
        if text == "(":
            value = self.sum()
            if self._take()[1] != ")":
                raise NotPlainError
            return value
        if kind == "number":
            return float(text)
        if kind == "cell":
            return self._cell(*_position(text))
        if kind == "sum":
            return self._sum_of_arguments()
        raise NotPlainError

    def _sum_of_arguments(self) -> float:
        total = 0.0
        while True:
            kind, text = self._take()
            if kind == "range":
                total += self._range(text)
            else:
                self._position -= 1
                total += self.sum()
            closing = self._take()[1]
            if closing == ")":
                return total
            if closing not in (",", ";"):
                raise NotPlainError

    def _range(self, text: str) -> float:
        (top, left), (bottom, right) = (_position(part) for part in text.split(":"))
        if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
            raise NotPlainError
        return sum(
            self._cell(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )

    def _cell(self, row: int, column: int) -> float:
        value = self._lookup(row, column)
        if value is None:
            raise NotPlainError
        return value


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if not match:
            raise NotPlainError
        is_sum, cell, last, number, sign = match.groups()
        if is_sum:
            found.append(("sum", "sum"))
        elif cell and last:
            found.append(("range", f"{cell}:{last}"))
        else:
            found.append(("cell", cell) if cell else ("number", number) if number else ("sign", sign))
        position = match.end()
    return found


def _position(text: str) -> tuple[int, int]:
    match = _CELL.fullmatch(text)
    if not match:
        raise NotPlainError
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1
