"""What each body row of a table is: a unit, a part of one, a grade, an age, an indicator, a group, a total.

Answers which texts a row adds to the meaning of its cells, whose numbers they are, and which rows only sum up others.
Only rows of role `fact` give facts. Knows no measures: whether a row's words make sense is decided where row and
column meet.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from etl.forms.table.cover import Cover
from etl.forms.table.layout import Table
from etl.forms.words import labels as words
from etl.forms.words.description import Description, PathItem, describe
from etl.forms.words.vocabulary import has_strange_word, layout_words
from etl.grid import Grid, address
from etl.text import fold, nfc

FACT, TOTAL, SUBTOTAL, GROUP, UNKNOWN, SITE, EMPTY = (
    "fact",
    "total",
    "subtotal",
    "group",
    "unknown",
    "site",
    "empty",
)
_LEVEL_DIMS = frozenset(("level",))
_GROUP_WORDS = frozenset(("school", "ownership", "place", "class", "pupil", "child", "teacher"))
_GRADE_WORDS = frozenset(("class", "pupil", "child", "school"))
_WHOLES = ("tong so", "tong", "ts")
"""Wordings that a table of indicators also uses for the first indicator itself ("1 | Tổng số | ; - Nữ")."""
_RANKS = {"letter": 0, "roman": 1, "number": 2, "decimal": 3, "": 4, "bullet": 5}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit named by a row, with what the row and its groups say about it."""

    text: str
    cell: str
    kind: str
    level: str = ""
    commune: str = ""
    groups: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """One body row."""

    index: int
    role: str
    label: str = ""
    cell: str = ""
    path: tuple[PathItem, ...] = ()
    own: tuple[PathItem, ...] = ()
    """The last item of `path` alone."""
    level: str = ""
    unit: Unit | None = None
    """None = the unit of the whole sheet."""
    numbered: bool = False
    filled: bool = False
    unit_text: str = ""
    """Unit of measure written in the row."""
    rank: int = 0
    sibling_rows: bool = False
    """The row adds a group ("Trong đó: nữ"), it does not split the row above."""
    hidden: bool = False
    named_level: str = ""
    """The one level that the kind of school in the name speaks of; the register decides, so it only excludes."""
    part: bool = False
    """The row is one level of the unit above ("+ Cấp TH")."""


@dataclass(slots=True)
class _Group:
    text: str
    rank: int
    level: str = ""
    commune: str = ""
    levels_said: bool = False


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table from top to bottom."""

    grid: Grid
    cover: Cover
    table: Table
    grain: str
    axis: str
    sheet_level: str = ""
    """School level that the title names."""
    groups: list[_Group] = field(default_factory=list)
    school: Unit | None = None
    parents: list[tuple[int, PathItem]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    unit_above: str = ""
    commune_above: str = ""
    """A commune column left of the schools names its commune once, above its schools."""

    def read(self) -> list[Row]:
        """Every row of the body, classified."""
        for index in range(self.table.first_row, self.table.last_row + 1):
            row = None if index in self.table.repeated else self._row(index)
            if row:
                self.rows.append(row)
        _mark_bands(self.rows, self.axis)
        _mark_parents(self.rows)
        _mark_wholes(self.rows)
        return self.rows

    # --- one row
    def _row(self, index: int) -> Row | None:
        table = self.table
        filled = not table.columns.keys().isdisjoint(self.cover.filled(index))
        outline = self._text(index, table.outline) if table.outline is not None else ""
        labels = [(column, kind, self._text(index, column)) for column, kind in table.labels]
        if len(labels) > 1:
            labels = self._outer_labels(index, labels)
        column, kind, label = labels[-1]
        for other_column, other_kind, text in reversed(labels):
            if text:
                column, kind, label = other_column, other_kind, text
                break
        if not label and outline and not outline.isdigit() and len(fold(outline)) > 2:
            label, outline, column = outline, "", table.outline if table.outline is not None else column
        if outline == label or not outline:
            outline, label = words.split_outline(label)
        if not label and filled and self._names_total(index):
            return Row(index, TOTAL, "Tổng cộng", address(index, column), filled=True)
        if not label:
            return Row(index, UNKNOWN, "", address(index, column), filled=True) if filled else None
        row = Row(
            index, EMPTY, nfc(label), address(index, column), filled=filled, unit_text=self._unit_text(index)
        )
        row.numbered = bool(outline)
        style = words.outline_style(outline)
        row.rank = _RANKS[style] if outline else _RANKS["bullet" if words.is_bulleted(label) else ""]
        self._classify(row, kind if len(labels) > 1 else self.axis, style)
        return row

    def _text(self, index: int, column: int) -> str:
        return self.cover.text(index, column)

    def _names_total(self, index: int) -> bool:
        """The word for a total may stand in any column left of the numbers."""
        first = min(self.table.columns, default=self.table.right)
        return any(words.is_total(self._text(index, column)) for column in range(self.table.left, first))

    def _outer_labels(self, index: int, labels: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
        """Two label columns: a name in the outer one holds for the rows below until the next name."""
        outer_column, outer_kind, outer = labels[0]
        if self.school and words.is_ditto(outer):
            outer = ""
            labels = [(outer_column, outer_kind, ""), *labels[1:]]
        inner = [item for item in labels[1:] if item[2]]
        if outer and not words.is_total(outer) and outer_kind in ("school", "commune", "school_grade"):
            self.school = self._unit(nfc(outer), address(*self.cover.origin(index, outer_column)), index)
            self.parents.clear()
        if outer and words.is_total(outer):
            return [labels[0]]
        return inner or [labels[0]]

    def _unit_text(self, index: int) -> str:
        column = self.table.side.get("unit_of_measure")
        if column is None:
            return ""
        text = self._text(index, column)
        if words.is_ditto(text):
            return self.unit_above
        self.unit_above = text
        return text

    def _classify(self, row: Row, axis: str, style: str) -> None:
        handlers: dict[str, Callable[[Row, Description, str], None]] = {
            "indicator": self._indicator,
            "age": self._age,
            "site": self._site,
        }
        handler = handlers.get(axis, self._unit_or_part)
        if axis not in handlers and has_strange_word(row.label):
            said = Description(unknown=(row.label,))  # most rows are names, and names need no interpretation
        else:
            said = describe(((row.label, frozenset()),))
        handler(row, said, style)

    # --- rows of units, grades, levels
    def _unit_or_part(self, row: Row, said: Description, style: str) -> None:
        if words.is_total(row.label) or self._names_upper(row.label):
            row.role = TOTAL
            row.unit = self.school
            return
        if self.axis == "commune" and words.bare(row.label) in layout_words()["names"]["commune"]:
            row.role = SUBTOTAL if row.filled else GROUP  # "A | Phường" heads the wards below
            self._push(row, style)
            return
        grade = self._grade_path(row, said)
        if grade:
            row.role, row.path, row.own, row.unit = FACT, (grade,), (grade,), self.school
            row.level = self._level()
            return
        if not said.unknown and not said.conflict:
            self._part_or_group(row, said, style)
            return
        if words.names_class(row.label):
            row.role, row.unit = SITE, self.school
            return
        if self.axis == "grade" and not words.names_school(row.label):
            row.role = UNKNOWN if row.filled else GROUP
            return
        if self.grain == "school" and words.names_commune(row.label) and self.axis != "commune":
            row.role = SUBTOTAL if row.filled else GROUP
            self._push(row, style, commune=row.label)
            return
        if self._is_site(row):
            row.role, row.unit = SITE, self.school
            return
        if self.grain == "school" and self.axis == "commune":
            row.role = SUBTOTAL if row.filled else GROUP
            return
        heading = not row.numbered or style in ("roman", "letter")
        if not row.filled and heading and self.axis != "commune" and not words.names_school(row.label):
            row.role = GROUP
            self._push(row, style)
            return
        self._unit_row(row)

    def _is_named_part(self, label: str) -> bool:
        """ "+ Hoa Lan (cấp TH)" below "TH&THCS Hoa Lan" is that school's primary level."""
        if not self.school or not words.is_bulleted(label) or not words.level_in_name(label):
            return False
        name = words.bare(re.sub(r"\(.*?\)", " ", label))
        return bool(name) and f" {words.bare(self.school.text)} ".endswith(f" {name} ")

    def _unit_row(self, row: Row) -> None:
        if self.school and self._is_named_part(row.label):
            row.role, row.level, row.part = FACT, words.level_in_name(row.label), True
            row.unit = replace(self.school, level=row.level)
            return
        unit = self._unit(row.label, row.cell, row.index)
        if self.axis in ("level",):
            row.role = UNKNOWN
            return
        row.role, row.unit = FACT, unit
        row.level = unit.level
        named = words.levels_of_school_name(row.label) if unit.kind == "school" else ()
        row.named_level = named[0] if len(named) == 1 else ""
        if unit.kind == "school":
            self.school = unit
        self.parents.clear()

    def _part_or_group(self, row: Row, said: Description, style: str) -> None:
        """A covered label in a table of units: "+ Cấp TH", "Mầm non", "Công lập", "Trong đó: nữ"."""
        dims = set(said.dims)
        if dims <= _LEVEL_DIMS and said.words <= _GROUP_WORDS:
            level = "" if said.dims.get("level") == "mixed" else said.dims.get("level", "")
            is_part = level and row.filled and self.school and not row.numbered
            is_part = is_part and (words.is_bulleted(row.label) or self._below_school())
            if self.axis == "level" and level:
                row.role, row.level = FACT, level
            elif is_part and self.school:
                row.role, row.level = FACT, level
                row.unit, row.part = replace(self.school, level=level), True
            else:
                row.role = SUBTOTAL if row.filled else GROUP
                self._push(row, style, level=level, levels_said=bool(dims))
            return
        if dims <= {"group", "age", "grade"} and self.school and words.is_bulleted(row.label):
            item: PathItem = (row.label, frozenset())
            row.role, row.path, row.own = FACT, (item,), (item,)
            row.unit, row.level = self.school, self._level()
            row.sibling_rows = True
            return
        row.role = UNKNOWN if row.filled else GROUP

    def _below_school(self) -> bool:
        """The row above is a school or a part of one, and this row has no number of its own."""
        above = self.rows[-1] if self.rows else None
        return bool(above and above.unit is not None and above.role in (FACT, SUBTOTAL))

    def _grade_path(self, row: Row, said: Description) -> PathItem | None:
        plain = words.bare(row.label)
        if self.axis in ("grade", "school_grade") and plain.isdigit() and 1 <= int(plain) <= 12:
            return (f"lớp {int(plain)}", frozenset())
        if said.unknown or said.conflict:
            return None
        if set(said.dims) == {"grade"} and said.words <= _GRADE_WORDS:
            return (row.label, frozenset())
        return None

    def _is_site(self, row: Row) -> bool:
        bulleted = words.is_bulleted(row.label)
        return (
            bool(self.school)
            and words.names_site(row.label)
            and (bulleted or words.bare(row.label).startswith("diem"))
        )

    def _names_upper(self, label: str) -> bool:
        plain = words.bare(label)
        return any(plain.startswith(f"{word} ") for word in layout_words()["names"]["upper"])

    # --- rows of sites, ages, indicators
    def _site(self, row: Row, said: Description, style: str) -> None:
        if words.is_total(row.label) or self._names_upper(row.label):
            row.role, row.unit = TOTAL, self.school
        else:
            row.role, row.unit = SITE, self.school

    def _age(self, row: Row, said: Description, style: str) -> None:
        plain = words.bare(row.label)
        if words.is_total(row.label) or plain.startswith(("cong", "tong")):
            row.role = TOTAL
        elif plain.isdigit() and int(plain) < 100:
            item: PathItem = (f"{int(plain)} tuổi", frozenset())
            row.role, row.path, row.own = FACT, (item,), (item,)
        elif set(said.dims) == {"age"} and not said.unknown:
            item = (row.label, frozenset())
            row.role, row.path, row.own = (
                (FACT if "-" not in said.dims["age"] else SUBTOTAL),
                (item,),
                (item,),
            )
        else:
            row.role = UNKNOWN if row.filled else GROUP

    def _indicator(self, row: Row, said: Description, style: str) -> None:
        is_total = said.empty and words.is_total(row.label)
        may_count = words.bare(row.label) in _WHOLES and (row.numbered or bool(self.parents))
        if is_total and not may_count and not self._closes_places():
            row.role = TOTAL
            return
        while self.parents and self.parents[-1][0] >= row.rank:
            self.parents.pop()
        item: PathItem = (row.label, frozenset())
        row.own = (item,)
        row.path = (*(parent for _, parent in self.parents), item)
        row.role = FACT if row.filled else GROUP
        self.parents.append((row.rank, item))

    def _closes_places(self) -> bool:
        """The row above counts residents by place ("Học nơi khác"): a "Cộng" below it is their number, no mere check."""
        above = self.rows[-1] if self.rows else None
        return bool(above and above.own and "place" in describe(above.own).dims)

    # --- units and groups
    def _unit(self, label: str, cell: str, index: int) -> Unit:
        kind = "commune" if self.grain == "commune" else "school"
        commune_column = self.table.side.get("commune")
        commune = nfc(self._text(index, commune_column)) if commune_column is not None else ""
        if commune_column is not None and commune_column < self.table.labels[-1][0]:
            commune = self.commune_above = commune or self.commune_above
        commune = commune or next((group.commune for group in reversed(self.groups) if group.commune), "")
        level = words.level_in_name(label) or self._stated_level(index) or self._level()
        named = words.levels_of_school_name(label)
        if not level and self.sheet_level and len(named) == 1:
            level = named[0] if named[0] != self.sheet_level else ""  # a name outranks the level of the title
        texts = tuple(group.text for group in self.groups)
        return Unit(
            label, cell, kind, level if kind == "school" else "", commune if kind == "school" else "", texts
        )

    def _stated_level(self, index: int) -> str:
        """Level in a column of levels beside the schools, '' where it names several."""
        column = self.table.side.get("level")
        return words.level_named(self._text(index, column)) if column is not None else ""

    def _level(self) -> str:
        if self.school and words.level_in_name(self.school.text):
            return words.level_in_name(self.school.text)
        for group in reversed(self.groups):
            if group.levels_said:
                return group.level
        return ""

    def _push(
        self, row: Row, style: str, level: str = "", commune: str = "", levels_said: bool = False
    ) -> None:
        rank = _RANKS[style]
        same = [position for position, group in enumerate(self.groups) if group.rank == rank]
        if same:
            del self.groups[same[0] :]
        elif style == "letter":
            self.groups.clear()
        self.groups.append(_Group(row.label, rank, level, commune, levels_said))
        self.school = None
        self.parents.clear()


def _mark_bands(rows: list[Row], axis: str) -> None:
    """Rows of age bands sum up single ages; where the table has no single ages, the bands are what it states."""
    if axis != "age" or any(row.role == FACT and row.path for row in rows):
        return
    for row in rows:
        if row.role == SUBTOTAL and row.path:
            row.role = FACT


def _mark_parents(rows: list[Row]) -> None:
    """A unit row over rows that split it (levels, grades, sites) is a subtotal, or a mere heading without numbers."""
    for position, row in enumerate(rows):
        if row.role != FACT or row.unit is None or row.path or row.part:
            continue
        parts = 0
        for below in rows[position + 1 :]:
            if below.unit is None or below.unit.cell != row.unit.cell or below.sibling_rows:
                break
            if below.role in (FACT, SITE) and (below.path or below.role == SITE or below.level != row.level):
                parts += below.filled
            elif below.role == FACT:
                break
        if parts:
            sites = any(below.role == SITE and below.unit == row.unit for below in rows)
            if not (sites and row.filled):
                row.role = SUBTOTAL if row.filled else GROUP


def _mark_wholes(rows: list[Row]) -> None:
    """In a table of sites the total row is the only one that states the school's number: it is the fact."""
    sites = [row for row in rows if row.role == SITE]
    stated = [row.unit for row in rows if row.role == FACT]
    for row in rows:
        if row.role != TOTAL or not row.filled or row.unit in stated:
            continue
        if any(site.unit == row.unit for site in sites):
            row.role = FACT


def row_axis(table: Table, column_dims: set[str], grain: str) -> str:
    """What the rows of a table are. A corner like "Độ tuổi" names the columns where those carry ages."""
    kinds = [kind for _, kind in table.labels]
    kind = kinds[-1]
    if len(kinds) > 1 and kinds[-1] in ("grade", "level", "site", "age", "indicator"):
        return kind
    if kind == "age" and "age" in column_dims:
        return "indicator"
    if kind == "grade" and "grade" in column_dims:
        return "indicator"
    return kind
