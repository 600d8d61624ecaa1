"""Where row meets column: the target of every cell of a table, compiled once per kind of row.

Rows that say the same (all school rows; all rows of grade 3 of schools) share one compiled line of targets, so a table
of a thousand schools is interpreted once. Orientation does not matter: the path of a cell is the row's texts followed
by the column's. Knows no numbers.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from etl.forms.meaning.interpretation import Meaning, Subject, mean, rules
from etl.forms.meaning.subjects import UNCLEAR, group_subject_from_left, is_total_of_people, subject_from_left
from etl.forms.meaning.targets import DERIVED, UNKNOWN, SheetContext, Target, resolve
from etl.forms.rows import rows as row_roles
from etl.forms.rows.rows import Row
from etl.forms.table.layout import Table
from etl.forms.words.description import PathItem, describe
from etl.forms.words.labels import is_total, label_kind, names_commune, names_school
from etl.forms.words.vocabulary import layout_words, understand
from etl.text import fold

Signature = tuple[tuple[PathItem, ...], tuple[PathItem, ...], str, str, str]


_AREA_UNITS = ("m2", "m²", "ha", "hecta")
"""Units of measure that say what a row counts: "Sân chơi | m²" is an area."""


@dataclass(slots=True)
class TablePlan:
    """A table with its rows and the targets of its cells."""

    table: Table
    rows: list[Row]
    axis: str
    context: SheetContext
    column_units: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Transposed tables: (name, cell) of the unit that a column belongs to."""
    total_columns: frozenset[int] = frozenset()
    _counted: frozenset[str] | None = None
    _lines: dict[Signature, dict[int, Target]] = field(default_factory=dict)
    _statuses: dict[int, dict[str, frozenset[int]]] = field(default_factory=dict)
    """By identity of the line, which lives as long as the plan."""
    _line_of_row: dict[int, tuple[Row, dict[int, Target]]] = field(default_factory=dict)
    """By identity, for hashing a path costs more than reading the row; the row is kept so that its identity is its own."""

    def targets(self, row: Row) -> dict[int, Target]:
        """Targets of a row by column."""
        known = self._line_of_row.get(id(row))
        if known is None:
            signature: Signature = (row.path, row.own, row.level, row.unit_text, row.named_level)
            if signature not in self._lines:
                self._lines[signature] = self._compile(signature)
            known = self._line_of_row[id(row)] = (row, self._lines[signature])
        return known[1]

    def columns_by_status(self, row: Row) -> dict[str, frozenset[int]]:
        """Columns of a row by the status of their targets."""
        line = self.targets(row)
        known = self._statuses.get(id(line))
        if known is None:
            found: dict[str, set[int]] = {}
            for column, target in line.items():
                found.setdefault(target.status, set()).add(column)
            known = {status: frozenset(columns) for status, columns in found.items()}
            self._statuses[id(line)] = known
        return known

    def _compile(self, signature: Signature) -> dict[int, Target]:
        path, own, level, unit_text, named_level = signature
        about = self._subject(unit_text)
        factor = _row_factor(unit_text)
        if fold(unit_text).strip(" .") in _AREA_UNITS:
            path, own = (*path, (unit_text, frozenset())), (*own, (unit_text, frozenset()))
        line: dict[int, Target] = {}
        for column, above in self.table.columns.items():
            if column in self.column_units:
                name = self.column_units[column][0]
                above = tuple(item for item in above if item[0] != name and not label_kind(item[0]))
            near = self._near(about, path, above, column)
            if near is None:
                line[column] = Target(UNKNOWN, "không rõ nhóm này là của ai")
                continue
            meaning = _read(path, own, above, near)
            line[column] = resolve(meaning, level, factor, self.context, named_level)
        return line

    def _near(
        self, about: Subject, path: tuple[PathItem, ...], above: tuple[PathItem, ...], column: int
    ) -> Subject | None:
        """The subject of one column, from its neighbours where its head is silent; None where they leave it open."""
        if not above or describe(path + above).words:
            return about
        if about.grain == "commune":
            return self._near_residents(about, above, column)
        found = subject_from_left(above, self.table.left_of.get(column, ()))
        if found == UNCLEAR:
            return None
        lone = "group" in describe(above).dims or is_total_of_people(above)
        if not found and lone and len(self._people()) > 1:
            return None
        if not found and is_total_of_people(above):
            found = about.subject
        return replace(about, subject=found, unit_subject=found) if found else about

    def _near_residents(self, about: Subject, above: tuple[PathItem, ...], column: int) -> Subject | None:
        """ "Ra lớp | Trong đó DTTS": the group is part of the count left of it."""
        found = group_subject_from_left(above, self.table.left_of.get(column, ()), rules("commune")[2])
        if found == UNCLEAR:
            return None
        return replace(about, unit_subject=found) if found else about

    def _people(self) -> frozenset[str]:
        """Kinds of people that the heads of the table count."""
        if self._counted is None:
            same = rules("school")[1]
            said = {
                same.get(word, word) for path in self.table.columns.values() for word in describe(path).words
            }
            self._counted = frozenset(said & {"pupil", "teacher"})
        return self._counted

    def _subject(self, unit_text: str) -> Subject:
        kind, around = self.context.kind, self.context.around
        known = rules(kind.grain)[2]
        said = unit_text or around.unit_subject
        concept = _single_concept(said) if unit_text else around.unit_subject
        concept = rules(kind.grain)[1].get(concept, concept)
        unit_subject = concept if kind.grain == "school" and concept in known else ""
        percent = fold(unit_text) == "%" if unit_text else around.all_percent
        return Subject(
            kind.grain,
            kind.subject,
            unit_subject,
            percent,
            kind.bare_rate,
            kind.reason_of,
            kind.period == "survey",
        )


@lru_cache(maxsize=16384)
def _read(
    path: tuple[PathItem, ...], own: tuple[PathItem, ...], above: tuple[PathItem, ...], about: Subject
) -> Meaning:
    """Meaning of row path and column path together; a row that names its own subject may stand without its heading."""
    subjects = rules(about.grain)[2]
    path, above = _without_lists(path, subjects), _without_lists(above, subjects)
    described = describe(path + above)
    meaning = mean(described, about)
    if meaning.status == UNKNOWN and about.totals_are_residents and own and is_total(own[-1][0]):
        described = describe(above + path)  # "Tổng số" as a row over ages counts the residents of each
        meaning = mean(described, about)
    open_rate = meaning.status == DERIVED and meaning.reason == "ratio" and not meaning.base
    if not (meaning.status == UNKNOWN or open_rate) or len(path) < 2 or described.unknown:
        return meaning
    if describe(own).words & subjects:
        return mean(describe(own + above), about)
    return meaning


@lru_cache(maxsize=4096)
def _without_lists(path: tuple[PathItem, ...], subjects: frozenset[str]) -> tuple[PathItem, ...]:
    """The path without headings that only list what stands below them.

    "Phòng học và phòng bộ môn > Phòng học" counts classrooms: a heading of several subjects says nothing about a text
    that names its own.
    """
    if len(path) < 2 or not describe(path[-1:]).words & subjects:
        return path
    return tuple(
        item
        for place, item in enumerate(path)
        if place == len(path) - 1 or describe((item,)).dims or len(describe((item,)).words & subjects) < 2
    )


@lru_cache(maxsize=256)
def _single_concept(text: str) -> str:
    said = understand(text)
    return next(iter(said.concepts)) if len(said.concepts) == 1 and not said.unknown else ""


def _row_factor(unit_text: str) -> tuple[str, float]:
    """(area unit, multiplier) that the unit-of-measure cell of a row states."""
    plain = fold(unit_text).strip(" .")
    if plain in ("ha", "hecta"):
        return "ha", 1.0
    thousand = any(plain.startswith(word) for word in layout_words()["scales"]["thousand"])
    return "", 1000.0 if thousand else 1.0


def find_column_units(
    table: Table, axis: str, cells: dict[int, str], filled: frozenset[int]
) -> tuple[dict[int, tuple[str, str]], frozenset[int]]:
    """(column → (unit name, cell), columns that only sum up) where heads of columns are names of units (transposed).

    A head of a level or grade after a unit ("+ Cấp TH", "- Lớp 1") over a column with numbers (`filled`) is a part of it;
    the unit's own column is then a subtotal.
    """
    if axis not in ("indicator", "grade", "age"):
        return {}, frozenset()
    named = {column: _unit_in(path) for column, path in table.columns.items()}
    if not any(named.values()):
        return {}, frozenset()
    units: dict[int, tuple[str, str]] = {}
    sums: set[int] = set()
    whole: int | None = None
    for column, path in table.columns.items():
        described = describe(path)
        if any(is_total(text) for text, _ in path):
            sums.add(column)
        elif named[column] or described.unknown:
            whole = column
            units[column] = (named[column] or path[-1][0], cells.get(column, ""))
        elif whole is not None and column in filled and set(described.dims) in ({"level"}, {"grade"}):
            units[column] = units[whole]
            sums.add(whole)
    return units, frozenset(sums)


def _unit_in(path: tuple[PathItem, ...]) -> str:
    """The text of a column path that names a school or commune, '' if none does."""
    for text, _ in path:
        if (names_school(text) or names_commune(text)) and describe(((text, frozenset()),)).unknown:
            return text
    return ""


def fact_rows(plan: TablePlan) -> list[Row]:
    """Rows that give facts: hidden ones do not (ruling 7)."""
    return [row for row in plan.rows if row.role == row_roles.FACT and not row.hidden]
