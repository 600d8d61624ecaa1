"""A sheet as planned by a form, and how it becomes a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.facts import World
from generator.office.layout import Foot, Head, stamped_note, write_foot, write_head
from generator.office.model import Column, Habits, PlantedCell, Record, Row
from generator.office.page import Content, Page, Style
from generator.office.planted import strangers
from generator.office.table import Table


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: what stands above the table, the table, and what stands below."""

    name: str
    head: Head
    columns: Sequence[Column]
    rows: Sequence[Row]
    habits: Habits
    foot: Foot
    left: int = 0
    landscape: bool = True
    hidden: bool = False
    scratch: dict[tuple[int, int], Content] = field(default_factory=dict)
    """Stray cells beside the table: (rows below its first row, columns right of its last) → content."""


def _with_strangers(plan: SheetPlan, file: str) -> list[Row]:
    """The rows with the planted rows of unknown units, which the office's total counts too."""
    rows = list(plan.rows)
    for stranger in strangers():
        if (stranger.file, stranger.sheet) != (file, plan.name):
            continue
        place = next(position for position, row in enumerate(rows) if row.id == stranger.after)
        model = next(row for row in rows if row.id == stranger.like)
        made = replace(model, id=stranger.id, label=stranger.label, role="stranger", number="")
        rows.insert(place + 1, made)
        rows = [replace(row, members=(*row.members, made.id)) if row.id == "total" else row for row in rows]
    return rows


def build_page(plan: SheetPlan, file: str, world: World, record: Record, stamp: str, stamp_line: str) -> Page:
    """Write a planned sheet; what it states goes into `record`."""
    page = Page(plan.name, landscape=plan.landscape, hidden=plan.hidden)
    width = len(plan.columns)
    top = write_head(page, plan.head, plan.left, width, stamp_line)
    kept = Record() if plan.hidden else record
    table = Table(page, file, world, plan.columns, _with_strangers(plan, file), plan.habits, kept, plan.left)
    bottom = table.write(top)
    for stranger in strangers():
        if (stranger.file, stranger.sheet) == (file, plan.name):
            kept.planted.append(PlantedCell(stranger, table.label_cell(stranger.id), stranger.label))
    for (down, right), content in plan.scratch.items():
        page.write(top + down, plan.left + width + right, content, Style("scratch"))
    foot = Foot(plan.foot.signer, plan.foot.copies, stamped_note(stamp, plan.foot.notes))
    write_foot(page, foot, plan.left, width, bottom)
    return page
