"""The header of one table: which texts stand above a column, and which stand left of it.

A merged text heads the columns of its area; an unmerged one also heads the empty cells right of it that have texts
below. A bare number is spoken by its row or parent ("Độ tuổi | 6 | 7" → "6 tuổi"). Knows no measures.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.forms.table.cover import Cover, cell_text
from etl.forms.words.description import PathItem, describe
from etl.forms.words.labels import label_kind, side_kind
from etl.text import fold

Place = tuple[int, int]
_AGE = re.compile(r"^(?:do tuoi |tuoi )?(\d{1,2}) ?(?:tuoi|t\.?)?$")
_MAXIMAL_GAP = 2
NAMELESS = "(cột không tên)"
"""Stands for the missing head of a column whose neighbours under the same group have one: nobody knows what it holds."""


@dataclass(frozen=True, slots=True)
class HeaderArea:
    """The header rows of a table as a value: equal headers of other sheets and files are interpreted once."""

    top: int
    left: int
    anchor: int
    """The row that holds the label heads."""
    texts: tuple[tuple[str, ...], ...]
    """Own text of every cell, row by row; the columns may reach beyond the table."""
    merges: tuple[tuple[int, int, int, int, str], ...]
    """Merged areas that touch the header, with the text that each shows."""


class Shown(NamedTuple):
    """What a header position shows: the cell whose text it is, that text, its own text, and whether it is merged."""

    origin: Place
    text: str
    own: str
    merged: bool


@dataclass(frozen=True, eq=False)
class Heads:
    """A header, read. Compared and hashed by identity: `read_header` gives equal headers as one object."""

    area: HeaderArea
    right: int
    """Last column of the table."""
    paths: Mapping[int, tuple[PathItem, ...]]
    """Texts above every column that has any, outermost first, each with the texts beside it."""
    left_of: Mapping[int, tuple[tuple[str, ...], ...]]
    """Texts left of a column under the same parent, nearest first; one tuple per level, innermost first."""
    birth_years: Mapping[int, int]
    """Column → year, of a row of birth years under ages."""


def header_area(cover: Cover, rows: range, columns: range, anchor: int) -> HeaderArea:
    """The cells of the header rows, and the merged areas over them."""
    grid = cover.grid
    span = slice(columns.start, columns.stop)
    texts = tuple(
        tuple([value if type(value) is str else cell_text(value) for value in grid.rows[row][span]])
        for row in rows
    )
    merges = tuple(
        (top, left, bottom, right, cell_text(grid.rows[top][left]))
        for top, left, bottom, right in cover.merges
        if top < rows.stop and bottom >= rows.start and left < columns.stop and right >= columns.start
    )
    return HeaderArea(rows.start, columns.start, anchor, texts, merges)


@lru_cache(maxsize=1024)
def read_header(area: HeaderArea) -> Heads:
    """Right bound, paths, neighbours and birth years of a header."""
    shown = shown_cells(area)
    right = _right_bound(area, shown)
    rows = range(area.top, area.top + len(area.texts))
    header = _Header(rows, range(area.left, right + 1), area.anchor, shown)
    paths = header.paths()
    return Heads(area, right, paths, {column: header.left_of(column) for column in paths}, header.birth_years)


def shown_cells(area: HeaderArea) -> dict[Place, Shown]:
    """What every position of a header shows."""
    merged = {
        (row, column): ((top, left), text)
        for top, left, bottom, right, text in area.merges
        for row in range(max(top, area.top), min(bottom, area.top + len(area.texts) - 1) + 1)
        for column in range(max(left, area.left), min(right, area.left + len(area.texts[0]) - 1) + 1)
    }
    found: dict[Place, Shown] = {}
    for row, texts in enumerate(area.texts, area.top):
        for column, text in enumerate(texts, area.left):
            own, here = text.strip(), (row, column)
            origin, covering = merged.get(here, (here, own))
            found[here] = Shown(origin, covering, own, here in merged)
    return found


def _right_bound(area: HeaderArea, shown: Mapping[Place, Shown]) -> int:
    """Last column under a header text; two columns without any end the table."""
    right, gap = area.left, 0
    rows = range(area.top, area.top + len(area.texts))
    for column in range(area.left, area.left + len(area.texts[0])):
        if any(shown[row, column].text for row in rows):
            right, gap = column, 0
        else:
            gap += 1
            if gap >= _MAXIMAL_GAP:
                break
    return right


class _Header:
    def __init__(self, rows: range, columns: range, anchor: int, shown: Mapping[Place, Shown]) -> None:
        self.rows, self.columns, self.anchor = rows, columns, anchor
        self._shown = {here: cell for here, cell in shown.items() if here[1] in columns}
        self._texts = {shown.origin: shown.text for shown in self._shown.values()}
        self.birth_years: dict[int, int] = {}
        self._owners: dict[Place, Place] = {}
        """Header position → cell whose text it shows."""
        self._siblings: dict[tuple[int, Place | None], dict[Place, str]] = {}
        """(level, parent) → folded text of every owner there."""
        for level in self.rows:
            years = self._read_birth_years(level) if self._is_birth_years(level) else frozenset()
            for column in self.columns:
                if column in years:
                    continue
                owner = self._owner(level, column)
                if owner:
                    self._owners[level, column] = owner

    def paths(self) -> dict[int, tuple[PathItem, ...]]:
        found = {column: self._path(column) for column in self.columns}
        headed = {owner for column in self.columns for _, owner in self._chain(column)[:-1]}
        for column, path in found.items():
            if path and self._chain(column)[-1][1] in headed:
                found[column] = (*path, (NAMELESS, frozenset()))
        return {column: path for column, path in found.items() if path}

    def left_of(self, column: int) -> tuple[tuple[str, ...], ...]:
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
                    texts.append(self._texts[owner])
            levels.append(tuple(texts))
        return tuple(levels)

    # --- which cell heads which column
    def _owner(self, level: int, column: int) -> Place | None:
        shown = self._shown[level, column]
        if shown.text:
            return shown.origin
        if column == self.columns.start or shown.merged:
            return None
        left = self._owners.get((level, column - 1))
        same_parent = self._above(level, column) == self._above(level, column - 1)
        below = any(self._shown[down, column].text for down in self.rows if down > level)
        return left if left and same_parent and below and not self._is_merged(left) else None

    def _is_merged(self, owner: Place) -> bool:
        return any(shown.merged for shown in self._shown.values() if shown.origin == owner)

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

    def _under(self, level: int, parent: Place | None) -> dict[Place, str]:
        """Owners of a level under one parent, each with its folded text; computed once, for many columns ask."""
        found = self._siblings.get((level, parent))
        if found is None:
            found = self._siblings[level, parent] = {
                owner: fold(self._texts[owner])
                for column in self.columns
                if (owner := self._owners.get((level, column)))
                and (parent is None or parent in self._above(level, column))
            }
        return found

    def _path(self, column: int) -> tuple[PathItem, ...]:
        items: list[PathItem] = []
        parent: Place | None = None
        for level, owner in self._chain(column):
            beside = frozenset(text for other, text in self._under(level, parent).items() if other != owner)
            text = self._texts[owner]
            items.append((_spoken(text, items, self._axis(level)), beside))
            if text.isdigit() and _introduces_grades(items[:-1]):
                del items[-2]
            parent = owner
        return tuple(items)

    # --- rows of ages and birth years
    def _is_birth_years(self, level: int) -> bool:
        first = list(self.columns)[:3]
        if self._answers_ages(level):
            return True
        return level > self.anchor and any(
            side_kind(self._shown[level, column].own) == "birth_year" for column in first
        )

    def _answers_ages(self, level: int) -> bool:
        """Years under or above ages that always add up to one year are birth years, whatever their head says."""
        sums: list[int] = []
        for column in self.columns:
            year = self._shown[level, column].own
            others = (fold(self._shown[other, column].text) for other in self.rows if other != level)
            age = next((match.group(1) for text in others if (match := _AGE.match(text))), "")
            if age and year.isdigit() and len(year) == 4:
                sums.append(int(age) + int(year))
        return len(sums) > 1 and len(set(sums)) == 1

    def _read_birth_years(self, level: int) -> frozenset[int]:
        """Keeps the years; the columns that this level heads with a year, or with the head of the years."""
        passed = set()
        for column in self.columns:
            shown = self._shown[level, column]
            if shown.own.isdigit():
                self.birth_years[column] = int(shown.own)
            if shown.own.isdigit() or level > self.anchor or side_kind(shown.text) == "birth_year":
                passed.add(column)
        return frozenset(passed)

    def _axis(self, level: int) -> str:
        for column in list(self.columns)[:4]:
            kind = label_kind(self._shown[level, column].text)
            if kind:
                return kind
        return ""


def _introduces_grades(above: list[PathItem]) -> bool:
    """ "Tổng số học sinh > Lớp > 6 | 7": a lone "Lớp" below what is counted says that the numbers are grades, it counts no
    classes; beside "HS" it counts them."""
    if len(above) < 2 or above[-1][1] or label_kind(above[-1][0]) != "grade":
        return False
    counted = describe(tuple(above[:-1])).words
    return bool(counted) and "class" not in counted


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
