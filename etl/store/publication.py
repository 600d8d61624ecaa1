"""What the next snapshot is made of: all receipts, or the live snapshot and the receipts that came after it.

Both give the same rows; the second costs what the new reports cost.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from etl.store.base import Base, read_base, reading_mark, state_id
from etl.store.extend import WHOLE_FORMS, extend, extends, known_units
from etl.store.intake import Intake, Received
from etl.store.ledger import Receipt
from etl.store.reconcile import Reconciled, reconcile
from etl.store.rulings import concern, rule
from etl.units.identify import Identifier


@dataclass(frozen=True, slots=True)
class Publication:
    """A snapshot to be built: its name, and the function that builds it in a file."""

    identity: str
    build: Callable[[Path], Reconciled]


def plan(intake: Intake, live: Path | None, receipts: Sequence[Receipt]) -> Publication:
    """The publication of these receipts, on the live snapshot where it is a ground for them; reads what is not read yet."""
    base = read_base(live, sorted(WHOLE_FORMS))
    if base is None or not base.holds(receipts):
        return _whole(intake, receipts)
    old, late = receipts[: len(base.receipts)], receipts[len(base.receipts) :]
    if intake.is_stale(old):
        return _whole(intake, receipts)
    if not late:
        return Publication(state_id(_keys(old), base.marks), lambda place: _whole(intake, old).build(place))
    listing = intake.readings([receipt for receipt in old if receipt.number in base.listing])
    # The names of a large register are prepared while a child process reads the new files.
    with ThreadPoolExecutor(max_workers=1) as beside:
        identifier = beside.submit(known_units, base, listing)
        new = intake.readings(late)
    if not extends(base, new) or concern(listing, new):
        return _whole(intake, receipts, new)
    return _on_top(intake, base, receipts, listing, new, identifier.result())


def _whole(intake: Intake, receipts: Sequence[Receipt], new: Sequence[Received] = ()) -> Publication:
    """The publication of all receipts from their readings; `new`: the last of them where they have been read already."""
    plain = [*intake.readings(receipts[: len(receipts) - len(new)]), *new]
    rulings = rule(plain)
    received = intake.under_orders(plain, rulings.orders)
    identity = state_id(_keys(receipts), [reading_mark(item) for item in received])
    return Publication(identity, lambda place: reconcile(received, place, rulings))


def _on_top(
    intake: Intake,
    base: Base,
    receipts: Sequence[Receipt],
    listing: Sequence[Received],
    plain: Sequence[Received],
    identifier: Identifier,
) -> Publication:
    """The publication on top of the live snapshot; no correction is about one of the new files."""
    new = intake.under_orders(plain, rule([*listing, *plain]).orders)
    identity = state_id(_keys(receipts), [*base.marks, *(reading_mark(item) for item in new)])
    return Publication(identity, lambda place: extend(base, new, identifier, place))


def _keys(receipts: Sequence[Receipt]) -> list[tuple[int, str]]:
    return [(receipt.number, receipt.sha256) for receipt in receipts]
