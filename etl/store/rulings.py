"""What the office has decided about received files, from its own workbooks: corrections and explained headings.

A pure function of the plain readings of all receipts. A file is read again with its orders; nothing else about it changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from etl.issues import Issue
from etl.orders import Orders
from etl.store.corrected_value import stored_value
from etl.store.correction_lines import CORRECTIONS, Corrections, correction_names, read_corrections
from etl.store.explained import HEADINGS, orders_for, read_explanations
from etl.store.intake import Received
from etl.text import fold

RULING_FORMS = frozenset((CORRECTIONS, HEADINGS))


@dataclass(frozen=True, slots=True)
class Rulings:
    """Orders by receipt number, what became of the corrections, and issues by receipt number."""

    orders: dict[int, Orders]
    corrections: Corrections
    issues: list[tuple[int, Issue]]


def rule(received: Sequence[Received]) -> Rulings:
    """The rulings of these files about each other; `received` are readings without orders."""
    corrections = read_corrections(received)
    explained, unclear = read_explanations(received)
    orders = {}
    for item in received:
        cells = tuple(order for _, order in corrections.orders.get(item.receipt.number, {}).values())
        about = Orders(cells, orders_for(item, explained))
        if about.digest:
            orders[item.receipt.number] = about
    return Rulings(orders, corrections, [*corrections.issues, *unclear])


def not_taken(rulings: Rulings, received: Sequence[Received]) -> list[tuple[int, Issue]]:
    """Issues of corrections after which a cell does not state what was wanted: its column cannot hold it."""
    by_number = {item.receipt.number: item.reading.readings for item in received}
    issues = []
    for number, held in rulings.corrections.orders.items():
        table = by_number[number]
        for (_, position, cell), (line, _) in held.items():
            rows = table.filter(pc.and_(pc.equal(table["sheet"], position), pc.equal(table["cell"], cell)))
            value, state = stored_value(line.record, line.targets[number, position, cell])
            if not any(row["value"] == value and row["state"] == state for row in rows.to_pylist()):
                issues.append(line.issue("correction_not_taken", right=line.record["right"]))
    return issues


def concern(rulings: Sequence[Received], new: Sequence[Received]) -> bool:
    """Whether lines of correction workbooks are about one of the new files, so that they have to be judged again."""
    names = correction_names(rulings)
    return any(fold(item.receipt.file_name) in names for item in new)
