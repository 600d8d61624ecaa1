"""What the rows above leave behind for the row at hand: groups, the school they belong to, indicators they are part of."""

from dataclasses import dataclass, field

from etl.forms.rows.area import BodyArea
from etl.forms.rows.grade_heads import grades_head_schools
from etl.forms.rows.row import Row, Unit
from etl.forms.words.description import PathItem
from etl.forms.words.labels import is_ditto
from etl.forms.words.names import level_in_name, level_named, levels_of_school_name
from etl.text import nfc

RANKS = {"letter": 0, "roman": 1, "number": 2, "decimal": 3, "": 4, "bullet": 5, "plus": 6, "part": 7}
"""Depth of a row by the style of its outline number; offices write "+" below "-", and "Trong đó" below either."""


@dataclass(slots=True)
class Group:
    """A heading row that holds for the rows below it."""

    text: str
    rank: int
    level: str = ""
    commune: str = ""
    levels_said: bool = False
    grade: PathItem | None = None
    """The heading names the grade of all schools below it."""


@dataclass(slots=True)
class Body:
    """The body of one table while it is read from top to bottom."""

    area: BodyArea
    grain: str
    axis: str
    sheet_level: str = ""
    """School level that the title names."""
    groups: list[Group] = field(default_factory=list)
    school: Unit | None = None
    parents: list[tuple[int, PathItem]] = field(default_factory=list)
    headings: set[PathItem] = field(default_factory=set)
    """Those of `parents` that state no number of their own."""
    outer_place: tuple[int, int] = (-1, -1)
    """Where the indicator stands that the outer one of two label columns names."""
    rows: list[Row] = field(default_factory=list)
    unit_above: str = ""
    headed: bool = False
    """A row above named the unit of the rows below it."""
    sums: bool = False
    """The rows below the last such row sum up those of several units."""
    commune_above: str = ""
    """A commune column left of the schools names its commune once, above its schools."""

    _grades_head_schools: bool | None = None

    @property
    def row_above(self) -> Row | None:
        """The last row read."""
        return self.rows[-1] if self.rows else None

    def unit_text(self, index: int) -> str:
        """Unit of measure that a row states or repeats by a ditto mark."""
        column = self.area.columns.get("unit_of_measure")
        if column is None:
            return ""
        text = self.area.text(index, column)
        if is_ditto(text):
            return self.unit_above
        self.unit_above = text
        return text

    def unit(self, label: str, cell: str, index: int) -> Unit:
        """The unit that a row names, with what its groups and side columns say about it."""
        texts = tuple([group.text for group in self.groups])
        commune = self._commune(index)
        if self.grain == "commune":
            return Unit(label, cell, "commune", groups=texts)
        level = level_in_name(label) or self._stated_level(index) or self._level_of_groups()
        named = levels_of_school_name(label)
        if not level and self.sheet_level and len(named) == 1:
            level = named[0] if named[0] != self.sheet_level else ""  # a name outranks the level of the title
        return Unit(label, cell, "school", level, commune, texts)

    def _commune(self, index: int) -> str:
        """Commune of a school: its own column, the same column above, or the group."""
        column = self.area.columns.get("commune")
        commune = nfc(self.area.text(index, column)) if column is not None else ""
        if column is not None and column < self.area.labels[-1][0]:
            commune = self.commune_above = commune or self.commune_above
        groups = (group.commune for group in reversed(self.groups) if group.commune)
        return commune or next(groups, self.area.commune)

    def _stated_level(self, index: int) -> str:
        """Level in a column of levels beside the schools, '' where it names several."""
        column = self.area.columns.get("level")
        return level_named(self.area.text(index, column)) if column is not None else ""

    def open_indicator(self, rank: int, text: str) -> None:
        """An indicator over the rows below it; it ends those of its depth and deeper ones."""
        while self.parents and self.parents[-1][0] >= rank:
            self.parents.pop()
        item: PathItem = (text, frozenset())
        self.parents.append((rank, item))
        self.headings.add(item)

    @property
    def grades_head_schools(self) -> bool:
        """Grades stand above their schools, not below them."""
        if self._grades_head_schools is None:
            self._grades_head_schools = grades_head_schools(self.area)
        return self._grades_head_schools

    def grade(self) -> PathItem | None:
        """The grade that a heading above states for the schools below it."""
        return next((group.grade for group in reversed(self.groups) if group.grade), None)

    def close_indicators(self) -> None:
        """A total ends the indicators above it; headings go on."""
        self.parents = [(rank, item) for rank, item in self.parents if item in self.headings]

    def level(self) -> str:
        """School level that the school or the groups above state."""
        if self.school and level_in_name(self.school.text):
            return level_in_name(self.school.text)
        return self._level_of_groups()

    def _level_of_groups(self) -> str:
        for group in reversed(self.groups):
            if group.levels_said:
                return group.level
        return ""

    def push(
        self,
        row: Row,
        style: str,
        level: str = "",
        commune: str = "",
        levels_said: bool = False,
        grade: PathItem | None = None,
    ) -> None:
        """Opens a group; it ends the groups of its own depth, and the school above."""
        rank = RANKS[style]
        same = [position for position, group in enumerate(self.groups) if group.rank == rank]
        if same:
            del self.groups[same[0] :]
        elif style == "letter":
            self.groups.clear()
        self.groups.append(Group(row.label, rank, level, commune, levels_said, grade))
        self.school = None
        self.parents.clear()
