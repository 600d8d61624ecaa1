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
        if extends(base, new):
            return _on_top(intake, base, receipts, new)
    received = [*intake.readings(old), *new]
    identity = state_id(_keys(receipts), [reading_mark(item) for item in received])
    return Publication(identity, lambda place: reconcile(received, place))


def _on_top(intake: Intake, base: Base, receipts: Sequence[Receipt], new: Sequence[Received]) -> Publication:
    identity = state_id(_keys(receipts), [*base.marks, *(reading_mark(item) for item in new)])
    registers = intake.readings([receipt for receipt in receipts if new and receipt.number in base.listing])
    return Publication(identity, lambda place: extend(base, new, registers, place))


def _keys(receipts: Sequence[Receipt]) -> list[tuple[int, str]]:
    return [(receipt.number, receipt.sha256) for receipt in receipts]
