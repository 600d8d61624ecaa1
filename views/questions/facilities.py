"""Rooms and facilities: shortages of one kind by school, needs of the chosen unit, rooms by construction."""

from collections.abc import Mapping

from views import answers, lineage
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import classrooms, facilities
from views.questions.options import counted, drawn_rows


def shortage(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Shortage of one kind of room or facility (`item`; the first kind by default) in each school."""
    gaps = context.of_kind(answers.facility_gaps(context), "school")
    item = options.get("item") or next(iter(facilities.item_choices(gaps).values()), "")
    rows = facilities.with_silent(facilities.of_item(gaps, item), context.schools(), item)
    exhibit = facilities.shortage(rows, drawn_rows(options, len(rows)))
    return counted(context.complete(exhibit, lineage.of_facility), len(rows))


def needs(context: Context, _: Mapping[str, str]) -> Exhibit:
    """Every kind of need of the chosen unit, shortages summed per school."""
    totals = answers.facility_totals(context)
    exhibit = facilities.needs(totals[totals["unit_id"] == context.unit_id])
    return context.complete(exhibit, lineage.of_facility)


def construction(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Solid, semi-solid, temporary and borrowed rooms of each school."""
    stored = answers.stored(context, "classrooms", "actual")
    rooms = classrooms.rooms_by_construction(stored, context.schools())
    exhibit = classrooms.constructions(rooms, drawn_rows(options, len(rooms)))
    return counted(context.complete(exhibit, lineage.of_rooms), len(rooms))
