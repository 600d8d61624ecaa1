"""A declared sheet for one unit, level and school year: its rows, columns and cells, each cell with the fact that it will be.

Rows and columns count from 0 inside the table's body. Knows no place on a sheet and no file format.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.forms.meaning.applicability import applies, grades_of_level
from etl.forms.meaning.ratings import rating_code, scale_of
from etl.templates.catalogue import Line, SheetForm, settings
from etl.templates.texts import say
from indicators.catalog import measures
from indicators.catalog.grades import grades
from indicators.terms import SchoolYear


class FactKey(NamedTuple):
    """The dimensions of a fact beside its unit and school year."""

    level: str
    measure: str
    grade: str
    age: str
    group: str
    category: str
    period: str
    kind: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row: `sums` are the rows that a total adds up."""

    label: str
    line: Line
    sums: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell to fill (`key`), one that adds up others (`sums`, by row and column), or one that stays closed."""

    key: FactKey | None = None
    sums: tuple[tuple[int, int], ...] = ()
    whole: tuple[int, int] | None = None
    """The cell of which this one is a part."""
    choices: tuple[int, ...] = ()

    @property
    def unit(self) -> str:
        """Unit of the measure."""
        return measures()[self.key.measure].unit if self.key else ""

    @property
    def is_input(self) -> bool:
        return self.key is not None and not self.sums


@dataclass(slots=True)
class FormTable:
    """A whole table."""

    form: SheetForm
    level: str
    year: SchoolYear
    rows: list[FormRow] = field(default_factory=list)
    columns: list[Line] = field(default_factory=list)
    cells: dict[tuple[int, int], FormCell] = field(default_factory=dict)

    def filled_in(self, text: str) -> str:
        """A declared text with its year and level."""
        words = settings()
        return text.format(
            school_year=self.year,
            first_year=self.year.start,
            LEVEL=words.level_words.get(self.level, ""),
            level=words.short_levels.get(self.level, ""),
        ).strip()


def form_table(form: SheetForm, unit_name: str, level: str, year: SchoolYear) -> FormTable:
    """The table of a unit; `level` is '' on sheets that are not about one level."""
    table = FormTable(form, level, year, columns=[column for column in form.columns if column.at(level)])
    table.rows = list(_rows(form, unit_name, level))
    for row in range(len(table.rows)):
        for column in range(len(table.columns)):
            table.cells[row, column] = _cell(table, row, column)
    for place, cell in list(table.cells.items()):
        table.cells[place] = _added_up(table, place, cell)
    return table


def _rows(form: SheetForm, unit_name: str, level: str) -> Iterator[FormRow]:
    if form.row_kind == "unit":
        yield FormRow(unit_name, Line("", (unit_name,), {}))
    elif form.row_kind == "list":
        yield from (FormRow(line.texts[0], line) for line in form.rows if line.at(level))
    elif form.row_kind == "grades":
        codes = [grade for grade in grades_of_level(level) if not _has_parts(grade)]
        for grade in codes:
            label = settings().row_labels.get(grade) or say("grade", grade=grade)
            yield FormRow(label, Line("", (label,), {"grade": grade}))
        if form.total:
            yield FormRow(form.total, Line("", (form.total,), {}), tuple(range(len(codes))))
    else:
        yield from _ages(form)


def _has_parts(grade: str) -> bool:
    """The grade is the whole of others (kindergarten): its rows are theirs."""
    return any(entry.part_of == grade for entry in grades().values())


def _ages(form: SheetForm) -> Iterator[FormRow]:
    """Single ages with their subtotals inside the run, and the total."""
    number, singles, band = 0, [], []
    ends = {int(ages.partition("-")[2]): ages for ages in form.ages["sums"]}
    for age in range(form.ages["first"], form.ages["last"] + 1):
        yield FormRow(str(age), Line("", (str(age),), {"age": str(age)}))
        band.append(number)
        singles.append(number)
        number += 1
        if age in ends:
            yield FormRow(say("age_sum", ages=ends[age]), Line("", (), {}), tuple(band))
            band, number = [], number + 1
    yield FormRow(form.total, Line("", (), {}), tuple(singles))


def _cell(table: FormTable, row: int, column: int) -> FormCell:
    """The cell without its sums; a cell that no fact can fill is closed."""
    across, down = table.columns[column], table.rows[row].line
    if table.rows[row].sums or (down.columns and across.id not in down.columns):
        return FormCell()
    key = _key(table, {**across.dims, **down.dims, **_joined_category(across, down)})
    if key is None:
        return FormCell()
    return FormCell(key, whole=_whole(table, row, column), choices=across.choices or down.choices)


def _joined_category(across: Line, down: Line) -> dict[str, str]:
    category = across.dims.get("category") or down.dims.get("category")
    return {"category": category} if category else {}


def _key(table: FormTable, dims: dict[str, str]) -> FactKey | None:
    measure, grade, age = measures()[dims["measure"]], dims.get("grade", ""), dims.get("age", "")
    category = dims.get("category", "")
    if "rating" in dims:
        category = rating_code(scale_of(str(table.year), grade), dims["rating"])
        if not category:
            return None
    if not applies(measure.id, grade, category, table.level, age):
        return None
    return FactKey(
        level=table.level if measure.grain == "school" else "",
        measure=measure.id,
        grade=grade if measure.has_grade else "",
        age=age,
        group=dims.get("group", ""),
        category=category,
        period=table.form.period,
        kind=dims.get("kind", table.form.kind),
    )


def _whole(table: FormTable, row: int, column: int) -> tuple[int, int] | None:
    """The cell that a declared `within` names: another column of the row, or another row of the column."""
    across, down = table.columns[column], table.rows[row].line
    if across.within:
        found = next((n for n, line in enumerate(table.columns) if line.id == across.within), None)
        return None if found is None else (row, found)
    if down.within:
        found = next((n for n, other in enumerate(table.rows) if other.line.id == down.within), None)
        return None if found is None else (found, column)
    return None


def _added_up(table: FormTable, place: tuple[int, int], cell: FormCell) -> FormCell:
    """The cell with what it adds up, where it is a total: sums of open cells, never of rates."""
    row, column = place
    ages = set(table.columns[column].sum)
    parts = [(other, column) for other in table.rows[row].sums]
    if ages:
        parts = [
            (row, n) for n, line in enumerate(table.columns) if line.dims.get("age") in ages and not line.sum
        ]
    open_parts = tuple(part for part in parts if table.cells[part].key)
    if not parts:
        return cell
    if not open_parts or (ages and (cell.key is None or len(open_parts) < len(parts))):
        return FormCell()
    return FormCell(cell.key, open_parts)
