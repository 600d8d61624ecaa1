"""Which kind a sheet is, and its tables as plans: the title proposes a kind, what can be understood under it decides.

A kind that the title names is taken where the sheet makes sense under it. Where no title says it, every kind is tried, and
the one under which the most cells have a meaning is taken if hardly any stay without one; two kinds that would read the
same cells differently leave the sheet unread. Knows tables and kinds; knows no numbers.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from etl.forms.meaning.column_units import find_column_units
from etl.forms.meaning.number_kinds import kinds_of_numbers
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.recognition import Kind, possible_kinds, recognise
from etl.forms.meaning.targets import FACT as STATED
from etl.forms.meaning.targets import RATE
from etl.forms.meaning.terms import SheetContext
from etl.forms.meaning.total_ages import name_total_ages
from etl.forms.meaning.two_sessions import name_two_sessions
from etl.forms.numbers.cells import Cells
from etl.forms.rows.reader import read_rows, row_axis
from etl.forms.rows.row import DERIVED, FACT, SITE, SUBTOTAL, TOTAL
from etl.forms.table.cover import Cover
from etl.forms.table.headings import Heading, read_headings
from etl.forms.table.letterhead import Named
from etl.forms.table.surroundings import Surroundings
from etl.forms.table.table import HeadUnit, Table
from etl.forms.table.unit_headings import several_units
from etl.forms.words.names import level_in_name, levels_of_school_name
from etl.forms.words.unit_names import COMMUNE, NOBODY, SCHOOL, names_whole_commune
from etl.orders import HeadingOrder

_MOST_UNKNOWN = 2.0
"""A sheet with more than this many unknown cells per known one is not read as the kind that its title names."""
_MOST_UNKNOWN_WITHOUT_TITLE = 0.5
_FEWEST_KNOWN = 4
"""A sheet whose title names no kind is read only where at least this many cells have a meaning."""


@dataclass(frozen=True, slots=True)
class Understood:
    """How much of a sheet has a meaning under one kind."""

    context: SheetContext
    plans: list[TablePlan]
    known: int
    unknown: int

    @property
    def kind(self) -> Kind:
        """The kind under which it was read."""
        return self.context.kind

    @property
    def measures(self) -> frozenset[str]:
        """Measures of which the sheet states numbers."""
        return frozenset().union(*(line.measures for plan in self.plans for line, _ in plan.groups))

    def makes_sense(self, most_unknown: float) -> bool:
        """Some filled cell has a meaning, and cells without one do not outweigh them."""
        return self.known > 0 and self.unknown <= most_unknown * self.known


def choose(
    cover: Cover, cells: Cells, tables: list[Table], around: Surroundings, concepts: frozenset[str],
    told: tuple[HeadingOrder, ...],
) -> Understood | None:  # fmt: skip
    """The sheet read as the kind that it is; None where no kind is proposed, or several and none fits."""

    said = kinds_of_numbers(concepts)

    def read_as(kind: Kind) -> Understood:
        orders = tuple(order for order in told if order.kind == kind.id)
        context = SheetContext(kind, around, orders, kinds_said=said)
        plans = _plans(cover, cells, [replace(table) for table in tables], context)
        return Understood(context, plans, *_count(cover, plans))

    named, _ = recognise(around.title, concepts)
    first = read_as(named) if named else None
    if first and (is_blank_form(cover, first.plans) or first.makes_sense(_MOST_UNKNOWN)):
        return first
    return _by_content(cover, map(read_as, possible_kinds(around.title, concepts))) or first


def _by_content(cover: Cover, read: Iterable[Understood]) -> Understood | None:
    """The reading with the most known cells, likelier kinds first; None where nothing is sure."""
    fitting = [
        found
        for found in read
        if found.makes_sense(_MOST_UNKNOWN_WITHOUT_TITLE) and _stated(cover, found.plans) >= _FEWEST_KNOWN
    ]
    best = max(fitting, key=lambda found: found.known - found.unknown, default=None)
    if best is None:
        return None
    equal = [found for found in fitting if found.known - found.unknown == best.known - best.unknown]
    said = {(found.kind.grain, found.kind.default_kind, found.kind.period) for found in equal}
    return best if len(said) == 1 else None


def is_blank_form(cover: Cover, plans: list[TablePlan]) -> bool:
    """Nothing stands in any table but under heads of notes: a form that nobody has filled yet, or not this part of it."""
    for plan in plans:
        table = plan.table
        open_columns = table.columns.keys() - table.head.notes
        for row in range(table.first_row, table.last_row + 1):
            if not open_columns.isdisjoint(cover.filled(row)):
                return False
    return True


def _count(cover: Cover, plans: list[TablePlan]) -> tuple[int, int]:
    """(filled cells with a meaning, filled cells without) of the rows that could state facts."""
    alike = Counter(
        (plan.line(row), cover.filled(row.index))
        for plan in plans
        for row in plan.rows
        if row.role in (FACT, SITE)
    )
    known = sum(rows * len(filled & line.understood) for (line, filled), rows in alike.items())
    unknown = sum(rows * len(filled & line.unknown) for (line, filled), rows in alike.items())
    return known, unknown


def _stated(cover: Cover, plans: list[TablePlan]) -> int:
    """Cells that give facts: of the known ones those whose year, period and scale are said too."""
    lines = ((plan.line(row), row) for plan in plans for row in plan.fact_rows)
    return sum(len(cover.filled(row.index) & line.columns(STATED, RATE)) for line, row in lines)


def counts_communes(plans: list[TablePlan]) -> bool:
    """A sheet about schools whose rows are all communes: sums of schools, which belong to no unit of the measures."""
    rows = [row for plan in plans for row in plan.rows if row.filled and row.role != DERIVED]
    return bool(rows) and all(row.role in (SUBTOTAL, TOTAL) for row in rows)


def makes_sense(found: Understood) -> bool:
    """Whether a sheet is read at all as the kind that was chosen."""
    return found.makes_sense(_MOST_UNKNOWN)


def _plans(cover: Cover, cells: Cells, tables: list[Table], context: SheetContext) -> list[TablePlan]:
    for table in tables:
        (name_total_ages if context.kind.grain == "commune" else name_two_sessions)(cells, table)
    headings, several = read_headings(cover, tables), several_units(tables)
    return [
        _plan(cover, table, _headed(_of_unit(context, table.unit, several), heading))
        for table, heading in zip(tables, headings, strict=True)
    ]


def _of_unit(context: SheetContext, unit: HeadUnit | None, several: bool) -> SheetContext:
    """The context of one table whose heading names its unit, which outranks the letterhead; a heading that names
    somebody else than the sheet counts leaves nobody where the tables are of `several` units."""
    if unit is None or not (several or unit.kind in (NOBODY, context.kind.grain)):
        return context
    around, named = context.around, Named(unit.text, unit.cell)
    if context.kind.grain == "commune":
        if unit.kind == NOBODY and around.commune.text and names_whole_commune(unit.text):
            return context
        commune = named if unit.kind == COMMUNE else Named()
        return replace(context, around=replace(around, commune=commune, upper=Named()))
    if unit.kind != SCHOOL:
        return replace(context, around=replace(around, school=Named()))
    return replace(context, around=replace(around, school=named, levels=_levels_at(unit.text, around.levels)))


def _is_sum(table: Table, context: SheetContext) -> bool:
    """The heading of the table says that it sums up several units ("Tổng hợp toàn phường")."""
    unit, around = table.unit, context.around
    own = around.commune if context.kind.grain == "commune" else around.school
    return bool(unit and unit.kind == NOBODY and unit.text and not own.text)


def _levels_at(school: str, title: tuple[str, ...]) -> tuple[str, ...]:
    """Levels of the numbers below the name of a school: those it states, else those of the title that it has."""
    stated = level_in_name(school)
    implied = levels_of_school_name(school)
    if stated or not implied:
        return (stated,) if stated else title
    return tuple(level for level in implied if level in title) or implied


def _headed(context: SheetContext, heading: Heading) -> SheetContext:
    """The context of one table: what its heading says outranks the title."""
    if heading == Heading():
        return context
    around = context.around
    around = replace(
        around,
        levels=heading.levels or around.levels,
        school_year=heading.school_year or around.school_year,
        period=heading.period or around.period,
    )
    return replace(context, around=around, heading=heading.text)


def _plan(cover: Cover, table: Table, context: SheetContext) -> TablePlan:
    axis = row_axis(table)
    rows = read_rows(cover, table, context.kind.grain, axis, context.level, _is_sum(table, context))
    units, totals = find_column_units(cover, table, rows, axis)
    return TablePlan(table, rows, axis, context, units, totals)
