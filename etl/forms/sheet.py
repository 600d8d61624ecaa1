"""One sheet from grid to reading: the order of the steps and what stops each of them."""

from dataclasses import dataclass, field

from etl.forms.checks.table import check_table
from etl.forms.extraction.collisions import blocked_cells
from etl.forms.extraction.extractor import Extractor
from etl.forms.extraction.mentions import Mentions
from etl.forms.extraction.unproven_counts import unproven_counts
from etl.forms.extraction.unproven_rates import unproven_rates
from etl.forms.extraction.unread import report_told, report_unread
from etl.forms.extraction.words_around import words_around
from etl.forms.lists import privacy
from etl.forms.lists.checklist import read_checklist
from etl.forms.lists.listings import read_listing
from etl.forms.lists.submissions import is_submission_matrix, read_submissions
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.recognition import restriction
from etl.forms.meaning.terms import SheetContext
from etl.forms.meaning.variants import variant_of
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.guarded_sums import settle_guarded_sums
from etl.forms.planning import Understood, choose, counts_communes, is_blank_form, makes_sense
from etl.forms.rows.row import FACT, Row, Unit
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import Cover
from etl.forms.table.find import find_tables
from etl.forms.table.surroundings import Surroundings, read_surroundings
from etl.forms.table.table import Table
from etl.forms.table.unit_headings import rows_of_headings
from etl.forms.words.description import concepts_of, describe
from etl.forms.words.names import names_commune, names_school
from etl.forms.words.unit_names import NOBODY
from etl.grid import Grid, address
from etl.orders import HeadingOrder
from etl.readings import READING_COLUMNS, SheetReading

_ROWS_FOR_RECOGNITION = 80
_UNIT_COLUMNS = ("school", "commune")


@dataclass(slots=True)
class Steps:
    """What the steps of reading a sheet came to, for those who explain it to a person."""

    around: Surroundings | None = None
    tables: list[Table] = field(default_factory=list)
    concepts: frozenset[str] = frozenset()
    """Of headers and row labels, by which the title's kind was recognised."""
    plans: list[TablePlan] = field(default_factory=list)


def read_sheet(grid: Grid, told: tuple[HeadingOrder, ...] = (), steps: Steps | None = None) -> SheetReading:
    """Everything that can be read from one sheet; problems are issues, never exceptions.

    `told`: what the office says that headings unknown to the catalogue mean. `steps` takes what was found on the way.
    """
    steps = steps or Steps()
    issues = SheetIssues(grid.name)
    reading = SheetReading(grid.name)
    reading.issues = issues.found
    if not any(value not in (None, "") for row in grid.rows for value in row):
        reading.form = "blank"
        return reading
    settle_guarded_sums(grid)
    cover = Cover(grid)
    if read_listing(cover, reading, issues):
        return reading
    if privacy.lists_people(cover):
        issues.add("list_of_people")
        return reading
    if read_checklist(cover, reading, issues):
        return reading
    tables = find_tables(grid, cover)
    around = read_surroundings(
        cover, tables[0].header_top if tables else grid.height, rows_of_headings(tables)
    )
    steps.around, steps.tables = around, tables
    _describe_sheet(reading, around)
    reading.says_sample = around.says_sample
    if is_submission_matrix(around.title, tables):
        read_submissions(grid, tables[0], around, reading, issues)
    elif tables:
        _read_tables(grid, cover, steps, around, reading, issues, told)
    else:
        issues.add("sheet_not_recognised", title=reading.title or grid.name)
    return reading


def _describe_sheet(reading: SheetReading, around: Surroundings) -> None:
    reading.title, reading.sender = around.title, around.sender
    reading.school_year = around.school_year
    reading.level = around.levels[0] if len(around.levels) == 1 else ""


def _read_tables(
    grid: Grid,
    cover: Cover,
    steps: Steps,
    around: Surroundings,
    reading: SheetReading,
    issues: SheetIssues,
    told: tuple[HeadingOrder, ...],
) -> None:
    steps.concepts = _concepts(grid, cover, steps.tables)
    cells = Cells(grid, cover)
    read = choose(cover, cells, steps.tables, around, steps.concepts, told)
    if read is None:
        issues.add("sheet_not_recognised", title=around.title or grid.name)
        return
    kind, context, plans = read.kind, read.context, read.plans
    steps.plans, steps.tables = plans, [plan.table for plan in plans]
    if _is_restricted(around, read, steps.concepts, issues):
        return
    if is_blank_form(cover, plans):
        reading.form, reading.variant = kind.id, f"{kind.id}.{variant_of(plans)}"
        return
    if not makes_sense(read):
        check = "rows_of_communes" if counts_communes(plans) else "sheet_not_recognised"
        issues.add(check, title=around.title or grid.name)
        return
    reading.form, reading.variant = kind.id, f"{kind.id}.{variant_of(plans)}"
    _report_context(context, reading, issues)
    mentions = Mentions(reading, issues)
    if any(plan.context.around.levels != around.levels for plan in plans):
        reading.level = ""
    for plan in plans:
        mentions.sheet_unit = _sheet_unit(plan.context)
        mentions.heading_reported = mentions.sheet_unit is None and _report_nobody(cover, plan, issues)
        blocked = blocked_cells(grid, cells, plan, issues) | unproven_rates(grid, cells, plan, issues)
        blocked |= unproven_counts(cells, plan, issues)
        Extractor(plan, cells, reading, issues, blocked).run(mentions.index, _upper(context, plan))
        report_unread(grid, plan, issues)
        report_told(plan, issues)
        check_table(grid, cells, plan, issues)
    _report_hidden(grid, plans, reading, issues)
    if reading.readings["cell"]:
        reading.words = words_around(cover, plans)
    if kind.period == "year" and "target" in reading.readings["kind"]:
        _take_decision(around, reading, issues)


def _take_decision(around: Surroundings, reading: SheetReading, issues: SheetIssues) -> None:
    """The document by which the targets were assigned, as far as the heading names it."""
    said = around.decision
    if said.decision.number or said.decision.decided_on:
        reading.decision = said.decision
    if said.impossible_day:
        issues.add("decision_day_impossible", said.decision.cell, day=said.impossible_day)
    if said.unclear:
        issues.add("decision_unclear", text=said.unclear)


def _is_restricted(
    around: Surroundings, read: Understood, concepts: frozenset[str], issues: SheetIssues
) -> bool:
    """Whether the title restricts whom the sheet counts without its heads saying so; reported."""
    of_people = read.kind.subject in ("pupil", "person")
    restricted = restriction(around.title, concepts, read.measures) if of_people else ""
    if restricted:
        issues.add("title_restricts", title=around.title, words=restricted)
    return bool(restricted)


def _concepts(grid: Grid, cover: Cover, tables: list[Table]) -> frozenset[str]:
    """Concepts of all headers and of the first rows' labels; names of units say nothing about the kind."""
    described = []
    for table in tables:
        rows = range(table.first_row, min(table.last_row, table.first_row + _ROWS_FOR_RECOGNITION) + 1)
        for column, kind in table.labels:
            for text in set(cover.column(column, rows)):
                named = kind in _UNIT_COLUMNS and (names_school(text) or names_commune(text))
                if text and not named:
                    described.append(describe(((text, frozenset()),)))
    return concepts_of(described).union(*(table.head.concepts for table in tables))


def _report_context(context: SheetContext, reading: SheetReading, issues: SheetIssues) -> None:
    around = context.around
    rule = context.kind.period
    reading.period = (
        rule if rule in ("year", "survey") else context.month if rule == "month" else around.period
    )
    if rule == "month" and not around.month and context.month:
        issues.add("week_of_month", month=context.month.removeprefix("m").lstrip("0"))
    if rule == "title" and not around.period:
        reading.period = around.month or around.date_period
        if around.date_period and not around.month:
            issues.add("period_from_date", period=around.date_period)
    if around.impossible_year:
        issues.add("impossible_school_year", year=around.impossible_year)


def _sheet_unit(context: SheetContext) -> Unit | None:
    """The unit of rows that name none: the school, commune or upper unit of the letterhead."""
    around = context.around
    if context.kind.grain == "school":
        if not around.school.text:
            return None
        return Unit(around.school.text, around.school.cell, "school", context.level, around.commune.text)
    if around.commune.text:
        return Unit(around.commune.text, around.commune.cell, "commune")
    return Unit(around.upper.text, around.upper.cell, "upper") if around.upper.text else None


def _report_nobody(cover: Cover, plan: TablePlan, issues: SheetIssues) -> bool:
    """Names the numbers of a table whose heading leaves open which unit they are of; whether there are any."""
    unit = plan.table.unit
    cells = [
        (row.index, column)
        for row in (plan.fact_rows if unit and unit.kind == NOBODY else ())
        if row.unit is None
        for column in sorted(plan.table.columns.keys() & cover.filled(row.index))
    ]
    if cells:
        issues.add_cells("table_of_nobody", cells)
    return bool(cells)


def _upper(context: SheetContext, plan: TablePlan) -> Unit | None:
    """The unit above all rows, for rates that stand alone in a total row."""
    if context.kind.grain != "commune" or not any(row.role == FACT and row.unit for row in plan.rows):
        return None
    named = context.around.upper
    if named.text:
        return Unit(named.text, named.cell, "upper")
    total: Row | None = next((row for row in plan.rows if row.role == "total"), None)
    return Unit(total.label, total.cell, "upper") if total else None


def _report_hidden(grid: Grid, plans: list[TablePlan], reading: SheetReading, issues: SheetIssues) -> None:
    """Hidden sheets, rows and columns are read and reported, and are no facts (ruling 7)."""
    if grid.hidden:
        issues.add("hidden_sheet", count=len(reading.readings["cell"]))
        for name in READING_COLUMNS:
            reading.readings[name].clear()
        reading.mentions.clear()
        return
    for plan in plans:
        rows = [row.index + 1 for row in plan.rows if row.index in grid.hidden_rows and row.filled]
        columns = [column for column in plan.table.columns if column in grid.hidden_columns]
        if rows:
            issues.add("hidden_rows", address(rows[0] - 1, plan.table.left), rows=", ".join(map(str, rows)))
        for column in columns:
            issues.add("hidden_column", address(plan.table.header_bottom, column))
