"""What the next snapshot is made of: all receipts, or the live snapshot and the receipts that came after it.

Both give the same rows; the second costs what the new reports cost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.store.base import Base, read_base, reading_mark, state_id
from etl.store.extend import WHOLE_FORMS, extend, extends
from etl.store.intake import Intake, Received
from etl.store.ledger import Receipt
from etl.store.reconcile import Reconciled, reconcile
from etl.store.rulings import concern, rule


@dataclass(frozen=True, slots=True)
class Publication:
    """A snapshot to be built: its name, and the function that builds it in a file."""

    identity: str
    build: Callable[[Path], Reconciled]


def plan(intake: Intake, live: Path | None, receipts: Sequence[Receipt]) -> Publication:
    """The publication of these receipts, on the live snapshot where it is a ground for them; reads what is not read yet."""
    base = read_base(live, sorted(WHOLE_FORMS))
    old, new = receipts, []
    if base is not None and base.holds(receipts) and not intake.is_stale(receipts[: len(base.receipts)]):
        old, new = receipts[: len(base.receipts)], intake.readings(receipts[len(base.receipts) :])
        on_top = _on_top(intake, base, receipts, new) if extends(base, new) else None
        if on_top is not None:
            return on_top
    plain = [*intake.readings(old), *new]
    rulings = rule(plain)
    received = intake.under_orders(plain, rulings.orders)
    identity = state_id(_keys(receipts), [reading_mark(item) for item in received])
    return Publication(identity, lambda place: reconcile(received, place, rulings))


def _on_top(
    intake: Intake, base: Base, receipts: Sequence[Receipt], plain: Sequence[Received]
) -> Publication | None:
    """The publication on top of the live snapshot; None where a correction is about one of the new files."""
    listing = intake.readings([receipt for receipt in receipts if plain and receipt.number in base.listing])
    if concern(listing, plain):
        return None
    new = intake.under_orders(plain, rule([*listing, *plain]).orders)
    identity = state_id(_keys(receipts), [*base.marks, *(reading_mark(item) for item in new)])
    return Publication(identity, lambda place: extend(base, new, listing, place))


def _keys(receipts: Sequence[Receipt]) -> list[tuple[int, str]]:
    return [(receipt.number, receipt.sha256) for receipt in receipts]
