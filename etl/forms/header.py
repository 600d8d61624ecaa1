"""The header of one table: which texts stand above a column, and which stand left of it.

A merged text heads the columns of its area; an unmerged one also heads the empty cells right of it that have texts
below. A bare number is spoken by its row or parent ("Độ tuổi | 6 | 7" → "6 tuổi"). Knows no measures.
"""

import re
from dataclasses import dataclass, field

from etl.forms.cover import Cover, cell_text
from etl.forms.description import PathItem
from etl.forms.words import label_kind, side_kind
from etl.text import fold

Place = tuple[int, int]
NAMELESS = "(cột không tên)"
"""Stands for the missing head of a column whose neighbours under the same group have one: nobody knows what it holds."""


@dataclass(slots=True)
class Header:
    """Header rows and columns of a table; `anchor` is the row that holds the label heads."""

    cover: Cover
    rows: range
    columns: range
    anchor: int
    birth_years: dict[int, int] = field(default_factory=dict)
    """Column → year, of a row of birth years under ages."""
    _owners: dict[Place, Place] = field(default_factory=dict)
    """Header position → cell whose text it shows."""

    def __post_init__(self) -> None:
        for level in self.rows:
            if level > self.anchor and self._is_birth_years(level):
                self._read_birth_years(level)
                continue
            for column in self.columns:
                owner = self._owner(level, column)
                if owner:
                    self._owners[level, column] = owner

    def paths(self) -> dict[int, tuple[PathItem, ...]]:
        """Texts above every column that has any, outermost first, each with the texts beside it."""
        found = {column: self._path(column) for column in self.columns}
        headed = {owner for column in self.columns for _, owner in self._chain(column)[:-1]}
        for column, path in found.items():
            if path and self._chain(column)[-1][1] in headed:
                found[column] = (*path, (NAMELESS, frozenset()))
        return {column: path for column, path in found.items() if path}

    def left_of(self, column: int) -> tuple[tuple[str, ...], ...]:
        """Texts left of the column under the same parent, nearest first; one tuple per level, innermost first."""
        chain = self._chain(column)
        levels = []
        for depth in range(len(chain) - 1, -1, -1):
            level, own = chain[depth]
            parent = chain[depth - 1][1] if depth else None
            texts: list[str] = []
            seen = {own}
            for other in range(column - 1, self.columns.start - 1, -1):
                if parent is not None and parent not in self._above(level, other):
                    break
                owner = self._owners.get((level, other))
                if owner and owner not in seen:
                    seen.add(owner)
                    texts.append(self.cover.text(*owner))
            levels.append(tuple(texts))
        return tuple(levels)

    # --- which cell heads which column
    def _owner(self, level: int, column: int) -> Place | None:
        if self.cover.text(level, column):
            return self.cover.origin(level, column)
        if column == self.columns.start or self.cover.merged(level, column):
            return None
        left = self._owners.get((level, column - 1))
        same_parent = self._above(level, column) == self._above(level, column - 1)
        below = any(self.cover.text(down, column) for down in self.rows if down > level)
        return left if left and same_parent and below and not self.cover.merged(*left) else None

    def _above(self, level: int, column: int) -> list[Place | None]:
        return [self._owners.get((up, column)) for up in self.rows if up < level]

    def _chain(self, column: int) -> list[tuple[int, Place]]:
        """(level, owner) of each text above a column, outermost first."""
        chain: list[tuple[int, Place]] = []
        for level in self.rows:
            owner = self._owners.get((level, column))
            if owner and owner not in [known for _, known in chain]:
                chain.append((level, owner))
        return chain

    def _path(self, column: int) -> tuple[PathItem, ...]:
        items: list[PathItem] = []
        parent: Place | None = None
        for level, owner in self._chain(column):
            beside = frozenset(
                fold(self.cover.text(*other))
                for other_column in self.columns
                if (other := self._owners.get((level, other_column)))
                and other != owner
                and (parent is None or parent in self._above(level, other_column))
            )
            items.append((_spoken(self.cover.text(*owner), items, self._axis(level)), beside))
            parent = owner
        return tuple(items)

    # --- rows of ages and birth years
    def _is_birth_years(self, level: int) -> bool:
        first = list(self.columns)[:3]
        return any(
            side_kind(cell_text(self.cover.grid.rows[level][column])) == "birth_year" for column in first
        )

    def _read_birth_years(self, level: int) -> None:
        for column in self.columns:
            text = cell_text(self.cover.grid.rows[level][column])
            if text.isdigit():
                self.birth_years[column] = int(text)

    def _axis(self, level: int) -> str:
        for column in list(self.columns)[:4]:
            kind = label_kind(self.cover.text(level, column))
            if kind:
                return kind
        return ""


def _spoken(text: str, above: list[PathItem], axis: str) -> str:
    """A bare number in a header says what its row or its parent counts: ages, grades or years."""
    if not text.isdigit():
        return text
    if len(text) == 4:
        return f"năm {text}"
    parent = fold(above[-1][0]) if above else ""
    if re.search(r"\b(khoi|lop)\b", parent) or axis == "grade":
        return f"lớp {text}"
    return f"{text} tuổi" if axis == "age" or "tuoi" in parent else text
